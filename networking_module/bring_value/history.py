"""Why a reader may be asked: what the client says of it, or else what the two have behind them."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from coaching.practice.lazy_text import StrOrPromise
from networking_module.bring_value.check.result import HISTORY
from networking_module.bring_value.models import OutreachMessage
from networking_module.contacts.models import Touch

SAID: dict[str, StrOrPromise] = {
    Touch.Kind.MEETING: _("You met on %(day)s."),
    Touch.Kind.CALL: _("You talked on %(day)s."),
    Touch.Direction.THEY_WROTE: _("They wrote to you on %(day)s."),
    Touch.Direction.THEY_HELPED: _("They helped you on %(day)s."),
}


@dataclass(frozen=True)
class Shared:
    """The last time that the contact took part: `how` is one of SAID, `on` a date of the client's own calendar."""

    how: str
    on: date

    def __str__(self) -> str:
        return str(SAID[self.how]) % {"day": date_format(self.on, "DATE_FORMAT")}


def shared_with(message: OutreachMessage) -> Shared | None:
    """The last meeting or call with the contact, else the last answer; None when neither happened. Two queries at most."""
    touches = list(message.contact.touches.with_both()[:20])
    touch = next((each for each in touches if each.kind in Touch.BOTH_SIDES), touches[0] if touches else None)
    if touch:
        return Shared(touch.kind if touch.kind in Touch.BOTH_SIDES else touch.direction, touch.on)
    answered = message.contact.messages.exclude(replied_at=None).exclude(pk=message.pk).order_by("-replied_at").first()
    return Shared(Touch.Direction.THEY_WROTE, answered.replied_on) if answered and answered.replied_on else None


def welcome_of(message: OutreachMessage, shared: Shared | None) -> str:
    """What the check takes: OFFERED, ASKED, HISTORY or ""."""
    if message.welcome == OutreachMessage.Welcome.NOT_THIS_TIME:
        return ""
    return message.welcome or (HISTORY if shared else "")
