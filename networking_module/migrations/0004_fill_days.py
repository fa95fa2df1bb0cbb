"""Gives what happened before its day: by the zone that each client lives in now. A later change of zone moves none of them."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import migrations
from django.db.models import F, Q

BATCH = 500
GIVING = Q(direction="gave") | Q(direction="in_touch", kind__in=["comment", "shared"])
SOON_AFTER = timedelta(minutes=1)
# model: (path to the client, {day: the moment it comes from})
DAYS = {
    "Contact": ("client", {"added_on": "created_at", "last_touch_on": "last_touch_at", "remind_on": "remind_at"}),
    "Touch": ("contact__client", {"on": "at"}),
    "Promise": ("contact__client", {"made_on": "created_at", "closed_on": "closed_at"}),
    "Preparation": ("contact__client", {"ready_on": "ready_at"}),
    "OutreachMessage": ("contact__client", {"sent_on": "sent_at", "replied_on": "replied_at"}),
    "Conversation": ("contact__client", {"held_on": "at", "looked_back_on": "looked_back_at"}),
}


def fill(apps, schema_editor):
    contacts, touches, promises, messages, talks = (
        apps.get_model("networking_module", name)
        for name in ("Contact", "Touch", "Promise", "OutreachMessage", "Conversation")
    )
    # What could be undone was written down with the old names.
    apps.get_model("networking_module", "LastChange").objects.all().delete()
    for name, (path, days) in DAYS.items():
        _fill_days(apps.get_model("networking_module", name), path, days)
    talks.objects.filter(looked_back_at=None).update(held_on=None)
    _fill_due(contacts)
    _link_touches(touches, messages, talks)
    touches.objects.filter(GIVING | Q(sent_message__with_value=True)).update(gives=True)
    _mark_promises(promises, talks)


def _fill_days(model, path, days):
    rows = list(model.objects.annotate(zone=F(f"{path}__timezone")))
    for row in rows:
        for day, moment in days.items():
            at = getattr(row, moment)
            setattr(row, day, at and at.astimezone(ZoneInfo(row.zone)).date())
    model.objects.bulk_update(rows, list(days), batch_size=BATCH)


def _fill_due(contacts):
    """So many days after the last time in touch as before, whatever the clocks did in between."""
    rows = list(contacts.objects.exclude(due_at=None))
    for row in rows:
        if row.remind_on or not row.last_touch_on:
            row.due_on = row.remind_on or row.added_on
        else:
            row.due_on = row.last_touch_on + timedelta(days=(row.due_at - row.last_touch_at).days)
    contacts.objects.bulk_update(rows, ["due_on"], batch_size=BATCH)


def _link_touches(touches, messages, talks):
    """Each message, answer and meeting finds what was written down with it: of the same person, kind and moment, each once."""
    free = {}
    for touch in touches.objects.order_by("-pk"):
        free.setdefault((touch.contact_id, touch.kind, touch.at), []).append(touch.pk)
    sent, answered = messages.objects.exclude(sent_at=None), messages.objects.exclude(replied_at=None)
    _link(sent, "sent_touch_id", lambda row: (row.contact_id, row.channel, row.sent_at), free)
    _link(answered, "answer_touch_id", lambda row: (row.contact_id, row.channel, row.replied_at), free)
    looked_back = talks.objects.exclude(looked_back_at=None)
    _link(looked_back, "touch_id", lambda row: (row.contact_id, "meeting", row.at), free)


def _link(rows, field, key, free):
    linked = []
    for row in rows.order_by("pk"):
        if touches := free.get(key(row)):
            setattr(row, field, touches.pop())
            linked.append(row)
    rows.bulk_update(linked, [field], batch_size=BATCH)


def _mark_promises(promises, talks):
    """A promise came of the conversation that was looked back on in the same minute."""
    looked_back = {}
    for contact_id, at in talks.objects.exclude(looked_back_at=None).values_list("contact_id", "looked_back_at"):
        looked_back.setdefault(contact_id, []).append(at)
    came = [
        promise.pk
        for promise in promises.objects.all()
        if any(at <= promise.created_at <= at + SOON_AFTER for at in looked_back.get(promise.contact_id, ()))
    ]
    for start in range(0, len(came), BATCH):
        promises.objects.filter(pk__in=came[start : start + BATCH]).update(from_conversation=True)


def back(apps, schema_editor):
    """Moments again: noon of the day."""
    rows = list(apps.get_model("networking_module", "Contact").objects.all())
    for row in rows:
        row.due_at, row.last_touch_at, row.remind_at = map(_noon, (row.due_on, row.last_touch_on, row.remind_on))
    apps.get_model("networking_module", "Contact").objects.bulk_update(
        rows, ["due_at", "last_touch_at", "remind_at"], batch_size=BATCH
    )


def _noon(day):
    return day and datetime.combine(day, time(12), UTC)


class Migration(migrations.Migration):
    dependencies = [("networking_module", "0003_days"), ("coaching", "0001_initial")]

    operations = [migrations.RunPython(fill, back)]
