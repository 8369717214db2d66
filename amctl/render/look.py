"""How what is shown may look, given where it goes."""

from typing import NamedTuple


class Look(NamedTuple):
    """Columns there are, whether there is colour, and whether the encoding is without the lines of tables and trees."""

    width: int
    colour: bool
    ascii: bool
