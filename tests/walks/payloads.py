"""What strangers, programs and mistakes send where something sensible is meant.

A value takes the place of one valid value: a text, bytes (which need not be UTF-8), or a Many, the same name several times.
MISSING leaves the name out, BRACKETS writes it the way other frameworks name a list.
"""

from typing import NamedTuple


class Many(NamedTuple):
    """The same name more than once."""

    values: tuple[str, ...]


class Renamed(NamedTuple):
    """The name is another one, made from this pattern; None leaves it out."""

    pattern: str | None


MISSING, BRACKETS = Renamed(None), Renamed("{}[]")

# What breaks in a way of its own: every field and parameter is sent all of these.
SHARP = [
    "\0",
    "\ud800",
    b"\xc0\xaf",
    "²",
    str(2**63),
    "9" * 5000,
    "1e400",
    "0001-01-01T00:00+14:00",
    "9999-12-31T23:59-12:00",
    "9999-12-31",
    "",
    "\u0301\u0301",
    "x" * 100_000,
    MISSING,
    BRACKETS,
    Many(("1", "2")),
]
# Their cousins: each place is sent some of them, another place others; `make fuzz` sends any of them anywhere.
OTHERS = [
    "before\0after",
    b"\xff\xfe1",
    "٣",
    "-1",
    "0",
    str(2**31),
    str(10**30),
    "NaN",
    "Infinity",
    "0001-01-01",
    "2026-02-30",
    "20260230",
    "24:00",
    "2026-11-01T01:30",
    "localtime",
    "../../etc/passwd",
    "   ",
    "a\r\nSet-Cookie: a=b",
    "-0",
    "1,5",
    "1.5",
    "00012",
    "+1",
    "1_000",
    "１２",
    "Ⅷ",
    str(-(2**63) - 1),
    "-Infinity",
    "0000-00-00",
    "2026-13-01",
    "2026-W01-1",
    "2027-03-14T02:30",
    "2026-11-20T25:61",
    "10000-01-01",
    "99:99",
    "12:00 pm",
    "posixrules",
    "Factory",
    "Etc/Unknown",
    "Etc/GMT+14",
    "/etc/localtime",
    "Europe",
    "\u202e\u05d0\u05d1\u05d2",
    "👩‍👩‍👧‍👦" * 20,
    "\u200b\ufeff",
    "\x01\x1b[31m\x7f",
    "\u2028\u2029\x85",
    "w" * 300,
    " ".join(["word"] * 3000),
    "<script>alert(1)</script>",
    "{{ 7|add:7 }}{% include 'x' %}",
    "%00",
    "%s %(name)s {0} {name}",
    "'; DROP TABLE x; --",
    "null",
    "true",
    "[]",
    "{}",
    '{"a": ' * 200,
    "__all__",
    "{12345678-1234-5678-1234-567812345678}",
    "urn:uuid:12345678-1234-5678-1234-567812345678",
    "999999999",
    "a@b",
    "@",
    "x" * 300 + "@example.org",
    "javascript:alert(1)",
    "//evil.example/",
    "/\\evil.example",
    "http://[::1",
    "https://exa mple.org:99999999/",
    Many(("", "\0")),
    Many(tuple(map(str, range(300)))),
]

# What one database takes and another refuses, but for NUL: numbers beyond a column's, letters without a place, more than a
# column holds.
FOR_DATABASES = [str(2**31), str(2**63), "\u0301\u0301", "x" * 100_000]

# In the path itself; slashes and dots too.
IN_PATHS = [
    "\0",
    "\ud800",
    b"\xc0\xaf",
    "²",
    "٣",
    "-1",
    "0",
    str(2**31),
    str(2**63),
    str(10**30),
    "9" * 5000,
    "1e400",
    "NaN",
    "localtime",
]
IN_PATHS += [
    "../etc/passwd",
    "..",
    ".",
    " ",
    "x" * 3000,
    "a\r\nb: c",
    "<script>",
    "%00",
    "%",
    "{12345678-1234-5678-1234-567812345678}",
]
IN_PATHS += [
    "urn:uuid:12345678-1234-5678-1234-567812345678",
    "12345678-1234-5678-1234-56781234567",
    "\u0301",
    "👩‍👩‍👧",
    "999999999",
    ":",
    "a:b:c",
]


class Upload(NamedTuple):
    """A file as a browser, or something else, sends it."""

    name: str
    content: bytes
    content_type: str = "text/plain"


UPLOADS = [
    Upload("empty.txt", b""),
    Upload("", b"without a name"),
    Upload("n" * 300 + ".txt", b"a long name"),
    Upload("é" * 200 + ".csv", b"a long name in bytes"),
    Upload("../../etc/passwd", b"root:x:0:0"),
    Upload("a\0b.txt", b"NUL in its name"),
    Upload("..", b"dots"),
    Upload("/", b"a slash"),
    Upload("C:\\fakepath\\plan.csv", b"name,email\nRuth,ruth@example.org\n"),
    Upload("a\r\nX-Other: b.txt", b"a header in its name"),
    Upload("people.csv", b"\xff\xfe\x00\x01", "image/svg+xml"),
    Upload("people.csv", b"\0" * 1000, "text/csv"),
    Upload("people.csv", b'name,email\n"never ends,' + b"x" * 5000, "text/csv"),
    Upload("people.csv", "name,email\nRuth\0,\ud800@x\n".encode("utf-8", "surrogatepass"), "text/csv; charset=utf-7"),
    Upload("people.csv", b"name\n" + b"x" * 200_000, "text/csv; charset=nonsense"),
    Upload("people.vcf", b"BEGIN:VCARD\nFN:\0\nN:;;;;\nEND:VCARD", "text/vcard"),
    Upload("people.vcf", b"BEGIN:VCARD\n" * 3000, "text/x-vcard; charset=\xc3"),
    Upload("photo.png", b"\x89PNG\r\n\x1a\n" + b"\xff" * 50, "image/png"),
    Upload("photo.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 50, "text/html"),
    Upload("page.html", b"<script>alert(1)</script>", "multipart/form-data"),
    Upload("archive.zip", b"PK\x03\x04" + b"\0" * 30, ""),
    Upload("plan.pdf", b"%PDF-1.4\n%%EOF", "application/pdf\x01"),
]

# Whole bodies: (content type, body). Each is sent once to each address that takes posts.
FORM, JSON, MULTIPART = "application/x-www-form-urlencoded", "application/json", "multipart/form-data"
BODIES = [
    (FORM, b""),
    (FORM, b"%"),
    (FORM, b"=&=&&&"),
    (FORM, b"_charset_=utf-16&text=%D8%00"),
    (FORM, b"&".join(b"a%d=1" % number for number in range(1500))),
    (FORM, b"text=" + b"%FF%00" * 100),
    (f"{FORM}; charset=utf-16", b"t\0e\0x\0t\0=\0a\0"),
    (f"{FORM}; charset=nonsense", b"text=a"),
    (f"{FORM}; charset=", b"text=a"),
    ("", b"text=a"),
    ("text/plain", b"text=a"),
    ("\x01/\x02", b"text=a"),
    (JSON, b'{"text": "a"}'),
    (JSON, b'{"text": "\\ud800\\u0000"}'),
    (JSON, b"[" * 100_000),
    (JSON, b"null"),
    (MULTIPART, b"--x\r\n\r\n--x--"),
    (f"{MULTIPART}; boundary=", b"--\r\n"),
    (f"{MULTIPART}; boundary={'x' * 300}", b"--x"),
    (f"{MULTIPART}; boundary=é", b"--x"),
    (f"{MULTIPART}; boundary=x", b""),
    (f"{MULTIPART}; boundary=x", b"--x\r\nContent-Disposition: form-data; name=text\r\n\r\na"),
    (f"{MULTIPART}; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--\r\n"),
    (f"{MULTIPART}; boundary=x", b'--x\r\nContent-Disposition: form-data; name="\0"; filename=""\r\n\r\na\r\n--x--\r\n'),
    (
        f"{MULTIPART}; boundary=x",
        b"--x\r\nContent-Disposition: form-data; name=text\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!\r\n--x--\r\n",
    ),
    (f"{MULTIPART}; boundary=x", b"--x\r\nContent-Disposition: form-data; name=text\r\n\r\n\xff\xfe\r\n--x--\r\n"),
]

# Which headers we read, and an address of each reader: tests/test_values.py refuses one that is missing.
IN_HEADERS = [
    "",
    " ",
    "\0",
    "²",
    "-1",
    "\xff\xfe",
    "x" * 5000,
    ",;q=,=;q=NaN",
    "en;q=1e400",
    "*",
    "zz-ZZ;q=-1",
    "a\tb",
    "<script>",
]
IN_HEADERS += [
    "http://[::1",
    "http://testserver:99999999/",
    "//",
    "javascript:alert(1)",
    "{}",
    "null",
    "2" * 400,
    "ٳ",
    "bytes=0-999999999999",
]
IN_HEADERS += [
    "text/html;q=",
    "application/json",
    "en-" * 1000,
    "de-DE-u-co-phonebk",
    "../../etc/passwd",
    "t=1,v1=a",
    "t=²,v1=²",
    "t=,v1=",
]
