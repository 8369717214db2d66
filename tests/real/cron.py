"""Cron in the foreground, with a crontab of one's own and without those of the machine where that can be had."""

import contextlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_SYSTEM = Path("/etc/cron.d")
_JOB = re.compile(r"^(\S+ \S+ \S+ \S+ \S+) (?=\S)", re.MULTILINE)
# A mount namespace hides what else cron would run, and the note that another cron runs already.
_APART = """\
set -e
mount --bind "$1/none" /etc/cron.d
mount --bind "$1/none.txt" /etc/crontab
mount --bind "$1/spool" /var/spool/cron/crontabs
mount -t tmpfs none /run
exec cron -f
"""
# What cron takes for a shell: it writes down all that cron would mail, the exit code, and what cron gives it.
_SHELL = """\
#!/bin/sh
env >'{folder}'/environment
/bin/sh "$@" >'{folder}'/out.$$ 2>&1
echo $? >'{folder}'/code.$$
"""


def missing() -> str:
    """Why there can be no cron here; empty: there can."""
    if os.geteuid() != 0:
        return "cron needs root"
    return "" if shutil.which("cron") else "no cron: apt-get install cron"


class Firing(NamedTuple):
    """One run of a job: its exit code, and what it said."""

    code: int
    said: str


class Job:
    """The lines of a crontab, fired every minute; each has a folder for what comes of it."""

    def __init__(self, folder: Path, printed: str) -> None:
        self.folder = folder
        self.shell = folder / "shell"
        self.shell.write_text(_SHELL.format(folder=folder))
        self.shell.chmod(0o755)
        self.lines = _JOB.sub("* * * * * ", "".join(f"{x}\n" for x in printed.splitlines() if not x.startswith("#")))

    @property
    def firings(self) -> list[Firing]:
        """Those that have come to their end."""
        found = [path for path in self.folder.glob("code.*") if path.read_text().endswith("\n")]
        return [
            Firing(int(path.read_text()), path.with_name(path.name.replace("code", "out")).read_text())
            for path in sorted(found, key=lambda one: one.stat().st_mtime_ns)
        ]

    @property
    def environment(self) -> dict[str, str]:
        """What cron gave it."""
        lines = (self.folder / "environment").read_text().splitlines()
        return dict(line.split("=", 1) for line in lines)


@contextlib.contextmanager
def fired(folder: Path, jobs: list[Job], environment: dict[str, str]) -> Iterator[None]:
    """Has cron fire the jobs for as long as the block runs."""
    heads = [f"{name}={value}" for name, value in {"MAILTO": '""', **environment}.items()]
    crontab = "\n".join([*heads, *(f"SHELL={job.shell}\n{job.lines}" for job in jobs)]) + "\n"
    with (folder / "cron.out").open("wb") as out, contextlib.ExitStack() as cleaning:
        probe = ["unshare", "--mount", "mount", "-t", "tmpfs", "none", "/run"]
        if subprocess.run(probe, capture_output=True, check=False).returncode == 0:
            for name in ("none", "spool"):
                (folder / name).mkdir(mode=0o700)
            (folder / "none.txt").touch()
            own = folder / "spool" / "root"
            own.write_text(crontab)
            own.chmod(0o600)
            line = ["unshare", "--mount", "sh", "-c", _APART, "sh", str(folder)]
        else:  # as a part of the machine's own, which names whom each line is for
            own = _SYSTEM / f"amctl-test-{os.getpid()}"
            cleaning.callback(own.unlink, missing_ok=True)
            own.write_text(crontab.replace("* * * * * ", "* * * * * root "))
            own.chmod(0o644)
            line = ["cron", "-f"]
        with subprocess.Popen(line, stdin=subprocess.DEVNULL, stdout=out, stderr=out) as process:
            try:
                yield
            finally:
                process.terminate()
