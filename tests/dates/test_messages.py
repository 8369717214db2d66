"""Words that are told in the reader's language: English as they are, with all it takes to translate them."""

from datetime import date

from amctl.dates import Period
from amctl.messages import Message, counted, listed, on


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


# Words one after the other


def test_a_list_of_words_is_a_message_with_all_of_them_as_values() -> None:
    inner = Message("renews for {period}", period=Period(12, "month"))
    told = listed([inner, "Berlin {0}"], " · ")
    assert told == "renews for 12 months · Berlin {0}"
    assert isinstance(told, Message)
    assert list(told.values.values()) == [inner, "Berlin {0}"]


def test_what_stands_between_may_be_a_message() -> None:
    told = listed(["a", "b", "c"], Message(" and "))
    assert told == "a and b and c"
    assert isinstance(told, Message)
    assert told.values["between"].text == " and "


def test_a_list_of_nothing_is_nothing() -> None:
    assert listed([]) == listed([], Message(" and ")) == ""
    assert not isinstance(listed([]), Message)


def test_thousands_of_words_are_no_deeper_than_two() -> None:
    assert listed(str(n) for n in range(5000)).count(", ") == 4999


def test_a_day_that_stands_alone() -> None:
    told = on(date(2026, 11, 27))
    assert told == "2026-11-27"
    assert isinstance(told, Message)
    assert (on(None), on(None, "")) == ("-", "")


def test_without_blanks_it_is_still_a_message() -> None:
    told = Message("{kind}: {what}", kind=Message("Call {day}", day=date(2026, 11, 27)), what="  late\n").strip()
    assert told == "Call 2026-11-27: late"
    assert (told.text, told.values["kind"].text) == ("{kind}: {what}", "Call {day}")
    assert counted("{count} of {what}", "{count} of {what}s", 2, what="day ").strip() == "2 of days"
