"""A language that is no code: german for de.

Documents and mails are written in it, and only a code says which it is: two letters of ISO 639-1, small (de, en), or
three where a language has no two; a script or a country may follow (pt-BR, zh-Hant). Codes of countries are mostly
others: Danish is da, Czech cs, Swedish sv.

    language: german                    # before
    language: de                        # after
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from amctl.document import Document, Path, Problem
from amctl.findings import Level
from amctl.rules.rule import Hit

CODE, NAME = "AM316", "language-code"
LEVEL: Level = "warning"

_TWO = (
    "aa|ab|ae|af|ak|am|an|ar|as|av|ay|az|ba|be|bg|bi|bm|bn|bo|br|bs|ca|ce|ch|co|cr|cs|cu|cv|cy|da|de|dv|dz|ee|el|"
    "en|eo|es|et|eu|fa|ff|fi|fj|fo|fr|fy|ga|gd|gl|gn|gu|gv|ha|he|hi|ho|hr|ht|hu|hy|hz|ia|id|ie|ig|ii|ik|io|is|it|"
    "iu|ja|jv|ka|kg|ki|kj|kk|kl|km|kn|ko|kr|ks|ku|kv|kw|ky|la|lb|lg|li|ln|lo|lt|lu|lv|mg|mh|mi|mk|ml|mn|mr|ms|mt|"
    "my|na|nb|nd|ne|ng|nl|nn|no|nr|nv|ny|oc|oj|om|or|os|pa|pi|pl|ps|pt|qu|rm|rn|ro|ru|rw|sa|sc|sd|se|sg|si|sk|sl|"
    "sm|sn|so|sq|sr|ss|st|su|sv|sw|ta|te|tg|th|ti|tk|tl|tn|to|tr|ts|tt|tw|ty|ug|uk|ur|uz|ve|vi|vo|wa|wo|xh|yi|yo|"
    "za|zh|zu"
)
_CODE = re.compile(rf"(?:[a-z]{{3}}|{_TWO})(-[A-Z][a-z]{{3}})?(-([A-Z]{{2}}|[0-9]{{3}}))?")
# What people write instead: names, and countries whose code is no language's.
_MEANT = {
    "german": "de", "deutsch": "de", "at": "de", "english": "en", "englisch": "en", "gb": "en", "us": "en",
    "french": "fr", "französisch": "fr", "français": "fr", "spanish": "es", "spanisch": "es", "español": "es",
    "italian": "it", "italienisch": "it", "italiano": "it", "dutch": "nl", "niederländisch": "nl", "nederlands": "nl",
    "polish": "pl", "polnisch": "pl", "polski": "pl", "czech": "cs", "tschechisch": "cs", "cz": "cs",
    "danish": "da", "dänisch": "da", "dansk": "da", "dk": "da", "swedish": "sv", "schwedisch": "sv", "svenska": "sv",
    "norwegian": "no", "norwegisch": "no", "norsk": "no", "portuguese": "pt", "portugiesisch": "pt",
    "japanese": "ja", "japanisch": "ja", "jp": "ja", "chinese": "zh", "chinesisch": "zh", "cn": "zh",
    "greek": "el", "griechisch": "el", "gr": "el", "ukrainian": "uk", "ukrainisch": "uk", "ua": "uk",
}  # fmt: skip


def check(document: Document, problems: Sequence[Problem]) -> Iterable[Hit]:
    """Each language field that holds something else."""
    for path, text in _languages(document.data):
        if isinstance(text, str) and not _CODE.fullmatch(text):
            guess = _MEANT.get(text.strip().casefold()) or _mended(text)
            remedy = f"write {guess}" if guess else "write two small letters: de, en, pt-BR"
            yield Hit(document.spot(path), "this is no code of a language", remedy)


def _mended(text: str) -> str:
    """The code that a text would be with other capitals and hyphens; empty if none."""
    head, *rest = re.split(r"[-_]", text.strip())
    mended = "-".join([head.lower(), *(part.upper() if len(part) < 4 else part.capitalize() for part in rest)])
    return mended if _CODE.fullmatch(mended) else ""


def _languages(data: dict[str, Any]) -> Iterator[tuple[Path, Any]]:
    yield ("language",), data.get("language")
    for section in ("contacts", "people"):
        entries = data.get(section)
        for name, entry in entries.items() if isinstance(entries, dict) else ():
            if isinstance(entry, dict):
                yield (section, name, "language"), entry.get("language")
                spoken = entry.get("languages") if section == "people" else None
                for nth, one in enumerate(spoken if isinstance(spoken, list) else ()):
                    yield (section, name, "languages", nth), one
