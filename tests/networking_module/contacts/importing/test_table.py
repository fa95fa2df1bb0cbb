import codecs
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from coaching.tables.unreadable import Unreadable
from networking_module.contacts.importing.person import Person
from networking_module.contacts.importing.reading import read

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
NOTES = 'Notes:\n"When exporting your connection data, you may notice that some addresses are missing, ""all"" of them."\n\n'
ROW = 'Anna,Berg,https://www.linkedin.com/in/anna,anna@example.org,"Acme, Inc.",Engineer,05 Mar 2024'
ANNA = Person("Anna Berg", "Acme, Inc.", "Engineer", "anna@example.org", "", "https://www.linkedin.com/in/anna", date(2024, 3, 5))


def found(text, encoding="utf-8", before=b""):
    return read(SimpleUploadedFile("Connections.csv", before + text.encode(encoding)))


def refusal(data, name="file.csv"):
    with pytest.raises(Unreadable) as error:
        read(SimpleUploadedFile(name, data))
    return str(error.value)


@pytest.mark.parametrize("notes", ["", NOTES, "\n\n", "sep=,\n"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_header_is_found_with_and_without_anything_before_it(notes, end):
    assert found(f"{notes}{HEADER}\n{ROW}\n".replace("\n", end)).people == [ANNA]


@pytest.mark.parametrize(
    ("encoding", "before"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("cp1252", b""),
    ],
)
@pytest.mark.parametrize("notes", ["", NOTES])
def test_letters_of_every_encoding_are_read(encoding, before, notes):
    assert [each.name for each in found(f"{notes}{HEADER}\nZoë,Müller,,,,,\n", encoding, before).people] == ["Zoë Müller"]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_table_saved_again_by_another_program_is_read(delimiter):
    text = f"{HEADER}\nAnna,Berg,https://www.linkedin.com/in/anna,anna@example.org,Acme,Engineer,5-Mar-24\n"
    person = found(text.replace(",", delimiter)).people[0]
    assert (person.company, person.connected_on) == ("Acme", date(2024, 3, 5))


@pytest.mark.parametrize(
    ("header", "row", "person"),
    [
        ("First Name,Last Name", "Anna,Berg", Person("Anna Berg")),
        ("Company,LAST NAME, first  name ", "Acme,Berg,Anna", Person("Anna Berg", "Acme")),
        ("Last Name,Position", "Berg,Engineer", Person("Berg", role="Engineer")),
        (
            "First Name,Middle Name,Last Name,E-mail Address,Job Title",
            "Anna,B,Berg,a@example.org,Boss",
            Person("Anna Berg", role="Boss", email="a@example.org"),
        ),
        (HEADER, "Anna,Berg", Person("Anna Berg")),
        (HEADER, "Anna,Berg,,,,,,more,and more", Person("Anna Berg", notes="More: more\nMore: and more")),
    ],
)
def test_columns_may_be_missing_in_another_order_or_more(header, row, person):
    assert found(f"{header}\n{row}\n").people == [person]


def test_empty_rows_are_passed_over_and_rows_without_a_name_counted():
    read_ = found(f"{HEADER}\n,,,,,,\n\n{ROW}\n,,https://www.linkedin.com/in/x,,,,04 Mar 2024\n   \n")
    assert (read_.people, read_.unnamed) == ([ANNA], 1)


@pytest.mark.parametrize(
    "text", ["=1+2", '=HYPERLINK("x")', "@SUM(A1)", "-2+3", "<script>alert(1)</script>", "{{ 7 }}", "😀 Anna"]
)
def test_odd_cells_are_text(text):
    quoted = text.replace('"', '""')
    assert found(f'{HEADER}\n"{quoted}",Berg,,,"{quoted}",,\n').people == [Person(f"{text} Berg", text)]


def test_long_cells_are_cut_and_control_signs_are_gone():
    person = found(f'{HEADER}\nAn\0na,"Be\x07rg\nBerg",,,{"x" * 10_000},,\n').people[0]
    assert (person.name, person.company, person.cut) == ("Anna Be rg Berg", "x" * 150, True)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "=HYPERLINK()", "https://" + "x" * 400, "ftp://example.org/x", "https://"]
)
def test_address_that_is_none_goes_into_the_notes(address):
    notes = f"Email Address: no mail\nURL: {address}"
    assert found(f"{HEADER}\nAnna,Berg,{address},no mail,,,\n").people == [Person("Anna Berg", cut=True, notes=notes)]


@pytest.mark.parametrize(
    ("cells", "is_cut"),
    [
        (f"Phone\nAnna,Berg,{'5' * 51}", True),
        (f"Phone\nAnna,Berg,{'5' * 50}", False),
        ("Email\nAnna,Berg,anna at acme", True),
        ("Email\nAnna,Berg,anna@acme.com", False),
        ("URL\nAnna,Berg,my page", True),
        ("URL\nAnna,Berg,", False),
    ],
)
def test_whatever_is_not_kept_in_whole_is_said(cells, is_cut):
    assert found(f"First Name,Last Name,{cells}\n").people[0].cut is is_cut


def test_cell_that_would_never_end_is_one_line():
    read_ = found(f'{HEADER}\nAnna,"Berg,{"x," * 90_000}\nBen,Ode,,,,,\n')
    assert ([each.name for each in read_.people], read_.report.lines[0][:2]) == (["Anna Berg", "Ben Ode"], [2, "quotation_mark"])


def test_wrong_table_names_what_was_found_and_what_was_expected():
    words = refusal(b"Date,Payee,Amount\n2024-03-05,Acme,12\n")
    assert words.startswith("This file begins with “Date,Payee,Amount”. We looked for")
    assert "First Name, Last Name, URL, Email Address, Company, Position, Connected On" in words


def test_table_without_rows_is_said():
    assert "there is nobody in it" in refusal(f"{NOTES}{HEADER}\n".encode())
