"""Random account files, written as many hands write them: the same seed, the same file.

`account_text(Random(7))` is the bytes of a valid account of a book with the people anna and ben. Its comments,
quotes, indentation, brackets, line ends and blank lines differ from file to file and often within one.
"""

import json
from random import Random
from typing import Any

NAMES = ["Nordwind Logistik GmbH", "Østerby Kjølehus AS", "Val-d'Ombre SA", "Pinemarsh Foods, Inc.", "Müller & Söhne"]
PEOPLE = [
    "Miriam Keller",
    "Ole Brandt",
    "Gülay Öztürk",
    "田中 美咲",
    "Jörg O'Neill",
    "Dr. Keller (COO)",
    "Zdeňka Dvořáková",
]
IDS = ["keller", "brandt", "yilmaz", "tanaka", "oneill", "dvorak", "petersen", "it-desk"]
TEXTS = [
    "Talked through the renewal; wants a fixed price.", "Müller's offer: too late", "ask Gül first", "3 % a year",
    "Dr. Keller (COO), back on Monday", "no", "1:30", "0123", "2026-11-23", "#1 in the south", "a # is no comment",
    "- not a list", "[draft]", "{x}", "tab\there", "“quoted”", 'She said "yes"', "C:\\temp", "100 %", "~", "null",
    "yes & no", "*", "@home", "%", "done!", "why?", "x: y", "trailing colon:", " lead", "trail ", "😀 fine", "",
    "https://files.example/a?b=c#d", "Läuft.", "12 months", "48000.00", "+49 40 1234", "one, two, three", "...", "---",
    "A long sentence about the fixed price over two years which somebody typed in one go and never broke over lines.",
]  # fmt: skip
SEVERAL = [
    "Runs dispatch of 14 depots.\nWants to leave the old tool by spring.\n", "one\ntwo", "first\n\nthird\n",
    "  indented first\nthen not\n", "- looks like\n- a list\n", "# looks like\n# comments\n", "ends blank\n\n\n",
    "key: value\nother: value\n", "a\n  b\n    c\n", "with\ttab\nand more\n",
]  # fmt: skip
REMARKS = [
    "since Jonas left", "never by mail before ten", "see below: owner", "TODO", "- {what: Old thing, due: 2026-01-01}",
    "---- Contracts ----", "it's \"quoted\"", "key: value", "", "# twice", "[x] {y}", "ümlaut 😀", "&a *b !c | > %",
]  # fmt: skip
COLONS = ["", "", "", "", " ", "   "]


def account_text(random: Random) -> bytes:
    """The bytes of one account file."""
    data = account(random)
    return _Pen(random).written(data)


def account(random: Random) -> dict[str, Any]:
    """What an account file may say."""
    return _Account(random).data()


class Plain(str):
    """A text that is written without quotes: a day, an amount, an id."""


class _Account:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.few = random.choice([0.1, 0.4, 0.8])
        self.ids = random.sample(IDS, random.choice([0, 1, 2, 3, 5])) if random.random() < self.few else []

    def data(self) -> dict[str, Any]:
        random = self.random
        data: dict[str, Any] = {
            "name": random.choice(NAMES), "status": Plain("active"), "owner": self.person(),
            "aliases": self.texts(), "since": Plain("2023-04-01"), "team": {"ben": Plain("support")},
            "tags": self.texts(), "domains": [Plain("a.example")], "language": Plain("de"),
            "address": {"street": self.text(), "postcode": random.choice(["01067", "20457"]), "country": "NO"},
            "summary": self.long(), "links": {"contract folder": "https://files.example/x", "no": self.text()},
            "rating": {"colour": Plain("yellow"), "reason": self.text(), "date": Plain("2026-10-01")},
            "touch": {"ideal": Plain("10 days")}, "deal": {"signed": Plain("2023-03-20"), "why": self.text(),
                "terms": self.long(), "promises": self.texts()},
            "contacts": {one: self.contact() for one in self.ids},
            "contracts": self.contracts(),
            "goals": {"faster": {"goal": self.text() or "x", "due": Plain("2026-12-31"), "readings": [
                {"date": Plain(f"2026-0{n}-30"), "value": Plain(f"{n}.5")} for n in range(3, random.randrange(3, 7))]}},
            "milestones": {"kickoff": {"what": self.text() or "x", "due": Plain("2026-12-10"), "owner": self.person()}},
            "issues": {"exports": {"what": self.text() or "x", "kind": Plain("defect"), "opened": Plain("2026-10-02"),
                "updates": [
                    {"date": Plain(f"2026-11-0{n}"), "note": self.long()} for n in range(1, random.randrange(1, 4))]}},
            "follow_ups": [self.follow_up(n) for n in range(random.choice([0, 1, 1, 2, 4]))],
            "interactions": [self.interaction(n) for n in range(random.choice([0, 1, 1, 2, 5]))],
            "feedback": [{"date": Plain("2026-10-15"), "kind": Plain("nps"), "score": random.randrange(11)}],
            "handoffs": [{"kind": Plain("account-to-account"), "from": Plain("ben"), "to": Plain("anna"),
                "opened": Plain("2026-01-02"), "accepted": Plain("2026-01-03"),
                "done": {"met-team": {"date": Plain("2026-01-02")}}}],
            "custom": {"erp-number": "100-2281", "matrix": [[Plain("C2"), Plain("C3")], [Plain("D1")]],
                "deep": [[[1], 2], {}]},
            "x-classes": [Plain("C2"), Plain("C3")],
        }  # fmt: skip
        kept = ["name", "status", "owner", *(["contacts"] if self.ids else [])]
        chosen = [key for key in data if key in kept or random.random() < self.few]
        if random.random() < 0.1:
            random.shuffle(chosen)
        return {key: data[key] for key in chosen}

    def person(self) -> Plain:
        return Plain(self.random.choice(["anna", "ben"]))

    def text(self) -> str:
        return self.random.choice(TEXTS)

    def long(self) -> str:
        return self.random.choice(SEVERAL) if self.random.random() < 0.4 else self.text() or "x"

    def texts(self) -> list[str]:
        return [self.text() or "x" for _ in range(self.random.choice([0, 1, 2, 3, 6]))]

    def some(self, data: dict[str, Any], *kept: str) -> dict[str, Any]:
        return {key: value for key, value in data.items() if key in kept or self.random.random() < 0.5}

    def contact(self) -> dict[str, Any]:
        return self.some({
            "name": self.random.choice(PEOPLE), "title": self.text(), "email": Plain("a@nordwind.example"),
            "phone": "+49 40 1234567", "roles": [Plain("end-user"), Plain("coach")], "stance": Plain("champion"),
            "influence": Plain("high"), "assessed": Plain("2026-09-30"), "known_by": [Plain("anna"), Plain("ben")],
            "notes": self.long(), "tags": self.texts(),
        }, "name")  # fmt: skip

    def contracts(self) -> dict[str, Any]:
        return {
            f"platform-{year}": self.some({
                "signed": Plain(f"{year - 1}-10-14"), "start": Plain(f"{year}-01-01"), "end": Plain(f"{year}-12-31"),
                "renewal": Plain("auto"), "renews_for": Plain("12 months"), "notice": Plain("90 days"),
                "lines": {"seats": {"quantity": 120, "unit": Plain("seats"), "amount": Plain("48000.00")},
                          "setup": {"amount": 9500, "per": Plain("once"), "note": self.text()}},
                "terms": self.long(), "outcome": {"result": Plain("renewed"), "date": Plain(f"{year}-06-01")},
            }, "start", "end", "outcome")
            for year in range(2024, 2024 + self.random.randrange(3))
        }  # fmt: skip

    def follow_up(self, n: int) -> dict[str, Any]:
        return self.some({
            "what": f"{self.text()} {n}".strip(), "due": Plain(f"2026-12-0{n + 1}"), "kind": Plain("call"),
            "at": "10:00", "who": self.person(), "every": Plain("1 month"), "note": self.long(),
        }, "what", "due")  # fmt: skip

    def interaction(self, n: int) -> dict[str, Any]:
        return self.some({
            "date": Plain(f"2026-10-1{n}"), "kind": self.random.choice([Plain("call"), Plain("note")]),
            "by": self.person(), "with": [Plain(one) for one in self.ids[:2]], "direction": Plain("in"),
            "reached": True, "summary": self.long(), "share": self.text(), "sentiment": Plain("positive"),
        }, "date", "kind", "summary")  # fmt: skip


class _Pen:
    """Writes data in a hand of its own."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.step = random.choice([2, 2, 2, 2, 3, 4, 8])
        self.dash = random.choice([2, 2, 2, 0, 0, 4, 1])
        self.gap = random.choice([1, 1, 1, 1, 3])
        self.mixed = random.random() < 0.2  # every list and mapping its own indentation
        self.flow = random.choice([0.0, 0.3, 0.5, 0.9])
        self.remarks = random.choice([0.0, 0.05, 0.15, 0.4])
        self.blanks = random.choice([0.0, 0.05, 0.3])
        self.odd = random.choice([0.0, 0.0, 0.1])  # ? key, quoted keys, values on the next line, anchors
        self.lines: list[str] = []
        self.edge = 99  # a comment at this column or right of it would be part of the text block above
        self.anchors: dict[str, str] = {}

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def written(self, data: dict[str, Any]) -> bytes:
        if self.chance(0.3):
            self.lines.append("# yaml-language-server: $schema=./.amctl/account.schema.json")
        if self.chance(0.1):
            self.lines.append(self.random.choice(["---", "---   # begins here"]))
            if self.chance(0.5):
                self.lines.append("# Copyright")
        if self.chance(0.01):
            self.lines.append(self.in_brackets(data, 0, 2))
        else:
            self.mapping(data, 0)
        self.between(0, last=True)
        if self.chance(0.05):
            self.lines.append(self.random.choice(["...", "...  # the end"]))
        text = "\n".join(self.lines) + "\n"
        if self.chance(0.1) and not self.ends_open:
            text = text.rstrip("\n")
        if self.edge > 0 and self.chance(0.1):
            text += "\n\n"
        text = text.replace("\n", "\r\n") if self.chance(0.15) else text
        return (b"\xef\xbb\xbf" if self.chance(0.08) else b"") + text.encode()

    ends_open = False
    count = 0  # of anchors

    def between(self, column: int, *, last: bool = False) -> None:
        """Blank lines and comments where a line may stand."""
        if self.edge > 0 and self.chance(self.blanks):  # behind |+ a blank line would be part of the text
            self.lines += [""] * self.random.choice([1, 1, 1, 2])
        while self.chance(self.remarks * (0.6 if not last else 0.3)):
            at = self.random.choice([column, column, column, 0, column + 2, column + 5])
            if at < self.edge:
                self.lines.append(" " * at + "# " + self.random.choice(REMARKS))
                self.ends_open = False
            if self.edge > 0 and self.chance(0.2):
                self.lines.append("")

    def remark(self) -> str:
        if not self.chance(self.remarks):
            return ""
        return self.random.choice([" ", "  ", "        "]) + "# " + self.random.choice(REMARKS)

    def mapping(self, data: dict[str, Any], column: int, begun: str | None = None) -> None:
        """Key by key; `begun` is a line that the first key goes on with."""
        for n, (key, value) in enumerate(data.items()):
            if begun is None or n:
                self.between(column)
            head = begun if begun is not None and n == 0 else " " * column
            self.edge = 99
            head = self.key(head, key)
            self.value(head, value, column, under_dash=False)

    def key(self, head: str, key: str) -> str:
        word = key if key.replace("-", "").replace("_", "").replace(" ", "").isalnum() and key != "no" else None
        if word is None or self.chance(self.odd):
            word = json.dumps(key, ensure_ascii=False) if self.chance(0.7) else "'" + key + "'"
        if self.chance(self.odd * 0.5):
            self.lines.append(f"{head}? {word}{self.remark()}")
            return " " * len(head) + ":"
        return f"{head}{word}{' ' if self.chance(self.odd) else ''}:"

    def value(self, head: str, value: Any, column: int, *, under_dash: bool) -> None:
        """What stands behind a colon or a dash."""
        if isinstance(value, dict | list):
            self.several(head, value, column, under_dash=under_dash)
        elif isinstance(value, str) and "\n" in value and self.block(head, value, column):
            pass
        else:
            words = self.scalar(value, flow=False)
            if self.chance(self.odd) and not words.startswith("*"):
                self.lines.append(head + self.remark())
                self.lines.append(" " * (column + self.step + 1) + words + self.remark())
            elif self.chance(0.1) and self.folded(head, value, words, column):
                return
            else:
                self.lines.append(f"{head} {self.random.choice(COLONS)}{words}{self.remark()}")
            self.ends_open = False

    def folded(self, head: str, value: Any, words: str, column: int) -> bool:
        """A text of one line over two, if it can be broken."""
        first, _, rest = str(value).partition(" ")
        if (
            words[0] in "&*"
            or not first
            or not rest
            or "\n" in rest
            or rest[0] in " #-?:&*!|>%@[]{}"
            or first[0] in " #&*"
            or rest[-1] == " "
        ):
            return False
        inside = " " * (column + self.step)
        if words[0] in "\"'" and "\\" not in words:
            first, _, rest = words[1:-1].partition(" ")
            self.lines += [f"{head} {words[0]}{first}", f"{inside}{rest}{words[0]}{self.remark()}"]
        elif words[0] not in "\"'" and self.chance(0.5):
            self.lines += [f"{head} {first}", inside + rest + self.remark()]
        else:
            self.lines += [f"{head} >-{self.remark()}", inside + first, inside + rest]
            self.edge, self.ends_open = column + 1, True
            return True
        self.ends_open = False
        return True

    def several(self, head: str, value: Any, column: int, *, under_dash: bool) -> None:
        flow = not value or self.chance(self.flow if self.short(value) else self.flow * 0.2)
        if not value and self.chance(0.3) and not under_dash:
            self.lines.append(head + self.remark())
            self.ends_open = False
        elif flow:
            written = self.in_brackets(value, len(head) + 1, column + 1)
            if self.chance(self.odd):
                self.lines.append(head + self.remark())
                head = " " * (column + self.step)
            self.lines += (f"{head} {written}" + self.remark()).split("\n")
            self.ends_open = False
        elif isinstance(value, dict):
            step = self.random.choice([2, 3, 4]) if self.mixed else self.step
            if under_dash and not self.chance(self.odd):
                gap = " " * self.gap
                self.mapping(value, len(head) + self.gap, head + gap)
            else:
                self.lines.append(head + self.remark())
                self.mapping(value, column + step)
        else:
            dash = self.random.choice([0, 2, 4]) if self.mixed else self.dash
            if under_dash and self.chance(0.7):
                self.entries(value, len(head) + 1, head + " ")
            else:
                self.lines.append(head + self.remark())
                self.entries(value, column + (dash or 2 if under_dash else dash))

    def entries(self, values: list[Any], column: int, begun: str | None = None) -> None:
        for n, value in enumerate(values):
            if begun is None or n:
                self.between(column)
            head = begun if begun is not None and n == 0 else " " * column
            self.edge = 99
            self.value(head + "-", value, column, under_dash=True)

    def short(self, value: Any) -> bool:
        return len(json.dumps(value)) < 150 and "\\n" not in json.dumps(value)

    def block(self, head: str, text: str, column: int) -> bool:
        """A text block, if the text allows one."""
        if self.chance(0.3):
            return False
        ends = len(text) - len(text.rstrip("\n"))
        sign = {0: "-", 1: ""}.get(ends, "+")
        number = str(self.step) if text.startswith(" ") else ""
        inside = " " * (column + self.step)
        order = self.random.choice([number + sign, sign + number])
        self.lines.append(f"{head} |{order}{self.remark()}")
        body = text[:-1] if ends else text
        self.lines += [inside + line if line else "" for line in body.split("\n")]
        if ends < 2 and self.chance(self.blanks):
            self.lines.append("")
        self.edge = column + 1 if ends < 2 else 0
        self.ends_open = True
        return True

    def scalar(self, value: Any, *, flow: bool) -> str:
        """One scalar in quotes of some kind, or without any; now and then an anchor, or an alias of an earlier one."""
        if not isinstance(value, str):
            return json.dumps(value)
        if value in self.anchors and self.chance(0.5):
            return f"*{self.anchors[value]}" + (" " if flow else "")
        if isinstance(value, Plain) or (self.plain(value, flow=flow) and self.chance(0.7)):
            words = str(value)
        elif self.chance(0.3) and not set(value) & set("\n\t"):
            words = "'" + value.replace("'", "''") + "'"
        else:
            words = json.dumps(value, ensure_ascii=self.chance(0.1))
            words = words if "\\ud8" not in words else json.dumps(value, ensure_ascii=False)
        if self.chance(self.odd * 0.3):
            self.count += 1
            name = self.anchors[value] = f"a{self.count}"
            return f"&{name} {words}"
        return words

    def plain(self, text: str, *, flow: bool) -> bool:
        if not text or text != text.strip() or not (text[0].isalpha() or text[0] == "“"):
            return False
        if (
            text in ("no", "null", "yes")
            or ": " in text
            or " #" in text
            or text.endswith(":")
            or set(text) & set("\n\t\\")
        ):
            return False
        return not (flow and set(text) & set(",[]{}:?#"))

    def in_brackets(self, value: Any, column: int, edge: int) -> str:
        """Braces or brackets, on one line or several; never left of `edge`."""
        if not isinstance(value, dict | list):
            return self.scalar(value, flow=True)
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        parts = []
        for key, inner in value.items() if isinstance(value, dict) else ((None, one) for one in value):
            word = ""
            if key is not None:
                plain = key.replace("-", "").replace("_", "").replace(" ", "").isalnum() and key != "no"
                word = (key if plain and not self.chance(self.odd) else json.dumps(key)) + ": "
            parts.append(word + self.in_brackets(inner, column + 1 + len(word), edge))
        if not parts:
            return opening + self.random.choice(["", "", "", " "]) + closing
        style = self.random.choice(["line", "line", "line", "wrap", "each"])
        if style == "line":
            pad = self.random.choice(["", "", " "])
            return opening + pad + self.random.choice([", ", ", ", ", ", ","]).join(parts) + pad + closing
        at = " " * max(edge + 1, column + 1 if style == "wrap" else edge + 1)
        if style == "wrap":
            lines, room = [opening], 0
            for n, part in enumerate(parts):
                comma = "," if n < len(parts) - 1 else ""
                if room and (room + len(part) > 60 or self.chance(0.3)):
                    lines[-1] += self.remark() if comma or n == len(parts) - 1 else ""
                    lines.append(at + part + comma)
                    room = len(part)
                else:
                    lines[-1] += (" " if room else "") + part + comma
                    room += len(part)
            return "\n".join(lines) + closing
        trailing = self.chance(0.3)
        lines = [opening + self.remark()]
        for n, part in enumerate(parts):
            if self.chance(self.remarks * 0.3):
                lines.append(at + "# " + self.random.choice(REMARKS))
            comma = "," if n < len(parts) - 1 or trailing else ""
            lines.append(at + part + comma + self.remark())
        return "\n".join(lines) + "\n" + at[2:] + (" " if len(at) < 3 else "") + closing
