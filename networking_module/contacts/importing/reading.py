"""From a file to people, in memory: the file itself is never stored."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from networking_module.contacts.importing.archive import unpacked
from networking_module.contacts.importing.models import ContactImport
from networking_module.contacts.importing.person import Person
from networking_module.contacts.importing.recognising import is_zip, letters, what_it_is
from networking_module.contacts.importing.table import read_table
from networking_module.contacts.importing.unreadable import Unreadable
from networking_module.contacts.importing.vcard import is_vcard, read_vcards

LARGEST = 25 * 1024**2  # bytes, packed and unpacked
MOST_PEOPLE = 35_000  # LinkedIn lets nobody have more than 30,000


@dataclass(frozen=True)
class Found:
    """What was read: `unnamed` counts entries without a person's name."""

    source: str
    people: list[Person]
    unnamed: int


def read(upload):
    """The people in an uploaded file. Raises Unreadable."""
    if upload.size > LARGEST:
        words = _("This file is larger than %(size)d MB. LinkedIn's Connections.csv never is: please choose that file.")
        raise Unreadable(words % {"size": LARGEST // 1024**2})
    data = upload.read()
    data = unpacked(data, largest=LARGEST) if is_zip(data) else data
    source, people = _people(data)
    named = [each for each in people if each]
    if not named:
        raise Unreadable(_("The file can be read, but there is nobody in it. Did you choose the right one?"))
    if len(people) > MOST_PEOPLE:
        words = _("There are more than %(count)s people in this file. Please split it and bring in one part after the other.")
        raise Unreadable(words % {"count": f"{MOST_PEOPLE:,}"})
    return Found(source, named, len(people) - len(named))


def _people(data):
    if not data.strip():
        raise Unreadable(_("This file is empty. Please fetch it once more and choose it here."))
    kind = what_it_is(data)
    if kind:
        words = _("This is %(kind)s. We read LinkedIn's Connections.csv, the ZIP it comes in, and vCards (.vcf).")
        raise Unreadable(words % {"kind": kind})
    text = letters(data)
    if is_vcard(text):
        return ContactImport.Source.VCARD, read_vcards(text, MOST_PEOPLE + 1)
    if text.lstrip()[:15].lower().startswith(("<!doctype html", "<html")):
        raise Unreadable(_("This is a web page, not the file itself. Please fetch the file from LinkedIn's mail or settings."))
    return ContactImport.Source.TABLE, read_table(text, MOST_PEOPLE + 1)
