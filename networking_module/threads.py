"""One contact's story: preparing, writing, answers, meetings, promises and thanks in the order they happened."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from networking_module.contacts.models import Promise

LATEST = 50


@dataclass(frozen=True)
class Event:
    """One line of the story. `lane` is "give", "ask" or nothing; `touch_id` is set where it can be removed."""

    at: datetime
    text: str
    detail: str = ""
    lane: str = ""
    url: str = ""
    touch_id: int | None = None


def story(contact):
    """What happened, the newest first, and the beginning last."""
    events = [*_touches(contact), *_sheets(contact), *_messages(contact), *_conversations(contact), *_promises(contact)]
    events.sort(key=lambda event: event.at, reverse=True)
    return [*events[:LATEST], Event(contact.created_at, _("You put them on your list"), contact.how_we_met)]


def _touches(contact):
    for touch in contact.touches.all()[:LATEST]:
        text = f"{touch.get_kind_display()}: {touch.get_direction_display()}"
        yield Event(touch.at, text, touch.note, touch.lane, touch_id=touch.pk)


def _sheets(contact):
    for sheet in contact.preparations.exclude(ready_at=None)[:LATEST]:
        yield Event(sheet.ready_at, _("You prepared"), sheet.brings, "give", sheet.get_absolute_url())


def _messages(contact):
    for message in contact.messages.exclude(sent_at=None)[:LATEST]:
        yield Event(message.sent_at, _("You sent a message"), message.subject, url=message.get_absolute_url())


def _conversations(contact):
    for conversation in contact.conversations.exclude(looked_back_at=None)[:LATEST]:
        yield Event(conversation.at, _("You talked"), conversation.learned, url=conversation.get_absolute_url())


def _promises(contact):
    for promise in contact.promises.filter(status=Promise.Status.KEPT)[:LATEST]:
        yield Event(promise.closed_at, _("You kept your word"), promise.text, "give")
