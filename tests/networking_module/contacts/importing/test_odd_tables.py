"""Tables as spreadsheets, mail programs and hands write them, each brought in the whole way."""

import pytest

from tests.networking_module.contacts.importing.steps import Kept, bring_in, lines, report, show, words
from tests.networking_module.contacts.importing.test_table import HEADER

ANNA, BEN = Kept("Anna Berg"), Kept("Ben Ode")
IN = "https://www.linkedin.com/in/"


def named(*names):
    return [Kept(name) for name in names]


QUOTES = {
    "two that are never closed": (
        f'{HEADER}\nAnna,Berg,,,"Acme,Eng,\nBen,Ode,,,,,\nCy,Oz,,,"Acme,Eng,\nDi,Xu,,,,,\n',
        [ANNA._replace(company="Acme", role="Eng"), BEN, Kept("Cy Oz", "Acme", "Eng"), Kept("Di Xu")],
    ),
    "one that closes rows later": (
        f'{HEADER}\nAnna,Berg,,,"Acme,Eng,\nBen,Ode,,,,,\nCy,Oz,,,,,\nDi,Xu,,,Acme",Eng,\n',
        [ANNA._replace(company="Acme", role="Eng"), BEN, Kept("Cy Oz"), Kept("Di Xu", 'Acme"', "Eng")],
    ),
    "one in the last row": (
        f'{HEADER}\nAnna,Berg,,,,,\nBen,Ode,,,"Acme,Eng,05 Mar 2024',
        [ANNA, BEN._replace(company="Acme", role="Eng", connected_on="2024-03-05")],
    ),
    "one before a cell with a comma": (
        f'{HEADER}\nAnna,Berg,,,"Acme,Eng,\nBen,Ode,,,"Acme, Inc.",Eng,\n',
        [ANNA._replace(company="Acme", role="Eng"), BEN._replace(company="Acme, Inc.", role="Eng")],
    ),
    "some within a name": (
        f'{HEADER}\nAnna,"Berg "Annie" X",,,Acme,,\nBen,Ode,,,,,\n',
        [Kept('Anna Berg "Annie" X', "Acme"), BEN],
    ),
    "some with a backslash": (f'{HEADER}\nAnna,Berg,,,"The \\"Acme\\" Co",,\n', [ANNA._replace(company='The "Acme" Co')]),
    "a cell of two lines": (
        f'{HEADER}\nAnna,Berg,,,"Acme\nInc",Eng,\nBen,Ode,,,,,\n',
        [ANNA._replace(company="Acme Inc", role="Eng"), BEN],
    ),
    "a cell of many lines": ('Name,Email,Notes\nAnna Berg,,"one, two\nthree\n\nfour, five"\nBen Ode,,x\n', [ANNA, BEN]),
    "each line a cell of its own": (
        '"First Name,Last Name,Company"\n"Anna,Berg,""Acme, Inc."""\n',
        [ANNA._replace(company="Acme, Inc.")],
    ),
    "a space before one": (
        'Name, Company, Email\nAnna Berg, "Acme, Inc.", a@example.org\n',
        [ANNA._replace(company="Acme, Inc.", email="a@example.org")],
    ),
    "an inch": (f'{HEADER}\nAnna,Berg,,,19" Racks,,\nBen,Ode,,,,,\n', [ANNA._replace(company='19" Racks'), BEN]),
}
MIDDLE = "".join(f"P{n},Mid,Co,Eng\n" for n in range(9))
OTHERS = [Kept(f"P{n} Mid", "Co", "Eng") for n in range(9)]
ENDS = [ANNA._replace(company="Acme", role="Eng"), *OTHERS, BEN._replace(company='Racks 19"', role="Eng")]
QUOTES |= {
    "one in rows shorter than the header": (
        f'First Name,Last Name,Company,Position,Notes\nAnna,Berg,"Acme,Eng\n{MIDDLE}Ben,Ode,Racks 19",Eng\n',
        ENDS,
    ),
    "one in rows longer than the header": (
        'First Name,Last Name,Company,Position\nAnna,Berg,"Acme,Eng,\n'
        + MIDDLE.replace("Eng\n", "Eng,\n")
        + 'Ben,Ode,Racks 19",Eng,\n',
        ENDS,
    ),
    "one in rows of two widths": (
        f'{HEADER}\nAnna,Berg,,,"Acme,Eng,\nBen,Ode,,,,Eng\nCy,Oz,,,,Eng\nDi,Xu,,,Zeta",Eng,\nEd,Yo,,,,,\n',
        [
            ANNA._replace(company="Acme", role="Eng"),
            BEN._replace(role="Eng"),
            Kept("Cy Oz", role="Eng"),
            Kept("Di Xu", 'Zeta"', "Eng"),
            Kept("Ed Yo"),
        ],
    ),
    "one before a cell that has to be quoted, in two columns": (
        'Name,Company\nAnna Berg,"Acme\nBen Ode,Co\nCy Oz,"Beta, Inc."\nDi Xu,Co\n',
        [ANNA._replace(company="Acme"), BEN._replace(company="Co"), Kept("Cy Oz", "Beta, Inc."), Kept("Di Xu", "Co")],
    ),
    "one that closes at the end of a line, in two columns": (
        'Name,Email\nAnna Berg,"a@example.org\nBen Ode,b@example.org"\nCy Oz,c@example.org\n',
        [ANNA._replace(email="a@example.org"), BEN._replace(email="b@example.org"), Kept("Cy Oz", email="c@example.org")],
    ),
    "one within a name, in two columns": (
        'Name,Email\n"Anna Berg,a@example.org\nBen Ode,b@example.org\nCy"x,c@example.org\n',
        [ANNA._replace(email="a@example.org"), BEN._replace(email="b@example.org"), Kept('Cy"x', email="c@example.org")],
    ),
    "a note of sentences": (
        'Name,Company,Notes\nAnna Berg,Acme,"In Paris, spring, 2019\nTea, cake, pie\nKids: Jo, Mo, Bo"\nBen Ode,,x\n',
        [ANNA._replace(company="Acme"), BEN],
    ),
    "a note of sentences within a row": (
        'First Name,Last Name,Notes,Company\nAnna,Berg,"likes\ntea,cake,pie,x\nmore,a,b,c",Acme\nBen,Ode,,\n',
        [ANNA._replace(company="Acme"), BEN],
    ),
    "an address of two lines, in two columns": ('Name,Address\nAnna Berg,"Road 1\nLondon,UK"\nBen Ode,x\n', [ANNA, BEN]),
}
SHAPES = {
    "semicolons and sep=": ("sep=;\r\nName;E-Mail\r\nAnna Berg;a@example.org\r\n", [ANNA._replace(email="a@example.org")]),
    "bars": ("Name|Firma\nAnna Berg|Acme, Inc.\n", [ANNA._replace(company="Acme, Inc.")]),
    "commas within semicolons": ("Name;Stadt, Land;Firma\nAnna Berg;x, y;Acme\n", [ANNA._replace(company="Acme")]),
    "Excel's Unicode text": ("Name\tFirma\r\nJörg Groß\tAcme\r\n".encode("utf-16"), [Kept("Jörg Groß", "Acme")]),
    "Windows letters": ("Name;Firma\nJörg Groß;Bäckerei\n".encode("cp1252"), [Kept("Jörg Groß", "Bäckerei")]),
    "letters of Mac Roman": (
        "Name;Firma\nJörg Groß;Bäckerei Müller\n".encode("mac_roman"),
        [Kept("Jörg Groß", "Bäckerei Müller")],
    ),
    "Czech letters": ("Jméno;Příjmení;Firma\nJiří;Dvořák;Škoda\n".encode("cp1250"), [Kept("Jiří Dvořák", "Škoda")]),
    "Polish letters": ("Imię;Nazwisko\nŁukasz;Wałęsa\n".encode("cp1250"), named("Łukasz Wałęsa")),
    "Russian letters": ("Имя;Фамилия;Компания\nАнна;Иванова;Ромашка\n".encode("cp1251"), [Kept("Анна Иванова", "Ромашка")]),
    "Greek letters": ("Name;Email\nΓιώργος Παπαδόπουλος;\n".encode("cp1253"), named("Γιώργος Παπαδόπουλος")),
    "Turkish letters": ("Name;Email\nAyşe Yıldız;\nGökhan Çağlar;\n".encode("cp1254"), named("Ayşe Yıldız", "Gökhan Çağlar")),
    "Japanese letters": ("Name,Email\n田中 太郎,\n".encode("cp932"), named("田中 太郎")),
    "a letter cut in two": (
        f"{HEADER}\nZoë,Groß,,,,,\nJörg,Kühn,,,,,\nBen,Od".encode() + b"\xc3,,,,,\n",
        named("Zoë Groß", "Jörg Kühn", "Ben OdÃ"),
    ),
    "NULs": (f"{HEADER}\nAn\0na,Berg,,,,,\0\n", [ANNA]),
    "old Macs": (f"{HEADER}\rAnna,Berg,,,,,\rBen,Ode,,,,,", [ANNA, BEN]),
    "a sign that ends lines elsewhere": (
        f"{HEADER}\nAnna\u2028Maria,Berg,,,,,\nBen\x0b,Ode,,,,,\n",
        named("Anna Maria Berg", "Ben Ode"),
    ),
    "blank rows": (f"\n\n{HEADER}\n,,,,,,\n\n   \nAnna,Berg,,,,,\n\t\nBen,Ode,,,,,\n", [ANNA, BEN]),
    "too few cells": (f"{HEADER}\nAnna\nBen,Ode\n", [Kept("Anna"), BEN]),
    "the names of the columns again": (f"{HEADER}\nAnna,Berg,,,,,\n{HEADER}\nBen,Ode,,,,,\n", [ANNA, BEN]),
    "notes with commas before": (f'Notes:,,,,,,\n"Some, all, none",,,,,,\n,,,,,,\n{HEADER}\nAnna,Berg,,,,,\n', [ANNA]),
}
VALUES = {
    "several in a cell": (
        'Name,Email\nAnna Berg,"a@example.org; b@example.org"\n',
        [ANNA._replace(email="a@example.org", notes="Email: b@example.org")],
    ),
    "a name around it": ("Name,Email\nAnna Berg,Anna Berg <a@example.org>\n", [ANNA._replace(email="a@example.org")]),
    "first is none": (
        "Name,Email,Email\nAnna Berg,see card,a@example.org\n",
        [ANNA._replace(email="a@example.org", notes="Email: see card")],
    ),
    "the same twice": ("Name,Email,E-mail 2\nAnna Berg,a@example.org,A@example.org\n", [ANNA._replace(email="a@example.org")]),
    "nothing said in words": ("Name,Email,Phone\nAnna Berg,n/a,-\n", [ANNA]),
    "rounded by a spreadsheet": (
        "Name;Phone\nAnna Berg;4.9E+11\nBen Ode;4,91763E+12\n",
        [ANNA._replace(notes="Phone: 4.9E+11"), BEN._replace(notes="Phone: 4,91763E+12")],
    ),
    "kept as text by a spreadsheet": (
        'Name,Phone\nAnna Berg,\'+49 30 1\nBen Ode,"=""0049 30"""\n',
        [ANNA._replace(phone="+49 30 1"), BEN._replace(phone="0049 30")],
    ),
    "formulas": ('Name,Company\n=1+2,"=HYPERLINK(""x"")"\n', [Kept("=1+2", '=HYPERLINK("x")')]),
    "a homepage": ("Name,Web Page\nAnna Berg,https://acme.example\n", [ANNA._replace(notes="Web Page: https://acme.example")]),
    "a profile among homepages": (f"Name,Website\nAnna Berg,{IN}anna\n", [ANNA._replace(profile=f"{IN}anna")]),
    "a profile in short": (
        "Name,LinkedIn\nAnna Berg,in/anna\nBen Ode,de.linkedin.com/in/ben/\n",
        [ANNA._replace(profile=f"{IN}anna"), BEN._replace(profile="https://de.linkedin.com/in/ben/")],
    ),
    "a profile with a long query": (f"Name,LinkedIn\nAnna Berg,{IN}anna?{'x' * 400}\n", [ANNA._replace(profile=f"{IN}anna")]),
    "a day that is none": (
        "Name,Connected On\nAnna Berg,some time\nBen Ode,45356\n",
        [ANNA._replace(notes="Connected On: some time"), BEN._replace(connected_on="2024-03-05")],
    ),
    "spaces that don't break around an address": (
        "Name,Email\nAnna Berg,\u00a0a@example.org\u00a0\n",
        [ANNA._replace(email="a@example.org")],
    ),
    "an address at the end of a sentence": (
        "Name,Email\nAnna Berg,mailto:a@example.org.\n",
        [ANNA._replace(email="a@example.org")],
    ),
    "a long company": (
        f"Name,Company\nAnna Berg,{'Acme ' * 40}\n",
        [ANNA._replace(company=("Acme " * 30).strip(), notes=f"Company: {('Acme ' * 40).strip()}")],
    ),
    "signs that nobody sees": ("Name,Company\nAn\u200bna\u00a0Be\u00adrg\u202c,Ac\ufeffme\n", [ANNA._replace(company="Acme")]),
}
COLUMNS = {
    "Thunderbird": (
        "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Work Phone,Mobile Number,"
        "Job Title,Organization,Web Page 1,\n"
        "Anna,Berg,Anna B.,Annie,a@example.org,b@example.org,1,2,Boss,Acme,,\n,,Only Shown,,,,,,,,,\n",
        [
            Kept(
                "Anna Berg",
                "Acme",
                "Boss",
                "a@example.org",
                "2",
                notes="Secondary Email: b@example.org\nWork Phone: 1\nNickname: Annie",
            ),
            Kept("Only Shown"),
        ],
    ),
    "Outlook in German": (
        "Anrede;Vorname;Nachname;Firma;Position;E-Mail-Adresse;E-Mail 2: Adresse;Telefon geschäftlich;Mobiltelefon\n"
        "Frau;Anna;Berg;Acme;Chefin;a@example.org;b@example.org;1;2\n",
        [
            Kept(
                "Anna Berg",
                "Acme",
                "Chefin",
                "a@example.org",
                "2",
                notes="E-Mail 2: Adresse: b@example.org\nTelefon geschäftlich: 1",
            )
        ],
    ),
    "Outlook in French": (
        "Titre,Prénom,Nom,Société,Profession,Adresse de messagerie,Tél. mobile\nMme,Anna,Berg,Acme,Chef,a@example.org,2\n",
        [Kept("Anna Berg", "Acme", "Chef", "a@example.org", "2")],
    ),
    "Outlook in Italian": (
        "Nome,Cognome,Società,Qualifica,Indirizzo e-mail,Telefono cellulare\nAnna,Berg,Acme,Capo,a@example.org,2\n",
        [Kept("Anna Berg", "Acme", "Capo", "a@example.org", "2")],
    ),
    "Outlook in Spanish": (
        "Nombre,Apellidos,Organización,Puesto,Dirección de correo electrónico,Teléfono móvil\n"
        "Anna,Berg,Acme,Jefa,a@example.org,2\n",
        [Kept("Anna Berg", "Acme", "Jefa", "a@example.org", "2")],
    ),
    "LinkedIn in Portuguese": (
        "Nome,Sobrenome,URL,Endereço de e-mail,Empresa,Cargo,Conectado em\nAnna,Berg,,,Acme,Chefe,12 fev 2023\n",
        [Kept("Anna Berg", "Acme", "Chefe", connected_on="2023-02-12")],
    ),
    "LinkedIn in Italian": (
        "Nome,Cognome,URL,Indirizzo email,Azienda,Posizione,Data di collegamento\nAnna,Berg,,,Acme,Capo,12 mag 2023\n",
        [Kept("Anna Berg", "Acme", "Capo", connected_on="2023-05-12")],
    ),
    "LinkedIn in Dutch": (
        "Voornaam,Tussenvoegsel,Achternaam,URL,E-mailadres,Bedrijf,Functie,Verbonden op\n"
        "Anna,van den,Berg,,,Acme,Baas,12 mrt 2023\n",
        [Kept("Anna van den Berg", "Acme", "Baas", connected_on="2023-03-12")],
    ),
    "Thunderbird in Japanese": (
        "名,姓,表示名,メールアドレス,会社\n太郎,田中,田中 太郎,t@example.org,株式会社\n",
        [Kept("太郎 田中", "株式会社", email="t@example.org")],
    ),
    "a header that is a comment": (
        '#"name","email","mobile"\n"Anna Berg","a@example.org,b@example.org","1"\n',
        [ANNA._replace(email="a@example.org", phone="1", notes="email: b@example.org")],
    ),
    "HubSpot": (
        "Record ID,First Name,Last Name,Email,Phone Number,Associated Company,Job Title\n"
        "12,Anna,Berg,a@example.org,1,Acme,Boss\n",
        [Kept("Anna Berg", "Acme", "Boss", "a@example.org", "1")],
    ),
    "Salesforce": (
        "Salutation,First Name,Last Name,Title,Account Name,Mobile,Email\nMs,Anna,Berg,Boss,Acme,1,a@example.org\n",
        [Kept("Anna Berg", "Acme", "Boss", "a@example.org", "1")],
    ),
    "names of programmers": (
        "first_name,LastName,e-mail,company_name\nAnna,Berg,a@example.org,Acme\n",
        [Kept("Anna Berg", "Acme", email="a@example.org")],
    ),
    "a last name that is called name": ("Name;Vorname\nBerg;Anna\n", [ANNA]),
    "a first name that is called name": ("Nombre;Apellidos\nAnna;Berg\n", [ANNA]),
    "a whole name where half is missing": ("Name,Given Name,Family Name\nAnna Berg,Anna,\n", [ANNA]),
}
HALVES = {
    "Nr;Name, Vorname;Firma\n1;Berg, Anna;Acme\n": "with semicolons around",
    "Name, Vorname;Firma\nBerg, Anna;Acme\n": "as the first column",
    '"Name, Vorname","Firma"\n"Berg, Anna","Acme"\n': "in quotation marks",
    "Name / Vorname;Firma\nBerg / Anna;Acme\n": "with a slash",
    "ID;Name (Last, First);Employer\n1;Berg, Anna;Acme\n": "in parentheses",
    "Vorname und Name;Ort, Land;Firma\nAnna Berg;Bonn, DE;Acme\n": "the first name first",
    "Liste, Stand 12.11.\nName;Position, Abteilung;Firma\nAnna Berg;;Acme\n": "under a title with a comma",
}
VARIED = {
    "E-Mail-Adressen": "email",
    "Email (preferred)": "email",
    "Additional email addresses": "email",
    "Geschäftlich: E-Mail": "email",
    "Première adresse électronique": "email",
    "Privat: Mobil": "phone",
    "Telefonnummern": "phone",
    "Titre de fonction": "role",
    "Job titles": "role",
    "Firma (aktuell)": "company",
    "Firma/Organisation": "company",
}
NOT_VARIED = ["Company (Phone)", "Email Type", "Assistant's Name", "Company Main Phone", "Business Fax", "Last Contacted"]
TITLES = {
    "Title,First Name,Last Name\nMr.,Anna,Berg\n": ANNA,
    "Title,First Name,Last Name\nVP Sales,Anna,Berg\n": ANNA._replace(role="VP Sales"),
    "Titel;Vorname;Nachname;Position\nProf. Dr.;Anna;Berg;\n": ANNA,
    "Title,First Name,Last Name,Job Title\nPilot,Anna,Berg,Boss\n": ANNA._replace(role="Boss", notes="Title: Pilot"),
}
LINES = {
    "First Name,Last Name,Company\nAnna,Berg,\nLast Name,First Name,Company\n": (3, "other_columns"),
    "Name,Phone\nAnna Berg,1\nTotal: 1,\n": (3, "total"),
    "Name;Beitrag\nAnna Berg;10\nSumme;10,00 €\n": (3, "total"),
    "Ben,Ode\nFirst Name,Last Name\nAnna,Berg\n": (1, "above"),
    "Name,Company\nAnna Berg,Acme,Inc.\n": (2, "more_cells"),
}
ALL = QUOTES | SHAPES | VALUES | COLUMNS


@pytest.mark.parametrize(("data", "people"), ALL.values(), ids=ALL)
def test_table_is_read_as_it_is_meant(browser, data, people):
    assert bring_in(browser, data) == people


@pytest.mark.parametrize("data", HALVES, ids=HALVES.values())
def test_column_of_both_halves_of_a_name_is_read(browser, data):
    assert bring_in(browser, data) == [ANNA._replace(company="Acme")]


@pytest.mark.parametrize(("name", "what"), VARIED.items())
def test_name_of_a_column_may_be_varied(browser, name, what):
    assert report(browser, f"Name;{name}\nAnna Berg;x\n")["used"] == [["Name", "full"], [name, what]]


@pytest.mark.parametrize("name", NOT_VARIED)
def test_name_of_a_column_that_says_something_else_is_not_used(browser, name):
    assert report(browser, f"Name;{name}\nAnna Berg;x\n")["used"] == [["Name", "full"]]


@pytest.mark.parametrize(("data", "person"), TITLES.items())
def test_title_is_what_they_do_unless_it_is_a_form_of_address(browser, data, person):
    assert bring_in(browser, data) == [person]


@pytest.mark.parametrize(("data", "line"), LINES.items())
def test_line_that_is_no_person_or_shifted_is_named(browser, data, line):
    assert lines(browser, data) == [line]


def test_cells_for_which_there_is_no_column_go_into_the_notes(browser):
    assert bring_in(browser, "Name,Company\nAnna Berg,Acme,Inc.,,x\n") == [
        ANNA._replace(company="Acme", notes="More: Inc.\nMore: x")
    ]


def test_cell_that_a_spreadsheet_keeps_as_text_is_unpacked(browser):
    assert bring_in(browser, 'Name,Company\n"=""Anna Berg""",="Acme"\n') == [ANNA._replace(company="Acme")]


def test_stray_quotation_mark_on_every_line_is_read_in_reasonable_time(browser):
    """Each opens a cell that no later one closes: read again from line to line, it would take minutes."""
    data = "Name,Email\n" + "".join(f'P{n}","p{n}@example.org\n' for n in range(3000))
    assert report(browser, data)["count"] == 3000


def test_lines_left_out_or_in_doubt_are_named(browser):
    rows = ["Anna,Berg,,,,,", HEADER, ",,,,Acme,,", "Ben,Ode,,,Acme, Inc.,Eng,05 Mar 2024", 'Cy,Oz,,,"Acme,,']
    data = f"Notes:\n\n{HEADER}\n" + "\n".join(rows)
    assert lines(browser, data) == [(5, "column_names"), (7, "more_cells"), (8, "quotation_mark"), (6, "unnamed")]


def test_row_that_may_be_torn_in_two_is_named(browser):
    data = f"{HEADER}\n" + "Anna,Berg,,,,,\n" * 20 + "Ben,Ode,,,Acme\nInc,Boss,05 Mar 2024\n"
    assert lines(browser, data) == [(22, "fewer_cells"), (23, "fewer_cells")]


def test_lines_are_listed_in_order_and_paged(browser):
    data = f"{HEADER}\nAnna,Berg,,,,,\n" + ",,,,Acme,,\n" * 50
    page = show(browser, data)
    assert '<a href="' in words(page)
    assert "See all 50 lines" in words(page)
    address = f"{page.request['PATH_INFO']}lines/"
    first, second = (words(browser.get(f"{address}?page={number}")) for number in (1, 2))
    assert (first.count("There is no name in it"), second.count("There is no name in it")) == (40, 10)
    assert ("Line 3<" in first, "Line 52<" in second) == (True, True)


def test_lines_that_are_too_many_to_list_are_counted(browser):
    data = f"{HEADER}\nAnna,Berg,,,,,\n" + ",,,,Acme,,\n" * 1003
    said = report(browser, data)
    assert (len(said["lines"]), said["count"]) == (1000, 1003)
    page = show(browser, data)
    assert "3 more lines are like that" in words(browser.get(f"{page.request['PATH_INFO']}lines/?page=25"))


def test_columns_with_something_in_them_come_before_empty_ones(browser):
    said = report(browser, "Name,Birthday,Fax,Company\nAnna Berg,,1,\n")
    assert (said["unused"], said["empty"]) == (["Fax"], ["Birthday"])
    assert said["used"] == [["Name", "full"], ["Company", "company"]]


def test_columns_that_are_too_many_to_list_are_counted(browser):
    data = f"Name,{','.join(f'Custom {n}' for n in range(103))}\nAnna Berg,x\n"
    said = report(browser, data)
    assert (said["unused"], len(said["empty"]), said["unlisted"]) == (["Custom 0"], 100, 2)
    assert "2 more columns are not used." in words(show(browser, data))


def test_file_of_entries_without_names_says_so(browser):
    said = words(show(browser, f"{HEADER}\n,,,,Acme,,\n,,,,Blue,,\n"))
    assert "there is nobody in it with a person&#x27;s name. Entries: 2; the first begins with “Acme”." in said


def test_what_finds_no_place_is_said_beside_the_person(browser):
    said = words(show(browser, "Name,Email,Email 2,Phone\nAnna Berg,a@example.org,b@example.org,\nBen Ode,,,4.9E+11\n"))
    assert said.count("More about them in this file goes into your notes.") == 1
    assert said.count("or an email address, a phone number or a profile can't be read. It goes into your notes as it is.") == 1
