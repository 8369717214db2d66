"""Topics of the manual that are no tables of contents: where files lie, how mails leave, and come into the history."""

from collections.abc import Sequence
from datetime import date

from amctl.reports.report import Cell, Column, Prose, Report, Row, Table

_FILES = (
    ("book", "BOOK/amctl.yaml", "the settings; the folder that holds it is the book"),
    ("account", "BOOK/**/ID.yaml", "one account each, in any folder but those below and .folders"),
    ("templates", "BOOK/templates/NAME.yaml", "what amctl new --template NAME begins with"),
    ("playbooks", "BOOK/playbooks/", "no accounts are looked for there"),
    ("schemas", "BOOK/.amctl/*.schema.json", "for editors; amctl init renews them; commit them"),
    ("locks", "BOOK/.amctl/locks/", "one writer at a time; never committed, never to be removed while amctl runs"),
)
_WINS = """\
The book is the folder that -C/--book names, else AMCTL_BOOK, else the nearest folder upwards with an amctl.yaml, else \
./accounts, else book: of your config.

A flag wins over the environment (AMCTL_BOOK, AMCTL_ME, AMCTL_TODAY, AMCTL_EDITOR, AMCTL_PAGER), and that over your \
config; amctl.yaml says what holds for everybody who works on the book. Today is --today, else AMCTL_TODAY, else what \
day it is in your time zone of amctl.yaml, else in the book's. amctl config shows what is set, and by what.

What is higher than the screen is read in AMCTL_PAGER, else pager: of your config, else PAGER, else less, and closing \
that early is no error; an empty one, cat or --no-pager lets it run through. Pipes, files and commands that write \
never see a pager.

What could run a command (editor, pager, password_command) is taken from the environment and your config only: a book \
is somebody else's file. AMCTL_CONFIG names another config; XDG_CONFIG_HOME and XDG_STATE_HOME move both folders."""

_OUT = """\
amctl remind --send sends each of us one mail a working day with what is due. How it leaves stands in your config, \
never in a book:

    mail:
      transport: smtp            # or sendmail, or files: into a folder
      host: mail.example.com
      security: starttls         # or tls; none: to this machine itself
      user: anna
      password_command: [pass, show, mail/anna]
      from: Reminders <anna@example.com>
      allow: [example.org]       # further domains that may get mail

amctl remind shows what would go; amctl remind --test sends one mail to you and says what happens at each step; \
amctl remind --print-crontab and --print-systemd print what has it done every morning. Without any of this, mails are \
put into a folder. port: names a port that is not the usual one; the password may also be in AMCTL_MAIL_PASSWORD, a \
certificate authority of your own in SSL_CERT_FILE. Customers never get any.

No mail goes twice. A run in which one did not go says so in a line, exit code 6: what was deferred goes with the next \
run; what a crash left unknown waits for amctl remind --resend ID or --drop ID. amctl doctor tells what is held or \
refused, and the last run without trouble. One machine sends for a book: --take-over makes it this one."""

_IN = """\
amctl log --from-email FILE logs a mail message as it is; - is standard input. Its addresses say which account and \
contact it belongs to, and who of us wrote or got it; its Message-ID sees to it that it is never logged twice. An \
account may be named, and a text behind it that is logged in place of the subject; -f with -d plans what follows.

In mutt, a macro logs the message under the cursor (~/.muttrc):

    macro index,pager ,l "<pipe-message>amctl log --from-email -<enter>"

procmail logs whatever comes from a customer, beside delivering it (~/.procmailrc):

    :0 c w
    * ^From:.*@nordwind\\.example
    | amctl -C $HOME/accounts log --from-email -

Sieve does so where the server has the pipe extension (Pigeonhole), with a script that the administrator allows and \
that calls amctl -C DIR log --from-email -:

    require ["vnd.dovecot.pipe", "copy"];
    if address :domain :is "from" "nordwind.example" {
      pipe :copy "amctl-log";
    }

Exit code 3 means that no account has these addresses, or several have: contacts with their addresses, and domains: \
of an account, say whom it hears from."""

_OWN = (
    ("config", "what is yours: me, book, editor, pager, mail; never in a book"),
    ("journal", "what amctl undo takes back, 90 days long; one file for each book"),
    ("ledger", "which reminders were sent, so that none goes twice; one file for each book"),
    ("outbox", "mails, where they are put into a folder (mail: transport: files, without folder:)"),
)


def files(today: date, places: Sequence[str]) -> Report:
    """Where everything lies, and what wins; `places` are where this user's own are, in the order of _OWN."""
    own = tuple((name, place, meaning) for (name, meaning), place in zip(_OWN, places, strict=True))
    rows: tuple[Row, ...] = tuple(
        {"file": name, "place": place, "meaning": meaning} for name, place, meaning in (*_FILES, *own)
    )
    cells = tuple((Cell(name, "strong"), Cell(place), Cell(meaning)) for name, place, meaning in (*_FILES, *own))
    table = Table((Column("File", keep=True), Column("Where"), Column("What")), cells)
    return Report("files", "Files", today, ("file", "place", "meaning"), rows, (table, Prose(_WINS, "Which wins")))


def mail(today: date) -> Report:
    """How reminders leave, and how mails come into the history."""
    texts = {"Reminders": _OUT, "Mails into the history": _IN}
    rows: tuple[Row, ...] = tuple({"topic": title, "text": text} for title, text in texts.items())
    blocks = tuple(Prose(text, title) for title, text in texts.items())
    return Report("mail", "Mail", today, ("topic", "text"), rows, blocks)
