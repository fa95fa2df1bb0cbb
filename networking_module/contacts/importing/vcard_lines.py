"""The lines of vCards of every version, from bytes: what is folded, broken or coded is put together again."""

import base64
import binascii
import codecs
import quopri
import re
from typing import NamedTuple

from coaching.tables.letters import decoded, guessed, utf16

LINE = re.compile(r'(?:(?P<group>[\w-]+)\.)?(?P<name>[\w-]+) *(?P<options>(?:;(?:"[^"]*"|[^":;])*)*):(?P<value>.*)', re.DOTALL)
FOLD = re.compile(rb"(?:\r\n|\n|\r)[ \t]")
ENDS = re.compile(r"\r*\n|\r")
TOGETHER = re.compile(rb"(END:VCARD)[ \t]*(?=BEGIN:VCARD)", re.IGNORECASE)
MARK = re.compile(r"\s*(?:BEGIN|END) *: *VCARD", re.IGNORECASE)
LONGEST = 20_000
CODED = re.compile("=[0-9A-F]{2}$", re.IGNORECASE)
CHARSET = re.compile(r'CHARSET="?([\w.:-]+)', re.IGNORECASE)
BASE64 = re.compile(r"[;=](?:BASE64|B)(?=;|$)", re.IGNORECASE)


class Line(NamedTuple):
    """`number` counts the file's lines from 1; `options` are in upper case, `value` is text."""

    number: int
    group: str
    name: str
    options: str
    value: str


def read_lines(data, kept):
    """The Lines, and the encoding of those that don't name theirs, if it had to be guessed, else "".

    A Line whose name isn't in `kept` has no value: a photo costs next to nothing. One that can't be read has no name.
    """
    if encoding := utf16(data):
        data = data.decode(encoding, errors="replace").removeprefix("\ufeff").encode(errors="replace")
    data = TOGETHER.sub(rb"\1\n", data.replace(codecs.BOM_UTF8, b"").replace(b"\0", b""))  # of files that were put together
    otherwise = _encoding(data)
    return _read(data, kept, otherwise or "utf-8"), otherwise


def _encoding(data):
    """How letters are written where a line doesn't say it; "" for UTF-8."""
    lines = FOLD.sub(b"", data).splitlines()
    unsaid = b"\n".join(line for line in lines if b"CHARSET" not in line[:200].upper())
    for each in (unsaid, quopri.decodestring(unsaid) if b"QUOTED-PRINTABLE" in unsaid.upper() else b""):
        try:
            each.decode()
        except UnicodeDecodeError:
            return guessed(each)
    return ""


def _read(data, kept, otherwise):
    """Each byte is a letter until the line has said which letters its bytes stand for."""
    for number, raw in _unfolded(ENDS.split(data.decode("latin-1")), kept):
        found = LINE.fullmatch(raw.lstrip()) if len(raw) < LONGEST else None
        if found:
            name, options = found["name"].upper(), found["options"].upper()
            value = _text(options, found["value"], otherwise) if name in kept else ""
            yield Line(number, (found["group"] or "").upper(), name, options, value)
        else:
            yield Line(number, "", "", "", _decoded(raw[:LONGEST].encode("latin-1"), None, otherwise))


def _unfolded(lines, kept):
    """(number, the whole line): folded lines and those that quoted-printable writing breaks are joined.

    What follows a line that isn't wanted and has no name of its own belongs to it, as letters of a photo do.
    """
    parts: list[str] = []
    first, is_wanted, is_coded, is_broken = 0, True, False, False
    for number, line in enumerate(lines, start=1):
        is_more = parts and (is_broken and not MARK.match(line) or line[:1] in (" ", "\t"))
        if is_more and is_wanted:
            parts[-1:] = _joined(parts[-1], line) if is_broken else (parts[-1], line[1:])
        elif not is_more and (is_wanted or ":" in line):
            if parts:
                yield first, "".join(parts)
            beginning = line[:200].upper().partition(":")[0]
            name = beginning.partition(";")[0].rpartition(".")[2].strip()
            is_wanted, is_coded = name in kept or ":" not in line, "QUOTED-PRINTABLE" in beginning
            parts, first = [line if is_wanted else f"{line[:60].partition(':')[0]}:"] if line.strip() else [], number
        is_broken = is_coded and line.endswith("=")
    if parts:
        yield first, "".join(parts)


def _joined(before, after):
    """Two halves of a broken line. A space is part of the text where letters aren't coded around it, else a fold."""
    before = before[:-1]
    is_fold = after[:1] in (" ", "\t") and (CODED.search(before) or after[1:2] == "=")
    return before, after[1:] if is_fold else after


def _text(options, value, otherwise):
    if "QUOTED-PRINTABLE" in options:
        raw = quopri.decodestring(value.encode("latin-1"))
    elif BASE64.search(options):
        raw = _unpacked(value)
    elif value.isascii():
        return value
    else:
        raw = value.encode("latin-1")
    return _decoded(raw, CHARSET.search(options), otherwise)


def _unpacked(value):
    try:
        return base64.b64decode(value.strip(), validate=True)
    except binascii.Error:
        return value.encode("latin-1")


def _decoded(raw, charset, otherwise):
    """UTF-8 wherever it can be: many cards name another encoding and are in UTF-8 all the same."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        pass
    named = charset[1].lower() if charset else ""
    try:
        return raw.decode({"iso-8859-1": "cp1252", "us-ascii": otherwise}.get(named, named or otherwise))
    except (LookupError, UnicodeDecodeError):
        return decoded(raw, otherwise)
