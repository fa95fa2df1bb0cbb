"""Who is in a stranger's file, for `coaching.jobs.isolation` to run. No Django app."""

from coaching.jobs.sentences import marked as _
from networking_module.contacts.importing.archive import unpacked
from networking_module.contacts.importing.recognizing import is_zip, letters, what_it_is
from networking_module.contacts.importing.table import read_table
from networking_module.contacts.importing.unreadable import Unreadable
from networking_module.contacts.importing.vcard import is_vcard, read_vcards


def people_in(data: bytes, *, largest: int, most: int) -> dict:
    """JSON-ready: `source` ("vcard" or "table"), `people` (the fields of each Person), and how many were `unnamed`.

    Or the `sentence` and `values` of why nobody can be read. `largest` in bytes holds for what comes out of a ZIP,
    `most` for the people.
    """
    try:
        source, people = _people(unpacked(data, largest=largest) if is_zip(data) else data, most)
        named = [person for person in people if person]
        _refuse(named, people, most)
    except Unreadable as error:
        return {"sentence": error.sentence, "values": error.values}
    return {"source": source, "people": [each.as_row() for each in named], "unnamed": len(people) - len(named)}


def _refuse(named, people, most):
    if not named:
        raise Unreadable(_("We can read the file, but there is nobody in it. Did you choose the right one?"))
    if len(people) > most:
        words = _("There are more than %(count)s people in this file. Please split it and import one part at a time.")
        raise Unreadable(words, count=f"{most:,}")


def _people(data, most):
    if not data.strip():
        raise Unreadable(_("This file is empty. Please download it again and choose it here."))
    kind = what_it_is(data)
    if kind:
        words = _("This is %(kind)s. We read LinkedIn's Connections.csv, the ZIP it comes in, and vCards (.vcf).")
        raise Unreadable(words, kind=kind)
    text = letters(data)
    if is_vcard(text):
        return "vcard", read_vcards(text, most + 1)
    if text.lstrip()[:15].lower().startswith(("<!doctype html", "<html")):
        raise Unreadable(
            _("This is a web page, not the file itself. Please download the file from LinkedIn's email or settings.")
        )
    return "table", read_table(text, most + 1)
