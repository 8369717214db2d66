"""Whose work is asked for, and of which accounts."""

from collections.abc import Collection, Set
from typing import NamedTuple

from amctl.facts import Facts


def falls_to(concerned: Set[str], people: Collection[str], present: Collection[str]) -> bool:
    """Whether what concerns some of us is the work of any of `people`; nobody named means everybody.

    What falls to nobody of `present`, who are there or have somebody told instead, is everybody's: nothing is lost by a
    slip in a name.
    """
    falls_to_nobody = bool(present) and concerned.isdisjoint(present)
    return not people or falls_to_nobody or not concerned.isdisjoint(people)


def for_whom(people: Collection[str]) -> str:
    """For whom, as part of a sentence: nobody needs to wonder whether there is more. Empty for everybody."""
    return f" for {', '.join(sorted(people))}" if people else ""


class Scope(NamedTuple):
    """What of the book: some accounts, what falls to some people, and whether what is over belongs to it."""

    accounts: Collection[str] = ()
    people: Collection[str] = ()
    present: Collection[str] = ()
    everything: bool = False

    def has(self, facts: Facts) -> bool:
        """Whether an account is asked for; one that is named is, even if it has ended."""
        return facts.account in self.accounts if self.accounts else self.everything or not facts.over

    @property
    def whose(self) -> str:
        """Whose work it is, as part of a sentence."""
        return for_whom(self.people)

    def falls(self, facts: Facts, owner: str) -> bool:
        """Whether something in an account, which `owner` sees to, is the work of those asked for."""
        return falls_to({facts.owner, owner}, self.people, self.present)
