"""Words that are told in the reader's language: English as they are, with all it takes to translate them."""

from datetime import date

from amctl.dates import Period
from amctl.messages import Message, counted


def test_the_english_words_are_the_message_itself() -> None:
    message = Message("Decide on {contract}", contract="platform")
    assert message == "Decide on platform"
    assert isinstance(message, str)
    assert f"{message}!" == "Decide on platform!"


def test_it_knows_its_text_and_its_values() -> None:
    message = Message("due {day}, every {every}", day=date(2026, 11, 27), every=Period(1, "month"))
    assert message == "due 2026-11-27, every 1 month"
    assert message.text == "due {day}, every {every}"
    assert message.values == {"day": date(2026, 11, 27), "every": Period(1, "month")}


def test_what_stands_in_a_value_is_never_a_place_for_another() -> None:
    assert Message("Goal: {goal}", goal="{day} of {0.__class__}") == "Goal: {day} of {0.__class__}"
    assert Message("100 % of {} as it is") == "100 % of {} as it is"


def test_one_and_many() -> None:
    for count, told in ((0, "0 days late"), (1, "1 day late"), (2, "2 days late")):
        message = counted("{count} day late", "{count} days late", count)
        assert message == told
        assert (message.text, message.plural) == ("{count} day late", "{count} days late")


def test_messages_stand_in_messages() -> None:
    inner = Message("renews for {period}", period=Period(12, "month"))
    assert Message("Decide: {what}", what=inner) == "Decide: renews for 12 months"
    assert Message("Decide: {what}", what=inner).values["what"].text == "renews for {period}"
