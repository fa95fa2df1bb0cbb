"""Rows of the networking module without surprises."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

from coaching.practice.days import today
from networking_module.bring_value.models import OutreachMessage, Preparation
from networking_module.contacts.importing.choosing import take_in
from networking_module.contacts.importing.person import Person
from networking_module.contacts.importing.reading import Found
from networking_module.contacts.interactions.touches import log_touch
from networking_module.contacts.models import Contact, Promise, Touch
from networking_module.have_a_conversation.models import Conversation

NOW = datetime(2026, 11, 18, 15, tzinfo=UTC)  # a Wednesday
TODAY = NOW.date()  # for those who live in New York
DAY = timedelta(days=1)
_number = count(1)


def contact(client, name=None, **fields):
    return Contact.objects.create(client=client, **{"name": name or f"Person {next(_number)}", "created_at": NOW, **fields})


def contact_import(client, people=("Anna Berg", "Ben Ode"), unnamed=0, now=NOW, **fields):
    """A file that was read, waiting to be chosen from; `fields` are the same for everyone in it."""
    return take_in(client=client, found=Found("table", [Person(name, **fields) for name in people], unnamed), now=now)


def touch(contact, at=NOW, kind=Touch.Kind.EMAIL, direction=Touch.Direction.IN_TOUCH, now=NOW, note=""):
    on = today(at, contact.client.timezone)
    return log_touch(contact=contact, kind=kind, direction=direction, on=on, at=at, now=now, note=note)


def preparation(contact, **fields):
    fields = with_days(contact.client, fields, ready_at="ready_on")
    return Preparation.objects.create(contact=contact, **{"brings": "News from the old team", **fields})


def with_days(client, fields, **days):
    """The fields with the days of their moments, by the client's calendar."""
    there = {day: today(fields[at], client.timezone) for at, day in days.items() if fields.get(at)}
    return {**there, **fields}


def message(contact, **fields):
    """Sent and answered as its moments say, with what was written down with it."""
    fields = with_days(contact.client, fields, sent_at="sent_on", replied_at="replied_on")
    if fields.get("sent_at") and "sent_touch" not in fields:
        direction = Touch.Direction.GAVE if fields.get("with_value") else Touch.Direction.IN_TOUCH
        fields["sent_touch"] = touch(contact, at=fields["sent_at"], direction=direction, now=fields["sent_at"])
    if fields.get("replied_at") and "answer_touch" not in fields:
        answer = {"at": fields["replied_at"], "now": fields["replied_at"], "direction": Touch.Direction.THEY_WROTE}
        fields["answer_touch"] = touch(contact, **answer)
    return OutreachMessage.objects.create(contact=contact, **{"text": "Hi, your talk stayed with me.", **fields})


def conversation(contact, **fields):
    fields = {"at": NOW - DAY, **fields}
    days = {"looked_back_at": "looked_back_on"} | ({"at": "held_on"} if fields.get("looked_back_at") else {})
    return Conversation.objects.create(contact=contact, **with_days(contact.client, fields, **days))


def promise(contact, **fields):
    fields = {"text": "Send the article", "due": date(2026, 11, 20), "created_at": NOW, **fields}
    return Promise.objects.create(
        contact=contact, **with_days(contact.client, fields, created_at="made_on", closed_at="closed_on")
    )


def search_step(client, **fields):
    fields = {"on": NOW.date(), "company": "Acme", "channel": "Company website", **fields}
    return client.search_steps.create(**fields)


def everything(client, word="", shared_at=None):
    """One of each, done in the running week, with `word` in every text of the client's own."""
    someone = contact(
        client,
        f"Anna {word}",
        company=f"Acme {word}",
        notes=f"Private {word}",
        how_we_met=f"School {word}",
        cares_about=f"Bridges {word}",
        rhythm_days=42,
        role=f"Role {word}",
        phone=f"Phone {word}",
        shared_school=f"Class {word}",
        shared_employer=f"Team {word}",
        shared_place=f"Town {word}",
        group=client.contact_groups.get_or_create(name=f"ContactGroup {word}", rhythm_days=30)[0],
        imported_by=client.contact_imports.create(source="table"),
    )
    client.last_changes.create(kind="fields", before={"were": [], "word": f"Before {word}"})
    someone.imported_by.rows.create(number=1, name=f"Row {word}")
    someone.tags.add(client.contact_tags.get_or_create(name=f"Tag {word}")[0])
    client.unaware_employers.create(name=f"Employer {word}")
    search_step(client, company=f"Applied {word}", person=f"Recruiter {word}")
    client.good_news.create(on=NOW, words=f"News {word}").helped.add(someone)
    touch(someone, at=NOW - 2 * DAY, note=f"Note {word}")
    preparation(someone, knows=f"Knows {word}", brings=f"Brings {word}", ready_at=NOW - 2 * DAY, shared_at=shared_at)
    message(someone, text=f"Text {word}", sent_at=NOW - DAY, with_value=True, shared_at=shared_at)
    message(someone, text=f"Draft {word}", shared_at=shared_at)
    conversation(someone, learned=f"Learned {word}", story_turn=f"Turn {word}", looked_back_at=NOW, shared_at=shared_at)
    promise(someone, text=f"Promise {word}", status=Promise.Status.KEPT, closed_at=NOW)
    return someone


def many(client, count):
    """`count` people who wait, each with a touch, a promise, and one of each thing shown to the coach, in a few queries."""
    fields = {"client": client, "created_at": NOW - 60 * DAY, "rhythm_days": 14}
    fields |= {"added_on": NOW.date() - 60 * DAY, "last_touch_on": NOW.date() - 30 * DAY, "due_on": NOW.date()}
    people = Contact.objects.bulk_create(Contact(name=f"Person {number}", **fields) for number in range(count))
    Touch.objects.bulk_create(
        Touch(contact=each, on=NOW.date() - 30 * DAY, at=NOW - 30 * DAY, kind="email", direction="gave", gives=True)
        for each in people
    )
    Promise.objects.bulk_create(
        Promise(contact=each, text="Send the list", due=NOW.date(), made_on=NOW.date()) for each in people
    )
    for model in (Preparation, OutreachMessage, Conversation):
        model.objects.bulk_create(model(contact=each, shared_at=NOW) for each in people)
