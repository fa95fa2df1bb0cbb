"""From the lines of a file to its people: one row for each, whatever lines tell of them, with what is odd about it."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coaching.booking.engine.instants import first_instant, is_skipped
from coaching.booking.guest.forms import refusal_of_name
from coaching.booking.models import Booking
from coaching.desk.bring_in import cells
from coaching.desk.bring_in.isolated import Line
from coaching.desk.bring_in.models import ClientImportRow
from coaching.desk.bring_in.odd import DOUBTFUL, IMPOSSIBLE, Odd, left_words
from coaching.desk.bring_in.said import has_details, minutes_of, paid_of, read_details
from coaching.desk.bring_in.someone import Someone
from coaching.people.models import Client, Coach
from coaching.practice.days import today
from coaching.practice.text import plain
from coaching.tables.cells import email_of

LONGEST_NAME = 150
NOON = time(12)


class Gathering:
    """The people of one file for one coach."""

    def __init__(self, coach: Coach, now: datetime) -> None:
        self.coach, self.now = coach, now
        self.found: list[Someone] = []
        self.by_email: dict[str, Someone] = {}
        self.by_name: dict[str, list[Someone]] = {}
        known = coach.clients.exclude(stage=Client.Stage.GONE).order_by("pk")
        self.known = {client.email.casefold(): client for client in known}
        self.known_names: dict[str, list[Client]] = {}
        for client in known:
            self.known_names.setdefault(plain(client.name), []).append(client)

    def rows(self, lines: Iterable[Line]) -> list[ClientImportRow]:
        """One unsaved row a person, in the file's order; each line that tells of nobody is a row of its own."""
        later = []
        for line in lines:
            if line.session and not has_details(line):
                later.append(line)  # a session may stand before the person it was held with
            else:
                self._line(line)
        for line in later:
            self._line(line)
        return [self._finished(number, each) for number, each in enumerate(self.found, 1)]

    def _line(self, line: Line) -> None:
        someone = self._whose(line)
        someone.row.lines.append([line.sheet, line.line])
        read_details(someone, line)
        if line.session:
            self._session(someone, line)
        else:
            for what in ("minutes", "hours", "paid", "pro_bono", "session_type"):
                if text := line.said.get(what):
                    someone.keep(what.replace("_", " ").capitalize(), text)

    def _whose(self, line: Line) -> Someone:
        """The row that the line adds to, or a new one."""
        emails = [email for text in line.emails if (email := email_of(text))]
        if emails and (known := self.by_email.get(emails[0].casefold())):
            return self._same(known, line)
        names = self.by_name.get(plain(line.name), [])
        if not line.emails and line.session and len(names) == 1:
            return names[0]
        return self._new(line, emails)

    def _same(self, someone: Someone, line: Line) -> Someone:
        if line.name and plain(line.name) != plain(someone.row.name):
            if someone.row.name:
                someone.odd(Odd.TWO_NAMES, line.name)
                someone.keep("", line.name)
            else:
                someone.row.name = line.name[:LONGEST_NAME]
        return someone

    def _new(self, line: Line, emails: list[str]) -> Someone:
        someone = Someone(ClientImportRow(name=line.name[:LONGEST_NAME].rstrip(), email=emails[0] if emails else ""))
        self._recognize(someone, line)
        self.found.append(someone)
        if emails:
            self.by_email[emails[0].casefold()] = someone
        self.by_name.setdefault(plain(line.name), []).append(someone)
        return someone

    def _recognize(self, someone: Someone, line: Line) -> None:
        row = someone.row
        row.known = self.known.get(row.email.casefold()) if row.email else None
        if not line.emails and line.session and len(names := self.known_names.get(plain(line.name), [])) == 1:
            row.known, row.email = names[0], names[0].email
        if row.known:
            row.name = row.name or row.known.name
            return
        if line.session and not has_details(line) and not (line.name and line.emails):
            someone.odd(Odd.UNKNOWN_SESSION, line.name or ", ".join(line.emails))
        elif not line.emails:
            someone.odd(Odd.NO_EMAIL)
        elif not row.email:
            someone.odd(Odd.BAD_EMAIL, line.emails[0])
        if len(line.name) > LONGEST_NAME:
            someone.odd(Odd.LONG_NAME)
            someone.keep("", line.name)

    def _session(self, someone: Someone, line: Line) -> None:
        """The session of a line, unless its day can't be read or is still to come."""
        if not line.day:
            someone.odd(Odd.BAD_DAY, line.session)
            return someone.keep("", line.begins)
        start = self._start(someone, line)
        if start > self.now:
            someone.odd(Odd.COMING, line.session)
            return someone.keep("", line.begins)
        someone.row.sessions.append([start.isoformat(), minutes_of(someone, line), paid_of(someone, line)])

    def _start(self, someone: Someone, line: Line) -> datetime:
        said = line.said.get("session_at", "")
        at = cells.clock_of(said) if said else NOON
        if at is None:
            someone.odd(Odd.BAD_CLOCK, said)
        at = at or NOON
        day, minute, zone = date.fromisoformat(line.day), at.hour * 60 + at.minute, ZoneInfo(self.coach.timezone)
        if is_skipped(day, minute, zone):
            someone.odd(Odd.SKIPPED_CLOCK, said)
        return first_instant(day, minute, zone)

    def _finished(self, number: int, someone: Someone) -> ClientImportRow:
        row = someone.row
        row.number = number
        self._named(someone)
        _once(someone, self.coach.timezone)
        if row.known:
            self._of_known(someone)
        elif not row.zone and not row.zone_text and not {code for code, _text in row.odd} & IMPOSSIBLE:
            someone.odd(Odd.NO_ZONE)
        if row.left and row.until and row.until < today(self.now, row.zone or self.coach.timezone):
            self._ended(someone)
        row.more = "\n".join(dict.fromkeys(someone.loose))
        codes = {code for code, _text in row.odd}
        row.is_possible = not codes & IMPOSSIBLE and (not row.known or bool(row.sessions))
        row.ticked = row.is_possible and not codes & DOUBTFUL
        return row

    def _named(self, someone: Someone) -> None:
        """Whether the name is one; what tells of sessions alone needs none, and is nobody's."""
        row = someone.row
        if row.name and row.email:  # a later line told who it is
            row.odd = [each for each in row.odd if each[0] != Odd.UNKNOWN_SESSION]
        codes = {code for code, _text in row.odd}
        if not row.name and Odd.UNKNOWN_SESSION not in codes:
            someone.odd(Odd.NO_NAME)
        if row.known is None and refusal_of_name(row.name):
            someone.odd(Odd.BAD_NAME, row.name)

    def _of_known(self, someone: Someone) -> None:
        """Only the sessions of someone on the list are brought in; what else the file says is named."""
        row, known = someone.row, someone.row.known
        assert known is not None
        had = _had(known) if row.sessions else set()
        new = [each for each in row.sessions if each[0] not in had]
        if count := len(row.sessions) - len(new):
            someone.odd(Odd.HAD, str(count))
        row.sessions = new
        if said := list(_said_otherwise(someone)):
            someone.odd(Odd.DIFFERS, "; ".join(said))
        row.left, row.until, row.remark, row.phone, row.zone, row.zone_text = 0, None, "", "", "", ""
        someone.loose = []

    def _ended(self, someone: Someone) -> None:
        row = someone.row
        assert row.until is not None
        someone.odd(Odd.PAST_UNTIL, date_format(row.until))
        someone.keep("Sessions left", f"{row.left}, until {row.until:%Y-%m-%d}")
        row.left, row.until = 0, None


def _had(client: Client) -> set[str]:
    """When the sessions began that someone on the list has had."""
    rows = Booking.objects.filter(client=client).exclude(status=Booking.Status.CANCELED)
    return {at.isoformat() for at in rows.values_list("start", flat=True)}


def _said_otherwise(someone: Someone) -> Iterator[str]:
    """What the file says of someone on the list that is left out, each with its word."""
    row = someone.row
    assert row.known is not None
    if row.left:
        yield left_words(row)
    if row.remark:
        yield _("the remark “%(text)s”") % {"text": row.remark}
    if row.phone and row.phone != row.known.phone:
        yield _("the phone number %(text)s") % {"text": row.phone}
    yield from someone.loose


def _once(someone: Someone, zone: str) -> None:
    """Each start once; a second line about the same time is said, by its day in the coach's zone."""
    once: dict[str, list] = {}
    for each in someone.row.sessions:
        if each[0] in once:
            someone.odd(Odd.SAME_TIME, date_format(today(datetime.fromisoformat(each[0]), zone)))
        once[each[0]] = each
    someone.row.sessions = sorted(once.values(), key=lambda each: each[0])
