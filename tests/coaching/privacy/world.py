"""Someone of whom the practice holds one of each thing that it can hold."""

import uuid
from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.contrib.forms.models import FormSubmission
from wagtail.models import ModelLogEntry, Page

from coaching.between_sessions.models import Word, WordReader
from coaching.booking import bookings, past
from coaching.booking.models import TimeRequest
from coaching.coaching_hours import consent
from coaching.coaching_hours.models import HoursCorrection
from coaching.exercises import files
from coaching.exercises.answers import save_answer, submit
from coaching.exercises.assignments import assign
from coaching.exercises.models import Enrollment, Program, Reply, ReviewFile
from coaching.exercises.review.reviewing import SECOND_THOUGHT, review
from coaching.exercises.telling_news import tell_of_news
from coaching.files import sharing
from coaching.goals.models import Goal
from coaching.mail.models import Message
from coaching.meetings.models import Meeting, MeetingNotes, PrivateNote, SessionAction
from coaching.payments import purchases
from coaching.payments.account import grants, sessions
from coaching.payments.models import (
    BillingAddress,
    Checkout,
    Dispute,
    ExtensionRequest,
    Instalment,
    InstalmentPlan,
    Package,
    PaymentRequest,
    Refund,
)
from coaching.people.models import ActiveDay, Break, FormerEntry, Invitation, Note, Preferences
from coaching.people.timeline import record
from coaching.pipeline.models import CheckIn, Offer, OfferDraft, OfferedTerms
from coaching.testimonials.models import Testimonial, TestimonialRequest
from tests import factories
from tests.coaching.booking import factories as booking_factories
from tests.coaching.payments.factories import free_time
from tests.worlds import booking_of, exercise_with_a_question

NOTE = "Zealous but shy"


def second(client):
    """Their other address."""
    return f"second.{client.email}"


def bought(client):
    """A package that the client has paid, with its entry and its receipt."""
    terms = {"title": "Four sessions", "sessions": 4, "price": 52000, "currency": "USD"}
    package = Package.objects.create(**terms)
    fields = {"client": client, "package": package, **terms}
    checkout = Checkout.objects.create(idempotency_key=uuid.uuid4(), session_id=f"cs_{client.pk}", status="paid", **fields)
    purchase = purchases.make(client=client, sold=package, now=timezone.now(), package=package, checkout=checkout)
    purchases.receive(purchase=purchase, amount=package.price, now=timezone.now(), reference=f"pi_{client.pk}")
    return purchase


def everything(client):
    """One of each, done as people do it where that is possible."""
    coach, now = client.coach, timezone.now()
    booking_factories.open_week(coach)
    _practising(client)
    _living(client, now.date())
    _paying(client, bought(client), now)
    session = booking_factories.appointment_type(coach=coach, slug=f"session-{client.pk}", takes_credit=True, audience="clients")
    sessions.book_session(client=client, appointment_type=session, start=free_time(session))
    grants.adjust(client=client, delta=1, reason=f"A present for {client.name}", by=coach.user)
    past.bring_in(client=client, sessions=[past.Past(now - timedelta(days=90), 50, True)], now=now)
    call = booking_of(client, start=now - timedelta(days=30))
    answers = [{"question": "Why now?", "answer": f"I, {client.name}, was laid off"}]
    type(call).objects.filter(pk=call.pk).update(
        guest_name=client.name, guest_email=client.email, answers=answers, source="/faq/", form_key=f"form-{client.pk}"
    )
    consent.agree(client=client, by=client.user)
    FormerEntry.objects.create(client=client, number=client.pk + 100_000, email=f"former-{client.email}")
    HoursCorrection.objects.create(booking=call, counts_as=HoursCorrection.CountsAs.PAID, by=coach.user)
    free = booking_factories.appointment_type(coach=coach, slug=f"free-{client.pk}")
    for_a_friend = booking_factories.guest(booker_name=client.name, booker_email=client.email)
    bookings.book(appointment_type=free, start=free_time(free), guest=for_a_friend)
    _meeting(client, now)
    _between_sessions(client, now)
    _prospecting(client, free, now)
    _accounting(client, now)
    return client


def _paying(client, purchase, now):
    """What can happen to a payment, and who else may be asked."""
    payment, day = purchase.payments.get(), now.date()
    BillingAddress.objects.create(client=client, name=f"{client.name} Inc.", address="5 Elm Street")
    Refund.objects.create(payment=payment, amount=100, status="succeeded", reason="Kind", stripe_id=f"re_{client.pk}", on=day)
    Dispute.objects.create(payment=payment, amount=100, stripe_id=f"dp_{client.pk}", status="won", closed_at=now)
    plan = InstalmentPlan.objects.create(
        checkout=purchase.checkout, purchase=purchase, customer_id=f"cus_{client.pk}", payment_method_id="pm_1"
    )
    Instalment.objects.create(plan=plan, number=1, amount=100, due_on=day, payment=payment)
    ExtensionRequest.objects.create(lot=purchase.lot, until=day, answer="yes", answered_at=now, word="Gladly")
    PaymentRequest.objects.create(
        client=client, payer_name="Ada Payer", payer_email="ada@example.net", key=uuid.uuid4(), **purchase.terms
    )


def _practising(client):
    exercise, prompt = exercise_with_a_question()
    done = assign(exercise=exercise, clients=[client], by=client.coach.user)[0]
    save_answer(assignment=done, prompt_id=prompt, raw=[f"=What {client.name} knows <b>"], known_revision=0)
    given = review(
        submission=submit(assignment=done), by=client.coach.user, outcome="again", comment=f"Dear {client.name}, more."
    )
    tell_of_news(given.reviewed_at + SECOND_THOUGHT)
    save_answer(assignment=done, prompt_id=prompt, raw=["A draft of mine"], known_revision=1)
    files.keep(assignment=done, prompt_id=prompt, upload=SimpleUploadedFile("Plan.txt", f"{client.name}: my plan".encode()))
    ReviewFile(submission=done.submissions.get()).take_in(SimpleUploadedFile("Plan, marked.txt", b"Better so"))
    for by_coach in (False, True):
        upload = SimpleUploadedFile("Worksheet.txt", f"For {client.name}".encode())
        by = client.coach.user if by_coach else client.user
        sharing.give(client=client, upload=upload, by=by, by_coach=by_coach, key=uuid.uuid4(), words=f"From {client.name}")
        Reply.objects.create(assignment=done, by_coach=by_coach, text=f"About what {client.name} wrote")
    program = Program.objects.create(title="Six weeks")
    Enrollment.objects.create(client=client, program=program, title=program.title, starts_on=done.assigned_at.date())


def _living(client, today):
    """How they want to be reached, and when they were here and when not."""
    Preferences.objects.get_or_create(client=client)
    Break.objects.create(client=client, kind=Break.Kind.PAUSE, first_day=today, last_day=today)
    ActiveDay.objects.get_or_create(client=client, day=today)


def _meeting(client, now):
    """A session with all that goes with it."""
    session = booking_of(client, start=now - timedelta(days=9))
    answers = [{"question": "Where are you stuck?", "answer": f"I, {client.name}, don't dare"}]
    meeting = Meeting.objects.create(
        booking=session,
        questions=["Where are you stuck?"],
        draft={"answer-0": "Here"},
        answers=answers,
        summary="Well",
        sent_at=now,
    )
    MeetingNotes.objects.create(meeting=meeting, shared=NOTE)
    PrivateNote.objects.create(meeting=meeting, author=client.coach.user, private=f"{client.name}: {NOTE}")
    SessionAction.objects.create(meeting=meeting, text="Write to someone", due_on=now.date())
    Goal.objects.create(client=client, text="Two offers", due_on=now.date(), key=uuid.uuid4())


def _between_sessions(client, now):
    """What their coach wrote to them, and what they wrote about their coach."""
    by = client.coach.user
    word = Word.objects.create(by=by, kind=Word.Kind.FIND, signed="Dana", text=f"{client.name}, read this", sent_at=now)
    WordReader.objects.create(word=word, client=client, last_day=now.date(), read_at=now)
    said = {"words": f"It helped me, {client.name}", "signed": client.name, "consent": "I agree"}
    asked = TestimonialRequest.objects.create(client=client, by=by, asked_at=now, answered_at=now, **said)
    Testimonial.objects.create(request=asked, name=client.name, words=said["words"], consent=True).save_revision()


def _prospecting(client, free, now):
    """What was before they became a client, and what they did as a stranger under the same address."""
    coach = client.coach
    client.phone, client.source, client.stage_reason = "555", "/home/", "Wavering"
    client.save()
    Invitation.objects.create(client=client, email=client.email, expires_at=now, accepted_at=now)
    Note.objects.create(client=client, author=coach.user, text=f"{client.name}: {NOTE}")
    record(client=client, kind="booking.answer", text=f"Before the call: {NOTE}", for_client=False)
    offer = Offer.objects.create(
        client=client, text=f"Well done, {client.name}", valid_until=now.date(), sent_at=now, times_sent=1
    )
    six = Package.objects.create(title="Six", sessions=6, price=7000)
    OfferedTerms.objects.create(offer=offer, package=six, **six.terms)
    OfferDraft.objects.create(client=client, text=f"Dear {client.name}")
    CheckIn.objects.create(client=client, on=now.date(), decided_at=now)
    TimeRequest.objects.create(
        appointment_type=free,
        coach=coach,
        name=client.name,
        email=client.email.upper(),
        zone="UTC",
        wishes="Mondays",
        form_key=f"wish-{client.pk}",
    )
    double = factories.client(coach=coach, name=client.name, email=client.email, with_account=False, stage="prospect")
    booking_of(double, start=now + timedelta(days=40))
    FormSubmission.objects.create(page=Page.get_first_root_node(), form_data={"email": client.email, "words": "Hello"})


def _accounting(client, now):
    user = client.user
    EmailAddress.objects.create(user=user, email=second(client), verified=True)
    Authenticator.objects.create(user=user, type="totp", data={"secret": "JBSWY3DP"})
    kind = ContentType.objects.get_for_model(user)
    ModelLogEntry.objects.create(
        content_type=kind, object_id=str(user.pk), label=user.username, action="wagtail.edit", timestamp=now
    )
    DBTaskResult.objects.create(
        task_path="a.b",
        args_kwargs={"args": [], "kwargs": {}},
        status="FAILED",
        queue_name="default",
        backend_name="default",
        run_after=now,
        worker_ids=["w"],
        exception_class_path="builtins.ValueError",
        traceback=f"ValueError: {client.email}",
        return_value=None,
        priority=0,
    )
    Message.objects.create(
        kind="payments.receipt",
        to=second(client),
        cause=f"second-{client.pk}",
        due_at=now,
        subject=f"For {client.name}",
        state="sent",
    )
