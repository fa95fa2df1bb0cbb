import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching.tables.report import Report
from networking_module.contacts.importing import archive, reading
from networking_module.contacts.importing.isolated import people_in
from networking_module.contacts.importing.person import Person
from networking_module.contacts.importing.vcard import read_vcards
from tests.networking_module.contacts.importing.steps import show, words
from tests.networking_module.contacts.importing.test_table import HEADER, refusal

CSV = f"{HEADER}\nAnna,Berg,,,,,\n"
CARD = "BEGIN:VCARD\nFN:Anna Berg\nEND:VCARD\n"


def zipped(files, method=zipfile.ZIP_DEFLATED):
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", method) as file:
        for name, text in files.items():
            file.writestr(name, text)
    return packed.getvalue()


@pytest.mark.parametrize(
    "files",
    [
        {"Connections.csv": CSV},
        {"Basic_LinkedInDataExport_03-05-2024/Connections.csv": CSV, "Basic_LinkedInDataExport_03-05-2024/Profile.csv": "x"},
        {"a/b/c/connections.CSV": CSV, "a/": "", "__MACOSX/a/b/c/._Connections.csv": "x", "__MACOSX/Connections.csv": "y"},
        {"a/Connections.csv": "x", "Connections.csv": CSV},
        {"contacts/All.vcf": CARD, "contacts/All.csv": "x"},
        {"people.csv": CSV, "read me.txt": "x"},
        {"contacts/Anna.vcf": CARD.strip(), "contacts/Team.vcf": "BEGIN:VCARD\nKIND:group\nFN:Team\nEND:VCARD"},
    ],
)
def test_people_are_found_in_a_zip_and_its_folders(files):
    assert reading.read(SimpleUploadedFile("x.zip", zipped(files))).people == [Person("Anna Berg")]


def test_newest_of_several_files_is_read_and_the_others_are_named():
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, year, text in (("Connections.csv", 2023, "x"), ("new/Connections.csv", 2025, CSV), ("a/Anna.vcf", 2026, CARD)):
            file.writestr(zipfile.ZipInfo(name, (year, 1, 1, 0, 0, 0)), text)
    found = reading.read(SimpleUploadedFile("x.zip", packed.getvalue()))
    assert (found.people, found.report.unread) == ([Person("Anna Berg")], ["Connections.csv", "a/Anna.vcf"])


def test_cards_of_a_zip_are_read_in_several_encodings_and_tables_beside_them_named():
    files = {"a.vcf": CARD, "b.vcf": CARD.replace("Anna", "Zoë").encode("utf-16"), "all.csv": CSV}
    found = reading.read(SimpleUploadedFile("x.zip", zipped(files)))
    assert ([each.name for each in found.people], found.report.unread) == (["Anna Berg", "Zoë Berg"], ["all.csv"])


def test_page_names_the_files_of_a_zip_that_were_not_read(signed_in, clara):
    said = words(show(signed_in(clara), zipped({"a.vcf": CARD, "all.csv": CSV}), "x.zip"))
    assert "1 more file in this ZIP may have people and was not read. Unzip it to bring that one in too: all.csv" in said


def test_zip_without_people_names_what_it_holds():
    words = refusal(zipped({"Profile.csv": "x", "a/Messages.csv": "x", "Skills.csv": "x", "Votes.csv": "x", "Rich.csv": "x"}))
    assert words.startswith("This ZIP has Profile.csv, Messages.csv, Skills.csv and 2 more, but no Connections.csv.")


def test_zip_that_unpacks_to_more_than_we_read_is_refused(monkeypatch):
    monkeypatch.setattr(reading, "LARGEST", 1024**2)
    data = zipped({"Connections.csv": CSV + "\n" * 30 * 1024**2})
    assert len(data) < 100_000
    assert "Connections.csv in this ZIP is larger than 1 MB unzipped" in refusal(data)


def test_zip_that_lies_about_its_size_is_refused():
    data = bytearray(zipped({"Connections.csv": CSV * 1000}))
    place = data.rindex(archive.ENTRY) + 24
    data[place : place + 4] = (10).to_bytes(4, "little")
    assert "damaged" in refusal(bytes(data))


def test_zip_with_too_many_files_is_refused_before_it_is_opened(monkeypatch):
    monkeypatch.setattr(archive.zipfile, "ZipFile", None)
    assert "more than 2000 files" in refusal(b"PK\x03\x04" + archive.ENTRY * 2001)


def test_zip_with_a_password_is_refused():
    data = bytearray(zipped({"Connections.csv": CSV}))
    for start, flags in ((b"PK\x03\x04", 6), (archive.ENTRY, 8)):
        data[data.index(start) + flags] |= 1
    assert refusal(bytes(data)) == "This ZIP has a password. Please unzip it and choose Connections.csv."


@pytest.mark.parametrize("data", [b"PK\x03\x04", zipped({"Connections.csv": CSV})[:-30], b"PK\x05\x06" + b"\0" * 10])
def test_damaged_zip_is_refused(data):
    assert "damaged or incomplete" in refusal(data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "This file is empty"),
        (b" \r\n\r\n", "This file is empty"),
        (b"%PDF-1.7 x", "This is a PDF."),
        (b"\x89PNG\r\n\x1a\n\0\0", "This is a picture."),
        (b"\xff\xd8\xff\xe0\0", "This is a picture."),
        (b"\0\0\0\x18ftypheic\0\0", "This is a picture."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "This is an older Excel or Word file."),
        (zipped({"xl/workbook.xml": "x"}), "This is a file from Excel (.xlsx). Please open it there, save it as CSV"),
        (zipped({"word/document.xml": "x"}), "This is a file from Word (.docx)."),
        (zipped({}), "This ZIP is empty."),
        (b"\x1f\x8b\x08\0\0\0", "This is a compressed file (gz)."),
        (b"\0\1\2\3\0\0\0\4\5\6", "This is a kind of file we don't know."),
        (b"<!DOCTYPE html><html>", "This is a web page"),
        (b"Hello, this is a letter.", "This file begins with \u201cHello, this is a letter.\u201d"),
        (b"BEGIN:VCARD\nNOTE:x\nEND:VCARD\n", "there is nobody in it"),
    ],
)
def test_file_that_is_none_of_these_gets_a_clear_sentence(data, words):
    assert words in refusal(data)


def test_file_that_is_too_large_is_refused_unread(monkeypatch):
    monkeypatch.setattr(reading, "LARGEST", 10)
    monkeypatch.setattr(SimpleUploadedFile, "read", None)
    assert "larger than 0 MB" in refusal(CSV.encode())


@pytest.mark.parametrize("text", [CSV + "Ben,Ode\n" * 2, CARD * 3])
def test_file_with_too_many_people_is_refused(monkeypatch, text):
    monkeypatch.setattr(reading, "MOST_PEOPLE", 2)
    assert "There are more than 2 people in this file." in refusal(text.encode())


BEGINNINGS = [b"", b"PK\x03\x04", b"\xff\xfe", b"BEGIN:VCARD\n", f"{HEADER}\n".encode(), zipped({"Connections.csv": CSV})]


@given(st.sampled_from(BEGINNINGS), st.binary(max_size=400))
@settings(derandomize=True, database=None, deadline=None, max_examples=200)
def test_any_bytes_are_read_or_refused_with_a_sentence(beginning, rest):
    found = people_in(beginning + rest, largest=reading.LARGEST, most=reading.MOST_PEOPLE)
    assert found.get("sentence") or all(name for name, *_others in found["people"])


PIECES = [
    "BEGIN:VCARD\n",
    "END:VCARD\n",
    "FN:",
    "N:",
    ";",
    ":",
    "\\",
    '"',
    "=",
    "\n ",
    "\n",
    "EMAIL;PREF=",
    "QUOTED-PRINTABLE",
    "é",
    "7",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@settings(derandomize=True, database=None, deadline=None, max_examples=200)
def test_any_card_is_read(text):
    assert all(each is None or each.name for each in read_vcards(text.encode(), 10, Report()))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_zip_of_which_python_unpacks_everything_at_once_is_refused(method):
    assert "compressed in a way we can't open" in refusal(zipped({"Connections.csv": CSV}, method))


@pytest.mark.parametrize(
    "data", [b"First Name,Last Name" + b",a" * 8_000_000 + b"\nAnna,Berg\n", b"BEGIN:VCARD\nFN:A\n" + b"\n" * 24 * 1024**2]
)
def test_file_that_would_hold_the_process_is_given_up(monkeypatch, data):
    monkeypatch.setitem(reading.READING, "cpu_seconds", 1)
    monkeypatch.setitem(reading.READING, "memory", 256 * 1024**2)
    assert "takes too long to read" in refusal(data)


def test_large_file_is_read_as_a_small_one_is():
    """In a process of its own, with everything that a person has."""
    row = "Anna,Berg,https://www.linkedin.com/in/anna,anna@example.org,Größe,Engineer,05 Mar 2024\n"
    small, large = (reading.read(SimpleUploadedFile("x", f"{HEADER}\n{row * count}".encode())) for count in (1, 5000))
    assert len(f"{row * 5000}") > reading.SMALL
    assert (large.source, large.people[::4999], len(large.people)) == (small.source, small.people * 2, 5000)
