"""The booking of a call, on any page."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from coaching.booking.models import AppointmentType
from coaching.practice import request_values
from coaching.practice.choices import KeptChoiceBlock


def bookable(pk):
    """What anyone may book now: the chosen appointment type, or the first when none was chosen; None when it is closed."""
    types = AppointmentType.objects.public().select_related("coach")
    return (types.filter(pk=pk) if pk else types).first()


def type_choices():
    """What anyone may book, with the coach's name where there are several."""
    types = list(AppointmentType.objects.public().select_related("coach"))
    several = len({each.coach_id for each in types}) > 1
    return [(str(each.pk), f"{each.title} · {each.coach}" if several else each.title) for each in types]


class TypeChoiceBlock(KeptChoiceBlock):
    choices = staticmethod(type_choices)


class BookingBlock(blocks.StructBlock):
    """The free times of an appointment type. One that nobody can book now hides the block."""

    heading = blocks.CharBlock(label=_("heading"), required=False, max_length=120)
    appointment_type = TypeChoiceBlock(
        label=_("what is booked here"), required=False, help_text=_("Leave it empty for the first that anyone may book.")
    )

    def get_context(self, value, parent_context=None):
        chosen = value["appointment_type"]
        found = bookable(chosen) if not chosen or request_values.number(chosen) else None
        return {**super().get_context(value, parent_context), "appointment_type": found}

    class Meta:
        icon = "calendar-alt"
        label = _("Booking")
        template = "coaching/website/blocks/booking.html"
