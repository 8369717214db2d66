"""Command lines drawn at random that fit an account: every command that writes, with words as people type them."""

from random import Random
from typing import Any

from tests.yaml.generated import SEVERAL, TEXTS

WORDS = [*(text for text in TEXTS if text.strip() and text != "-"), *SEVERAL]
SETTINGS = """\
amctl: 1
people:
  anna: {name: Anna Becker}
  ben: {name: Ben Ott}
tiers: {strategic: {review: 3 months}, standard: {review: 6 months}}
products: {platform: {name: Platform}, analytics: {name: Analytics}}
"""


def command_line(random: Random, data: dict[str, Any], handles: list[str]) -> list[str]:
    """One that these data allow, or nearly."""
    kinds = [_record, _record, _record, _plan, _set, _contact, _issue, _goal, _milestone, _opportunity, _figures]
    return random.choice([*kinds, *([_close, _close] if handles else [])])(_Typist(random, data, handles))


class _Typist:
    """Somebody who knows an account, and types."""

    def __init__(self, random: Random, data: dict[str, Any], handles: list[str]) -> None:
        self.random, self.data, self.handles = random, data, handles
        self.choice = random.choice
        self.contacts = list(data.get("contacts") or {})

    def maybe(self, *words: str) -> list[str]:
        """These words, or none."""
        return list(words) if self.random.random() < 0.4 else []

    def text(self) -> str:
        return self.choice(WORDS)

    def with_(self, option: str) -> list[str]:
        """A contact for an option, if there is one."""
        return [option, self.choice(self.contacts)] if self.contacts and self.random.random() < 0.5 else []

    def key(self, name: str, otherwise: str) -> str:
        """The id of something in the account."""
        return self.choice(list(self.data.get(name) or {}) or [otherwise])


def _record(one: _Typist) -> list[str]:
    verb = one.choice(["log", "call", "met", "mailed", "note", "log"])
    options = one.maybe("--on", one.choice(["yesterday", "mon", "2026-11-20"])) + one.maybe("--by", "ben,anna")
    options += one.maybe("-f", one.text(), "-d", one.choice(["fri", "+2w", "2026-12-01"]))
    if verb != "note":
        options += one.maybe("--share", one.text()) + one.maybe("--sentiment", "positive") + one.maybe("--missed")
    if verb == "mailed":
        options = [word for word in options if word != "--missed"] + one.maybe("--in")
    if verb == "log":
        options += ["--kind", one.choice(["visit", "review", "message", "note"]), *one.with_("--with")]
        options = [word for word in options if word != "--missed"]
    people = [one.choice(one.contacts)] if one.contacts and verb != "log" else []
    return [verb, *options, "--", "acme", *people, one.text()]


def _plan(one: _Typist) -> list[str]:
    options = ["-d", one.choice(["fri", "+2w", "eom"]), *one.with_("--promised-to"), *one.maybe("--who", "ben")]
    options += one.maybe("--every", "2w") + one.maybe("--note", one.text()) + one.maybe("--kind", "call")
    return ["follow-up", *options, "--", "acme", one.text()]


def _close(one: _Typist) -> list[str]:
    handles = one.random.sample(one.handles, one.choice([1, 1, min(2, len(one.handles))]))
    if one.random.random() < 0.3:
        return ["snooze", "-d", one.choice(["mon", "+3w"]), *handles]
    then = one.maybe("-f", one.text(), "-d", "+1w")
    return ["done", *then, "--", *handles, *one.maybe(one.text())]


def _set(one: _Typist) -> list[str]:
    path = one.choice(["tier=strategic", "tags+=vip", f"industry={one.text()}", f"summary={one.text()}", "website="])
    more = [
        "touch.ideal=2 weeks",
        "rating.colour=red",
        "deal.competitor=OldTool",
        "language=no",
        f"custom.note={one.text()}",
    ]
    if one.contacts:
        contact = f"contacts.{one.choice(one.contacts)}"
        more += [
            f"{contact}.phone=+49 30 1",
            f"{contact}.title=",
            f"{contact}.stance=blocker",
            f"{contact}.notes={one.text()}",
        ]
    return ["set", "--", "acme", one.choice([path, *more]), *one.maybe("since=2023-04-02")]


def _contact(one: _Typist) -> list[str]:
    add = ["contact", "add", "acme", "--name", one.choice(["Jana Müller", "O'Brien", "Nøa: X"]), "--title", one.text()]
    if not one.contacts or one.random.random() < 0.4:
        return [
            *add,
            *one.maybe("--role", "end-user,coach"),
            *one.with_("--reports-to"),
            *one.maybe("--stance", "neutral"),
        ]
    contact = one.choice(one.contacts)
    if one.random.random() < 0.4:
        return ["contact", "left", "acme", contact, *one.maybe("--on", "2026-11-01"), *one.with_("--replaced-by")]
    given = one.maybe("--phone", "") + one.maybe("--role", "coach") + one.maybe("--stance", "skeptic")
    return ["contact", "set", "acme", contact, *given, "--notes", one.text()]


def _issue(one: _Typist) -> list[str]:
    if not one.data.get("issues") or one.random.random() < 0.4:
        return ["issue", "open", *one.maybe("--severity", "high"), *one.with_("--raised-by"), "--", "acme", one.text()]
    verb = one.choice(["update", "update", "resolve"])
    return ["issue", verb, "--", "acme", one.key("issues", "none"), one.text()]


def _goal(one: _Typist) -> list[str]:
    if not one.data.get("goals") or one.random.random() < 0.4:
        return [
            "goal",
            "add",
            *one.maybe("--unit", "hours", "--target", "2"),
            *one.maybe("-d", "+2m"),
            "--",
            "acme",
            one.text(),
        ]
    return [
        "goal",
        "reading",
        *one.maybe("--achieved"),
        "acme",
        one.key("goals", "none"),
        one.choice(["3", "2.5", "110"]),
    ]


def _milestone(one: _Typist) -> list[str]:
    if not one.data.get("milestones") or one.random.random() < 0.4:
        return ["milestone", "add", "-d", "+2m", *one.maybe("--phase", "adoption"), "--", "acme", one.text()]
    name = one.key("milestones", "none")
    done = ["milestone", "done", "acme", name, *one.maybe("--on", "yesterday")]
    return one.choice([done, ["milestone", "move", *one.maybe("--reason", one.text()), "--", "acme", name, "+3w"]])


def _opportunity(one: _Typist) -> list[str]:
    add = ["opportunity", "add", *one.maybe("--amount", "12000.00"), *one.maybe("--product", "analytics")]
    return [*add, *one.maybe("--next", one.text()), "--", "acme", one.text()]


def _figures(one: _Typist) -> list[str]:
    if one.random.random() < 0.5:
        return ["usage", "acme", "platform", "97", *one.maybe("120")]
    return ["feedback", "acme", "nps", "9", *one.with_("--contact"), *one.maybe("--comment", one.text())]
