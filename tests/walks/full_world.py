"""The world of tests/walks/world.py twice, Clara's and Mallory's, with a row of every kind and planted words. A fixture."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.utils import timezone

from coaching.between_sessions.models import Word
from coaching.booking.guest import antispam
from coaching.booking.models import AppointmentType, Booking, IntakeQuestion
from coaching.exercises.answers import save_answer
from coaching.exercises.models import Assignment, Reply, Review, ReviewDraft, Submission
from coaching.mail.models import Message
from coaching.payments import purchases
from coaching.payments.models import (
    Checkout,
    Discrepancy,
    Dispute,
    ExtensionRequest,
    Instalment,
    InstalmentPlan,
    Package,
    PaymentRequest,
    Refund,
)
from coaching.people.models import Break, Client, FormerEntry, Preferences, TimelineEntry
from coaching.pipeline.models import CheckIn, OfferDraft
from coaching.practice.models import PracticeSettings
from coaching.website.models import SiteNavigation
from tests import factories
from tests.coaching.booking import factories as booking_factories
from tests.walks.visits import Browsers, note_no_templates
from tests.walks.words import plant, plant_in, word
from tests.walks.world import keys_beside, resolved, things_of


@dataclass
class Worlds:
    """`things` are Clara's, `hers` are Mallory's, by the same names; `people` are who visits, `words` the planted ones."""

    clients: dict
    people: dict
    things: dict
    hers: dict
    words: set


@pytest.fixture(scope="module")
def worlds(django_db_setup, django_db_blocker):
    """Made once for all tests of a file: visits leave no trace, and what a test makes besides is gone after it."""
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        made = _made()
    yield made
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


def _made():
    coach = factories.coach(name="Dora Reyes", timezone="America/New_York")
    other_coach = factories.coach(name="Omar Haddad", timezone="Europe/Berlin")
    clara = factories.client(coach=coach, name="Clara Lind", email="clara@example.org")
    mallory = factories.client(coach=other_coach, name="Mallory Voss", email="mallory@example.org")
    people = {"visitor": None, "editor": factories.editor(), "owner": factories.owner().user}
    people |= {"clara": clara.user, "mallory": mallory.user, "coach": coach.user, "other_coach": other_coach.user}
    for settings in (PracticeSettings, SiteNavigation):
        settings.load()
    things, hers = things_of(clara), things_of(mallory)
    for client, named in ((clara, things), (mallory, hers)):
        more_of(client, named)
    owners = {
        "clara": [clara],
        "mallory": [mallory],
        "dana": [coach],
        "omar": [other_coach],
        "prospect": list(coach.clients.exclude(pk=clara.pk)),
        "other": list(other_coach.clients.exclude(pk=mallory.pk)),
    }
    words = (
        plant(owners) | plant_mail("clara", "dana", things["failed_mail"]) | plant_mail("mallory", "omar", hers["failed_mail"])
    )
    words |= plant_word("clara", things["word"]) | plant_word("mallory", hers["word"])
    for named, coach, client in ((things, "dana", "clara"), (hers, "omar", "mallory")):
        named["feed_secret"], named["session_id"] = word(coach, "calendarfeedsecret"), word(client, "checkoutsessionid")
    return Worlds({"clara": clara, "mallory": mallory}, people, resolved(things), resolved(hers), words)


def paying(client, package, now):
    """A package that was bought, and one of each thing that can happen to it."""
    terms, day = package.terms, now.date()
    checkout = Checkout.objects.create(
        client=client, package=package, idempotency_key=uuid4(), session_id=f"cs {client.pk}", status="paid", **terms
    )
    bought = purchases.make(client=client, sold=package, now=now, package=package, checkout=checkout)
    payment = purchases.receive(purchase=bought, amount=bought.price, now=now, reference=f"pi {client.pk}")
    Refund.objects.create(payment=payment, amount=1, status="succeeded", stripe_id=f"re {client.pk}", on=day, reason="Kind")
    Dispute.objects.create(payment=payment, amount=1, stripe_id=f"dp {client.pk}", status="won", reason="fraudulent")
    ExtensionRequest.objects.create(lot=bought.lot, until=day + timedelta(14), word="Gladly")
    PaymentRequest.objects.create(
        client=client, package=package, payer_name="Ada", payer_email="ada@example.net", key=uuid4(), **terms
    )
    plan = InstalmentPlan.objects.create(
        checkout=checkout, purchase=bought, customer_id=f"cus {client.pk}", payment_method_id="pm", reason="Gladly"
    )
    Instalment.objects.create(plan=plan, number=1, amount=1, due_on=day, payment=payment, reason="Why not")
    Discrepancy.objects.create(kind="refund", cause=f"walk {client.pk}", client=client, amount=1, currency="USD")
    return bought


def more_of(client, named):
    """What a client and a prospect may have besides."""
    now, coach = timezone.now(), client.coach
    booking_factories.open_week(coach)
    prospect = Client.objects.get(pk=named["prospect_pk"])
    coach.date_overrides.create(date=(now + timedelta(days=3)).astimezone(ZoneInfo(coach.timezone)).date())
    named["free"] = booking_factories.free_times(AppointmentType.objects.get(pk=named["type"]), 7)[0].isoformat()
    named["free_session"] = booking_factories.free_times(coach.appointment_types.get(slug=f"session-{coach.pk}"), 7)[
        0
    ].isoformat()
    save_answer(
        assignment=Assignment.objects.get(pk=named["assignment"]), prompt_id=named["prompt"], raw=["Draft"], known_revision=0
    )
    booking = Booking.objects.get(pk=named["booking"])
    Booking.objects.filter(client=client).update(answers=[{"question": "Why?", "answer": "Because."}])
    named["question"] = IntakeQuestion.objects.create(appointment_type=booking.appointment_type, text="What brings you here?").pk
    FormerEntry.objects.create(client=client, number=100_000 + client.pk, email="before@example.org")
    TimelineEntry.objects.create(client=client, kind="walk", text="Something", at=now)
    Preferences.objects.get_or_create(client=client)
    Break.objects.create(
        client=client, kind=Break.Kind.PAUSE, first_day=now.date() - timedelta(9), last_day=now.date() - timedelta(5)
    )
    named["purchase"] = paying(client, Package.objects.get(pk=named["package"]), now).pk
    named["beside"] = keys_beside(client)
    OfferDraft.objects.create(client=prospect, text="Not said yet")
    CheckIn.objects.create(client=prospect, on=now.date() + timedelta(30), decided_at=now)
    waiting = Submission.objects.get(pk=named["waiting"])
    ReviewDraft.objects.create(submission=waiting, comment="Hm", comments={named["prompt"]: "Hm"}, revisions={})
    Reply.objects.create(assignment_id=named["handed_in"], author=client.user, by_coach=False, text="Thanks", written_at=now)
    Review.objects.filter(submission__assignment__client=client).update(comment="Good", comments={named["prompt"]: "Nice"})


def plant_mail(client, coach, pk):
    """A mail belongs to whom it goes."""
    message = Message.objects.get(pk=pk)
    words = {(client, plant_in(message, name, client)) for name in ("to", "subject", "text", "html", "error")}
    Message.objects.filter(pk=pk).update(reply_to=f"{word(coach, 'coachemail')}@example.org")
    return words


def plant_word(client, pk):
    """A coach's word belongs to its one reader."""
    row = Word.objects.get(pk=pk)
    words = {(client, plant_in(row, "text", client))}

    link = word(client, "wordlink")
    Word.objects.filter(pk=pk).update(link=f"https://example.org/{link}")
    return words | {(client, "wordlink")}


@pytest.fixture
def browsers(worlds, db, patient, monkeypatch):
    """Everyone's browser; forms may be sent as quickly and as often as a walk does."""
    monkeypatch.setattr(antispam, "MIN_SECONDS", 0)
    note_no_templates(monkeypatch)
    return Browsers(worlds.people)
