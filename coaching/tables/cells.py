"""What cells say, in whatever way programs and people write it: an address, a number, a name. No Django app."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from coaching.practice.text import one_line

LONGEST_PHONE = 50
LONGEST_EMAIL = 254
NOTHING = {"", "-", "–", "—", ".", "n/a", "#n/a", "null", "none", "nan", "0"}
ROUNDED = re.compile(r"[+-]?\d+(?:[.,]\d+)?e\+?\d+", re.IGNORECASE)  # a number as a spreadsheet shortened it
FORMULA = re.compile(r"=\s*\"(.*)\"|'(.*)", re.DOTALL)  # how a spreadsheet keeps a number a text
AS_TEXT = re.compile(r'=\s*"((?:[^"]|"")*)"')


def turned(name):
    """“Berg, Anna” and “Berg / Anna” as Anna Berg; a name without a sign between its halves stays as it is."""
    last, sign, first = one_line(name).replace("/", ",").partition(",")
    return f"{first.strip()} {last.strip()}".strip() if sign else name


def unpacked(cell):
    """A cell as a spreadsheet shows it: `="Anna"` is Anna."""
    found = AS_TEXT.fullmatch(cell.strip()) if cell.lstrip().startswith("=") else None
    return found[1].replace('""', '"') if found else cell


def email_of(raw):
    """The address, or "" where there is none."""
    email = re.sub(r"(?i)^mailto:", "", one_line(raw)).partition("?")[0].strip("'.")
    try:
        validate_email(email[: LONGEST_EMAIL + 1])
    except ValidationError:
        return ""
    return email if len(email) <= LONGEST_EMAIL else ""


def phone_of(raw):
    """The number, or "" where there is none, or one that a spreadsheet rounded."""
    found = FORMULA.fullmatch(raw.strip())
    number = re.sub("(?i)^tel:", "", one_line(found[1] or found[2] or "" if found else raw))
    number = re.sub(r";(?:phone-context|isub)=[^;]*", "", number).replace(";ext=", " ext. ")
    is_number = any(sign.isdigit() for sign in number) and not ROUNDED.fullmatch(number.replace(" ", ""))
    return number if is_number and len(number) <= LONGEST_PHONE else ""
