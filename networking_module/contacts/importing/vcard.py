"""People from vCards of versions 2.1, 3 and 4: a person each; a card inside another is one too."""

from itertools import islice

from coaching.practice.text import one_line
from coaching.tables.report import Why
from networking_module.contacts.importing.person import person
from networking_module.contacts.importing.vcard_fields import KINDS, PROFILES, called, is_person, said
from networking_module.contacts.importing.vcard_lines import Line, read_lines

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


def is_vcard(text):
    return text[:200].lstrip().upper().startswith("BEGIN:VCARD")


def read_vcards(data, most, report):
    """Up to `most` cards' Person, None for a card without a person's name. What came of the lines goes into the `report`; one
    that can't be read is passed over."""
    lines, report.letters = read_lines(data, KEPT)
    seen: dict[str, None] = {}
    cards = sorted(_cards(_readable(lines, report), most, seen), key=lambda card: card[0].number)
    report.used = [[name, WHAT.get(name, "profile")] for name in seen if name in WHAT or name in PROFILES]
    for name in seen:
        if name not in KEPT and name not in FORMAL and not name.startswith("X-AB"):
            report.leave_out(name, is_empty=False)
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
    found = person(name=called(there), said=said(there)) if is_person(there) else None
    if found is None:
        named = one_line(called(there))
        report.note(card[0].number, Why.NOT_A_PERSON if named else Why.UNNAMED, named or _beginning(card))
    return found


def _beginning(card):
    return one_line("; ".join(line.value for line in card[1:] if line.value.strip()))
