"""Lines for cron and units for systemd: every path whole, nothing that they would take for something else."""

import shlex
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest

from amctl.errors import UsageError
from amctl.model.settings import Mail
from amctl.reminding.schedule import crontab, units

BOOK = Path("/home/jo/my accounts 100%")


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def test_each_line_runs_amctl_by_its_whole_path_on_working_days() -> None:
    daily, weekly = lines(crontab(BOOK, {}))
    assert daily.startswith("15 7-18 * * 1-5 ")
    assert weekly.startswith("20 8-18 * * 1-5 ")
    words = shlex.split(daily.split(maxsplit=5)[5].replace(r"\%", "%"))
    assert words[0].startswith("/")
    assert words[-4:] == ["-C", str(BOOK), "remind", "--send"]
    assert shlex.split(weekly)[-1] == "--weekly"


def test_a_percent_would_begin_a_new_line_for_cron() -> None:
    for line in lines(crontab(BOOK, {"XDG_STATE_HOME": "/x%y"})):
        assert line.count("%") == line.count(r"\%") == 2


def test_what_says_where_the_config_and_the_ledger_are_is_carried_along() -> None:
    environment = {"AMCTL_CONFIG": "/etc/my config.yaml", "AMCTL_MAIL_PASSWORD": "s3cret", "HOME": "/home/jo"}
    text = crontab(BOOK, environment)
    assert shlex.split(lines(text)[0])[5:7] == ["/usr/bin/env", "AMCTL_CONFIG=/etc/my config.yaml"]
    assert 'Environment="AMCTL_CONFIG=/etc/my config.yaml"' in units(BOOK, environment, None)
    for made in (text, units(BOOK, environment, None)):
        assert "s3cret" not in made
        assert "HOME=/home" not in made


def test_options_of_a_day_go_into_the_line_of_the_day_only() -> None:
    """The week of a team refuses them: its line would fail every hour."""
    options = ["--ics", "--within", "2w"]
    made = (lines(crontab(BOOK, {}, options)), [x for x in lines(units(BOOK, {}, None, options)) if "ExecStart" in x])
    for daily, weekly in made:
        assert daily.endswith(" remind --send --ics --within 2w")
        assert weekly.endswith(" remind --send --weekly")


def test_a_path_from_here_on_is_carried_as_a_whole_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A timer runs elsewhere, finds no config there, and would put all mails into a folder."""
    monkeypatch.chdir(tmp_path)
    environment = {"AMCTL_CONFIG": "my/config.yaml", "XDG_STATE_HOME": "state", "AMCTL_ME": "ruth"}
    words = shlex.split(lines(crontab(BOOK, environment))[0])
    assert words[6:9] == [
        f"AMCTL_CONFIG={tmp_path}/my/config.yaml",
        "AMCTL_ME=ruth",
        f"XDG_STATE_HOME={tmp_path}/state",
    ]


@pytest.mark.parametrize("char", ["\n", "\r", "\t", "\x7f", "\x85", "\udcff"])
def test_a_path_with_a_control_character_is_refused(char: str) -> None:
    book, config = Path(f"/x{char}* * * * * evil"), {"AMCTL_CONFIG": f"/c{char}onfig"}
    with pytest.raises(UsageError, match=r"a control character in .*/x\?\* \* \* \* \* evil"):
        crontab(book, {})
    for made in (
        lambda: crontab(BOOK, config),
        lambda: units(book, {}, None),
        lambda: units(BOOK, config, None),
        lambda: units(BOOK, {}, Path(f"/s{char}tate")),
    ):
        with pytest.raises(UsageError, match="there is a control character in") as told:
            made()
        assert char not in str(told.value)


def test_only_the_words_after_the_program_have_variables_for_systemd(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/opt/a$b/python3")
    text = units(Path("/x/$HOME 5%"), {"AMCTL_CONFIG": "/c/$HOME 5%"}, Path("/s/$HOME 5%"))
    assert 'ExecStart="/opt/a$b/python3" -m amctl -C "/x/$$HOME 5%%" remind --send\n' in text
    assert 'Environment="AMCTL_CONFIG=/c/$HOME 5%%"\n' in text
    assert 'ReadWritePaths="-/s/$HOME 5%%" "-/x/$HOME 5%%/.amctl"\n' in text
    assert "# Then: mkdir -p '/s/$HOME 5%' && systemctl --user daemon-reload\n" in text


def test_without_a_script_python_itself_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python3")
    assert " /nowhere/python3 -m amctl -C " in lines(crontab(BOOK, {}))[0]


def test_units_are_whole_and_may_write_only_where_they_must() -> None:
    text = units(BOOK, {}, Path("/home/jo/.local/state/amctl"))
    parts = text.split("# ~/.config/systemd/user/")[1:]
    assert [part.splitlines()[0] for part in parts] == [
        "amctl-remind.service", "amctl-remind.timer", "amctl-week.service", "amctl-week.timer",
    ]  # fmt: skip
    for part in parts:
        unit = ConfigParser(interpolation=None)
        unit.optionxform = str  # type: ignore[assignment,method-assign]
        unit.read_string(part.split("\n", 1)[1])
        if "Service" in unit:
            service = unit["Service"]
            assert service["Type"] == "oneshot"
            assert "/home/jo/my accounts 100%%" in service["ExecStart"], "% begins a specifier"
            assert service["ReadWritePaths"] == ('"-/home/jo/.local/state/amctl" "-/home/jo/my accounts 100%%/.amctl"')
            assert service["ProtectSystem"] == "strict"
        else:
            assert unit["Timer"]["Persistent"] == "yes" or unit["Timer"].getboolean("Persistent")


def test_a_book_and_a_folder_named_from_here_are_whole_paths_in_the_units(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", "/home/jo")
    text = units(Path("book"), {}, None, mail=Mail(folder="~/my mails"))
    assert f'ReadWritePaths="-/home/jo/my mails" "-{tmp_path}/book/.amctl"\n' in text
    assert "\n# Then: mkdir -p '/home/jo/my mails' && systemctl --user daemon-reload\n" in text
    assert "my mails" not in units(Path("book"), {}, None, mail=Mail(folder="~/my mails", transport="smtp"))
    assert "\n# Then: systemctl --user daemon-reload\n" in units(Path("book"), {}, None)


def test_a_sendmail_command_may_work_as_another_user() -> None:
    text = units(BOOK, {}, Path("/home/jo/.local/state/amctl"), mail=Mail(transport="sendmail"))
    assert "ExecStart=" in text
    assert "UMask=0077" in text
    assert not any(word in text for word in ("NoNewPrivileges", "ProtectSystem", "Restrict", "SystemCall", "Lock"))


def test_whom_to_trust_is_carried_along() -> None:
    assert "SSL_CERT_FILE=/our/ca.pem" in crontab(BOOK, {"SSL_CERT_FILE": "/our/ca.pem"})
