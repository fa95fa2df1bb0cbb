"""LinkedIn's ZIP: the one file in it that holds people, unpacked no further than what we read."""

import zipfile
import zlib
from io import BytesIO
from pathlib import PurePosixPath

from coaching.jobs.sentences import marked as _
from coaching.tables.letters import utf16
from coaching.tables.unreadable import Unreadable

CONNECTIONS = "connections.csv"
MOST_FILES = 2000
MOST_NAMED = 20  # files that were not read
PACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
ENTRY = b"PK\x01\x02"  # begins each line of a ZIP's table of contents
EXCEL = "xl/workbook.xml"
OFFICE = {
    EXCEL: "Excel (.xlsx)",
    "word/document.xml": "Word (.docx)",
    "ppt/presentation.xml": "PowerPoint (.pptx)",
}
BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, OSError)


def unpacked(data, report, *, largest):
    """The bytes of the newest Connections.csv, in whatever folder it lies, else of all vCards, one after the other, else of the
    only table. Which files with people were not read goes into the `report`. Raises Unreadable.

    `largest` in bytes holds for what comes out, whatever the ZIP says of itself.
    """
    if data.count(ENTRY) > MOST_FILES:
        raise Unreadable(_("This ZIP has more than %(count)d files. LinkedIn's has a few dozen."), count=MOST_FILES)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _together(archive, _members(archive, report), largest)
    except RuntimeError as error:  # how zipfile speaks of a password
        raise Unreadable(_("This ZIP has a password. Please unzip it and choose Connections.csv.")) from error
    except BROKEN as error:
        words = _("This ZIP is damaged or incomplete. Please download it from LinkedIn again.")
        raise Unreadable(words) from error


def _members(archive, report):
    files = [each for each in archive.infolist() if not each.is_dir() and not each.filename.startswith("__MACOSX/")]
    found = [file for file in files if _name(file).lower() == CONNECTIONS]
    cards = [file for file in files if _name(file).lower().endswith(".vcf")]
    tables = [file for file in files if _name(file).lower().endswith((".csv", ".tsv"))]
    if not found and not cards and len(tables) != 1:
        raise _nobody({file.filename for file in files}, [_name(file) for file in files])
    members = [max(found, key=lambda each: (each.date_time, -each.filename.count("/")))] if found else cards or tables
    with_people = [*found, *cards] if found else [*cards, *tables]
    report.unread = [each.filename[-60:] for each in with_people if each not in members][:MOST_NAMED]
    return members


def _together(archive, members, largest):
    """What the members hold, each on lines of its own; some programs write a file for each person."""
    parts, room = [], largest
    for member in members:
        parts.append(_as_utf8(_read(archive, member, room, largest)))
        room -= len(parts[-1])
    return b"\n".join(parts)


def _as_utf8(data):
    """What is UTF-16 in UTF-8, so that files can be put together."""
    encoding = utf16(data)
    return data.decode(encoding, errors="replace").encode() if encoding else data


def _read(archive, member, room, largest):
    if member.compress_type not in PACKED:  # of the others Python unpacks as much at once as there is
        raise Unreadable(_("This ZIP is compressed in a way we can't open. Please unzip it and choose Connections.csv."))
    with archive.open(member) as file:
        data = file.read(room + 1)
    if len(data) > room:
        words = _("%(name)s in this ZIP is larger than %(size)d MB unzipped. Please choose LinkedIn's own file.")
        raise Unreadable(words, name=_name(member)[:60], size=largest // 1024**2)
    return data


def _nobody(paths, names):
    office = next((title for part, title in OFFICE.items() if part in paths), "")
    if office:
        words = _("This is a file from %(program)s. We read Connections.csv as LinkedIn gives it, its ZIP, or a vCard (.vcf).")
        if EXCEL in paths:
            words = _(
                "This is a file from %(program)s. Please open it there, save it as CSV (best as “CSV UTF-8”), and choose that "
                "file here."
            )
        return Unreadable(words, program=office)
    if not names:
        return Unreadable(_("This ZIP is empty. Please download it from LinkedIn again."))
    found, more = ", ".join(name[:40] for name in names[:3]), len(names) - 3
    if more > 0:
        words = _(
            "This ZIP has %(found)s and %(more)d more, but no Connections.csv. When you ask LinkedIn for your "
            "data, select “Connections”."
        )
        return Unreadable(words, found=found, more=more)
    words = _("This ZIP has %(found)s, but no Connections.csv. When you ask LinkedIn for your data, select “Connections”.")
    return Unreadable(words, found=found)


def _name(member):
    return PurePosixPath(member.filename.replace("\\", "/")).name
