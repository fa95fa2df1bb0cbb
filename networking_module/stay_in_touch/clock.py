"""How far the clock between two people has run, for a ring on the screen and in words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

DAY = 24 * 60 * 60
NOT_YET = 0


@dataclass(frozen=True)
class Clock:
    contact: Any
    now: datetime

    @property
    def percent_left(self):
        """100 just after being in touch, 0 when the rhythm is over."""
        start, due = self.contact.last_touch_at, self.contact.due_at
        if not (start and due) or due <= self.now:
            return NOT_YET
        return min(100, round(100 * (due - self.now) / max(due - start, due - self.now)))

    @property
    def since(self):
        """When they were last in touch, in words."""
        last = self.contact.last_touch_at
        if last is None:
            return _("You haven't been in touch yet")
        days = int((self.now - last).total_seconds() // DAY)
        if days < 1:
            return _("In touch today")
        if days < 14:
            return ngettext("In touch %(count)d day ago", "In touch %(count)d days ago", days) % {"count": days}
        return ngettext("In touch %(count)d week ago", "In touch %(count)d weeks ago", days // 7) % {"count": days // 7}
