"""The page of a message that was sent: its words, whether there is an answer, and how it was taken."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.shortcuts import render
from django.utils.translation import gettext as _

from coaching.autosave.plain_text import plain
from coaching.exercises.models import Assignment
from coaching.people.models import Client
from networking_module.bring_value import drafting
from networking_module.bring_value.expectations import pairs_of
from networking_module.bring_value.face_forms import FacesForm, said
from networking_module.bring_value.models import OutreachMessage

TEMPLATE = "networking_module/bring_value/sent.html"
FOR_SILENCE = "when-no-answer-comes"


def show_sent(request, found, words=None, form=None):
    """What was sent; words typed on a page that still showed the draft appear beside it, to be copied. `form` is a `FacesForm`
    that could not be taken."""
    typed = plain(words.get("text", "")) if words else ""
    typed = typed if typed != found.text else ""
    context = {
        "message": found,
        "contact": found.contact,
        "typed": typed,
        "problem": drafting.WasSent(),
        "faces": form or FacesForm(message=found),
        "outcome": outcome_of(found),
        "pairs": pairs_of(request.client) if found.taken else None,
        "exercise": exercise_for_silence(request.client) if found.taken else None,
    }
    return render(request, TEMPLATE, context, status=422 if typed or form else 200)


@dataclass(frozen=True)
class Outcome:
    """Both faces in words, and a sentence about the two."""

    expected: str
    taken: str
    words: str
    is_worse: bool


def outcome_of(message: OutreachMessage) -> Outcome | None:
    """None until both faces are there."""
    if not (message.expected and message.taken):
        return None
    worse = message.taken < message.expected
    return Outcome(said(message.expected), said(message.taken), _words(message.expected, message.taken), worse)


def _words(expected: int, taken: int) -> str:
    if taken > expected:
        return _("Better than you feared.")
    if taken < expected:
        return _(
            "Not what you hoped for. One answer says more about somebody's week than about you, and writing was still right."
        )
    return _("Just as you expected.")


def exercise_for_silence(client: Client) -> Assignment | None:
    """The client's own “When no answer comes”, where their coach gave it to them."""
    mine: QuerySet[Assignment] = Assignment.objects.of_client(client).exclude(state__in=["planned", "skipped"])
    found = mine.filter(version__exercise__module="networking", version__exercise__key__endswith=FOR_SILENCE)
    return found.order_by("-pk").first()
