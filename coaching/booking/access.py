from django.http import Http404
from django.shortcuts import get_object_or_404

from coaching.booking import links
from coaching.booking.models import AppointmentType, Booking


def public_type_or_404(coach, slug):
    """What anyone may book, by the addresses of coach and appointment type. Never one that takes a credit."""
    return get_object_or_404(AppointmentType.objects.public().select_related("coach"), coach__slug=coach, slug=slug)


def linked_or_404(token):
    """(booking, current) behind a signed link; a forged one is not found."""
    booking, current = links.find(token)
    if booking is None:
        raise Http404
    return booking, current


def booking_or_404(user, pk):
    """The booking, if this member of staff may see its client."""
    return get_object_or_404(Booking.objects.visible_to(user).with_details(), pk=pk)
