from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.exercises.models import Assignment, Review
from coaching.exercises.programmes import completing
from coaching.mail.outbox import send
from coaching.people.timeline import record
from coaching.practice.addresses import absolute


class ReviewError(Exception):
    """This can't be reviewed; the message says why, for the coach."""


def review(*, submission, by, outcome, comment, now=None):
    """Answers what was handed in, and tells the client once. Raises ReviewError when it has been answered."""
    now = now or timezone.now()
    try:
        with transaction.atomic():
            given = Review.objects.create(submission=submission, reviewer=by, outcome=outcome, comment=comment, reviewed_at=now)
            _tell(given, now)
            return given
    except IntegrityError as error:
        raise ReviewError(_("This has been answered already.")) from error


def _tell(given, now):
    assignment = given.submission.assignment
    good = given.outcome == Review.Outcome.GOOD
    assignment.state = Assignment.State.DONE if good else Assignment.State.AGAIN
    assignment.save(update_fields=["state"])
    text = _("Your coach answered: %(title)s") % {"title": assignment.version.title}
    record(client=assignment.client, kind="exercises.reviewed", text=text, at=now)
    completing.look(assignment, now)
    client = assignment.client
    context = {
        "name": client.first_name, "title": assignment.version.title, "coach": client.coach.name,
        "url": absolute("exercises:do", assignment.pk),
    }  # fmt: skip
    send("exercises.reviewed", to=client.email, reply_to=client.coach.email, cause=f"review:{given.pk}", context=context)
