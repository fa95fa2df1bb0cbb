"""What makes one person, or one company, the same in two writings. Pure."""

import unicodedata
from urllib.parse import unquote

from coaching.practice.text import plain
from coaching.practice.url_parts import parts_of
from networking_module.contacts.linkedin import is_linkedin, profile_path

LEGAL_FORMS = {
    "ag",
    "bv",
    "co",
    "company",
    "corp",
    "corporation",
    "gmbh",
    "inc",
    "incorporated",
    "kg",
    "limited",
    "llc",
    "llp",
    "lp",
    "ltd",
    "nv",
    "oy",
    "plc",
    "pllc",
    "pty",
    "sa",
    "sarl",
    "se",
    "spa",
    "srl",
}

# Letters that no accent makes: “Sørensen” and “Sorensen”, “Łukasz” and “Lukasz”.
STROKES = str.maketrans("øłđðħıŧ", "olddhit")
BETWEEN = {"and", "und"}


def company_key(company):
    """“The Acme Company, Inc.” and “ACME” are one, “Halden & Sons” and “Halden + Sons” too; nothing but a legal form stays
    itself."""
    words = plain(company).translate(STROKES).split()
    words = words[1:] if words[:1] == ["the"] and len(words) > 1 else words
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    return " ".join([*words[:1], *(word for word in words[1:-1] if word not in BETWEEN), *words[1:][-1:]])[:150]


def profile_key(address):
    """One profile in whatever writing: on LinkedIn by `linkedin.profile_path`, elsewhere the address without scheme, www, query,
    ending slash and upper case. "" for what is no one person's: a company's page on LinkedIn."""
    address = unicodedata.normalize("NFC", unquote(address).strip())
    if is_linkedin(address):
        path = profile_path(address)
        return f"linkedin.com{path}"[:300] if path else ""
    parts = parts_of(address if "//" in address else f"//{address}")
    host = parts.netloc.casefold().rpartition("@")[2].removesuffix(":443").removesuffix(":80").removeprefix("www.")
    return f"{host}{parts.path.casefold().rstrip('/')}"[:300] if host else ""


def person_key(name, company):
    """Name and company as one, for those who have neither profile nor mail."""
    return plain(name), company_key(company)
