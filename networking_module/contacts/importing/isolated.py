"""Who is in a stranger's file, for `coaching.jobs.isolation` to run. No Django app."""

from coaching.jobs.sentences import marked as _
from coaching.tables.letters import letters
from coaching.tables.recognizing import is_zip, what_it_is
from coaching.tables.report import Report
from coaching.tables.unreadable import Unreadable
from networking_module.contacts.importing.archive import unpacked
from networking_module.contacts.importing.directory import looks_like
from networking_module.contacts.importing.table import read_table
from networking_module.contacts.importing.vcard import is_vcard, read_vcards

BEGINNING = 1000  # bytes that tell a vCard


def people_in(data: bytes, *, largest: int, most: int) -> dict:
    """JSON-ready: `source` ("vcard" or "table"), `people` (the fields of each Person), how many were `unnamed`, and the `report`
    of columns and lines.

    Or the `sentence` and `values` of why nobody can be read. `largest` in bytes holds for what comes out of a ZIP,
    `most` for the people.
    """
    report = Report()
    try:
        source, people = _people(unpacked(data, report, largest=largest) if is_zip(data) else data, most, report)
        named = [person for person in people if person]
        _refuse(named, people, most, report)
    except Unreadable as error:
        return {"sentence": error.sentence, "values": error.values}
    report.looks = looks_like(named)
    rows, unnamed = [each.as_row() for each in named], len(people) - len(named)
    return {"source": source, "people": rows, "unnamed": unnamed, "report": report.as_json()}


def _refuse(named, people, most, report):
    if not named and report.lines and report.lines[0][2]:
        words = _(
            "We can read the file, but there is nobody in it with a person's name. Entries: %(count)s; the first begins with "
            "“%(found)s”."
        )
        raise Unreadable(words, count=f"{len(people):,}", found=report.lines[0][2])
    if not named:
        raise Unreadable(_("We can read the file, but there is nobody in it. Did you choose the right one?"))
    if len(people) > most:
        words = _("There are more than %(count)s people in this file. Please split it and import one part at a time.")
        raise Unreadable(words, count=f"{most:,}")


def _people(data, most, report):
    if not data.strip():
        raise Unreadable(_("This file is empty. Please download it again and choose it here."))
    kind = what_it_is(data)
    if kind:
        words = _("This is %(kind)s. We read tables saved as CSV, LinkedIn's Connections.csv or its ZIP, and vCards (.vcf).")
        raise Unreadable(words, kind=kind)
    if is_vcard(letters(data[:BEGINNING])[0]):
        return "vcard", read_vcards(data, most + 1, report)
    text, report.letters = letters(data)
    if text.lstrip()[:15].lower().startswith(("<!doctype html", "<html")):
        raise Unreadable(
            _("This is a web page, not the file itself. Please download the file from LinkedIn's email or settings.")
        )
    return "table", read_table(text, most + 1, report)
