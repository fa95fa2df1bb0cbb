"""One contact's story in sentences: preparing, writing, answers, meetings, promises and thanks in the order they happened."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from networking_module.contacts.models import Promise, Touch
from networking_module.have_a_conversation.library import lines

LATEST = 50
WAYS, KINDS = Touch.Direction, Touch.Kind
SAID = {
    WAYS.GAVE: _lazy("You gave %(name)s something"),
    WAYS.IN_TOUCH: _lazy("You were in touch with %(name)s"),
    WAYS.ASKED: _lazy("You asked %(name)s for advice"),
    WAYS.THEY_WROTE: _lazy("%(name)s wrote to you"),
    WAYS.THEY_HELPED: _lazy("%(name)s helped you"),
    WAYS.ASKED_FOR_JOB: _lazy("You asked %(name)s about a job"),
}
HOW = {
    KINDS.EMAIL: _lazy("by email"),
    KINDS.LINKEDIN: _lazy("on LinkedIn"),
    KINDS.COMMENT: _lazy("in a comment"),
    KINDS.SHARED: _lazy("with something shared"),
    KINDS.CALL: _lazy("on the phone"),
    KINDS.MEETING: _lazy("face to face"),
    KINDS.NOTE: _lazy("by hand"),
}
KEPT = {
    Promise.Kind.PROMISE: _lazy("You kept your promise to %(name)s"),
    Promise.Kind.THANK: _lazy("You thanked %(name)s"),
    Promise.Kind.LEAD: _lazy("You followed up on what %(name)s named"),
}
MADE = {
    Promise.Kind.PROMISE: _lazy("You promised %(name)s something"),
    Promise.Kind.THANK: _lazy("You plan to thank %(name)s"),
    Promise.Kind.LEAD: _lazy("You plan to follow up on what %(name)s named"),
}


@dataclass(frozen=True)
class Event:
    """One line of the story: the day, on the client's calendar, and the moment that gives the order.

    `lane` is "give", "ask" or nothing; `touch_id` is set where what was noted can be corrected.
    """

    on: date
    at: datetime
    text: str
    detail: str = ""
    lane: str = ""
    url: str = ""
    touch_id: int | None = None


def story(contact):
    """What happened, the newest first, and the beginning last. The same queries for any number of events."""
    name = {"name": contact.first_name}
    touches = {touch.pk: touch for touch in contact.touches.all()[:LATEST]}
    # A message, an answer or a conversation is told by its own line, on the side of the street that was noted with it.
    events = [*_messages(contact, name, touches), *_conversations(contact, name, touches)]
    events += [*_sheets(contact, name), *_promises(contact, name, touches), *_touches(touches, name)]
    events.sort(key=lambda event: (event.on, event.at), reverse=True)
    return [*events[:LATEST], *_beginning(contact)]


def _messages(contact, name, touches):
    for message in contact.messages.exclude(sent_at=None)[:LATEST]:
        url = message.get_absolute_url()
        sent, answer = (touches.pop(pk, None) for pk in (message.sent_touch_id, message.answer_touch_id))
        lane, text = sent.lane if sent else "", _("You wrote to %(name)s") % name
        yield Event(message.sent_on, message.sent_at, text, message.subject, lane, url, message.sent_touch_id)
        if message.replied_at:
            text, note = _("%(name)s wrote back") % name, answer.note if answer else ""
            yield Event(message.replied_on, message.replied_at, text, note, "", url, message.answer_touch_id)


def _conversations(contact, name, touches):
    for talk in contact.conversations.exclude(looked_back_at=None).select_related("lead_contact")[:LATEST]:
        met = touches.pop(talk.touch_id, None)
        lane, url = met.lane if met else "", talk.get_absolute_url()
        on, at = talk.held_on or talk.looked_back_on, talk.at or talk.looked_back_at
        yield Event(on, at, _("You talked with %(name)s") % name, _came_of(talk), lane, url, talk.touch_id)


def _came_of(talk):
    labels = [
        (_("You learned: %s"), talk.learned),
        (_("They got: %s"), talk.they_got),
        (_("They named: %s"), talk.lead),
    ]
    return "\n".join(label % text for label, text in labels if text.strip())


def _sheets(contact, name):
    for sheet in contact.preparations.exclude(ready_at=None)[:LATEST]:
        detail = [_("To bring: %s") % "; ".join(sheet.things_to_bring)]
        detail += [_("To learn: %s") % "; ".join(lines(sheet.learns))] if sheet.learns.strip() else []
        text, url = _("You prepared for %(name)s") % name, sheet.get_absolute_url()
        yield Event(sheet.ready_on, sheet.ready_at, text, "\n".join(detail), "", url)


def _promises(contact, name, touches):
    """Those kept and let go. The page lists open ones above the story; of someone archived they are told here."""
    promises = contact.promises.all() if contact.archived_at else contact.promises.exclude(status=Promise.Status.OPEN)
    for promise in promises.order_by("-created_at")[:LATEST]:
        url = promise.get_absolute_url()
        if promise.is_open:
            by = _("by %(day)s") % {"day": date_format(promise.due, "MONTH_DAY_FORMAT")}
            text, detail = MADE[promise.kind] % name, f"{_what(promise)} {by}".strip()
            yield Event(promise.made_on, promise.created_at, text, detail, url=url)
        elif promise.status == Promise.Status.KEPT:
            touches.pop(promise.touch_id, None)
            lane = "give" if promise.gives else ""
            text, touch_id = KEPT[promise.kind] % name, promise.touch_id
            yield Event(promise.closed_on, promise.closed_at, text, _what(promise), lane, url, touch_id)
        else:
            yield Event(promise.closed_on, promise.closed_at, _("You let go of something"), promise.text, url=url)


def _what(promise):
    """Of thanking the sentence says it all."""
    return "" if promise.kind == Promise.Kind.THANK else promise.text


def _touches(touches, name):
    for touch in touches.values():
        text = _("%(what)s, %(how)s") % {"what": SAID[touch.direction] % name, "how": HOW[touch.kind]}
        yield Event(touch.on, touch.at, text, touch.note, touch.lane, touch_id=touch.pk)


def _beginning(contact):
    """Who named them, if anybody did, and how it began."""
    for talk in contact.named_in.select_related("contact")[:1]:
        text = _("%(name)s named them in your conversation") % {"name": talk.contact.name}
        yield Event(contact.added_on, contact.created_at, text, url=talk.contact.get_absolute_url())
    yield Event(contact.added_on, contact.created_at, _("You put them on your list"))
