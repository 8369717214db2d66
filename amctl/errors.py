"""What can go wrong without being a bug: one class per exit code, each error with its remedy."""

from typing import ClassVar

OK, FINDINGS, USAGE, NO_ACCOUNT, UNREADABLE, MAIL, CHANGED, OUTPUT = 0, 1, 2, 3, 4, 6, 7, 74
HUNG_UP, INTERRUPTED, BROKEN_PIPE, TERMINATED = 129, 130, 141, 143

EXIT_CODES: list[tuple[int, str]] = [
    (OK, "done; nothing to complain about"),
    (FINDINGS, "validate or doctor found errors, or a report had to leave out a file that cannot be read"),
    (USAGE, "the command line or the settings are wrong"),
    (NO_ACCOUNT, "no such account, or the name fits several"),
    (UNREADABLE, "the file in question cannot be read or changed safely, or the change breaks a rule"),
    (MAIL, "mail could not be sent, or it is not known whether it was; see amctl doctor"),
    (CHANGED, "the file changed on disk meanwhile, or is locked"),
    (OUTPUT, "the output could not be written"),
    (HUNG_UP, "the terminal is gone"),
    (INTERRUPTED, "interrupted (Ctrl-C)"),
    (BROKEN_PIPE, "whoever read the output stopped reading"),
    (TERMINATED, "terminated"),
]


class AmctlError(Exception):
    """An expected error: one sentence, and what to do about it."""

    exit_code: ClassVar[int] = USAGE

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UsageError(AmctlError):
    """The command line asks for something that does not exist or does not fit."""


class SettingsError(AmctlError):
    """The settings of the book, or the user's own, cannot be used."""


class NoSuchAccount(AmctlError):
    """No account of the book answers to that name, or several do."""

    exit_code = NO_ACCOUNT


class Unreadable(AmctlError):
    """The one file that was asked for cannot be read."""

    exit_code = UNREADABLE


class CannotEdit(AmctlError):
    """A file that cannot be changed with proof that nothing else changes; `paste` is what to write into it by hand."""

    exit_code = UNREADABLE

    def __init__(self, message: str, hint: str = "", paste: str = "") -> None:
        super().__init__(message, hint)
        self.paste = paste


class BreaksRule(AmctlError):
    """A change that would bring an error into the book."""

    exit_code = UNREADABLE


class MailError(AmctlError):
    """Mail cannot be sent at all, or one letter cannot be made into a mail that says just what it should."""

    exit_code = MAIL


class ChangedOnDisk(AmctlError):
    """Somebody else changed or created the file meanwhile."""

    exit_code = CHANGED


class Locked(ChangedOnDisk):
    """Somebody else is writing the file, and does not come to an end."""


class OutputError(AmctlError):
    """The answer could not be written where it was to go."""

    exit_code = OUTPUT
