"""An address book as mail programs ask for it: mutt, neomutt and aerc."""

from collections.abc import Iterable

from amctl.addresses import is_address
from amctl.exchange.mail import flat

_LONGEST = 200  # characters of a field


def query_answer(people: Iterable[tuple[str, str, str]], missing: int = 0) -> tuple[str, int]:
    """Address, name and what else is known of people as lines, fields apart by tabs, after a line that says how many
    there are, which aerc skips; with how many. Who has no proper address is left out, and no field can hold more than
    its words; `missing` is how many files could not be read."""
    lines = [
        f"{address}\t{flat(name, _LONGEST)}\t{flat(info, _LONGEST)}\n"
        for address, name, info in people
        if is_address(address)
    ]
    count = f"{len(lines)} {'person' if len(lines) == 1 else 'people'}" if lines else "Nobody with a mail address fits"
    files = f"; {missing} {'file' if missing == 1 else 'files'} could not be read" if missing else ""
    return "".join((f"{count}{files}\n", *lines)), len(lines)
