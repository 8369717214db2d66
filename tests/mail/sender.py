"""A process that sends so many letters, to be killed: it imports no more than it must, to be quick about it."""

import sys
from pathlib import Path

from tests.mail.office import Office, letter, smtp


def main(folder: str, port: str, letters: str) -> int:
    """Sends; the exit code says whether something is left."""
    people = [letter(f"p{number}") for number in range(int(letters))]
    return 0 if Office(Path(folder)).sends(*people, by=smtp(int(port), 300)).good else 6


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
