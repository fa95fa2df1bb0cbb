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

# What cards and directories write before a name; how clients themselves call someone (“Aunt Josie”) belongs to the name.
HONORIFICS = {"mr", "mrs", "ms", "miss", "mx", "sir", "dr", "prof", "professor", "rev"}
CALLED_WITH_NAME = HONORIFICS | {"aunt", "auntie", "uncle", "sister", "brother", "father", "pastor", "rabbi", "coach"}


def plain(text):
    """Lower case, without accents and signs, one space between words."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.sub(r"[^\w\s]|_", " ", "".join(letter for letter in letters if not unicodedata.combining(letter))).split())


def company_key(company):
    """“The Acme Company, Inc.” and “ACME” are one; a name that is nothing but a legal form stays itself."""
    words = plain(company.replace("&", " and ")).split()
    words = words[1:] if words[:1] == ["the"] and len(words) > 1 else words
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    return " ".join(words)[:150]


def profile_key(address):
    """A profile's address without scheme, www or country host, query, ending slash and upper case."""
    try:
        parts = urlsplit(address.strip() if "//" in address else f"//{address.strip()}")
    except ValueError:
        return ""
    host = parts.netloc.casefold().rpartition("@")[2].removesuffix(":443").removesuffix(":80").removeprefix("www.")
    host = "linkedin.com" if host.endswith(".linkedin.com") else host
    return f"{host}{unquote(parts.path).casefold().rstrip('/')}"[:300] if host else ""


def name_key(name):
    """One name in two writings: “Dr. María López” and “Lopez, Maria” are one; a name that is nothing but signs stays itself."""
    words = plain(name).split()
    return (" ".join(sorted(word for word in words if word not in HONORIFICS) or sorted(words)) or name)[:150]


def person_key(name, company):
    """Name and company as one, for those who have neither profile nor mail."""
    return plain(name), company_key(company)
