"""Better than you feared: what a client expected of their messages, beside how they were taken. For the client's eyes alone.

Only pairs count: a message without an answer has no second face, and is never a bad one.
"""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from coaching.people.models import Client
from networking_module.bring_value.faces import Face
from networking_module.bring_value.models import OutreachMessage

ENOUGH = 5  # pairs; fewer say nothing


class FaceError(Exception):
    """This can't be noted with the message as it is; the words say why."""


@dataclass(frozen=True)
class Pairs:
    """Of `of` people who answered, so many were `expected` to be glad, and so many were `glad`."""

    of: int
    expected: int
    glad: int

    def __str__(self) -> str:
        return f"{self._expected()} {self._glad()}"

    @property
    def is_better(self) -> bool:
        return self.glad > self.expected

    @property
    def is_worse(self) -> bool:
        return self.glad < self.expected

    def _expected(self) -> str:
        if self.expected == self.of:
            return _("You expected all %(of)d to be glad.") % {"of": self.of}
        if not self.expected:
            return _("You expected none of %(of)d to be glad.") % {"of": self.of}
        return _("You expected %(expected)d of %(of)d to be glad.") % {"expected": self.expected, "of": self.of}

    def _glad(self) -> str:
        if self.glad == self.of:
            return _("All %(of)d were.") % {"of": self.of}
        if self.glad < 2:
            return _("One was.") if self.glad else _("None were.")
        return _("%(glad)d were.") % {"glad": self.glad}


def pairs_of(client: Client) -> Pairs | None:
    """From the fifth pair on; None before that. What was written to people who are archived counts like all else. One query."""
    both = OutreachMessage.objects.of_client(client).exclude(Q(expected=None) | Q(taken=None)).order_by()
    glad = {name: Count("pk", filter=Q(**{f"{name}__gte": Face.GLAD})) for name in ("expected", "taken")}
    found = both.aggregate(of=Count("pk"), of_expected=glad["expected"], of_taken=glad["taken"])
    return Pairs(found["of"], found["of_expected"], found["of_taken"]) if found["of"] >= ENOUGH else None


@transaction.atomic
def note(*, message: OutreachMessage, expected: Face | None, taken: Face | None) -> OutreachMessage:
    """Keeps both faces as the client says now, None for one they leave open. Raises FaceError before the message was sent, and
    for a second face before there is an answer."""
    message = OutreachMessage.objects.select_for_update(of=("self",)).get(pk=message.pk)
    if message.is_draft:
        raise FaceError(_("This message hasn't been sent yet."))
    if taken and not message.replied_at:
        raise FaceError(_("There is no answer yet."))
    message.expected, message.taken = expected, taken
    message.save(update_fields=["expected", "taken"])
    return message
