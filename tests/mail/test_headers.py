"""Any text is fit for a header afterwards."""

from hypothesis import given
from hypothesis import strategies as st

from amctl.mail.headers import body, display_name, file_name, header


@given(st.text(max_size=300))
def test_whatever_it_is_it_stays_one_line_in_which_no_encoded_word_begins(text: str) -> None:
    line = header(text)
    assert line.isprintable()
    assert "=?" not in line
    assert len(line) <= 200
    assert line == line.strip()


@given(st.text(max_size=300))
def test_a_name_holds_nothing_that_means_something_in_a_header(text: str) -> None:
    name = display_name(text)
    assert not set(name) & set('()<>[]:;@\\,."=?')
    assert len(name) <= 60


def test_what_can_be_read_stays() -> None:
    assert header("  Überfällig:\t3 · 東京 (50 % = viel?) \n") == "Überfällig: 3 · 東京 (50 % = viel?)"
    assert header("=?utf-8?q?=0aBcc:_evil@x.org?=") == "= ?utf-8?q?=0aBcc:_evil@x.org?="
    assert header("a\0b\x1bc\x85d\u2028e\ud800f\u202eg") == "a b c d e f g"
    assert display_name("Dr. Müller-Lüdenscheidt, Anna") == "Dr Müller-Lüdenscheidt Anna"


def test_a_name_of_a_file_stays_in_its_folder() -> None:
    assert file_name("../../etc/passwd") == "etc-passwd"
    assert file_name("Übersicht 2026.ics") == "bersicht-2026.ics"
    assert file_name("東京") == "file"
    assert len(file_name("a" * 300)) == 60


def test_a_text_keeps_its_lines_and_tabs_only() -> None:
    assert body("a\r\nb\rc\n\td\x1b[2Je\ud800f\u2028g") == "a\nb\nc\n\td [2Je f\u2028g"
