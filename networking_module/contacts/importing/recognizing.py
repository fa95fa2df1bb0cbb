"""What a file is, by what is in it, in the words its owner would use; and its letters."""

import codecs

from coaching.jobs.sentences import marked as _

STARTS = [
    (b"%PDF-", _("a PDF")),
    (b"\x89PNG\r\n\x1a\n", _("a picture")),
    (b"\xff\xd8\xff", _("a picture")),
    (b"GIF8", _("a picture")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _("an older Excel or Word file")),
    (b"Rar!", _("a RAR archive")),
    (b"7z\xbc\xaf\x27\x1c", _("a 7z archive")),
    (b"\x1f\x8b", _("a compressed file (gz)")),
    (b"SQLite format 3", _("a database")),
]
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"


def is_zip(data):
    return data.startswith((ZIP, EMPTY_ZIP))


def what_it_is(data):
    """A name for a file that holds no letters, or "" for text."""
    named = next((name for start, name in STARTS if data.startswith(start)), "")
    if named:
        return named
    if (data[:4] == b"RIFF" and data[8:12] == b"WEBP") or data[4:12] in {b"ftypheic", b"ftypmif1"}:
        return _("a picture")
    return "" if _utf16(data) or b"\0" not in data[:20] else _("a kind of file we don't know")


def letters(data):
    """The text of a file: UTF-8 or UTF-16, else as older Windows programs write it. Never fails."""
    encoding = _utf16(data)
    if encoding:
        return data.decode(encoding, errors="replace").removeprefix("\ufeff").replace("\0", "")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    return text.replace("\0", "")


def _utf16(data):
    """The encoding's name where every other byte is 0, or its mark says so; "" otherwise."""
    if data.startswith(UTF16):
        return "utf-16"
    start = data[:200]
    if len(start) < 4 or start.count(0) < len(start) // 3:
        return ""
    return "utf-16-le" if not any(start[1:8:2]) else "utf-16-be" if not any(start[0:8:2]) else ""
