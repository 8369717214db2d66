"""amctl search"""

from typing import Annotated

import typer

from amctl.session import Session


def command(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="What to look for; a phrase in quotes.")],
    regex: Annotated[
        bool, typer.Option("--regex", help="Take the one word as a regular expression, as Python has them.")
    ] = False,
    account: Annotated[
        list[str] | None, typer.Option(metavar="ACCOUNT", help="Only in this account; may be repeated.")
    ] = None,
    limit: Annotated[int | None, typer.Option(metavar="N", min=1, help="Only the first N places.")] = None,
) -> None:
    """Where the files say something: all text of all accounts, comments too.

    All words must stand in one part of a file, anywhere within its words: in one contact, contract, interaction,
    follow-up, or in what the file says of the account itself. What the account is called counts for all its parts.
    Large and small letters are alike, and so are accents: Müller is found by müller, mueller and muller.

    First come accounts that are called like that, then people, contracts and other things, then what happened or is
    to be done, the newest first, then comments. A file that is broken is searched line by line. It is no error if
    nothing is found.

    An expression is tried on each value as it stands in the file, whatever the case; (?-i:Ab) is exact. One that
    repeats what repeats, such as (a+)+, may take for ever: Ctrl-C stops it.

    Examples: amctl search tender · amctl search "fixed price" keller · amctl search --regex 'SUP-4[0-9]+' --json
    """
    from amctl.reports.query import pattern_wanted, words_wanted
    from amctl.reports.search import hits, search
    from amctl.store.documents import documents
    from amctl.terminal import watched

    session: Session = ctx.obj
    query = pattern_wanted(words) if regex else words_wanted(words)
    read = list(watched(documents(session.files(account or ()), query.may_be_in), "Searching"))
    found = [hit for one in read for hit in hits(one, query)]
    with_hits = {hit.file for hit in found}
    broken = [one for one in read if one.problems and (one.file in with_hits or not one.text)]
    session.show_text(search(found, query, today=session.today, most=limit), broken)
