"""The coach's own word on what a held session counts as."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from coaching.booking.models import Booking
from coaching.coaching_hours.models import LARGEST_GROUP, HoursCorrection


class CorrectionError(Exception):
    """What was asked can't be kept; the message is a sentence for the coach."""


@transaction.atomic
def correct(*, booking: Booking, counts_as: str, people: int = 1, by: User | None) -> HoursCorrection | None:
    """The session counts as that (a `HoursCorrection.CountsAs`) with so many people; "" takes a correction back.

    Raises CorrectionError for a booking that was not held, or a group of a size that no group has.
    """
    booking = Booking.objects.select_for_update(of=("self",), no_key=True).get(pk=booking.pk)
    if booking.status != Booking.Status.HELD:
        raise CorrectionError(_("Only a session that was held counts. Mark it first."))
    if not counts_as:
        HoursCorrection.objects.filter(booking=booking).delete()
        return None
    if not 1 <= people <= LARGEST_GROUP:
        raise CorrectionError(_("Write how many took part in it, from 1 to %(most)d.") % {"most": LARGEST_GROUP})
    values = {"counts_as": HoursCorrection.CountsAs(counts_as), "people": people, "by": by}
    return HoursCorrection.objects.update_or_create(booking=booking, defaults=values)[0]
