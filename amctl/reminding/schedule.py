"""What runs reminders every morning: lines for cron, units for systemd. They are printed, never installed."""

import os
import shlex
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

from amctl.errors import UsageError
from amctl.model.settings import Mail

# What a bare environment lacks, and mail may depend on; no password.
_CARRIED = ("AMCTL_CONFIG", "AMCTL_ME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "SSL_CERT_FILE", "SSL_CERT_DIR")

_CRONTAB = """\
# Reminders of {book}. Add these lines to yours: crontab -e
# From seven to six on working days: each mail goes out once, and what one run cannot send, the next one does; the
# week of a team once a week.
# A run that is well says nothing; what it says otherwise, cron mails to whom MAILTO names.
15 7-18 * * 1-5 {daily}
20 8-18 * * 1-5 {weekly}
"""

_SERVICE = """\
# ~/.config/systemd/user/{name}.service
[Unit]
Description={about}

[Service]
Type=oneshot
{environment}ExecStart={command}
TimeoutStartSec=1h
UMask=0077
{hardening}
# ~/.config/systemd/user/{name}.timer
[Unit]
Description={about}

[Timer]
OnCalendar={when}
Persistent=true

[Install]
WantedBy=timers.target
"""
_HARDENED = """\
NoNewPrivileges=yes
PrivateTmp=yes
ProtectSystem=strict
# Add the folders into which your password_command writes, if it does: gpg wants %h/.gnupg.
ReadWritePaths={writes}
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
RestrictNamespaces=yes
RestrictRealtime=yes
LockPersonality=yes
SystemCallArchitectures=native
"""
_NOT_HARDENED = (
    "# Nothing is forbidden it: a sendmail command may have to work as another user, and write into its queue.\n"
)
_ENABLE = """\
# Then: {folders}systemctl --user daemon-reload
# And: systemctl --user enable --now amctl-remind.timer amctl-week.timer
# They run while you are logged in; loginctl enable-linger has them run always.
"""


def crontab(book: Path, environment: Mapping[str, str], options: Sequence[str] = ()) -> str:
    """The lines for cron, which knows no more than HOME and a short PATH: every path in them is absolute.

    Raises UsageError for a path that no line can hold.
    """
    carried = [f"{name}={value}" for name, value in _carried(environment)]
    daily, weekly = (
        _for_cron([*(["/usr/bin/env", *carried] if carried else []), *words]) for words in _commands(book, options)
    )
    return _CRONTAB.format(book=_comment(str(book)), daily=daily, weekly=weekly)


def units(
    book: Path,
    environment: Mapping[str, str],
    state: Path | None,
    options: Sequence[str] = (),
    mail: Mail = Mail(),  # noqa: B008  (cannot change)
) -> str:
    """The units for systemd: a timer that makes up for a morning on which the machine was off, and its service.

    The service may write where the ledger is, where mails are put as files, and where the book has its locks.
    Raises UsageError for a path that no line can hold.
    """
    daily, weekly = _commands(book, options)
    carried = "".join(f"Environment={_for_systemd(f'{name}={value}')}\n" for name, value in _carried(environment))
    own = [path for path in (state, _folder(mail)) if path]
    writes = " ".join(_for_systemd(f"-{os.path.abspath(path)}") for path in (*own, book / ".amctl"))
    parts = [
        _SERVICE.format(
            name=name,
            about=about,
            when=when,
            environment=carried,
            command=_command_for_systemd(words),
            hardening=_NOT_HARDENED if mail.transport == "sendmail" else _HARDENED.format(writes=writes),
        )
        for name, about, when, words in (
            ("amctl-remind", "Reminders of the day by mail", "Mon..Fri 07..18:15", daily),
            ("amctl-week", "The week of each team by mail", "Mon..Fri 08..18:20", weekly),
        )
    ]
    made = f"mkdir -p {_comment(shlex.join(os.path.abspath(path) for path in own))} && " if own else ""
    return "\n".join([*parts, _ENABLE.format(folders=made)])


def _folder(mail: Mail) -> Path | None:
    return Path(os.path.expanduser(mail.folder)) if mail.transport == "files" and mail.folder else None


def _commands(book: Path, options: Sequence[str]) -> tuple[list[str], list[str]]:
    script = Path(sys.executable).with_name("amctl")
    program = [str(script)] if script.exists() else [sys.executable, "-m", "amctl"]
    sending = [*program, "-C", os.path.abspath(book), "remind", "--send"]
    return [*sending, *options], [*sending, "--weekly"]  # the week of a team has no use for the options of a day


def _carried(environment: Mapping[str, str]) -> list[tuple[str, str]]:
    """What is carried along; a path from here on would lead elsewhere from where a timer runs."""
    found = [(name, environment[name]) for name in _CARRIED if environment.get(name)]
    return [(name, value if name == "AMCTL_ME" else os.path.abspath(value)) for name, value in found]


def _for_cron(words: Sequence[str]) -> str:
    r"""A command as a line of cron: quoted for the shell, and with each % as \%, where cron would begin a new line."""
    return _one_line(shlex.join(words)).replace("%", r"\%")


def _command_for_systemd(words: Sequence[str]) -> str:
    """A command as systemd runs it literally: it looks for variables in what follows the program, and only there."""
    program, *others = map(_for_systemd, words)
    return " ".join([program, *(one.replace("$", "$$") for one in others)])


def _for_systemd(word: str) -> str:
    """A word as systemd takes it literally: no specifier, no quote that ends."""
    safe = _one_line(word).replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{safe}"' if safe != word or not word.replace("-", "").replace("/", "").isalnum() else safe


def _one_line(text: str) -> str:
    """A text that cron and systemd can hold in a line; raises UsageError if it has control characters."""
    if any(unicodedata.category(char) in ("Cc", "Cs") for char in text):
        shown = _comment(text)
        raise UsageError(f"there is a control character in {shown}", "no timer can hold it: rename the folder or file")
    return text


def _comment(text: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in text)
