"""What one line of a file says about a person and a session; what can't be read is told as odd and kept as it was written."""

from datetime import date

from coaching.desk.bring_in import cells
from coaching.desk.bring_in.isolated import Line
from coaching.desk.bring_in.odd import Odd
from coaching.desk.bring_in.someone import LONGEST_WORDS, Someone
from coaching.people.models import Remark
from coaching.tables.cells import email_of, phone_of

USUAL_MINUTES = 60


def has_details(line: Line) -> bool:
    """Whether it tells of a person, and not of a session alone."""
    return any(line.said.get(what) for what in ("zone", "left", "until", "remark")) or bool(line.phones)


def read_details(someone: Someone, line: Line) -> None:
    """What a line says about the person: the first line that says it counts, the others go into the note."""
    row = someone.row
    for text in line.emails:
        for email in filter(None, [email_of(text)]):
            if email.casefold() != row.email.casefold():
                someone.odd(Odd.MORE_EMAILS, email)
                someone.keep("Email", email)
    _phones(someone, line)
    _zone(someone, line.said.get("zone", ""))
    _left(someone, line)
    _remark(someone, line.said.get("remark", ""))
    for label, text in line.more:
        someone.keep(label, text)


def minutes_of(someone: Someone, line: Line) -> int:
    """How long the line's session took, in minutes; the usual hour where nothing readable is said."""
    for what in ("minutes", "hours"):
        if text := line.said.get(what):
            if found := cells.minutes_of(text, hours=what == "hours"):
                return found
            someone.odd(Odd.BAD_MINUTES, text)
    return USUAL_MINUTES


def paid_of(someone: Someone, line: Line) -> bool | None:
    """Whether the line's session was paid for; None where nothing readable is said."""
    for what in ("paid", "pro_bono"):
        if text := line.said.get(what):
            found = cells.paid_of(text, pro_bono=what == "pro_bono")
            if found is not None:
                return found
            someone.odd(Odd.BAD_PAID, text)
    return _paid_of_type(someone, line.said.get("session_type", ""))


def _paid_of_type(someone: Someone, text: str) -> bool | None:
    """What a kind of session says of it; one that says nothing is kept as it was written."""
    found = cells.paid_of_type(text)
    if text and found is None:
        someone.keep("Session type", text)
    return found


def _phones(someone: Someone, line: Line) -> None:
    for text in line.phones:
        phone = phone_of(text)
        if not phone:
            someone.odd(Odd.BAD_PHONE, text)
            someone.keep("Phone", text)
        elif not someone.row.phone:
            someone.row.phone = phone
        elif phone != someone.row.phone:
            someone.keep("Phone", phone)


def _zone(someone: Someone, text: str) -> None:
    row = someone.row
    if not text or row.zone or row.zone_text:
        return
    row.zone_text, row.zone = text[:LONGEST_WORDS], cells.zone_of(text)
    if not row.zone and not row.known:
        someone.odd(Odd.UNKNOWN_ZONE, text)


def _left(someone: Someone, line: Line) -> None:
    row, text, until = someone.row, line.said.get("left", ""), line.said.get("until", "")
    if text and (left := cells.left_of(text)) is None:
        someone.odd(Odd.BAD_LEFT, text)
        someone.keep("Sessions left", text)
    elif text:
        row.left = row.left or left or 0
    if until and not line.until_day:
        someone.odd(Odd.BAD_UNTIL, until)
        someone.keep("Until", until)
    elif until:
        row.until = row.until or date.fromisoformat(line.until_day)


def _remark(someone: Someone, text: str) -> None:
    row = someone.row
    if len(text) > Remark.LONGEST:
        someone.odd(Odd.LONG_REMARK)
        someone.keep("", text)
        text = text[: Remark.LONGEST - 1].rstrip() + "…"
    if row.remark and text and text != row.remark:
        someone.keep("", text)
    row.remark = row.remark or text
