"""Each file of tests/data/people the whole way: uploaded, read in a process of its own, shown, selected, added."""

import pytest

from networking_module.contacts.importing import reading
from networking_module.contacts.models import ContactImport, ImportRow
from tests.networking_module.contacts.importing.steps import Kept, bring_in, lines, report, show, words
from tests.test_imports import ROOT

FILES = ROOT / "tests" / "data" / "people"
LINKEDIN = "https://www.linkedin.com/in/"
IVO = Kept("Ivo Petrov", "Blue Co", "Lead", "ivo@sample.invalid", "+7 000")

RIGHT = {
    "v21_iso8859_qp.vcf": [Kept("Jörg Müller", "Bäckerei Groß")],
    "v21_win1251_qp.vcf": [Kept("Анна Иванова")],
    "nested_agent.vcf": [
        Kept("Chief Person", role="Director", email="chief@sample.invalid"),
        Kept("Assistant Person"),
        Kept("Petra Novak", email="petra.novak@sample.invalid"),
    ],
    "google_new.csv": [IVO._replace(notes="E-mail 1: ivo2@sample.invalid\nPhone 1 (Mobile): +7 111")],
    "google_old.csv": [IVO._replace(phone="+7 000 000")],
    "li_de.csv": [Kept("Greta Sommer", "Acme AG", "Leiterin", profile=f"{LINKEDIN}greta-sommer", connected_on="2022-04-03")],
    "li_fr.csv": [Kept("Luc Marin", "Société Bleue", "Ingénieur", profile=f"{LINKEDIN}luc-marin", connected_on="2023-03-12")],
    "li_es.csv": [Kept("Luz Campo", "Azul SA", "Jefa", profile=f"{LINKEDIN}luz-campo", connected_on="2023-03-12")],
    "li_mac_roman_cr.csv": [Kept("Jürgen Müller", "Größe GmbH", "Chef", connected_on="2024-03-05")],
    "short_rows_stray_quote.csv": [
        Kept("Ada One", "Acme", "Eng"),
        *(Kept(f"Mia Mid{n}", "Co", "Eng") for n in range(10)),
        Kept("Zoe Two", "Beta, Inc.", "Eng"),
        Kept("Yul Three", 'Racks 19"', "Eng"),
    ],
    "two_columns_stray_quote.csv": [
        Kept(name, email=f"{name[0].lower()}@sample.invalid")
        for name in ("Ada Ek", "Bo Alm", "Cy Dell", "Di Ott", "Ed Fry", "Fay Gul")
    ],
    "notes_of_many_lines.csv": [Kept("Ada Ek", "Acme"), Kept("Bo Alm", "Beta")],
    "surname_first.csv": [
        Kept("Eva Muster", "Muster AG", email="eva@sample.invalid"),
        Kept("Tom Groß", email="tom@sample.invalid"),
    ],
    "outlook_titles.csv": [
        Kept("Al Stone", "Co", email="al@sample.invalid"),
        Kept("Bea Frau", "Co", "Chief", email="bea@sample.invalid"),
    ],
    "single_quotes.csv": [Kept("Ada O'Brien", "Acme, Inc.")],
    "two_encodings.csv": [Kept("Jörg Latin", "Größe"), Kept("Jörg Utf", "Größe")],
    "same_name_same_company.csv": [Kept("Thomas Schmidt", "Siemens", email="thomas1@sample.invalid")],
}
NAMED = {
    "short_rows_stray_quote.csv": [(2, "quotation_mark")],
    "two_columns_stray_quote.csv": [(3, "quotation_mark"), (6, "quotation_mark")],
    "notes_of_many_lines.csv": [],
    "surname_first.csv": [(4, "total")],
}


@pytest.fixture(autouse=True)
def _in_a_process_of_its_own(monkeypatch):
    monkeypatch.setattr(reading, "SMALL", 0)


@pytest.mark.parametrize("name", RIGHT)
def test_file_is_read_as_it_is_meant(browser, name):
    assert bring_in(browser, (FILES / name).read_bytes(), name) == RIGHT[name]


@pytest.mark.parametrize("name", NAMED)
def test_lines_of_a_file_in_doubt_are_named(browser, name):
    assert lines(browser, (FILES / name).read_bytes(), name) == NAMED[name]


def test_people_of_one_name_and_company_with_several_addresses_can_be_chosen(browser):
    show(browser, (FILES / "same_name_same_company.csv").read_bytes())
    assert [row.known for row in ImportRow.objects.order_by("number")] == ["", "alike", "alike"]


def test_stray_quotation_mark_loses_nobody_and_its_line_is_named(browser):
    data = (FILES / "li_unbalanced_quote.csv").read_bytes()
    said = words(show(browser, data))
    people = bring_in(browser, data)
    assert [each.name for each in people] == ["Ada Example", "Bo Quote", *(f"P{n} Later{n}" for n in range(60))]
    assert (people[1].company, people[1].connected_on) == ("Acme", "2024-03-05")
    assert '<span class="rows-title">Line 6</span> <span>A quotation mark is missing or too many.' in said


def test_one_profile_in_many_writings_is_one_person(browser):
    names = [each.name for each in bring_in(browser, (FILES / "li_url_variants.csv").read_bytes())]
    assert names == ["José Núñez", "Uma Key"]
    assert ContactImport.objects.get().known == 4


def test_page_says_which_columns_were_used_and_which_were_not(browser):
    said = words(show(browser, (FILES / "google_new.csv").read_bytes()))
    assert '<dt>Organization Name</dt><dd>the company <span class="hint">Blue Co</span></dd>' in said
    assert (
        '<dt>E-mail 1 - Value</dt><dd>the email address <span class="hint">ivo@sample.invalid ::: ivo2@sample.inva…</span></dd>'
        in said
    )
    assert "2 columns with something in them are not used: Middle Name (“Jan”), Labels (“* myContacts”)" in said
    assert "<strong>Not used:</strong> Middle Name, Labels</p>" in said
    assert "Not used, and empty: Phonetic First Name, Name Prefix, Name Suffix, Organization Department, Birthday, Notes" in said


def test_every_file_is_tested():
    others = {"README.md", "li_unbalanced_quote.csv", "li_url_variants.csv"}
    assert {path.name for path in FILES.iterdir()} == {*RIGHT, *others}


def test_what_was_read_of_a_file_is_forgotten_once_chosen(browser):
    data = (FILES / "li_unbalanced_quote.csv").read_bytes()
    assert report(browser, data)["count"] == 1
    bring_in(browser, data)
    assert [each.report for each in ContactImport.objects.all()] == [{}, {}]
    assert ImportRow.objects.count() == 0
