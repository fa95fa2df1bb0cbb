"""“Did they answer?”, once for a message, in the weekly mail: whom to ask about what, and the links that answer it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial

from django.db.models import Window
from django.db.models.functions import RowNumber
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coaching.modules import MailedAct, Question
from coaching.people.models import Client
from coaching.signed_links.links import SignedLink, register
from networking_module.bring_value.models import OutreachMessage
from networking_module.mailed import LIFETIME, in_few_letters, outcome

ANSWERED, NOT_YET = "networking-public:mailed_answered", "networking-public:mailed_not_yet"
AFTER, UNTIL = timedelta(days=5), timedelta(days=30)


def questions(clients: Iterable[Client], now: datetime) -> list[Question]:
    """One for each client at most: about the message that waited longest of those that nobody asked about. One query."""
    place = Window(RowNumber(), partition_by="contact__client_id", order_by=("sent_on", "pk"))
    messages = OutreachMessage.objects.to_ask_about(clients, now, AFTER, UNTIL).annotate(place=place).filter(place=1)
    return [_question(message) for message in messages.select_related("contact")]


def _question(message: OutreachMessage) -> Question:
    facts = {
        "name": message.contact.first_name,
        "day": date_format(message.sent_on, "MONTH_DAY_FORMAT") if message.sent_on else "",
    }
    text = _("You wrote to %(name)s on %(day)s. Did they answer?") % facts
    answers = (MailedAct(_("Yes"), ANSWER.path(message, ANSWERED)), MailedAct(_("Not yet"), ANSWER.path(message, NOT_YET)))
    return Question(message.contact.client_id, text, answers, partial(ask, message.pk))


def ask(pk: int, now: datetime) -> bool:
    """Notes that the client is asked about this message. False if somebody asked already, or an answer came in between."""
    return OutreachMessage.objects.waiting().filter(pk=pk, answer_asked_at=None).update(answer_asked_at=now) == 1


def _state(message):
    contact = message.contact
    return in_few_letters(message.sent_on, message.replied_at, contact.pk, contact.name, contact.archived_at)


ANSWER = register(
    SignedLink(
        "networking.mailed_answer",
        rows=OutreachMessage.objects.with_contact(),
        page=ANSWERED,
        outcome=outcome,
        state=_state,
        is_open=lambda message: message.waits_for_answer,
        lifetime=LIFETIME,
    )
)
