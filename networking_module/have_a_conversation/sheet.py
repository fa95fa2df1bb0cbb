"""A conversation's words, part by part. Each is saved on its own, so that two pages never overwrite each other unasked."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from coaching.exercises.answer_parsers import AnswerError
from coaching.exercises.answers import Conflict
from coaching.exercises.saving import number
from coaching.people.timeline import seen
from networking_module.have_a_conversation.forms import AfterForm, ConversationForm
from networking_module.have_a_conversation.models import Conversation
from networking_module.have_a_conversation.resume import mentions

FORMS = {name: form for form in (ConversationForm, AfterForm) for name in form.base_fields}
CAN_MENTION_A_RESUME = ("place", *Conversation.STORY, "own_questions", "brings")


@dataclass(frozen=True)
class Part:
    """One field on a page. `problem` is the AnswerError that stands beside it; the names are those that the core's
    template of two texts to choose from (`prompts/problem.html`) asks for."""

    field: Any
    revision: int
    problem: Any = None
    asked_for: bool = False

    @property
    def name(self):
        return self.field.name

    id = name

    @property
    def kind(self):
        return "checklist" if self.name in ("questions", "listening") else "long_answer"

    @property
    def may_mention_a_resume(self):
        return self.name in CAN_MENTION_A_RESUME

    @property
    def speaks_of_resume(self):
        return self.may_mention_a_resume and not self.asked_for and mentions(self.field.value())


class Sheet:
    """The parts of one form, by name. `typed` holds what could not be kept as it was sent, `problems` why."""

    def __init__(self, form_class, conversation, problems=None, typed=None):
        self.conversation, self.problems, self.typed = conversation, problems or {}, typed or {}
        self.form = form_class(instance=conversation, initial=self.typed)

    def __getitem__(self, name):
        problem = self.problems.get(name)
        revision = getattr(problem, "revision", self.conversation.revisions.get(name, 0))
        return Part(self.form[name], revision, problem, self.conversation.asked_for)


def sent(form_class, words):
    """{part: (values, known revision)} of what a page's form holds; a part whose other text the client takes is left out."""
    names = [name for name in form_class.base_fields if f"{name}-revision" in words and words.get("take") != name]
    return {name: (words.getlist(name), number(f"{name}-revision", words)) for name in names}


@transaction.atomic
def save_parts(*, conversation, parts, now):
    """Saves parts of a sheet: {name: (values as a form sends them, the revision they were written on)}. A third value are
    those that the same page sent without hearing back.

    Gives the conversation as it is now, and {name: AnswerError} of what could not be kept: a Conflict where another page
    saved other words since.
    """
    locked = Conversation.objects.select_for_update(of=("self",)).select_related("contact__client").get(pk=conversation.pk)
    problems, changed = {}, []
    for name, part in parts.items():
        try:
            changed += [name] if _put(locked, name, *part) else []
        except AnswerError as error:
            problems[name] = error
    if changed:
        locked.save(update_fields=[*changed, "revisions", "updated_at"])
        seen(client=locked.contact.client, at=now)
    return locked, problems


def _put(locked, name, raw, known, before=None):
    """Whether the part changed."""
    value, revision = _cleaned(name, raw), locked.revisions.get(name, 0)
    if value == getattr(locked, name):
        return False
    if revision != known and not _says(before, name, getattr(locked, name)):
        raise Conflict(_shown(locked, name), revision)
    setattr(locked, name, value)
    locked.revisions[name] = revision + 1
    return True


def _says(before, name, value):
    """Whether what a page sent before is what stands."""
    try:
        return before is not None and _cleaned(name, before) == value
    except AnswerError:
        return False


def _cleaned(name, raw):
    words, field = QueryDict(mutable=True), FORMS[name]().fields[name]
    words.setlist(name, raw)
    try:
        return field.clean(field.widget.value_from_datadict(words, {}, name))
    except ValidationError as error:
        raise AnswerError(" ".join(error.messages)) from error


def typed(parts, problems):
    """What to show again of parts that could not be kept: nothing of it is lost."""
    return {
        name: raw if name in ("questions", "listening") else (raw[-1] if raw else "")
        for name, (raw, *_) in parts.items()
        if name in problems
    }


def _shown(conversation, name):
    """What stands in a part, in words."""
    value, field = getattr(conversation, name), FORMS[name]().fields[name]
    if name == "at":
        return date_format(localtime(value), "DATETIME_FORMAT") if value else ""
    if name == "asked_for":
        return _("ticked") if value else _("not ticked")
    if name == "questions":
        return [text for _title, pairs in field.choices for slug, text in pairs if slug in value]
    if name == "listening":
        return [text for slug, text in field.choices if slug in value]
    return dict(field.choices).get(value, "") if hasattr(field, "choices") else value
