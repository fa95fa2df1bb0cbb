"""Files as coaches have them."""

from datetime import UTC, datetime
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from coaching.desk.bring_in import choosing, importing
from coaching.desk.bring_in.reading import read

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
CLIENTS = "Name,Email,Time zone,Phone,Sessions left,Until,Remark\n"
NIA = "Nia Okafor,nia@example.org,Chicago,312 555 0142,4,2027-06-30,Prefers mornings\n"
BEN = "Ben Ode,ben@example.org,Berlin,,,,\n"
SESSIONS = "Email,Date,Minutes,Paid or pro bono\n"


def csv(text, name="clients.csv"):
    return SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)


def xlsx(**sheets):
    """A workbook with sheets of rows."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = BytesIO()
    book.save(out)
    return SimpleUploadedFile("practice.xlsx", out.getvalue())


def taken_in(coach, *uploads, now=NOW):
    """The import of these files, which waits for its coach to choose."""
    found = read(uploads[0] if not isinstance(uploads[0], str) else csv(uploads[0]))
    for each in uploads[1:]:
        found = found + read(each if not isinstance(each, str) else csv(each))
    return choosing.take_in(coach=coach, by=coach.user, found=found, now=now)


def imported(coach, *uploads, now=NOW):
    return importing.import_ticked(client_import=taken_in(coach, *uploads, now=now), by=coach.user, now=now)
