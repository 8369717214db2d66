"""Something that looks like a password, a key or a token.

The file is in git: whoever can read the book can read it, and git keeps it after it has been taken out. Take it out,
and change it where it is used; a password manager is the place for it, and a link to its entry is fine here. Comments
are looked at too. What is told never repeats what was found.

Known are private keys (BEGIN PRIVATE KEY); keys of AWS (AKIA…, ASIA…), Google (AIza…), Stripe (sk_live_…) and language
models (sk-…); tokens of GitHub (ghp_…, github_pat_…), GitLab (glpat-…) and Slack (xoxb-…, hooks.slack.com); JSON Web
Tokens (eyJ…); a password within a web address; and words for passwords, keys and tokens in English and German, with a
colon, an equals sign, "is", "ist" or "lautet" and a word of at least six characters behind them, with a letter and a
digit in it: a date, a web address or a plain word is none.

    notes: The password is blue42horse      # before
    notes: The password is in the vault     # after
"""

import re
from collections.abc import Iterable, Sequence

from amctl.document import Document, Problem, Spot
from amctl.findings import Level
from amctl.rules.rule import Hit

CODE, NAME = "AM211", "secret"
LEVEL: Level = "warning"

_WORDS = (
    r"pass(?:word|phrase|code)s?|passwd|pwd|pass?wort|kennwort|zugangscode"
    r"|(?:api|access|secret|private)[ _-]?keys?|api-?schlüssel|(?:api|access|auth)[ _-]?tokens?|client[ _-]?secrets?"
)
# What is found, words without which it cannot be there, in small letters, and what it looks like.
_PATTERNS = [
    (what, hints.split(), re.compile(pattern))
    for what, hints, pattern in (
        ("a private key", "-----begin", r"-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----"),
        ("a key of AWS", "akia asia", r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"),
        ("a key of Google", "aiza", r"\bAIza[0-9A-Za-z_-]{35}"),
        ("a key of Stripe", "_live_", r"\b[rs]k_live_[0-9A-Za-z]{16,}"),
        (
            "a token of GitHub",
            "ghp_ gho_ ghu_ ghs_ ghr_ github_pat_",
            r"\b(?:gh[pousr]_[0-9A-Za-z]{36}|github_pat_[0-9A-Za-z_]{22})\w*",
        ),
        ("a token of GitLab", "glpat-", r"\bglpat-[0-9A-Za-z_-]{20,200}"),
        (
            "a token of Slack",
            "xox hooks.slack.com",
            r"\bxox[abeoprs]-[0-9A-Za-z-]{10,200}|hooks\.slack\.com/services/[0-9A-Za-z/]{20,200}",
        ),
        ("a key of a language model", "sk-", r"\bsk-(?=[\w-]{0,80}[0-9])[0-9A-Za-z_-]{32,200}"),
        (
            "a JSON Web Token",
            ".eyj",
            r"\beyJ[0-9A-Za-z_-]{10,999}\.eyJ[0-9A-Za-z_-]{10,999}\.[0-9A-Za-z_-]{10,999}",
        ),
        ("a password in a web address", "://", r"://[^\s/:@\"']{1,80}:[^\s/:@\"']{3,80}@[\w.-]"),
        (
            "a password or key",
            "pass pwd kennwort zugangscode key token secret schlüssel",
            rf"(?i:(?:\b|_)(?:{_WORDS})\b[\"']?(?: ?[:=]| is:?| ist:?| lautet:?)[ \t]{{0,3}}[\"'`„“]?"
            r"(?![0-9]{4}-[0-9]{2}-[0-9]{2}|https?://|1password)(?=[^\s,;]{0,80}[0-9])(?=[^\s,;]{0,80}[^\W\d_])"
            r"[^\s,;\"'`“”{}\[\]]{6,80})",
        ),
    )
]
_REMEDY = "take it out, and change it wherever it is used: git keeps what was once committed"


def check(document: Document, problems: Sequence[Problem]) -> Iterable[Hit]:
    """One secret of each line."""
    text, small = document.text, document.text.lower()
    told: set[int] = set()
    for what, hints, pattern in _PATTERNS:
        for match in pattern.finditer(text) if any(hint in small for hint in hints) else ():
            line, before = text.count("\n", 0, match.start()) + 1, text.rfind("\n", 0, match.start())
            if line not in told:
                told.add(line)
                spot = Spot(line, match.start() - before, match.end() - before)
                yield Hit(spot, f"this looks like {what}, and the file is kept in git", _REMEDY)
