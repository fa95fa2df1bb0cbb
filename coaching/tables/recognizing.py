"""What a file is, by what is in it, in the words its owner would use."""

from coaching.jobs.sentences import marked as _
from coaching.tables.letters import utf16

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
    return "" if utf16(data) or not is_binary(data[:100]) else _("a kind of file we don't know")


def is_binary(start):
    """Whether a beginning, of bytes or of the numbers of letters, has more than a stray NUL or control sign."""
    return sum(byte < 9 or 13 < byte < 32 for byte in start) > max(1, len(start) // 10)
