"""What the cells of a person say: a text, an address, a number, a profile, each as we keep it, or "" where it can't be read."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from coaching.practice.text import one_line, plain
from coaching.tables.cells import NOTHING, email_of, phone_of
from networking_module.contacts.linkedin import full_address, is_linkedin, is_nobodys

LONGEST = 150
LONGEST_PROFILE = 300
BETWEEN = re.compile(r"\s+:::\s+")  # how Google writes several values into one cell
MAILS = re.compile(r"[^\s<>()\[\]:;,|\"“”]+@[^\s<>()\[\]:;,|\"“”]+")
NUMBERS = re.compile(r"[;\n]+(?!ext=|phone-context=|isub=)")
ADDRESS = """
    mr mrs ms miss mx sir madam dr prof professor rev hon
    herr frau hr fr doktor dipl ing mag
    m mme mlle monsieur madame mademoiselle me pr
    sr sra srta d da dna don dona senor senora dra profa
    sig ra ssa signor signora dott dottssa dottore dottoressa
    dhr mevr mw heer mevrouw drs ir pan pani fru bay bayan
"""
FORMS_OF_ADDRESS = {*ADDRESS.split()}
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
