"""What the cells of clients and past sessions say: a zone, a number of sessions, a length, paid or pro bono. Pure."""

import re
from datetime import time, timezone
from zoneinfo import ZoneInfo

from coaching.booking.busy.ics import zone_labels
from coaching.practice.text import plain
from coaching.practice.times_of_day import DAY, minutes_of_day
from coaching.practice.zones import today_called

# What people call their zone, where the database has one without summer time, or none.
SAID = {
    "America/New_York": ("et", "est", "edt", "eastern"),
    "America/Chicago": ("ct", "cst", "cdt", "central"),
    "America/Denver": ("mt", "mst", "mdt", "mountain"),
    "America/Los_Angeles": ("pt", "pst", "pdt", "pacific"),
}
BY_SAID = {word: zone for zone, words in SAID.items() for word in words}
MOST_LEFT = 500
LONGEST_SESSION = 24 * 60
NUMBER = re.compile(r"(\d{1,4})(?:[.,]0+)?(?:\s*(?:of|/|von|de|di|van)\s*\d+)?(?:\s+[^\d\s]+){0,2}")
UNITS = "hours? horas? heures? stunden? hrs? std uren uur ore h minutes? minuten? minutos minuti mins? m"
LENGTH = re.compile(rf"(\d{{1,4}}(?:[.,]\d{{1,2}})?)\s*({'|'.join(UNITS.split())})?\.?")
SPAN = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?")
AMOUNT = re.compile(r"[^\d\s-]{0,3}\s?(\d[\d.,' ]*)\s?[^\d\s]{0,3}")
SAYS_YES = "yes y true x 1 ja oui si sim paid bezahlt paye pagado pago pagato betaald ✓"
SAYS_NO = "no n false 0 nein non nao nee unpaid unbezahlt"
YES, NO = {*SAYS_YES.split()}, {*SAYS_NO.split()}
PAID = {*["paid", "bezahlt", "paye", "pagado", "pago", "pagato", "betaald"]}
PRO_BONO = {"pro bono", "probono", "pb", "free", "gratis", "kostenlos", "gratuit", "gratuito", "trial", "complimentary"}
NOTHING = {"", "-", "–", "—", "n/a", "none", "null"}


def zone_of(text: str) -> str:
    """The IANA name of what a text means: a city, an offset, a name of Windows; "" where it can't be told."""
    name = zone_labels.clean(text)
    if not name or plain(name) in BY_SAID:
        return BY_SAID.get(plain(name), "")
    tries = (name, name.partition(",")[0].strip(), plain(name))
    found = next((zone for each in tries if (zone := zone_labels.exactly(each) or zone_labels.guessed(each))), None)
    if isinstance(found, ZoneInfo):
        return today_called(found.key)
    return _of_offset(found) if isinstance(found, timezone) else ""


def _of_offset(found: timezone) -> str:
    """Etc/GMT+5 is five hours behind; half hours have no such name."""
    seconds = found.utcoffset(None).total_seconds()
    hours, rest = divmod(int(seconds), 3600)
    return "" if rest else f"Etc/GMT{-hours:+d}" if hours else "UTC"


def left_of(text: str) -> int | None:
    """How many sessions: “7”, “3 sessions”, “4 of 10”; 0 for nothing, None for what is no number up to 500."""
    if text.strip().casefold() in NOTHING:
        return 0
    found = NUMBER.fullmatch(text.strip())
    return int(found[1]) if found and int(found[1]) <= MOST_LEFT else None


def minutes_of(text: str, *, hours: bool = False) -> int | None:
    """The length in minutes: “50”, “1.5 h”, “1:30”; `hours` is how a number without a word counts. None for what is none."""
    text = text.strip().casefold()
    if found := SPAN.fullmatch(text):
        return _length(int(found[1]) * 60 + int(found[2]))
    if not (found := LENGTH.fullmatch(text)):
        return None
    in_hours = found[2][0] in "hsou" if found[2] else hours
    return _length(round(float(found[1].replace(",", ".")) * (60 if in_hours else 1)))


def _length(minutes: int) -> int | None:
    return minutes if 0 < minutes <= LONGEST_SESSION else None


def clock_of(text: str) -> time | None:
    """The time of day: “14:30”, “2 p.m.”, “14.30 Uhr”."""
    minute = minutes_of_day(text)
    return None if minute is None or minute == DAY else time(*divmod(minute, 60))


def paid_of(text: str, *, pro_bono: bool = False) -> bool | None:
    """Whether a session was paid; `pro_bono` says that the column asks for the opposite. None for what says neither."""
    words = plain(text) or text.strip()
    if words in PRO_BONO:
        return False
    if words in YES | NO:
        return (words in YES) != pro_bono
    found = AMOUNT.fullmatch(text.strip())
    return bool(found[1].strip("0., '")) != pro_bono if found else None


def paid_of_type(text: str) -> bool | None:
    """Whether a kind of session says in so many words that it was paid, or was not; None for all other kinds."""
    words = plain(text)
    return False if words in PRO_BONO else True if words in PAID else None
