"""Who is told instead of somebody who is not there: nobody is forgotten, and nobody who is there is bothered."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amctl.model.settings import Away, Person, PersonLeft, Settings
from amctl.model.standing_in import covered_by, stand_ins

TODAY = date(2026, 12, 24)
WEEK = timedelta(weeks=1)


def away(cover: str | None = None, *, begins: int = -3, ends: int = 3) -> Away:
    return Away(from_=TODAY + timedelta(begins), until=TODAY + timedelta(ends), cover=cover)


def gone(successor: str | None = None, *, on: int = -1) -> PersonLeft:
    return PersonLeft(date=TODAY + timedelta(on), successor=successor)


def us(**people: Mapping[str, object]) -> Settings:
    named = {name: Person.model_validate({"name": name.title(), **one}) for name, one in people.items()}
    return Settings(amctl=1, people=named)


def test_who_is_there_is_told_in_person() -> None:
    settings = us(anna={"lead": "ruth", "away": (away("ben", begins=1),)}, ben={"left": gone("anna", on=0)}, ruth={})
    assert stand_ins(settings, TODAY) == {"anna": "anna", "ben": "ben", "ruth": "ruth"}


@pytest.mark.parametrize(
    ("anna", "told"),
    [
        ({"away": (away("ben"),), "lead": "ruth"}, "ben"),
        ({"away": (away(),), "lead": "ruth"}, "ruth"),
        ({"away": (away("nobody-of-us"),), "lead": "ruth"}, "ruth"),
        ({"away": (away("anna"),), "lead": "ruth"}, "ruth"),
        ({"away": (away("jonas"),), "lead": "ruth"}, "mei"),  # the cover has left: the successor
        ({"away": (away(), away("ben")), "lead": "ruth"}, "ben"),  # two absences at once: whoever is named
        ({"away": (away("ben", begins=1), away(begins=-1)), "lead": "ruth"}, "ruth"),  # the other has not begun
        ({"away": (away(),)}, "anna"),  # nobody is named: told on coming back
        ({"left": gone("ben"), "lead": "ruth"}, "ben"),
        ({"left": gone(), "lead": "ruth"}, "ruth"),
        ({"left": gone("ben"), "away": (away("mei"),), "lead": "ruth"}, "ben"),  # gone for good: no absence
        ({"left": gone()}, None),
        ({"left": gone("nobody-of-us")}, None),
    ],
)
def test_who_is_told_instead(anna: Mapping[str, object], told: str | None) -> None:
    settings = us(anna=anna, ben={}, ruth={}, mei={}, jonas={"left": gone("mei")})
    assert stand_ins(settings, TODAY).get("anna") == told


def test_a_cover_who_is_away_is_covered_in_turn_and_so_is_a_lead() -> None:
    settings = us(
        anna={"away": (away("ben"),), "lead": "lotte"},
        ben={"away": (away("mei"),), "lead": "ruth"},
        mei={"left": gone(), "lead": "dora"},
        dora={"away": (away(),)},
        ruth={},
        lotte={},
        tomasz={"away": (away(),), "lead": "dora"},
    )
    told = stand_ins(settings, TODAY)
    assert told["anna"] == told["ben"] == "ruth", "the whole reach of the cover comes before one's own lead"
    assert told["mei"] == "dora", "nobody is there: who will be back"
    assert told["tomasz"] == "tomasz", "nobody is there: oneself, on coming back"


def test_circles_end() -> None:
    circle = us(anna={"away": (away("ben"),)}, ben={"away": (away("anna"),)}, jonas={"left": gone("jonas")})
    assert stand_ins(circle, TODAY) == {"anna": "anna", "ben": "ben"}


def test_a_thousand_covers_of_covers() -> None:
    chain = us(**{f"p{n}": {"away": (away(f"p{n + 1}"),)} for n in range(1000)}, p1000={})
    assert set(stand_ins(chain, TODAY).values()) == {"p1000"}


@pytest.mark.parametrize(
    ("day", "covered"),
    [
        (TODAY - timedelta(4), {"ben"}),
        (TODAY - timedelta(3), {"ben", "anna"}),
        (TODAY, {"ben", "anna", "mei", "jonas"}),
        (TODAY + timedelta(3), {"ben", "anna", "mei", "jonas"}),
        (TODAY + timedelta(4), {"ben", "jonas"}),
    ],
)
def test_whom_one_covers_on_a_day_covers_of_covers_among_them(day: date, covered: set[str]) -> None:
    settings = us(
        anna={"away": (away("ben"),)},
        mei={"away": (away("anna", begins=-1, ends=3),)},
        ben={},
        jonas={"left": gone("ben")},
    )
    assert covered_by(settings, "ben", day) == covered
    assert covered_by(settings, "anna", TODAY) == {"anna"}, "one's own work stays in sight"


NAMES = ("anna", "ben", "lotte", "mei", "ruth")
somebody = st.sampled_from((*NAMES, "nobody-of-us", None))
near = st.integers(-5, 5)
absences = st.lists(st.builds(lambda begins, ends, cover: away(cover, begins=begins, ends=ends), near, near, somebody))
persons = st.builds(
    Person,
    name=st.just("Somebody"),
    lead=somebody,
    away=absences.map(tuple),
    left=st.none() | st.builds(lambda on, successor: gone(successor, on=on), near, somebody),
)
books = st.dictionaries(st.sampled_from(NAMES), persons).map(lambda people: Settings(amctl=1, people=people))


def is_there(settings: Settings, name: str) -> bool:
    person = settings.people[name]
    return name in settings.present(TODAY) and not any(one.from_ <= TODAY <= one.until for one in person.away)


def named_by(settings: Settings, name: str) -> set[str]:
    """Whoever a person who is not there refers to, among us."""
    person = settings.people[name]
    if name in settings.present(TODAY):
        named = {one.cover for one in person.away if one.from_ <= TODAY <= one.until}
    else:
        named = {person.left.successor if person.left else None}
    return {one for one in (*named, person.lead) if one in settings.people}


def reach(settings: Settings, name: str) -> set[str]:
    """Whoever can be come to, from one person to the next, until nothing new is found."""
    found, before = {name}, set[str]()
    while found != before:
        before = found
        found = found.union(*(named_by(settings, one) for one in found))
    return found


@given(books)
def test_nothing_is_lost_whatever_the_settings(settings: Settings) -> None:
    told = stand_ins(settings, TODAY)
    for name in settings.people:
        present = reach(settings, name) & settings.present(TODAY)
        there = {one for one in present if is_there(settings, one)}
        assert (name in told) == bool(present), "missing only if nobody can be told"
        if is_there(settings, name):
            assert told[name] == name
        elif there:
            assert told[name] in there
        elif name in present:
            assert told[name] == name
        elif present:
            assert told[name] in present


@given(books)
def test_each_of_us_is_covered_by_exactly_one(settings: Settings) -> None:
    told = stand_ins(settings, TODAY)
    for name in settings.people:
        others = {one for one in settings.people if one != name and name in covered_by(settings, one, TODAY)}
        assert others == ({told[name]} - {name} if name in told else set())
