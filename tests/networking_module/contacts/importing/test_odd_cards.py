"""vCards as old phones, mail programs and other people's scripts write them, each brought in the whole way."""

import codecs

import pytest

from tests.networking_module.contacts.importing.steps import Kept, bring_in, lines, report, show, words

ANNA = Kept("Anna Berg")
JORG = Kept("Jörg Müller")
IVANOVA = Kept("Анна Иванова")


def card(*lines, version="2.1", end="\r\n"):
    return end.join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


CODED = "=D0=90=D0=BD=D0=BD=D0=B0"  # Анна
LETTERS = {
    "a charset for the line": (card("N;CHARSET=ISO-8859-1:Müller;Jörg").encode("latin-1"), [JORG]),
    "the charset in quotation marks": (card('FN;CHARSET="windows-1251":Анна Иванова').encode("cp1251"), [IVANOVA]),
    "a charset that is not the one": (card("FN;CHARSET=ISO-8859-1:Jörg Müller").encode(), [JORG]),
    "a charset that nobody knows": (card("FN;CHARSET=X-OLD:Jörg Müller").encode("cp1252"), [JORG]),
    "8 bits and no charset": (card("N:Müller;Jörg").encode("cp1252"), [JORG]),
    "Cyrillic and no charset": (card("N:Иванова;Анна").encode("cp1251"), [IVANOVA]),
    "coded and no charset": (card("N;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg"), [JORG]),
    "coded by a bare word": (card("fn;quoted-printable:J=C3=B6rg M=C3=BCller"), [JORG]),
    "each card in its own": (
        card("FN;CHARSET=WINDOWS-1251:Анна Иванова").encode("cp1251")
        + card("FN;CHARSET=ISO-8859-1:Jörg Müller").encode("latin-1"),
        [IVANOVA, JORG],
    ),
    "base64": (card("FN;ENCODING=BASE64;CHARSET=UTF-8:SsO2cmcgTcO8bGxlcg=="), [JORG]),
    "base64 as b": (card("N;ENCODING=b:TcO8bGxlcjtKw7ZyZzs7Ow==", version="3.0"), [JORG]),
    "base64 as a bare word": (card("FN;BASE64:SsO2cmcgTcO8bGxlcg=="), [JORG]),
    "base64 that is none": (card("FN;ENCODING=BASE64:Anna Berg"), [ANNA]),
    "UTF-16": (card("FN:Jörg Müller").encode("utf-16"), [JORG]),
    "UTF-16 without a mark": (card("FN:Jörg Müller").encode("utf-16-be"), [JORG]),
    "a mark of UTF-8": (codecs.BOM_UTF8 + card("FN:Jörg Müller").encode(), [JORG]),
    "Greek and no charset": (card("FN:Γιώργος Παπαδόπουλος").encode("cp1253"), [Kept("Γιώργος Παπαδόπουλος")]),
}
LINES = {
    "a soft break": (card(f"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{CODED}=20=\r\n=D0=98"), [Kept("Анна И")]),
    "a soft break within a letter": (card("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=\r\n=B6rg M=C3=BCller"), [JORG]),
    "a soft break and a fold": (
        card("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=90=D0=BD=\r\n =D0=BD=\r\n =D0=B0"),
        [Kept("Анна")],
    ),
    "a soft break before a word": (
        card("ORG;ENCODING=QUOTED-PRINTABLE:Acme=\r\n Inc", "FN:Anna Berg"),
        [ANNA._replace(company="Acme Inc")],
    ),
    "a soft break before the end": (card("FN:Anna Berg", "TITLE;ENCODING=QUOTED-PRINTABLE:Boss="), [ANNA._replace(role="Boss")]),
    "a line of another within a note": (
        card("NOTE;ENCODING=QUOTED-PRINTABLE:hello=", "EMAIL:trap@example.org=", "bye", "FN:Anna Berg"),
        [ANNA],
    ),
    "a fold within a letter": (b"BEGIN:VCARD\r\nFN:J\xc3\r\n \xb6rg M\xc3\xbcller\r\nEND:VCARD\r\n", [JORG]),
    "a fold after a doubled line end": (card("FN:Anna", "  Berg", end="\r\r\n"), [ANNA]),
    "old Macs": (card("FN:Anna Berg", end="\r"), [ANNA]),
    "a photo in bare lines": (card("PHOTO;JPEG;ENCODING=BASE64:", "/9j/4AAQSkZJRg", "AAAA", "", "FN:Anna Berg"), [ANNA]),
    "a photo of many lines": (card("PHOTO;ENCODING=b:/9j", *[f" {'A' * 70}"] * 2000, "FN:Anna Berg", version="3.0"), [ANNA]),
    "a number with a label of Android's": (
        card("FN:Anna Berg", "TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=42):123"),
        [ANNA._replace(phone="123")],
    ),
    "spaces around a name": (card("FN : Anna Berg"), [ANNA]),
    "small letters": (card("fn:Anna Berg").lower().replace("anna berg", "Anna Berg"), [ANNA]),
    "a colon in a name": (card("FN:Anna: Berg", "N:Berg;Anna\\: x;;;", version="3.0"), [Kept("Anna: Berg")]),
    "escaped signs": (card("FN:Berg\\, Anna\\; x\\ny", version="3.0"), [Kept("Berg, Anna; x y")]),
    "quoted parts": (card('FN;X="a:b":Anna Berg'), [ANNA]),
}
CARDS = {
    "no end": ("BEGIN:VCARD\nFN:Anna Berg\nTITLE:Boss", [ANNA._replace(role="Boss")]),
    "no end in the middle": (
        f"BEGIN:VCARD\nFN:Anna Berg\n{card('FN:Ben Ode')}{card('FN:Cy Oz')}",
        [ANNA, Kept("Ben Ode"), Kept("Cy Oz")],
    ),
    "an end and a beginning on one line": (card("FN:Anna Berg").rstrip() + card("FN:Ben Ode"), [ANNA, Kept("Ben Ode")]),
    "two files in one": (
        codecs.BOM_UTF8 + card("FN:Anna Berg").encode() + codecs.BOM_UTF8 + card("FN:Ben Ode").encode(),
        [ANNA, Kept("Ben Ode")],
    ),
    "a card in a card in a card": (
        card("FN:Anna Berg", "AGENT:", card("FN:Ben Ode", "AGENT:", card("FN:Cy Oz"), "TITLE:B"), "TITLE:A"),
        [ANNA._replace(role="A"), Kept("Ben Ode", role="B"), Kept("Cy Oz")],
    ),
    "an agent on one line": (card("FN:Anna Berg", "AGENT:BEGIN:VCARD\\nFN:Ben\\nEND:VCARD", version="3.0"), [ANNA]),
    "blank lines first": (f"\n\n{card('FN:Anna Berg')}", [ANNA]),
    "a name in parts alone": (card("N:Berg;Anna;Maria;Dr.;"), [ANNA]),
    "a last name alone": (card("N:Berg;;;;", "FN:"), [Kept("Berg")]),
    "units of a company": (
        card("FN:Anna Berg", "ORG:Acme\\; Inc;Bridges;"),
        [ANNA._replace(company="Acme; Inc", notes="Department: Bridges")],
    ),
    "a unit without a company": (card("FN:Anna Berg", "ORG:;Bridges"), [ANNA._replace(company="Bridges")]),
    "many addresses and numbers": (
        card(
            "FN:Anna Berg",
            "item1.EMAIL;type=INTERNET:mailto:anna@example.org",
            "item1.X-ABLabel:_$!<Work>!$_",
            "EMAIL;HOME:a@example.org",
            "TEL;WORK;FAX:1",
            "TEL;HOME;VOICE:2",
            "TEL;TYPE=cell,voice;VALUE=uri:tel:+1-312;ext=3",
        ),
        [
            ANNA._replace(
                email="anna@example.org",
                phone="2",
                notes="Email (home): a@example.org\nPhone (cell): +1-312 ext. 3\nPhone (work, fax): 1",
            )
        ],
    ),
    "a profile by its name": (
        card("FN:Anna Berg", "X-SOCIALPROFILE;type=linkedin;x-user=anna:x-apple:anna-berg", version="3.0"),
        [ANNA._replace(profile="https://www.linkedin.com/in/anna-berg")],
    ),
    "a homepage that is nobody's profile": (
        card("FN:Anna Berg", "URL:https://acme.example"),
        [ANNA._replace(notes="Website: https://acme.example")],
    ),
}


@pytest.mark.parametrize(("data", "people"), (LETTERS | LINES | CARDS).values(), ids=(LETTERS | LINES | CARDS))
def test_card_is_read_as_it_is_meant(browser, data, people):
    assert bring_in(browser, data, "people.vcf") == people


NOBODY = [
    ("KIND:group", "FN:Team", "not_a_person"),
    ("X-ADDRESSBOOKSERVER-KIND:group", "FN:Team", "not_a_person"),
    ("X-ABShowAs:COMPANY", "FN:Acme", "not_a_person"),
    ("ORG:Acme", "FN:Acme", "not_a_person"),
    ("EMAIL:info@example.org", "FN:", "unnamed"),
]


@pytest.mark.parametrize(("line", "name", "why"), NOBODY)
def test_card_of_nobody_is_counted_and_named(browser, line, name, why):
    data = card("FN:Ben Ode") + card(name, line)
    page = show(browser, data)
    assert ("We read 1 person." in words(page), page.context["import"].unnamed) == (True, 1)
    assert lines(browser, data) == [(5, why)]


def test_line_that_cannot_be_read_is_named(browser):
    assert lines(browser, card("FN:Gábor Béla", "", "Szabó", version="3.0")) == [(5, "unreadable")]


def test_cards_say_what_of_them_is_not_used(browser):
    said = report(browser, card("FN:Anna Berg", "NOTE:x", "BDAY:1990-01-01", "item1.ADR:;;", "item1.X-ABADR:us", "REV:1"))
    assert (said["used"], said["unused"]) == ([["FN", "full"]], ["NOTE", "BDAY", "ADR"])


def test_guessed_letters_are_said(browser):
    assert "We read them as Cyrillic." in words(show(browser, card("N:Иванова;Анна").encode("cp1251")))
    assert report(browser, card("FN:Jörg").encode())["letters"] == ""
