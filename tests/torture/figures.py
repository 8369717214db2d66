"""The figures that `make torture` prints, and what each must be. docs/reliability.md names every one of them."""

from typing import NamedTuple


class Figure(NamedTuple):
    """Something that is counted; the command is what gives it alone."""

    name: str
    target: str
    test: str

    @property
    def command(self) -> str:
        """What gives this figure alone."""
        return f"make torture ONLY={self.test}"


_NONE = "0 damaged, 0 lost, 0 left over"
FIGURES = [
    Figure("kill -9 at every system call of log", _NONE, "kill_at_every_system_call"),
    Figure("death at every call of done, set, follow-up, undo", _NONE, "every_call"),
    Figure("kill -9 in log at random moments", _NONE, "random_moments"),
    Figure("ENOSPC at every system call of log", "old file, one line, documented exit code", "enospc"),
    Figure("EIO at every system call of log", "old file, one line, documented exit code", "eio"),
    Figure("full disk, read-only disk, read-only folder", "old file, one line, documented exit code", "disk"),
    Figure("32 writers, 50 entries each", "all kept, 0 doubled", "writers_of_one_account"),
    Figure("8 writers, 10 entries each, a process for each entry", "all kept, 0 doubled", "process_for_each"),
    Figure("32 writers, half of them killed", "0 acknowledged lost, 0 doubled, 0 left over", "half_of_them_killed"),
    Figure("an editor saves in between", "0 truncated, 0 lost in silence, 0 overwritten", "editor"),
    Figure("git checkout in between", "0 truncated, 0 lost in silence, 0 overwritten", "checkout"),
    Figure("kill -9 while mail is sent", "0 twice, 0 missing in silence", "killed_while_sending"),
    Figure("mornings from 2024 to 2032", "0 wrong, 0 doubled", "mornings"),
    Figure("generated files, a command drawn at random", "0 wrong, refused under 0.5 %", "generated"),
    Figure("random strings, read back by four readers", "all the same", "strings"),
    Figure("random edits, ours", "all exact", "compared"),
    Figure("random edits, ruamel.yaml round trip", "for comparison", "compared"),
    Figure("random edits, yaml-edit", "for comparison", "compared"),
]
