"""AM509"""


def test_a_tier_without_a_rhythm_is_told(told_of_settings):
    assert told_of_settings("amctl: 1\ntiers:\n  light: {assess: 1 year}\n") == [
        (
            3,
            3,
            "AM509",
            "warning",
            "light",
            "tier light says neither how often to be in touch nor how often to hold a review",
            "write touch: {ideal: 3 months, maximum: 6 months}, or review: 1 year",
        )
    ]


def test_one_of_the_two_is_enough(told_of_settings):
    assert told_of_settings("amctl: 1\ntiers:\n  a: {touch: {ideal: 1 week}}\n  b: {review: 1 year}\n") == []
