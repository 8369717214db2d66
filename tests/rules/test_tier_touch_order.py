"""AM317"""


def test_a_tiers_rhythm_the_wrong_way_round_is_told_with_the_right_one(told_of_settings):
    text = "amctl: 1\ntiers:\n  plain: {}\n  light: {touch: {ideal: 3 months, maximum: 6 weeks}}\n"
    assert told_of_settings(text) == [
        (
            4,
            45,
            "AM317",
            "warning",
            "6 weeks",
            "the maximum of 6 weeks is shorter than the ideal of 3 months",
            "amctl set amctl.yaml 'tiers.light.touch.ideal=6 weeks' 'tiers.light.touch.maximum=3 months'",
        )
    ]


def test_a_rhythm_in_order_is_fine(told_of_settings):
    text = "amctl: 1\ntiers:\n  a: {touch: {ideal: 6 weeks, maximum: 3 months}}\n  b: {touch: {ideal: 6 weeks}}\n"
    assert told_of_settings(text) == []


def test_its_level_may_be_set(told_of_settings):
    text = "amctl: 1\ntiers: {a: {touch: {ideal: 2 days, maximum: 1 day}}}\nrules: {AM317: error}\n"
    assert [(one.code, one.level) for one in told_of_settings(text)] == [("AM317", "error")]
    assert told_of_settings(text.replace("error", "ignore")) == []
