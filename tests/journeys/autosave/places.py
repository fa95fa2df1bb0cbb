"""Every place whose words are saved as they are typed, with one person's words to type there."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from coaching.exercises.assignments import assign
from coaching.exercises.models import Answer, ReviewDraft
from coaching.people.models import Note
from coaching.pipeline.models import OfferDraft
from networking_module.bring_value.models import OutreachMessage
from networking_module.have_a_conversation.models import Conversation
from tests.coaching.exercises.conftest import QUESTION, hand_in, published
from tests.networking_module.factories import contact, conversation, message


@dataclass(frozen=True)
class Place:
    """A field (a selector) on a page: who types there, and the words that are stored of it by now. `opens` is pressed first."""

    user: Any
    path: str
    field: str
    stored: Callable[[], list[str]]
    opens: str = ""


def assignment_of(coach, client):
    exercise = published("Look first", ("long_answer", {"question": "What do you know?", "required": True}, QUESTION))
    return assign(exercise=exercise, clients=[client], by=coach.user)[0]


def _note(coach, client):
    return Place(coach.user, client.get_absolute_url(), "textarea[name=text]", _texts(Note, "text"))


def _older_note(coach, client):
    """One that is stored already: two pages that show it may mean the same note."""
    Note.objects.create(client=client, author=coach.user, text="Shy")
    place = _note(coach, client)
    return replace(place, field="details.desk-note textarea", opens="details.desk-note summary")


def _recap(coach, client):
    path = reverse("pipeline_admin:offer", args=[client.pk])
    return Place(coach.user, path, "textarea[name=text]", _texts(OfferDraft, "text"))


def _comment(coach, client):
    submission = hand_in(assignment_of(coach, client))

    def stored():
        return [words for draft in ReviewDraft.objects.all() for words in draft.comments.values()]

    return Place(coach.user, f"/admin/review/{submission.pk}/", "textarea[name^=comment-]", stored)


def _answer(coach, client):
    return Place(
        client.user, f"/me/exercises/{assignment_of(coach, client).pk}/", "textarea[name^=prompt-]", _texts(Answer, "value")
    )


def _message(coach, client):
    draft = message(contact(client, "Anna Berg"), text="")
    return Place(client.user, draft.get_absolute_url(), "textarea[name=text]", _texts(OutreachMessage, "text"))


def _part(coach, client):
    sheet = conversation(contact(client, "Anna Berg"))
    return Place(client.user, sheet.get_absolute_url(), "textarea[name=brings]", _texts(Conversation, "brings"))


def _texts(model, name):
    return lambda: [text for text in model.objects.order_by("pk").values_list(name, flat=True) if text]


# Each takes a coach and a client of theirs.
PLACES = {
    "note": _note,
    "older note": _older_note,
    "comment": _comment,
    "recap": _recap,
    "answer": _answer,
    "message": _message,
    "part": _part,
}
OF_A_CLIENT = ("answer", "message", "part")
