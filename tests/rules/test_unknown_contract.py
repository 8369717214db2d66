"""AM308"""

TERMS = "contracts:\n  p-2025: {start: 2025-01-01}\n"


def test_a_term_that_follows_nothing_is_told(told):
    assert told(TERMS + "  p-2026: {start: 2026-01-01, follows: p-2024}\n") == [
        (6, 40, "AM308", "error", "p-2024", "unknown contract 'p-2024'", "did you mean 'p-2026'?")
    ]


def test_one_like_no_other_is_to_be_added(told):
    (found,) = told(TERMS + "  p-2026: {start: 2026-01-01, follows: x}\n")
    assert found.help == "add it to contracts of this account"


def test_a_term_that_follows_another_is_fine(codes):
    assert codes(TERMS + "  p-2026: {start: 2026-01-01, follows: p-2025}\n") == []
