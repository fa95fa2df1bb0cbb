"""The handful of answers that a practice is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from coaching.booking.models import AppointmentType
from coaching.practice.lazy_text import StrOrPromise

CALL = _("Free first call")
CALL_ABOUT = _("You say where you are and what you would like to be different. We find out together whether coaching can help.")
MINUTES = (15, 20, 30, 45, 60)
PLACES = (AppointmentType.Place.VIDEO, AppointmentType.Place.PHONE, AppointmentType.Place.ADDRESS)
HOUR, WEEKDAYS = 60, range(5)
# Name: (words, minutes of each day from Monday to Friday).
HOURS: dict[str, tuple[StrOrPromise, tuple[int, int]]] = {
    "day": (_("Monday to Friday, 9 to 5"), (9 * HOUR, 17 * HOUR)),
    "mornings": (_("Monday to Friday, 9 to noon"), (9 * HOUR, 12 * HOUR)),
    "afternoons": (_("Monday to Friday, 1 to 5"), (13 * HOUR, 17 * HOUR)),
    "evenings": (_("Monday to Friday, 5 to 8"), (17 * HOUR, 20 * HOUR)),
}


@dataclass(frozen=True)
class Answers:
    """`zone` is the IANA name behind the place that was chosen. `minutes` is the length of the first call, `place` where it is
    held, `place_details` by which link or at which address, `hours` a name of `HOURS`. `looks` are settings of the practice by
    their names (looks.py)."""

    practice: str
    coach: str
    email: str
    zone: str
    call: str = str(CALL)
    minutes: int = 30
    place: str = AppointmentType.Place.VIDEO
    place_details: str = ""
    hours: str = "day"
    password: str = ""
    looks: Mapping[str, Any] = field(default_factory=dict)

    @property
    def week(self) -> dict[int, list[tuple[int, int]]]:
        return {weekday: [HOURS[self.hours][1]] for weekday in WEEKDAYS}
