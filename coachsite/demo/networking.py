"""The people the demo's client knows: some waiting, one resting, a draft, a talk and one to come. Needs the networking module."""

from datetime import timedelta

from django.utils import timezone

from coaching.people.models import Client
from coaching.practice.days import instant_on, today
from coachsite.demo.reading import read
from networking_module.bring_value.messages import start_message
from networking_module.bring_value.models import Preparation
from networking_module.bring_value.preparing import make_ready
from networking_module.contacts.groups.editing import groups_of
from networking_module.contacts.groups.tagging import set_tags
from networking_module.contacts.interactions.promises import make_promise
from networking_module.contacts.interactions.touches import log_touch
from networking_module.contacts.models import Contact
from networking_module.have_a_conversation.conversations import look_back
from networking_module.have_a_conversation.models import Conversation
from networking_module.sharing import set_shared


def load_networking(client):
    """Nothing when the client knows anyone already."""
    if client.contacts.exists():
        return
    now = timezone.now()
    for words in read("networking")["people"]:
        _load_person(client, dict(words), now)


def load_others():
    """Whom the other clients know, so that a coach sees what they do; nothing of who knows anyone already."""
    now = timezone.now()
    for words in read("clients")["clients"]:
        for client in Client.objects.filter(email=words["email"], contacts=None):
            for person in words.get("people", []):
                _load_person(client, dict(person), now)


def _load_person(client, words, now):
    extras = {name: words.pop(name, None) for name in ("promise", "sheet", "draft", "talk", "meeting")}
    touches, tags = words.pop("touches"), words.pop("words", [])
    group = groups_of(client)[words.pop("group")]
    first = now - timedelta(days=max(touch["days"] for touch in touches) + 1)
    contact = Contact.objects.create(client=client, created_at=first, group=group, **words)
    set_tags(contact, tags)
    for touch in touches:
        _log(contact, touch, now)
    if extras["promise"]:
        _promise(contact, extras["promise"], now)
    if extras["draft"]:
        _draft(contact, extras["sheet"], extras["draft"], now)
    if extras["talk"]:
        _talk(contact, extras["talk"], now)
    if extras["meeting"]:
        _meeting(contact, extras["meeting"], now)


def _log(contact, touch, now):
    facts = {"kind": touch["kind"], "direction": touch["direction"], "note": touch.get("note", "")}
    at = now - timedelta(days=touch["days"])
    on = today(at, contact.client.timezone)
    log_touch(contact=contact, on=on, at=at, now=at, **facts)


def _promise(contact, words, now):
    make_promise(contact=contact, text=words["text"], due=now.date() + timedelta(days=words["due"]), now=now)


def _draft(contact, sheet, draft, now):
    make_ready(preparation=Preparation(contact=contact, **sheet), now=now - timedelta(days=1))
    message = start_message(contact=contact)
    message.subject, message.text = draft["subject"], draft["text"]
    message.save()


def _talk(contact, words, now):
    at = now - timedelta(days=words.pop("days"))
    talk = Conversation(contact=contact, at=at, **words)
    talk.save()
    look_back(conversation=talk, now=at + timedelta(hours=3), lead_by=now.date() + timedelta(days=4))
    set_shared(item=talk, shared=True, now=at + timedelta(hours=3))


def _meeting(contact, words, now):
    """Still to come, at noon of the client's day."""
    zone = contact.client.timezone
    day = today(now, zone) + timedelta(days=words.pop("days"))
    Conversation.objects.create(contact=contact, at=instant_on(day, now, zone), **words)
