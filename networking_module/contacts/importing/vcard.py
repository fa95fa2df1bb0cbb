"""People from vCards: versions 3 and 4, and 2.1 as older phones write it."""

import quopri
import re
from itertools import islice

from networking_module.contacts.importing.person import person

KEPT = {"FN", "N", "ORG", "TITLE", "EMAIL", "TEL", "URL", "X-SOCIALPROFILE", "SOCIALPROFILE", "KIND", "X-ABSHOWAS"}
PROFILES = ("URL", "X-SOCIALPROFILE", "SOCIALPROFILE")
LONGEST_LINE = 20_000
LINE = re.compile(r'(?:[\w-]+\.)?(?P<name>[A-Za-z-]+)(?P<options>(?:;(?:"[^"]*"|[^":;])*)*):(?P<value>.*)', re.DOTALL)
FOLD = re.compile(r"\n[ \t]")
ESCAPED = re.compile(r"\\(.)")
PARTS = re.compile(r"(?<!\\);")
NOT_A_PERSON = {"group", "org", "location", "company"}


def is_vcard(text):
    return text[:200].lstrip().upper().startswith("BEGIN:VCARD")


def read_vcards(text, most):
    """Up to `most` cards' Person, None for a card without a person's name. A line that can't be read is passed over."""
    cards = _cards(FOLD.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    return [_person(card) for card in islice(cards, most)]


def _cards(text):
    """{name of a line: [(options, value)]} of each card."""
    card: dict[str, list[tuple[str, str]]] | None = None
    for line in _lines(text):
        start = line[:20].strip().upper()
        if start == "BEGIN:VCARD":
            card = {}
        elif start == "END:VCARD" and card is not None:
            yield card
            card = None
        elif card is not None and (found := _parsed(line)):
            card.setdefault(found[0], []).append(found[1:])


def _lines(text):
    """The lines, with those joined that quoted-printable writing has broken."""
    open_line = ""
    for line in text.split("\n"):
        line = open_line + line
        broken = line.endswith("=") and "QUOTED-PRINTABLE" in line[:200].upper() and len(line) < LONGEST_LINE
        open_line = line[:-1] if broken else ""
        if not broken:
            yield line


def _parsed(line):
    name = re.split("[:;]", line[:60], maxsplit=1)[0].rpartition(".")[2].upper()
    found = LINE.fullmatch(line) if name in KEPT and len(line) < LONGEST_LINE else None
    if not found:
        return None
    options, value = found["options"].upper(), found["value"]
    if "QUOTED-PRINTABLE" in options:
        value = quopri.decodestring(value.encode()).decode(errors="replace")
    return name, options, value


def _person(card):
    if any(value.strip().lower() in NOT_A_PERSON for name in ("KIND", "X-ABSHOWAS") for _options, value in card.get(name, [])):
        return None
    return person(
        name=_text(_best(card, "FN")) or _name(_best(card, "N")),
        company=_parts(_best(card, "ORG"))[0],
        role=_text(_best(card, "TITLE")),
        email=_best(card, "EMAIL"),
        phone=re.sub("(?i)^tel:", "", _best(card, "TEL")),
        profile=_profile(card),
    )


def _best(card, name):
    """The value of the line that the card prefers, else of the first, or ""."""
    return min(card.get(name, [("", "")]), key=lambda line: _rank(line[0]))[1]


def _rank(options):
    number = re.search(r"PREF=(\d{1,3})", options)
    return int(number[1]) if number else 1 if "PREF" in options else 101


def _name(value):
    """Given and family name; a card has them the other way around."""
    family, given = [*_parts(value), ""][:2]
    return f"{given} {family}".strip()


def _parts(value):
    return [_text(part) for part in PARTS.split(value)]


def _text(value):
    return ESCAPED.sub(lambda found: " " if found[1] in "nN" else found[1], value).strip()


def _profile(card):
    """The address on LinkedIn. Another homepage may be a company's, and would make one person of all who work there."""
    values = (_text(value) for name in PROFILES for _options, value in card.get(name, []))
    return next((value for value in values if "linkedin.com/in/" in value.lower()), "")
