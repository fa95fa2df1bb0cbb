from django.contrib.auth.models import AnonymousUser, User
from django.http import Http404
from django.shortcuts import get_object_or_404

from coaching.booking import access
from coaching.booking.models import Booking
from coaching.meetings import frames
from coaching.meetings.models import SessionAction
from coaching.people.models import Client


def own_session_or_404(client: Client, pk: int) -> Booking:
    """The session, if it is this client's."""
    return get_object_or_404(Booking.objects.of_client(client).with_details(), pk=pk)


def own_action(client: Client, pk: int) -> SessionAction:
    """The action, if it is this client's. Raises SessionAction.DoesNotExist."""
    found: SessionAction = SessionAction.objects.of_client(client).get(pk=pk)
    return found


def session_or_404(user: User | AnonymousUser, pk: int) -> Booking:
    """The session, if this member of staff may see its client; a call with a prospect is none."""
    found = access.booking_or_404(user, pk)
    if not frames.is_session(found):
        raise Http404
    return found


def part_or_404(part: str, parts: tuple[str, ...] | list[str]) -> str:
    if part not in parts:
        raise Http404
    return part
