"""Their people and ours: who plays which part, how they stand, whom to write first, who else of us helps."""

from datetime import date

from amctl.cadence import wanted
from amctl.messages import Message, listed
from amctl.model.people import Contact
from amctl.model.words import word
from amctl.plans.answers import Found, Matter, first_missing, fresh, latest, missing, together
from amctl.rules.relations import gone, key_people
from amctl.rules.rule import command

# Whom a successor needs over there, and the roles that make somebody that.
_PARTS = {
    "executive-sponsor": {"executive-sponsor", "economic-buyer", "decision-maker"},
    "daily-contact": {"daily-contact"},
    "billing": {"billing", "procurement"},
    "technical-buyer": {"technical-buyer"},
}
_CADENCED = ("prospect", "onboarding", "active")
_ENOUGH = 2  # of us, besides the account manager


def roles(matter: Matter) -> Found:
    """Somebody who decides, somebody for every day, for bills, and for technical questions."""
    there = {
        part: [name for name, one in matter.case.present.items() if fitting.intersection(one.roles)]
        for part, fitting in _PARTS.items()
    }
    lacking = [part for part, names in there.items() if not names]
    if lacking:
        mend = command("set", matter.id, f"contacts.CONTACT.roles+={lacking[0]}")
        wanted_roles = set().union(*(_PARTS[part] for part in lacking))
        went = latest(_went(one) for one in matter.account.contacts.values() if wanted_roles.intersection(one.roles))
        return missing(Message("nobody is on record as {roles}", roles=listed(map(word, lacking))), mend, went)
    return Found("ok", listed(listed((word(part), names[0]), ": ") for part, names in there.items()))


def map_assessed(matter: Matter) -> Found:
    """A champion, and a judgement of everybody who decides, with its day."""
    champions = {name: one for name, one in matter.case.present.items() if one.stance == "champion"}
    weigh = {name: one for name, (one, _) in key_people(matter.case).items()} | champions
    lacking = []
    if not champions:
        mend = command("contact", "set", matter.id, "CONTACT", "--stance", "champion")
        champion = [one for one in matter.account.contacts.values() if one.stance == "champion"]
        went = latest(_went(one) for one in champion)
        lacking.append(missing(Message("no champion is on record"), mend, went))
    for name, one in weigh.items():
        if not one.stance or one.stance == "unknown" or not one.assessed:
            known = one.stance if one.stance and one.stance != "unknown" else "WORD"
            judge = command("contact", "set", matter.id, name, "--stance", known)
            lacking.append(missing(Message("nobody has said how {name} stands", name=one.name), judge))
    if lacking:
        judged = latest(one.assessed for one in matter.account.contacts.values())
        old = latest(fresh(matter, "", one.assessed, "").since for one in weigh.values())
        found = first_missing(lacking)
        return found._replace(since=latest((found.since, judged, old)))
    ahead = (name for name, one in weigh.items() if one.assessed and not matter.case.horizon.reached(one.assessed))
    oldest = next(ahead, min(weigh, key=lambda name: str(weigh[name].assessed)))
    one = weigh[oldest]
    told: str = Message(
        "{stance} {name}, assessed {day}", stance=word(str(one.stance)), name=one.name, day=one.assessed
    )
    if oldest not in champions:
        told = together([Message("champion {name}", name=next(iter(champions.values())).name), told])
    again = command("contact", "set", matter.id, oldest, "--stance", str(one.stance))
    return fresh(matter, told, one.assessed, again)


def first_contact(matter: Matter) -> Found:
    """Whom to write first, how they like to be reached, and how often we want to be in touch."""
    account = matter.account
    one = matter.case.present.get(account.primary or "")
    if one is None:
        mend = command("set", matter.id, "primary=CONTACT")
        former = account.contacts.get(account.primary or "")
        return missing(Message("nobody has said whom to write first"), mend, _went(former) if former else None)
    lacking = []
    if not one.channel:
        mend = command("contact", "set", matter.id, str(account.primary), "--channel", "WORD")
        lacking.append(missing(Message("how {name} likes to be reached is not on record", name=one.name), mend))
    touch = wanted(account, matter.case.settings)
    if touch is None and account.status in _CADENCED:
        mend = command("set", matter.id, "touch.ideal=2 weeks")
        lacking.append(missing(Message("how often to be in touch is not on record"), mend))
    if lacking:
        return first_missing(lacking)
    channel = word(str(one.channel))
    if touch is None:
        return Found("ok", Message("{name}, by {channel}", name=one.name, channel=channel))
    told = Message("{name}, by {channel}, every {often}", name=one.name, channel=channel, often=touch.ideal)
    return Found("ok", told)


def team(matter: Matter) -> Found:
    """Who else of us works with them, and as what."""
    ours = {name: role for name, role in matter.account.team.items() if not gone(matter.case, name)}
    helping = {name: role for name, role in ours.items() if name not in (matter.handoff.from_, matter.handoff.to)}
    told = listed(Message("{name} ({role})", name=name, role=word(role)) for name, role in helping.items())
    left = latest(gone(matter.case, name) for name in matter.account.team)
    mend = command("set", matter.id, "team.PERSON=ROLE")
    if not helping:
        return missing(Message("nobody else of us is on record"), mend, left)
    if len(set(helping.values())) < _ENOUGH:
        return missing(Message("only {people}", people=told), mend, left)
    return Found("ok", told)


def _went(contact: Contact) -> date | None:
    return contact.left.date if contact.left else None
