"""What a file is, by what is in it: its name and what a browser says of it prove nothing."""

import zipfile
from typing import IO, Any

STARTS = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
}
OFFICE = "application/vnd.openxmlformats-officedocument."
PARTS = {
    "word/document.xml": f"{OFFICE}wordprocessingml.document",
    "xl/workbook.xml": f"{OFFICE}spreadsheetml.sheet",
    "ppt/presentation.xml": f"{OFFICE}presentationml.presentation",
}
OPEN_DOCUMENTS = {f"application/vnd.oasis.opendocument.{kind}" for kind in ("text", "spreadsheet", "presentation")}
MACROS = "vbaProject.bin"
ENDINGS = {
    "application/pdf": ".pdf",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
    PARTS["word/document.xml"]: ".docx",
    PARTS["xl/workbook.xml"]: ".xlsx",
    PARTS["ppt/presentation.xml"]: ".pptx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "application/vnd.oasis.opendocument.presentation": ".odp",
    "text/plain": ".txt",
}


def content_type(file: Any) -> str:
    """The type of an open binary file, or "" for one that is not taken. Leaves the file at its start."""
    file.seek(0)
    head = file.read(16)
    found = next((kind for start, kind in STARTS.items() if head.startswith(start)), "")
    if not found and head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        found = "image/webp"
    if not found:
        found = _zipped(file) if head.startswith(b"PK\x03\x04") else _plain(file)
    file.seek(0)
    return found


def _zipped(file: IO[bytes]) -> str:
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            if any(name.endswith(MACROS) for name in names):
                return ""
            if "mimetype" in names and _is_short(archive.getinfo("mimetype")):
                kind = archive.read("mimetype").decode("ascii", "replace").strip()
                return kind if kind in OPEN_DOCUMENTS else ""
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
        return ""
    return next((kind for part, kind in PARTS.items() if part in names), "")


def _is_short(member: zipfile.ZipInfo) -> bool:
    """As it says, and packed in a way of which Python unpacks no more than it is asked for."""
    return member.file_size < 100 and member.compress_type in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


def _plain(file: IO[bytes]) -> str:
    file.seek(0)
    try:
        words = file.read().decode()
    except UnicodeDecodeError:
        return ""
    return "" if not words or any(ord(sign) < 32 and sign not in "\t\r\n\f" for sign in words) else "text/plain"
