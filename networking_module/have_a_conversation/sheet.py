"""A conversation's words, part by part. Each is saved on its own, so that two pages never overwrite each other unasked."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import ModelForm
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from coaching.autosave.errors import Conflict, SaveError
from coaching.autosave.revisions import Sent, is_in_form, next_revision, sent_by_form
from coaching.people.timeline import seen
from networking_module.have_a_conversation.forms import AfterForm, ConversationForm
from networking_module.have_a_conversation.models import Conversation
from networking_module.have_a_conversation.resume import mentions

FORMS = {name: form for form in (ConversationForm, AfterForm) for name in form.base_fields}
CAN_MENTION_A_RESUME = ("place", *Conversation.STORY, "own_questions", "brings")


@dataclass(frozen=True)
class Part:
    """One field on a page. `problem` is the SaveError shown beside it."""

    field: Any
    revision: int
    problem: SaveError | None = None
    asked_for: bool = False

    @property
    def name(self) -> str:
        return self.field.name

    id = name

    @property
    def may_mention_a_resume(self) -> bool:
        return self.name in CAN_MENTION_A_RESUME

    @property
    def speaks_of_resume(self) -> bool:
        return self.may_mention_a_resume and not self.asked_for and mentions(self.field.value())


class Sheet:
    """The parts of one form, by name. `typed` holds what could not be kept as it was sent, `problems` why."""

    def __init__(
        self,
        form_class: type[ModelForm],
        conversation: Conversation,
        problems: Mapping[str, SaveError] | None = None,
        typed: dict[str, Any] | None = None,
    ) -> None:
        self.conversation, self.problems, self.typed = conversation, problems or {}, typed or {}
        self.form = form_class(instance=conversation, initial=self.typed)

    def __getitem__(self, name: str) -> Part:
        problem = self.problems.get(name)
        revision = getattr(problem, "revision", self.conversation.revisions.get(name, 0))
        return Part(self.form[name], revision, problem, self.conversation.asked_for)


def sent(form_class: type[ModelForm], words: QueryDict) -> dict[str, Sent]:
    """{part: Sent} of what a page's form holds; a part whose other text the client takes is left out."""
    return {name: sent_by_form(name, words) for name in form_class.base_fields if is_in_form(name, words)}


@transaction.atomic
def save_parts(
    *, conversation: Conversation, parts: Mapping[str, Sent], now: datetime
) -> tuple[Conversation, dict[str, SaveError]]:
    """Saves parts of a sheet: {name: Sent}.

    Returns the conversation as it is now, and {name: SaveError} of what could not be kept: a Conflict where another page
    saved other words since.
    """
    locked = Conversation.objects.select_for_update(of=("self",)).select_related("contact__client").get(pk=conversation.pk)
    problems, changed = {}, []
    for name, part in parts.items():
        try:
            changed += [name] if _put(locked, name, part) else []
        except SaveError as error:
            problems[name] = error
    if changed:
        locked.save(update_fields=[*changed, "revisions", "updated_at"])
        seen(client=locked.contact.client, at=now)
    return locked, problems


def _put(locked: Conversation, name: str, part: Sent) -> bool:
    """Whether the part changed."""
    if name == "at" and locked.looked_back_at:
        raise SaveError(_("You have already looked back on this conversation: its day stays. You can correct it in the story."))
    clean, revision = partial(_cleaned, name), locked.revisions.get(name, 0)
    facts = {"stored": getattr(locked, name), "revision": revision, "known": part.revision, "before": part.before}
    value = clean(part.values)
    try:
        number = next_revision(value, **facts, clean=clean)
    except Conflict as conflict:
        raise Conflict(_shown(locked, name), conflict.revision) from None
    if number == revision:
        return False
    setattr(locked, name, value)
    locked.revisions[name] = number
    return True


def _cleaned(name: str, raw: list[str]) -> Any:
    words, field = QueryDict(mutable=True), FORMS[name]().fields[name]
    words.setlist(name, raw)
    try:
        return field.clean(field.widget.value_from_datadict(words, {}, name))
    except ValidationError as error:
        raise SaveError(" ".join(error.messages)) from error


def typed(parts: Mapping[str, Sent], problems: Collection[str]) -> dict[str, Any]:
    """What to show again of parts that could not be kept: nothing of it is lost."""
    return {
        name: part.values if name in ("questions", "listening") else part.text for name, part in parts.items() if name in problems
    }


def _shown(conversation: Conversation, name: str) -> Any:
    """What a part contains, in words."""
    value = getattr(conversation, name)
    choices: Any = getattr(FORMS[name]().fields[name], "choices", None)
    if name == "at":
        return date_format(localtime(value), "DATETIME_FORMAT") if value else ""
    if name == "asked_for":
        return _("checked") if value else _("not checked")
    if name == "questions":
        return [text for _title, pairs in choices for slug, text in pairs if slug in value]
    if name == "listening":
        return [text for slug, text in choices if slug in value]
    return value if choices is None else dict(choices).get(value, "")
