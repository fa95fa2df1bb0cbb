"""The booking of a call, on any page."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from coaching.booking.models import AppointmentType
from coaching.practice import request_values
from coaching.practice.choices import KeptChoiceBlock
from coaching.practice.page_facts import fact
from coaching.website.targets import TargetBlock


def bookable(pk):
    """What anyone may book now: the chosen appointment type, or the first when none was chosen; None when it is closed."""
    types = AppointmentType.objects.public().select_related("coach__photo")
    return fact(f"bookable:{pk or ''}", (types.filter(pk=pk) if pk else types).first)


def type_choices():
    """What anyone may book, with the coach's name where there are several."""
    types = list(AppointmentType.objects.public().select_related("coach"))
    several = len({each.coach_id for each in types}) > 1
    return [(str(each.pk), f"{each.title} · {each.coach}" if several else each.title) for each in types]


class TypeChoiceBlock(KeptChoiceBlock):
    choices = staticmethod(type_choices)


class BookingBlock(TargetBlock):
    """The free times of an appointment type."""

    heading = blocks.CharBlock(label=_("heading"), required=False, max_length=120)
    appointment_type = TypeChoiceBlock(
        label=_("what is booked here"), required=False, help_text=_("Leave it empty for the first that anyone may book.")
    )

    def found(self, value, context):
        chosen = value["appointment_type"]
        kind = bookable(chosen) if not chosen or request_values.number(chosen) else None
        return {"appointment_type": kind} if kind and context.get("request") else None

    class Meta:
        icon = "calendar-alt"
        label = _("Booking")
        hidden = _("Nobody can book this right now.")
        description = _("The next free times, so that a visitor books without leaving the page.")
        template = "coaching/website/blocks/booking.html"
        preview_value = {"heading": _("Choose a time"), "appointment_type": ""}
