"""What the cells of a person say: a text, an address, a number, a profile, each as we keep it, or "" where it can't be read."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from networking_module.contacts.linkedin import full_address, is_linkedin, is_nobodys
from networking_module.contacts.names import one_line
from networking_module.contacts.normalize import plain

LONGEST = 150
LONGEST_PHONE = 50
LONGEST_PROFILE = 300
LONGEST_EMAIL = 254
BETWEEN = re.compile(r"\s+:::\s+")  # how Google writes several values into one cell
MAILS = re.compile(r"[^\s<>()\[\]:;,|\"“”]+@[^\s<>()\[\]:;,|\"“”]+")
NUMBERS = re.compile(r"[;\n]+(?!ext=|phone-context=|isub=)")
NOTHING = {"", "-", "–", "—", ".", "n/a", "#n/a", "null", "none", "nan", "0"}
ROUNDED = re.compile(r"[+-]?\d+(?:[.,]\d+)?e\+?\d+", re.IGNORECASE)  # a number as a spreadsheet shortened it
FORMULA = re.compile(r"=\s*\"(.*)\"|'(.*)", re.DOTALL)  # how a spreadsheet keeps a number a text
ADDRESS = """
    mr mrs ms miss mx sir madam dr prof professor rev hon
    herr frau hr fr doktor dipl ing mag
    m mme mlle monsieur madame mademoiselle me pr
    sr sra srta d da dna don dona senor senora dra profa
    sig ra ssa signor signora dott dottssa dottore dottoressa
    dhr mevr mw heer mevrouw drs ir pan pani fru bay bayan
"""
FORMS_OF_ADDRESS = {*ADDRESS.split()}
AS_TEXT = re.compile(r'=\s*"((?:[^"]|"")*)"')
USUAL = re.compile(r"https://(?:www\.)?linkedin\.com/in/[\w%.~-]{1,200}/?", re.ASCII)
_is_address = URLValidator(schemes=["http", "https"])


def pieces(field, texts):
    """[(what the file calls it, text)] with each value on its own, without those that say nothing."""
    split = SPLIT.get(field, _whole)
    return [
        (label, piece)
        for label, text in texts
        for part in (BETWEEN.split(text) if ":::" in text else (text,))
        for piece in split(part)
        if piece.strip()
    ]


def _whole(text):
    return [text]


def _mails(text):
    if "@" in text:
        return MAILS.findall(text) or [text]
    return [] if text.strip().casefold() in NOTHING else [text]


def _numbers(text):
    return [number.strip() for number in NUMBERS.split(text) if number.strip().casefold() not in NOTHING]


def _address(text):
    return [] if text.strip().casefold() in NOTHING else [text.strip()]


def text_of(raw):
    return one_line(raw)[:LONGEST].rstrip()


def is_cut_off(field, raw):
    """Whether a text is longer than what is kept of it."""
    return field in {"company", "role"} and len(raw) > LONGEST and len(one_line(raw)) > LONGEST


def is_form_of_address(text):
    """“Mr.”, “Frau”, “Prof. Dr.”: how someone is addressed, not what they do."""
    words = plain(text).split()
    return bool(words) and FORMS_OF_ADDRESS.issuperset(words)


def turned(name):
    """“Berg, Anna” and “Berg / Anna” as Anna Berg; a name without a sign between its halves stays as it is."""
    last, sign, first = one_line(name).replace("/", ",").partition(",")
    return f"{first.strip()} {last.strip()}".strip() if sign else name


def unpacked(cell):
    """A cell as a spreadsheet shows it: `="Anna"` is Anna."""
    found = AS_TEXT.fullmatch(cell.strip()) if cell.lstrip().startswith("=") else None
    return found[1].replace('""', '"') if found else cell


def email_of(raw):
    email = re.sub(r"(?i)^mailto:", "", one_line(raw)).partition("?")[0].strip("'.")
    try:
        validate_email(email[: LONGEST_EMAIL + 1])
    except ValidationError:
        return ""
    return email if len(email) <= LONGEST_EMAIL else ""


def phone_of(raw):
    found = FORMULA.fullmatch(raw.strip())
    number = re.sub("(?i)^tel:", "", one_line(found[1] or found[2] or "" if found else raw))
    number = re.sub(r";(?:phone-context|isub)=[^;]*", "", number).replace(";ext=", " ext. ")
    is_number = any(sign.isdigit() for sign in number) and not ROUNDED.fullmatch(number.replace(" ", ""))
    return number if is_number and len(number) <= LONGEST_PHONE else ""


def profile_of(raw):
    address = one_line(raw)
    if is_nobodys(address):
        return ""
    if USUAL.fullmatch(address):
        return address
    if is_linkedin(address) and "://" not in address:
        address = f"https://{address}"
    try:
        _is_address(address[: LONGEST_PROFILE + 1])
    except ValidationError:
        return full_address(address)
    return address if len(address) <= LONGEST_PROFILE else full_address(address)


READERS = {"company": text_of, "role": text_of, "email": email_of, "phone": phone_of, "profile": profile_of}
SPLIT = {"email": _mails, "phone": _numbers, "profile": _address, "website": _address}
