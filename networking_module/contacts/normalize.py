"""What makes one person, or one company, the same in two writings. Pure."""

import re
import unicodedata
from urllib.parse import unquote, urlsplit

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


def plain(text):
    """Lower case, without accents, signs and what nobody sees, one space between words."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    seen = (letter for letter in letters if not unicodedata.combining(letter) and unicodedata.category(letter) != "Cf")
    return " ".join(re.sub(r"[^\w\s]|_", " ", "".join(seen)).split())


def company_key(company):
    """“The Acme Company, Inc.” and “ACME” are one, “Halden & Sons” and “Halden + Sons” too; nothing but a legal form stays
    itself."""
    words = plain(company).translate(STROKES).split()
    words = words[1:] if words[:1] == ["the"] and len(words) > 1 else words
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    return " ".join([*words[:1], *(word for word in words[1:-1] if word not in BETWEEN), *words[1:][-1:]])[:150]


def profile_key(address):
    """A profile's address without scheme, www or country host, query, ending slash and upper case."""
    try:
        parts = urlsplit(address.strip() if "//" in address else f"//{address.strip()}")
    except ValueError:
        return ""
    host = parts.netloc.casefold().rpartition("@")[2].removesuffix(":443").removesuffix(":80").removeprefix("www.")
    host = "linkedin.com" if host.endswith(".linkedin.com") else host
    return f"{host}{unquote(parts.path).casefold().rstrip('/')}"[:300] if host else ""


def person_key(name, company):
    """Name and company as one, for those who have neither profile nor mail."""
    return plain(name), company_key(company)
