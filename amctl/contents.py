"""The table of contents: every command, in the order of the work; imported only when it is called."""

from typing import NamedTuple


class Command(NamedTuple):
    """A line of the table. `reports`: it answers in the format asked for. `writes`: it changes files of the book."""

    name: str
    summary: str
    reports: bool = True
    writes: bool = False
    group: str = ""

    @property
    def path(self) -> str:
        """As it is typed: `contact add`."""
        return f"{self.group} {self.name}".strip()

    @property
    def module(self) -> str:
        """Where it is."""
        return ".".join(part.replace("-", "_") for part in ("amctl.commands", self.group, self.name) if part)


class Group(NamedTuple):
    """Several commands about one thing."""

    name: str
    summary: str
    commands: tuple[Command, ...]


def _writing(name: str, summary: str) -> Command:
    return Command(name, summary, reports=False, writes=True)


def _group(name: str, summary: str, *commands: tuple[str, str]) -> Group:
    return Group(name, summary, tuple(_writing(*one)._replace(group=name) for one in commands))


PANELS: list[tuple[str, list[Command | Group]]] = [
    (
        "Look",
        [
            Command("due", "What is due: promises, deadlines, meetings, touches"),
            Command("renewals", "Which contracts are to be decided, by decision day"),
            Command("agenda", "The weeks ahead as a calendar, and who is away"),
            Command("list", "The accounts, one row each"),
            Command("show", "One account on one page"),
            Command("goals", "What they want to achieve, how far they are, and what it is worth"),
            Command("issues", "What is wrong, how bad and how old it is, and whom to tell by when"),
            Command("timeline", "One account in one column of time: what was, and what is to come"),
            Command("contacts", "The people on their side, across accounts"),
            Command("search", "Where the files say something, in any account"),
        ],
    ),
    (
        "Record",
        [
            _writing("call", "Log a call, and what follows from it"),
            _writing("met", "Log a meeting, and what follows from it"),
            _writing("mailed", "Log a mail, and what follows from it"),
            _writing("note", "Log a note about an account"),
            _writing("log", "Log anything: visits, reviews, messages; a mail message as it is"),
            _writing("follow-up", "Plan what is to be done, by whom and by when"),
            _writing("done", "Close follow-ups: log what came of it, plan what is next"),
            _writing("drop", "Take a follow-up out: it is not to be done after all"),
            _writing("snooze", "Put a follow-up off; the promised day stays"),
            _writing("new", "Start an account"),
            _writing("set", "Set any value of an account, or of many"),
            _writing("close", "An account has ended, or goes to the archive"),
            _writing("edit", "Open an account in your editor, and check it on saving"),
            _writing("undo", "Take back the last change made by amctl"),
            _group(
                "contact",
                "The people on their side",
                ("add", "Somebody new over there"),
                ("set", "What is known of a contact: role, stance, influence"),
                ("left", "Somebody has left, and who came after"),
                ("forget", "Take a person out of the files, as the law may ask"),
            ),
            _group(
                "renewal",
                "What is expected of a contract, and what becomes of it",
                ("forecast", "How sure the renewal is, and at what amount"),
                ("sign", "The next term is signed"),
                ("notice", "One side has given notice"),
                ("outcome", "How the decision went"),
            ),
            _group(
                "contract",
                "What is sold",
                ("add", "A contract, with its first line"),
                ("amend", "Add a line to a running term"),
            ),
            _group(
                "opportunity",
                "What more we could do for them",
                ("add", "Something more that they could buy"),
                ("stage", "How far it is"),
                ("won", "They buy it: its line goes into the contract"),
                ("lost", "They do not"),
            ),
            _group(
                "issue",
                "What is wrong, and who sees to it",
                ("open", "Something is wrong, or asked for"),
                ("update", "What is new, and when they hear from us next"),
                ("resolve", "It is settled"),
            ),
            _group("goal", "What they want to achieve", ("add", "A goal in their words"), ("reading", "A measurement")),
            _group(
                "milestone",
                "The success roadmap",
                ("add", "A step of it"),
                ("done", "A step is reached"),
                ("move", "A step gets another day"),
            ),
            _writing("feedback", "What they think of us, as a figure or in words"),
            _writing("usage", "How much of a product they use"),
            Command("away", "Who of us is away, who covers, and what the cover must know", writes=True),
        ],
    ),
    (
        "Plan",
        [
            Command("coverage", "Who of us knows whom over there, and what hangs on one person"),
            Group(
                "handoff",
                "An account passes from one of us to another",
                (
                    Command("show", "The checklist: what is missing, and what mends it", group="handoff"),
                    Command("list", "All that are open: how long, what is missing, what is next", group="handoff"),
                    Command("plan", "Somebody's accounts passed on: to whom, and what", writes=True, group="handoff"),
                    _writing("start", "An account begins to change hands")._replace(group="handoff"),
                    _writing("tick", "A step of the checklist is done")._replace(group="handoff"),
                    _writing("note", "How it goes")._replace(group="handoff"),
                    _writing("accept", "The successor says yes, and has all that is open")._replace(group="handoff"),
                    _writing("reject", "The successor says no")._replace(group="handoff"),
                    _writing("cancel", "It does not change hands after all")._replace(group="handoff"),
                    Command("report", "How handoffs went: how long they took, and what came after", group="handoff"),
                ),
            ),
        ],
    ),
    (
        "Share",
        [
            Command("remind", "Reminders by mail: to each of us what is due, once a working day"),
        ],
    ),
    (
        "Keep in order",
        [
            Command("init", "Start a book", reports=False),
            Command("validate", "Check the files; exit code 1 if there are errors"),
            _writing("migrate", "Bring a book of an older format up to date"),
            Command("explain", "What a rule wants, or what a part of a file may hold"),
            Command("schema", "The JSON Schema of account files, for editors", reports=False),
            Command("doctor", "Whether all is well: settings, git, locks, journal, mail"),
            Command("config", "What is set, and where it comes from"),
            Command("completion", "The script that completes words in your shell", reports=False),
            Command("help", "Help on a command or a topic"),
        ],
    ),
]
ENTRIES: dict[str, Command | Group] = {entry.name: entry for _, panel in PANELS for entry in panel}
COMMANDS: dict[str, Command] = {
    one.path: one for entry in ENTRIES.values() for one in (entry.commands if isinstance(entry, Group) else (entry,))
}
TOPICS = {
    "dates": "how a day may be typed",
    "exit-codes": "what each exit code means",
    "files": "where everything lies, and which file wins",
    "formats": "columns of a pipe, and how the JSON is built",
    "mail": "reminders out, mails into the history: cron, mutt, procmail, Sieve",
}
EXAMPLES = [
    "amctl due                     what is due, and what needs time before it is",
    'amctl call nwl keller "Wants a fixed price" -f "send offer" -d fri',
    "amctl renewals --within 1y    decisions of the year ahead",
    "amctl show nordwind           one account; any beginning of its id will do",
    "amctl validate --strict       every finding of every file",
]
