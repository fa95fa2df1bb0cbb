import codecs

import pytest

from coaching.tables.letters import letters

NAMES = {
    "cp1252": ["Jörg Müller", "João Conceição", "Søren Ødegård", "Þór Sigurðsson", "Anaïs Lefèvre, L’Oréal – Élève"],
    "mac_roman": ["Müller", "José", "François Lefèvre", "Größe GmbH"],
    "cp1250": ["Jiří Dvořák", "Wałęsa", "Đorđe Petrović, Društvo", "Gábor Szűcs, Őrség"],
    "cp1251": ["Анна Иванова"],
    "koi8_r": ["Анна Иванова"],
    "cp866": ["Анна Иванова"],
    "mac_cyrillic": ["Анна Иванова"],
    "cp1253": ["Γιώργος Παπαδόπουλος"],
    "cp1254": ["Gökhan Çağlar", "İbrahim Güneş, Işık"],
    "cp1255": ["דוד כהן"],
    "cp1256": ["محمد علي, شركة"],
    "cp1257": ["Jānis Bērziņš"],
    "cp850": ["Jörgen Müller"],
    "cp874": ["สมชาย ใจดี"],
    "cp932": ["田中 太郎, 株式会社"],
    "big5": ["李偉, 公司經理"],
    "gb18030": ["李伟, 公司经理"],
    "euc_kr": ["김민준, 회사 부장"],
}


@pytest.mark.parametrize(("encoding", "text"), [(encoding, text) for encoding, texts in NAMES.items() for text in texts])
def test_letters_of_a_file_that_says_nothing_are_known_by_its_words(encoding, text):
    assert letters(f"Name,Email\n{text},\n".encode(encoding))[0] == f"Name,Email\n{text},\n"


@pytest.mark.parametrize("data", ["Zoë".encode(), codecs.BOM_UTF8 + "Zoë".encode(), "Zoë".encode("utf-16")])
def test_unicode_is_not_guessed(data):
    assert letters(data) == ("Zoë", "")


def test_one_letter_cut_in_two_spoils_no_other():
    assert letters("Zoë,Groß\nJörg,Kühn\n".encode() + b"Bj\xf6rn") == ("Zoë,Groß\nJörg,Kühn\nBjörn", "utf-8")


def test_bytes_that_no_language_has_are_read_all_the_same():
    assert letters(b"\x81\x8d\x8f\x90\x9d" * 10)[0]
