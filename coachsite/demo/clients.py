"""A year of the demo practice: its clients with what they bought, wrote and decided, told from the oldest day to the newest.

Nobody is mailed about what is past.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from coaching.coaching_hours import consent
from coaching.exercises.answers import save_answer, submit
from coaching.exercises.assignments import assign
from coaching.exercises.models import Exercise
from coaching.exercises.models.blocks import QUESTIONS
from coaching.exercises.review.reviewing import review
from coaching.files import sharing
from coaching.files.models import SharedFile
from coaching.goals import goals
from coaching.mail.models import Message
from coaching.people import invitations, standing
from coaching.people.models import Client, Invitation, Note, Remark
from coaching.people.timeline import record, seen
from coaching.practice.days import today
from coachsite.demo import sales, sessions
from coachsite.demo.people import account
from coachsite.demo.reading import read

FIELDS = ("name", "email", "phone", "timezone", "source")
Deed = tuple[datetime, Callable[[], object]]


def load_clients(coaches):
    """As long as none of them is there. `coaches` has one or two."""
    people = read("clients")["clients"]
    emails = [words["email"] for words in people]
    if Client.objects.filter(email__in=emails).exists():
        return
    now, mails = timezone.now(), set(Message.objects.values_list("pk", flat=True))
    deeds = [deed for words in people for deed in _story(words, coaches[words.get("of", 0) % len(coaches)], now)]
    for _at, deed in sorted(deeds, key=lambda each: each[0]):
        deed()
    Message.objects.exclude(pk__in=mails).delete()


def _story(words, coach, now) -> Iterator[Deed]:
    """What happened with one client, each with its moment, in no order."""
    client = _client(words, coach, now)
    yield from sessions.told(client, words, now)
    yield from _money(client, words, now)
    yield from _work(client, words, now)
    yield from _goals(client, words, now)
    yield from _decisions(client, words, now)


def _money(client, words, now):
    if sale := words.get("sale"):
        yield from sales.told(client, sale, _ago(sale, now))
    if refund := words.get("refund"):
        yield _ago(refund, now), partial(sales.give_back, client, refund, _ago(refund, now))


def _work(client, words, now):
    for note in words.get("notes", []):
        yield _ago(note, now), partial(_note, client, note["text"], _ago(note, now))
    for file in words.get("files", []):
        yield _ago(file, now), partial(_give, client, file, _ago(file, now))
    for work in filter(None, map(words.get, ("good", "waiting"))):
        yield _ago(work, now) - timedelta(days=4), partial(_hand_in, client, work, _ago(work, now))
    if "last_active" in words:
        yield now, partial(seen, client=client, at=now - timedelta(days=words["last_active"], hours=1))


def _goals(client, words, now):
    """`by` is the goal's day, `reached` and `let_go` how long ago it was closed, all in days from today."""
    for goal in words.get("goals", []):
        yield _ago(goal, now), partial(_goal, client, goal, now)


def _goal(client, words, now):
    at = _ago(words, now)
    due_on = today(now, client.timezone) + timedelta(days=words["by"])
    goal = goals.agree(client=client, text=words["text"], due_on=due_on, by=client.coach.user, key=uuid4(), now=at)
    for name, close in (("reached", goals.reach), ("let_go", goals.let_go)):
        if name in words:
            close(goal=goal, now=now - timedelta(days=words[name]))


def _decisions(client, words, now):
    if pause := words.get("paused"):
        until = today(now, client.timezone) + timedelta(days=pause["until"])
        yield _ago(pause, now), partial(standing.pause, until=until, **_decided(client, pause, now))
    if end := words.get("finished"):
        yield _ago(end, now), partial(standing.finish, **_decided(client, end, now))


def _ago(part, now):
    return now - timedelta(days=part["days"])


def _client(words, coach, now):
    begun = now - timedelta(weeks=words["call"], days=10)
    fields = {name: words.get(name, "") for name in FIELDS}
    user = None if "invited" in words else account(words["email"], words["name"])
    client = Client.objects.create(coach=coach, stage=Client.Stage.ACTIVE, user=user, welcomed_at=user and begun, **fields)
    Client.objects.filter(pk=client.pk).update(created_at=begun)
    invitations.give_modules(client=client)
    if "invited" in words:
        _invite(client, now - timedelta(days=words["invited"]))
    if text := words.get("remark"):
        Remark.objects.create(client=client, text=text)
    if "agreed" in words:
        consent.agree(client=client, by=user, now=now - timedelta(days=words["agreed"]))
    return client


def _invite(client, at):
    Invitation.objects.create(client=client, email=client.email, sent_at=at, expires_at=at + invitations.VALID_FOR)
    record(client=client, kind="people.invited", text="Invited to practice online", at=at)


def _note(client, text, at):
    note = Note.objects.create(client=client, author=client.coach.user, text=text)
    Note.objects.filter(pk=note.pk).update(created_at=at, updated_at=at)


def _give(client, file, at):
    """A text file from the one side; one from the coach has been opened a day later."""
    by_coach = file["by"] == "coach"
    by = client.coach.user if by_coach else client.user
    upload = SimpleUploadedFile(file["name"], file["text"].encode())
    row = sharing.give(client=client, upload=upload, by=by, by_coach=by_coach, key=uuid4(), words=file["words"], now=at)
    if by_coach:
        SharedFile.objects.filter(pk=row.pk).update(told_at=at, opened_at=at + timedelta(days=1))


def _decided(client, words, now):
    return {"client": client, "reason": words["reason"], "by": client.coach.user, "now": _ago(words, now)}


def _hand_in(client, work, at):
    """Assigned four days before; a comment comes the day after, unless it still waits for one."""
    by = client.coach.user
    exercise = Exercise.objects.get(key=work["exercise"])
    [assignment] = assign(exercise=exercise, clients=[client], by=by, due_days=7, now=at - timedelta(days=4))
    questions = [prompt for prompt in assignment.version.prompts if prompt.block_type in QUESTIONS]
    for child, answer in zip(questions, work["answers"], strict=True):
        save_answer(assignment=assignment, prompt_id=child.id, raw=answer, known_revision=0, now=at)
    submission = submit(assignment=assignment, now=at)
    if "comment" in work:
        review(submission=submission, by=by, outcome="good", comment=work["comment"], now=at + timedelta(days=1))
