"""The process at its edges: closed pipes, full disks, odd environments, hostile folders, signals."""

import os
import pty
import select
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

Make = Callable[..., Path]
AMCTL = [str(Path(sys.executable).parent / "amctl")]
ACME = "name: Zürich 株式会社 ✓\nstatus: active\nowner: anna\nfollow_ups: [{what: Grüße → ✓, due: 2026-11-23}]\n"


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME") or "COVERAGE" in name}
    return {**kept, "AMCTL_TODAY": "2026-11-23", **more}


def run(*words: object, **more: object) -> subprocess.CompletedProcess[bytes]:
    arguments = {"capture_output": True, "env": environment(), "timeout": 30, **more}
    return subprocess.run([*AMCTL, *map(str, words)], check=False, **arguments)  # type: ignore[call-overload]


@pytest.fixture
def large(book: Make) -> Path:
    """A book whose list does not fit into a pipe's buffer."""
    return book(**{f"a{n}": f"name: {'x' * 3000}\nstatus: active\nowner: anna\n" for n in range(60)})


def test_a_reader_who_stops_is_no_error_worth_a_word(large: Path) -> None:
    for words in (["-C", str(large), "list"], ["-C", str(large), "show", "a1", "--json"], ["schema"]):
        line = shlex.join([*AMCTL, *words])
        script = f"set -o pipefail; {line} | true; echo ${{PIPESTATUS[0]}}"
        for _ in range(3):
            done = subprocess.run(["bash", "-c", script], capture_output=True, env=environment(), check=False)
            assert done.stderr == b""
            assert done.stdout.strip() in (b"141", b"0")
    script = f"{shlex.join([*AMCTL, '-C', str(large), 'list'])} | head -c 10 >/dev/null; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, env=environment(), check=False)
    assert (done.stdout.strip(), done.stderr) == (b"141", b"")


@pytest.mark.parametrize("words", [["--help"], ["help"], ["--version"], ["schema"], ["explain"]], ids=" ".join)
def test_help_into_a_closed_pipe_is_quiet_too(words: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    done = run(*words, stdout=write, stderr=subprocess.PIPE, capture_output=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize("words", [["list"], ["due", "--json"], ["validate", "--format", "json"]], ids=" ".join)
def test_output_that_cannot_be_written_is_an_error(words: list[str], book: Make) -> None:
    root = book(acme=ACME)
    with open("/dev/full", "wb") as full:
        done = run("-C", root, *words, stdout=full, stderr=subprocess.PIPE, capture_output=False)
    assert done.returncode == 74
    assert b"No space left" in done.stderr
    assert b"Traceback" not in done.stderr
    closed = subprocess.run(
        ["bash", "-c", f"{shlex.join([*AMCTL, '-C', str(root), *words])} >&-"],
        capture_output=True, env=environment(), check=False,
    )  # fmt: skip
    assert closed.returncode == 74
    assert b"closed" in closed.stderr


def test_closed_standard_error_and_input_hurt_nobody(book: Make) -> None:
    root = book(acme=ACME, broken="a: b: c\n")
    command = shlex.join([*AMCTL, "-C", str(root), "list"])
    done = subprocess.run(["bash", "-c", f"{command} 2>&- <&-"], capture_output=True, env=environment(), check=False)
    assert done.returncode == 1
    assert done.stdout.startswith(b"acme\t")


@pytest.mark.parametrize(
    "more",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C"},
        {"HOME": ""},
        {"TZ": "Bogus/Zone"},
        {"TERM": "dumb", "COLUMNS": "nonsense"},
        {"COLUMNS": "0"},
    ],
    ids=str,
)
@pytest.mark.parametrize("form", ["table", "tsv"])
def test_any_environment_will_do(more: dict[str, str], form: str, book: Make) -> None:
    root = book(acme=ACME)
    for words in (["due"], ["show", "acme"]):
        done = run("-C", root, *words, "--format", form, env=environment(**more))
        assert (done.returncode, done.stderr) == (0, b"")
        assert b"acme" in done.stdout


def test_nobody_without_a_home(book: Make) -> None:
    bare = environment()
    del bare["HOME"]
    done = run("-C", book(acme=ACME), "due", env=bare)
    assert (done.returncode, done.stderr) == (0, b"")


def test_words_that_are_no_utf8(book: Make) -> None:
    done = subprocess.run(
        [*AMCTL, "-C", str(book(acme=ACME)), "show", b"caf\xe9"], capture_output=True, env=environment(), check=False
    )
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr
    assert b"caf\\udce9" in done.stderr


@pytest.mark.parametrize("module", ["typer", "yaml", "rich", "amctl_settings", "datetime", "json"])
def test_a_book_cannot_bring_modules_of_its_own(module: str, book: Make) -> None:
    root = book(acme=ACME)
    (root / f"{module}.py").write_text("open('PWNED', 'w').close()\nraise SystemExit(99)\n")
    done = subprocess.run(
        [sys.executable, "-m", "amctl", "due"], cwd=root, capture_output=True, env=environment(), check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert not (root / "PWNED").exists()


def test_hostile_file_names_stay_names(book: Make) -> None:
    root = book(acme=ACME)
    for name in (
        "a$(touch PWNED).yaml",
        "-rf.yaml",
        "a\nb.yaml",
        "a\x1b[2J.yaml",
        "--help.yaml",
        "end;touch PWNED.yaml",
    ):
        (root / name).write_text("name: X\nstatus: active\nowner: anna\n")
    (root / os.fsdecode(b"caf\xe9.yaml")).write_text("name: X\nstatus: active\nowner: anna\n")
    for words in (["list"], ["due"], ["validate"], ["list", "--json"], ["list", "--format", "table"]):
        done = run(*words, cwd=root)
        assert done.returncode in (0, 1)
        assert b"Traceback" not in done.stderr
        assert b"\x1b" not in done.stdout + done.stderr
        assert not list(root.glob("**/PWNED*"))
    assert run("validate", cwd=root).stdout.count(b"AM204") == 7


def heed_interrupts() -> None:
    """A shell's background jobs are born deaf to Ctrl-C, and so would be what the tests start there."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def wait_until_it_waits(pid: int) -> None:
    """Until a process has begun its work, and then used no processor for half a second: it waits for its input."""
    used, since, end = -1, time.monotonic(), time.monotonic() + 20
    while time.monotonic() < end:
        now = sum(map(int, Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]))
        if now != used:
            used, since = now, time.monotonic()
        elif used > 5 and time.monotonic() - since > 0.5:
            return
        time.sleep(0.05)


@pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="there is no /proc to see when it waits")
def test_termination_is_told_by_the_exit_code(large: Path) -> None:
    for number, code in ((signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)):
        fifo = large / "in"
        if not fifo.exists():
            os.mkfifo(fifo)
        words = [*AMCTL, "-C", str(large), "validate", "-", "--stdin-filename", "a1.yaml"]
        process = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
            preexec_fn=heed_interrupts,
        )  # fmt: skip
        wait_until_it_waits(process.pid)
        process.send_signal(number)
        _, err = process.communicate(timeout=20)
        assert process.returncode == code
        assert b"Traceback" not in err


def on_a_terminal(words: list[str], columns: int, **more: str) -> str:
    """What a person sees who runs amctl in a terminal of that width."""
    wanted = environment(**{"TERM": "xterm-256color", "COLUMNS": str(columns), **more})
    terminal, end = pty.openpty()
    process = subprocess.Popen([*AMCTL, *words], stdin=end, stdout=end, stderr=end, env=wanted)
    os.close(end)
    out = b""
    while select.select([terminal], [], [], 20)[0]:
        try:
            out += os.read(terminal, 65536)
        except OSError:  # the other end is closed
            break
    os.close(terminal)
    process.wait(timeout=20)
    return out.decode()


def test_a_person_gets_a_coloured_table_and_whoever_wants_none_a_plain_one(book: Make) -> None:
    root = book(acme=ACME)
    seen = on_a_terminal(["-C", str(root), "due"], 80)
    assert "\x1b[" in seen
    assert "Handle" in seen
    for plain in (
        on_a_terminal(["-C", str(root), "due"], 80, NO_COLOR="1"),
        on_a_terminal(["-C", str(root), "--color", "never", "due"], 80),
        on_a_terminal(["-C", str(root), "due"], 80, TERM="dumb"),
    ):
        assert "\x1b[3" not in plain
        assert "Handle" in plain
    assert "\x1b[" in run("-C", root, "due", "--format", "table", "--color", "always").stdout.decode()
    assert b"\x1b" not in run("-C", root, "due", "--format", "table").stdout
    assert b"\x1b[" in run("-C", root, "due", "--format", "table", env=environment(FORCE_COLOR="1")).stdout


def test_a_deleted_folder_is_no_place_to_stand(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    done = subprocess.run(
        ["bash", "-c", f"cd {gone}; rmdir {gone}; {shlex.quote(AMCTL[0])} due"],
        capture_output=True,
        env=environment(),
        check=False,
    )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_a_folder_that_may_not_be_written(book: Make, tmp_path: Path) -> None:
    done = run("-C", book(acme=ACME), "list", "-o", tmp_path / "nowhere" / "list.html")
    assert done.returncode == 74
    assert b"cannot write" in done.stderr
    done = run("-C", book(acme=ACME), "list", "-o", "/proc/list.html")
    assert done.returncode == 74


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["due", "--help"], ["help"]], ids=" ".join)
def test_help_that_cannot_be_written_is_an_error_too(words: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = run(*words, stdout=full, stderr=subprocess.PIPE, capture_output=False)
    assert done.returncode == 74
    assert b"Traceback" not in done.stderr
    shut = subprocess.run(
        ["bash", "-c", f"{shlex.join([*AMCTL, *words])} >&-"], capture_output=True, env=environment(), check=False
    )
    assert shut.returncode == 74
    assert b"closed" in shut.stderr


def test_standard_input_that_is_closed_or_brings_too_much_is_refused(book: Make) -> None:
    words = [*AMCTL, "-C", str(book(acme=ACME)), "validate", "-", "--stdin-filename", "acme.yaml"]
    shut = subprocess.run(
        ["bash", "-c", f"{shlex.join(words)} <&-"], capture_output=True, env=environment(), check=False
    )
    assert (shut.returncode, b"closed" in shut.stderr) == (2, True)
    much = subprocess.run(words, input=b"#" * 2_000_000, capture_output=True, env=environment(), check=False)
    assert (much.returncode, b"more than 1000 kB" in much.stderr) == (2, True)


def run_without_privileges(*words: object, **more: object) -> subprocess.CompletedProcess[bytes]:
    """As somebody who may not read everything, which root gives up with setpriv."""
    if os.geteuid() != 0:
        return run(*words, **more)
    if shutil.which("setpriv") is None:
        pytest.skip("root needs setpriv for this: apt install util-linux")
    given_up = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", *AMCTL, *map(str, words)]
    arguments = {"capture_output": True, "env": environment(), "timeout": 30, **more}
    return subprocess.run(given_up, check=False, **arguments)  # type: ignore[call-overload]


@pytest.mark.parametrize("mode", [0o000, 0o444])
def test_a_folder_that_somebody_may_not_read_is_told_and_the_rest_is_shown(mode: int, book: Make) -> None:
    root = book(acme=ACME, locked__beta=ACME)
    (root / "locked").chmod(mode)
    try:
        done = run_without_privileges("-C", root, "list")
        inside = run_without_privileges("-C", root / "locked", "list")
        config = environment(AMCTL_CONFIG=str(root / "locked" / "config.yaml"))
        unread = run_without_privileges("-C", root, "show", "acme", env=config)
        begun = run_without_privileges("init", root / "locked" / "x")
    finally:
        (root / "locked").chmod(0o755)
    assert done.returncode == 1
    assert done.stdout.startswith(b"acme\t")
    assert b"locked:1:1: AM105" in done.stderr or b"locked/beta.yaml:1:1: AM105" in done.stderr
    for one in (done, inside, unread, begun):
        assert b"Traceback" not in one.stderr
    assert (inside.returncode, unread.returncode, begun.returncode) == (2, 2, 2)


def test_text_is_utf_8_in_any_locale(book: Callable[..., Path]) -> None:
    root = book(acme="name: Acme\nstatus: active\nowner: anna\n")
    environment = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "HOME": str(root.parent)}
    code = "import sys; sys.argv[0] = 'amctl'; from amctl.cli import main; main()"
    words = ["-C", str(root), "--today", "2026-11-23", "note", "acme", "Zürich"]
    done = subprocess.run([sys.executable, "-c", code, *words], env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "summary: Zürich}\n" in (root / "acme.yaml").read_text(encoding="utf-8")
    words[-1] = os.fsdecode(b"caf\xe9")
    done = subprocess.run([sys.executable, "-c", code, *words], env=environment, capture_output=True, check=False)
    assert done.returncode == 2
    assert b"is not UTF-8 text" in done.stderr
