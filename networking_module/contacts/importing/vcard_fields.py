"""What the lines of one vCard say of its person."""

import re

from networking_module.contacts.linkedin import full_address

PROFILES = ("X-SOCIALPROFILE", "SOCIALPROFILE", "X-LINKEDIN", "URL", "IMPP")
KINDS = ("KIND", "X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS")
NOT_A_PERSON = {"group", "org", "location", "company", "application", "device"}
ESCAPED = re.compile(r"\\(.)")
PARTS = re.compile(r"(?<!\\);")
TYPES = re.compile(r'[;,="]+')
LABELS = {"HOME", "WORK", "CELL", "OTHER", "MAIN", "IPHONE", "FAX", "PAGER", "CAR", "LINKEDIN"}
NO_CALLS = ("FAX", "PAGER", "MODEM", "TLX")
USER = re.compile(r"[\w%.~-]{3,100}")


def is_person(there):
    """Whether a card, {name of a line: its Lines}, is about a person: neither a group nor a company."""
    kinds = (line.value.strip().lower() for name in KINDS for line in there.get(name, []))
    return not any(kind in NOT_A_PERSON for kind in kinds) and not _is_company(there)


def said(there):
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


def called(there):
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
