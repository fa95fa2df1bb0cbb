"""How far someone has come, in sentences: people before numbers, and what they did for the first time."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import QuerySet, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from coaching.modules import First, InWords, Panel
from coaching.people.models import Client
from coaching.practice.days import today
from networking_module.bring_value.expectations import pairs_of
from networking_module.bring_value.models import OutreachMessage
from networking_module.bring_value.sent_page import exercise_for_silence
from networking_module.contacts.models import Contact, Promise, Touch
from networking_module.have_a_conversation.models import Conversation
from networking_module.lately import in_letters
from networking_module.progress import ANSWERED, HELPED, KEPT, TALKED, measures_of

OWN_PANEL = "networking_module/panels/better_than_feared.html"
LATELY = {
    ANSWERED: ngettext_lazy("%(count)s person got back to you.", "%(count)s people got back to you.", "number"),
    HELPED: ngettext_lazy("You did something for %(count)s person.", "You did something for %(count)s people.", "number"),
    TALKED: ngettext_lazy("You looked back on %(count)s conversation.", "You looked back on %(count)s conversations.", "number"),
    KEPT: ngettext_lazy("You kept %(count)s promise.", "You kept %(count)s promises.", "number"),
}
LATELY_FOR_COACH = {
    ANSWERED: ngettext_lazy("%(count)s person got back to them.", "%(count)s people got back to them.", "number"),
    HELPED: ngettext_lazy("Did something for %(count)s person.", "Did something for %(count)s people.", "number"),
    TALKED: ngettext_lazy("Looked back on %(count)s conversation.", "Looked back on %(count)s conversations.", "number"),
    KEPT: ngettext_lazy("Kept %(count)s promise.", "Kept %(count)s promises.", "number"),
}
SENT, ANSWER, TALK, KEEPING = "sent", "answer", "talk", "kept"
FIRST = {
    SENT: _("Your first message: %(day)s, to %(name)s"),
    ANSWER: _("Your first answer: %(day)s, from %(name)s"),
    TALK: _("Your first conversation: %(day)s, with %(name)s"),
    KEEPING: _("Your first promise kept: %(day)s, to %(name)s"),
}
FIRST_FOR_COACH = {
    SENT: _("First message: %(day)s"),
    ANSWER: _("First answer: %(day)s"),
    TALK: _("First conversation: %(day)s"),
    KEEPING: _("First promise kept: %(day)s"),
}


def in_words(client: Client, weeks: int, now: datetime, *, own: bool) -> InWords:
    """See `ModuleConfig.in_words`: the same numbers and days for both, names and the two faces for the client alone."""
    return InWords(tuple(_lately(client, weeks, now, own)), tuple(_firsts(client, now, own)), _faces(client) if own else None)


def _lately(client: Client, weeks: int, now: datetime, own: bool) -> Iterable[str]:
    """Whom they heard from first of all; nothing of what there was none of."""
    counts, words = measures_of(client, weeks, now), LATELY if own else LATELY_FOR_COACH
    for kind, sentence in words.items():
        if count := counts[kind]:
            yield in_letters(sentence, count)


def _firsts(client: Client, now: datetime, own: bool) -> Iterable[First]:
    """In the order in which they happened. One query."""
    first, *others = (_first(rows, kind, day) for rows, kind, day in _done(client))
    this_year = today(now, client.timezone).year
    for kind, on, pk, name in sorted(first.union(*others, all=True), key=lambda row: row[1]):
        facts = {"day": _day(on, this_year), "name": Contact(name=name).first_name}
        words = FIRST if own else FIRST_FOR_COACH
        yield First(on, words[kind] % facts, reverse("networking:person", args=[pk]) if own else "")


def _done(client: Client) -> Iterable[tuple[QuerySet, str, str]]:
    """(rows, what they are, the date by which the first of them is found)."""
    yield OutreachMessage.objects.of_client(client).exclude(sent_on=None), SENT, "sent_on"
    yield Touch.objects.of_client(client).filter(direction=Touch.Direction.THEY_WROTE), ANSWER, "on"
    talks = Conversation.objects.of_client(client).exclude(looked_back_on=None)
    yield talks.annotate(day=Coalesce("held_on", "looked_back_on")), TALK, "day"
    yield Promise.objects.of_client(client).kept(), KEEPING, "closed_on"


def _first(rows: QuerySet, kind: str, day: str) -> QuerySet:
    first = rows.filter(pk=rows.order_by(day, "pk").values("pk")[:1])
    return first.order_by().values_list(Value(kind), day, "contact", "contact__name")


def _day(on: date, this_year: int) -> str:
    return date_format(on, "MONTH_DAY_FORMAT" if on.year == this_year else "DATE_FORMAT")


def _faces(client: Client) -> Panel | None:
    pairs = pairs_of(client)
    return Panel(OWN_PANEL, {"pairs": pairs, "exercise": exercise_for_silence(client)}) if pairs else None
