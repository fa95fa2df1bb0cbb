"""People from vCards of versions 2.1, 3 and 4: a person each; a card inside another is one too."""

import re
from itertools import islice

from networking_module.contacts.importing.person import person
from networking_module.contacts.importing.report import Why
from networking_module.contacts.importing.vcard_lines import Line, read_lines
from networking_module.contacts.linkedin import full_address
from networking_module.contacts.names import one_line

PROFILES = ("X-SOCIALPROFILE", "SOCIALPROFILE", "X-LINKEDIN", "URL", "IMPP")
KINDS = ("KIND", "X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS")
KEPT = {"BEGIN", "END", "FN", "N", "ORG", "TITLE", "ROLE", "EMAIL", "TEL", "X-ABLABEL", *PROFILES, *KINDS}
WHAT = {"FN": "full", "N": "full", "ORG": "company", "TITLE": "role", "ROLE": "role", "EMAIL": "email", "TEL": "phone"}
# About the card itself rather than the person.
FORMAL = {
    "VERSION",
    "PRODID",
    "REV",
    "UID",
    "CLASS",
    "SOURCE",
    "NAME",
    "MAILER",
    "SORT-STRING",
    "PROFILE",
    "CLIENTPIDMAP",
    "XML",
    "AGENT",
}
NOT_A_PERSON = {"group", "org", "location", "company", "application", "device"}
ESCAPED = re.compile(r"\\(.)")
PARTS = re.compile(r"(?<!\\);")
TYPES = re.compile(r'[;,="]+')
NO_LABEL = {
    "TYPE",
    "PREF",
    "INTERNET",
    "VOICE",
    "MSG",
    "CHARSET",
    "ENCODING",
    "QUOTED-PRINTABLE",
    "VALUE",
    "URI",
    "TEXT",
    "B",
    "BASE64",
    "8BIT",
}
LABELS = {"HOME", "WORK", "CELL", "OTHER", "MAIN", "IPHONE", "FAX", "PAGER", "CAR", "LINKEDIN"}
NO_CALLS = ("FAX", "PAGER", "MODEM", "TLX")
USER = re.compile(r"[\w%.~-]{3,100}")


def is_vcard(text):
    return text[:200].lstrip().upper().startswith("BEGIN:VCARD")


def read_vcards(data, most, report):
    """Up to `most` cards' Person, None for a card without a person's name. What came of the lines goes into the `report`; one
    that can't be read is passed over."""
    lines, report.letters = read_lines(data, KEPT)
    seen: dict[str, None] = {}
    cards = sorted(_cards(_readable(lines, report), most, seen), key=lambda card: card[0].number)
    report.used = [[name, WHAT.get(name, "profile")] for name in seen if name in WHAT or name in PROFILES]
    report.unused = [name for name in seen if name not in KEPT and name not in FORMAL and not name.startswith("X-AB")]
    return [_person(card, report) for card in islice(cards, most)]


def _readable(lines, report):
    for line in lines:
        if line.name:
            yield line
        else:
            report.note(line.number, Why.UNREADABLE, one_line(line.value))


def _cards(lines, most, seen):
    """The lines of each card. One that never ends does so where the file ends."""
    open_cards: list[list[Line]] = []
    count = 0
    for line in lines:
        is_mark = line.name in ("BEGIN", "END") and line.value.strip().upper() == "VCARD"
        if is_mark and line.name == "BEGIN" and count + len(open_cards) < most:
            open_cards.append([line])
        elif is_mark and line.name == "END" and open_cards:
            count += 1
            yield open_cards.pop()
        elif open_cards and not is_mark:
            seen.setdefault(line.name)
            if line.name in KEPT:
                open_cards[-1].append(line)
    yield from open_cards


def _person(card, report):
    there: dict[str, list[Line]] = {}
    for line in card:
        there.setdefault(line.name, []).append(line)
    is_other = any(line.value.strip().lower() in NOT_A_PERSON for name in KINDS for line in there.get(name, []))
    found = None if is_other or _is_company(there) else person(name=_called(there), said=_said(there))
    if found is None:
        named = one_line(_called(there))
        report.note(card[0].number, Why.NOT_A_PERSON if named else Why.UNNAMED, named or _beginning(card))
    return found


def _said(there):
    """{field: [(what it is called, text)]}, the preferred first."""
    labels = {line.group: line.value for line in there.get("X-ABLABEL", []) if line.group}
    units = [[part for part in _parts(line.value) if part] for line in _ranked(there, "ORG")]
    roles = [("Title", _text(line.value)) for name in ("TITLE", "ROLE") for line in _ranked(there, name)]
    profiles = [line for name in PROFILES for line in _ranked(there, name)]
    return {
        "company": [("Organization", unit[0]) for unit in units if unit],
        "role": [each for each in roles if each[1]],
        "email": [(_label("Email", line, labels), _text(line.value)) for line in _ranked(there, "EMAIL")],
        "phone": [(_label("Phone", line, labels), _text(line.value)) for line in _ranked(there, "TEL")],
        "profile": [("Profile", address) for line in profiles if (address := _profile(line))],
        "website": [(_label("Website", line, labels), _text(line.value)) for line in _ranked(there, "URL") if not _profile(line)],
        "more": [("Department", ", ".join(unit[1:])) for unit in units if len(unit) > 1],
    }


def _ranked(there, name):
    """The lines of a name that say something, the one that the card prefers first, those nobody answers last."""
    lines = [line for line in there.get(name, ()) if line.value.strip()]
    return sorted(lines, key=_rank) if len(lines) > 1 else lines


def _rank(line):
    number = re.search(r"PREF=(\d{1,3})", line.options)
    return (any(word in line.options for word in NO_CALLS), int(number[1]) if number else 1 if "PREF" in line.options else 101)


def _label(word, line, labels):
    """“Phone (home)”, in the card's own word where it has one: Apple writes _$!<Home>!$_."""
    types = [each for each in TYPES.split(line.options) if each in LABELS]
    own = _text(labels.get(line.group, "")).removeprefix("_$!<").removesuffix(">!$_")
    kind = own or ", ".join(types).lower()
    return f"{word} ({kind})" if kind else word


def _called(there):
    """The whole name as the card has it, or put together of the given and the family name."""
    full = next((_text(line.value) for line in _ranked(there, "FN")), "")
    return full or next((_put_together(line.value) for line in _ranked(there, "N")), "")


def _put_together(value):
    family, given = [*_parts(value), ""][:2]
    return f"{given} {family}".strip()


def _is_company(there):
    """Whether a card has the company's name as its own, and no part of a person's."""
    if any(part for line in there.get("N", []) for part in _parts(line.value)):
        return False
    firms = {_parts(line.value)[0].casefold() for line in there.get("ORG", [])}
    return any(_text(line.value).casefold() in firms for line in there.get("FN", []) if line.value.strip())


def _profile(line):
    """The address on LinkedIn. Another homepage may be a company's, and would make one person of all who work there."""
    value = _text(line.value).removeprefix("x-apple:")
    if full_address(value):
        return value
    is_name = "LINKEDIN" in line.options + line.name and USER.fullmatch(value)
    return full_address(f"in/{value}") if is_name else ""


def _parts(value):
    return [_text(part) for part in PARTS.split(value)]


def _text(value):
    return ESCAPED.sub(lambda found: " " if found[1] in "nN" else found[1], value).strip()


def _beginning(card):
    return one_line("; ".join(line.value for line in card[1:] if line.value.strip()))
