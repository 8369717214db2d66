"""AM307"""

from amctl.changes.mending import Mend


def test_a_tier_that_the_settings_do_not_have_is_told(told):
    assert told("tier: standrad\n") == [
        (4, 7, "AM307", "error", "standrad", "unknown tier 'standrad'", "did you mean 'standard'?")
    ]


def test_one_like_no_other_is_to_be_added(told):
    assert [one.help for one in told("tier: x\n")] == ["add it to tiers in amctl.yaml"]


def test_a_tier_of_the_book_is_fine(codes):
    assert codes("tier: plain\n") == []


def test_a_slip_is_mended(mends):
    assert mends("tier: standrad\n")[0] == Mend(("tier",), "standard")
    assert mends("tier: stndrd\n")[0] is None
