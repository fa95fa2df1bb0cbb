import codecs
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from networking_module.contacts.importing.person import Person
from networking_module.contacts.importing.reading import read


def found(*lines, end="\r\n", version="3.0"):
    text = end.join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])
    return read(SimpleUploadedFile("people.vcf", text.encode()))


def test_version_3_is_read():
    read_ = found(
        "N:Berg;Anna;Maria;Dr.;",
        "FN:Anna Berg",
        "ORG:Acme\\, Inc.;Bridges",
        "TITLE:Engineer",
        "item1.EMAIL;type=INTERNET:a@example.org",
        "EMAIL;type=INTERNET;type=pref:anna@example.org",
        "TEL;type=CELL:+1 312 555 0100",
        "BDAY:1990-01-01",
        "NOTE:Private",
        "item2.URL:https://acme.example",
        "X-SOCIALPROFILE;type=linkedin:https://www.linkedin.com/in/anna",
    )
    person = Person(
        "Anna Berg", "Acme, Inc.", "Engineer", "anna@example.org", "+1 312 555 0100", "https://www.linkedin.com/in/anna"
    )
    notes = "Email: a@example.org\nWebsite: https://acme.example\nDepartment: Bridges"
    assert (read_.source, read_.people, read_.unnamed) == ("vcard", [replace(person, notes=notes)], 0)


def test_version_4_is_read():
    read_ = found(
        "KIND:individual",
        "FN;ALTID=1:Anna Berg",
        'EMAIL;TYPE="work,home";PREF=2:a@example.org',
        "EMAIL;PREF=1:anna@example.org",
        "TEL;VALUE=uri;TYPE=cell:tel:+1-312-555-0100",
        'ORG;SORT-AS="acme:x":Acme',
        "URL:https://linkedin.com/in/anna",
        version="4.0",
    )
    person = Person("Anna Berg", "Acme", "", "anna@example.org", "+1-312-555-0100", "https://linkedin.com/in/anna")
    assert read_.people == [replace(person, notes="Email (work, home): a@example.org")]


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_folded_lines_are_joined(end):
    assert found(f"FN:Anna{end}  Be{end}\trg", end=end).people == [Person("Anna Berg")]


def test_older_phones_quoted_letters_are_read():
    lines = [
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=4D=C3=BC;=5A=6F=C3=AB",
        "ORG;ENCODING=QUOTED-PRINTABLE:=41cme=",
        "=20Bridges",
    ]
    assert found(*lines, version="2.1").people == [Person("Zoë Mü", "Acme Bridges")]


def test_name_is_put_together_where_the_card_has_none_in_full():
    assert found("N:Berg;Anna;;;").people == [Person("Anna Berg")]


@pytest.mark.parametrize("line", ["KIND:group", "KIND:org", "X-ABSHOWAS:COMPANY", "NICKNAME:Anna"])
def test_what_is_no_person_is_counted_and_left_out(line):
    text = f"BEGIN:VCARD\nFN:Ben\nEND:VCARD\nBEGIN:VCARD\n{line}\n{'' if 'NICK' in line else 'FN:Acme'}\nEND:VCARD\n"
    read_ = read(SimpleUploadedFile("people.vcf", text.encode()))
    assert (read_.people, read_.unnamed) == ([Person("Ben")], 1)


def test_line_that_cannot_be_read_spoils_nothing():
    lines = ["FN:Anna Berg", "nonsense", "EMAIL", ';;::""', 'EMAIL;X="open:a@example.org', f"PHOTO;ENCODING=b:{'A' * 30_000}="]
    assert found(*lines, "TITLE:Engineer").people == [Person("Anna Berg", role="Engineer")]


def test_utf16_with_its_mark_is_read():
    data = codecs.BOM_UTF16_LE + "BEGIN:VCARD\nFN:Zoë\nEND:VCARD\n".encode("utf-16-le")
    assert read(SimpleUploadedFile("people.vcf", data)).people == [Person("Zoë")]
