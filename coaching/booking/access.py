from django.contrib.auth.models import AnonymousUser, User
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from coaching.booking.links import MANAGE
from coaching.booking.models import AppointmentType, Booking, BusyCalendar
from coaching.people.access import NoCoachYet, coach_of, is_owner
from coaching.people.models import Client, Coach
from coaching.people.own_entries import own_clients


def bookable_type_or_404(user: User | AnonymousUser, coach: str, slug: str, *, only_look: bool = False) -> AppointmentType:
    """What this visitor may book, by the addresses of coach and appointment type. Never one that takes a credit.

    Someone who keeps the coach's calendar may look at what is for clients only, to see it as they do.
    """
    found = AppointmentType.objects.bookable().filter(takes_credit=False).select_related("coach__photo")
    found = get_object_or_404(found, coach__slug=coach, slug=slug)
    keeps_it = only_look and coaches_of(user).filter(pk=found.coach_id).exists()
    if found.audience == AppointmentType.Audience.CLIENTS and not keeps_it and client_for(user, found) is None:
        raise Http404
    return found


def client_for(user: User | AnonymousUser, appointment_type: AppointmentType) -> Client | None:
    """The client that a signed-in person is with the coach of this appointment type, or None."""
    return own_clients(user).filter(coach=appointment_type.coach_id).first()


def linked_or_404(token: str) -> Booking | None:
    """The booking behind a signed link, or None when the link is outdated; a forged one is not found."""
    opened = MANAGE.open_or_404(token)
    return opened.row if opened.is_valid else None


def booking_or_404(user: User | AnonymousUser, pk: int) -> Booking:
    """The booking, if this member of staff may see its client."""
    return get_object_or_404(Booking.objects.visible_to(user).with_details(), pk=pk)


def coaches_of(user: User | AnonymousUser) -> QuerySet[Coach]:
    """The coaches whose calendar this member of staff may change: the owner's all, a coach's own."""
    if is_owner(user):
        return Coach.objects.all()
    return Coach.objects.filter(user=user) if user.is_authenticated else Coach.objects.none()


def calendar_or_404(request: HttpRequest) -> tuple[Coach, list[Coach]]:
    """(coach, coaches): whose calendar is asked for (`?coach=` or their own), and which ones they may choose from. Raises
    Http404; NoCoachYet for an owner of a practice without a coach."""
    coaches = list(coaches_of(request.user))
    if not coaches and is_owner(request.user):
        raise NoCoachYet
    asked = request.GET.get("coach")
    candidates = [coach for coach in coaches if coach.slug == asked] if asked else [coach_of(request.user), *coaches]
    found = next((candidate for candidate in candidates if candidate), None)
    if found is None:
        raise Http404
    return found, coaches


def types_of(user: User | AnonymousUser) -> QuerySet[AppointmentType]:
    return AppointmentType.objects.filter(coach__in=coaches_of(user)).select_related("coach")


def busy_calendar_or_404(user: User | AnonymousUser, pk: int) -> BusyCalendar:
    busy_calendars = BusyCalendar.objects.filter(coach__in=coaches_of(user)).select_related("coach__user")
    return get_object_or_404(busy_calendars, pk=pk)
