import pytest

from networking_module.contacts.adding.one_line import Line, read_line, read_lines


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Maria Lopez", Line("Maria Lopez")),
        ("Maria Lopez, Acme, engineer", Line("Maria Lopez", "Acme", "engineer")),
        ("  Maria   Lopez ;Acme;  lead engineer ", Line("Maria Lopez", "Acme", "lead engineer")),
        ("Maria Lopez – Acme – engineer", Line("Maria Lopez", "Acme", "engineer")),
        ("Maria Lopez, engineer at Acme", Line("Maria Lopez", "Acme", "engineer")),
        ("Maria Lopez at Acme", Line("Maria Lopez", "Acme")),
        ("Maria Lopez <maria@acme.com>, Acme", Line("Maria Lopez", "Acme", email="maria@acme.com")),
        ("maria.lopez@acme.com", Line("Maria Lopez", email="maria.lopez@acme.com")),
        ("Jean-Luc Picard, Acme", Line("Jean-Luc Picard", "Acme")),
        ("Maria Lopez, linkedin.com/in/mlopez", Line("Maria Lopez", profile="https://linkedin.com/in/mlopez")),
        (
            "https://www.linkedin.com/in/maria-lopez-4b21/",
            Line("Maria Lopez", profile="https://www.linkedin.com/in/maria-lopez-4b21/"),
        ),
        ("Maria Lopez, Acme, engineer, Berlin", Line("Maria Lopez", "Acme", "engineer, Berlin")),
        ("info@acme.com", Line(email="info@acme.com")),
        ("李 小龍, 阿克美", Line("李 小龍", "阿克美")),
        (",,, ;", Line()),
        ("\u200b", Line()),
        ("Maria\u200b Lopez\u2060, Ac\u200bme", Line("Maria Lopez", "Acme")),
        ("", Line()),
    ],
)
def test_line_is_read_as_it_is_meant(text, line):
    assert read_line(text) == line


def test_lines_leave_out_the_empty_ones():
    assert [line.name for _written, line in read_lines("Anna\n\n  \r\nBen\0\n")] == ["Anna", "Ben"]


def test_a_long_line_is_read_at_once():
    assert read_line("a@" * 5000 + " at " * 2000).email == ""
