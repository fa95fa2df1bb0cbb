"""How far the clock between two people has run, for a ring on the screen and in words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.modules import Ring
from coaching.practice.addressing import initials

NOT_YET = 0


@dataclass(frozen=True)
class Clock:
    """`today` is the date on the client's own calendar."""

    contact: Any
    today: date

    @property
    def percent_left(self):
        """100 just after being in touch, 0 when the rhythm is over."""
        start, due = self.contact.last_touch_on, self.contact.due_on
        if not (start and due) or due <= self.today:
            return NOT_YET
        return min(100, round(100 * (due - self.today).days / max((due - start).days, 1)))

    @property
    def ring(self):
        """The contact as pages draw them."""
        return Ring(initials(self.contact.name), self.percent_left)

    @property
    def since(self):
        """When they were last in touch, in words."""
        last = self.contact.last_touch_on
        if last is None:
            asked = self.contact.unanswered
            return _("You asked about a job, and no more yet") if asked else _("You haven't been in touch yet")
        days = (self.today - last).days
        if days < 1:  # a client who has moved west may have a day before them that they have written down already
            return _("In touch today")
        if days == 1:
            return _("In touch yesterday")
        if days < 14:
            return ngettext("In touch %(count)d day ago", "In touch %(count)d days ago", days) % {"count": days}
        return ngettext("In touch %(count)d week ago", "In touch %(count)d weeks ago", days // 7) % {"count": days // 7}
