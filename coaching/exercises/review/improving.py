"""A client reopens what they have handed in."""

from django.db import transaction
from django.utils.translation import gettext as _

from coaching.exercises.models import Assignment

State = Assignment.State


class ImproveError(Exception):
    """The exercise can't be reopened, or put back; the message says why, for the client."""


def take_up(*, assignment: Assignment) -> None:
    """Opens it again with the answers as they were handed in; the version that the coach has stays. Raises ImproveError."""
    handed_in = Assignment.objects.filter(pk=assignment.pk, state__in=[State.SUBMITTED, State.DONE])
    if not handed_in.update(state=State.IMPROVING):
        raise ImproveError(_("This exercise is already open."))


@transaction.atomic
def put_back(*, assignment: Assignment) -> None:
    """Leaves it as it was handed in; what has been written since then stays for the next time. Raises ImproveError."""
    assignment = Assignment.objects.select_for_update(of=("self",)).get(pk=assignment.pk)
    if assignment.state != State.IMPROVING:
        raise ImproveError(_("There is nothing to undo."))
    review = getattr(assignment.submissions.select_related("review").first(), "review", None)
    states = {None: State.SUBMITTED, "good": State.DONE, "again": State.AGAIN}
    assignment.state = states[review and review.outcome]
    assignment.save(update_fields=["state"])
