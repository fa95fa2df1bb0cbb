"""The people of a practice and one thing of each kind, for the walks through every address. Fixtures."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.models import Page, Site

from coaching.between_sessions import sending
from coaching.booking.bookings import mark
from coaching.booking.links import MANAGE
from coaching.booking.models import Booking, BusyCalendar, TimeRequest
from coaching.booking.models.feed import open_feed
from coaching.client_area.links import STOP_WEEKLY_MAIL
from coaching.coaching_hours import consent
from coaching.desk.bring_in import importing
from coaching.desk.bring_in.models import ClientImport, ClientImportRow
from coaching.desk.helpers.helping import invite as invite_helper
from coaching.desk.helpers.links import JOIN
from coaching.desk.today.models import Snooze
from coaching.exercises import files
from coaching.exercises.answers import save_answer, submit
from coaching.exercises.assignments import assign
from coaching.exercises.models import Assignment, Enrollment, Program
from coaching.exercises.review import drafting
from coaching.exercises.review.improving import take_up
from coaching.exercises.review.reviewing import review
from coaching.files import sharing
from coaching.goals.models import Goal
from coaching.mail import wording
from coaching.mail.models import Message
from coaching.meetings.models import Meeting, MeetingNotes, PrivateNote, SessionAction
from coaching.modules import installed_modules
from coaching.payments import purchases
from coaching.payments.account import extensions, grants, lots
from coaching.payments.checkout.links import ORDER
from coaching.payments.instalments.arithmetic import parts
from coaching.payments.instalments.links import MONTHLY
from coaching.payments.models import (
    BillingAddress,
    BillingSettings,
    Checkout,
    Discrepancy,
    Instalment,
    InstalmentPlan,
    Package,
    Payment,
)
from coaching.payments.off_line import beside
from coaching.payments.payers import requests
from coaching.payments.payers.links import PAY
from coaching.people import invitations, standing
from coaching.people.links import INVITATION
from coaching.people.models import Note, Remark
from coaching.pipeline.clients import make_client
from coaching.pipeline.links import OFFER
from coaching.pipeline.models import Offer, OfferedTerms
from coaching.practice.models import PracticeSettings
from coaching.privacy.links import STAY
from coaching.privacy.models import DataExport
from coaching.testimonials import answering, publishing
from coaching.testimonials.models import TestimonialRequest
from coaching.website.models import SiteMove
from coaching.website.pictures import share
from coaching.website.starting.links import SETUP, SIGN_IN
from tests import factories
from tests.coaching.booking import factories as booking_factories
from tests.module_rows import module_world
from tests.worlds import booking_of, exercise_with_a_question


@pytest.fixture
def people(clara, mallory, coach, other_coach, editor, owner):
    users = {"clara": clara, "mallory": mallory, "coach": coach, "other_coach": other_coach, "owner": owner}
    return {"visitor": None, "editor": editor, **{name: person.user for name, person in users.items()}}


@pytest.fixture
def world(people, clara):
    """One thing of each kind, all Clara's or her coach's."""
    return resolved(things_of(clara))


def branded():
    """The practice has a color of its own."""
    practice = PracticeSettings.load()
    practice.brand_color = "#1d3a8a"
    practice.save()
    return practice.brand_digest


def redirect_item():
    return {"title": "", "date": "", "html": "", "old": "/old", "to": "/new", "pictures": 0}


def shared_page(coach):
    page = Page.get_first_root_node().add_child(instance=Page(title="To share", slug=f"share-{coach.pk}"))
    title = {"title_digest": lambda: share.of_practice("To share").digest, "sealed_title": share.sealed("To share")}
    return {"page": page.pk, "share_digest": lambda: share.words_of(page).digest, **title}


def resolved(things):
    """The things with the addresses that could be made only once all words are in their place."""
    return {name: value() if callable(value) else value for name, value in things.items()}


def things_of(clara):
    """One thing of each kind, all this client's or their coach's. A function gives its thing later."""
    coach = clara.coach
    booking = booking_of(clara, start=timezone.now() - timedelta(hours=1))
    held = booking_of(clara, start=timezone.now() - timedelta(days=8))
    mark(booking=held, status="held")
    coming = booking_of(clara, start=timezone.now() + timedelta(days=3))
    session = booking_factories.appointment_type(coach=coach, slug=f"session-{coach.pk}", takes_credit=True, audience="clients")
    exercise, prompt = exercise_with_a_question()
    done = assign(exercise=exercise, clients=[clara], by=coach.user)[0]
    save_answer(assignment=done, prompt_id=prompt, raw=["Words"], known_revision=0)
    submission = submit(assignment=done)
    taken_up = waiting_for_the_coach(clara, exercise, prompt).assignment
    take_up(assignment=taken_up)
    waiting = waiting_for_the_coach(clara, exercise, prompt)
    assignment = assign(exercise=exercise, clients=[clara], by=coach.user)[0]
    given = assign(exercise=exercise_with_a_question()[0], clients=[clara], by=coach.user)[0]
    Assignment.objects.filter(pk=given.pk).update(state=Assignment.State.PLANNED)  # it opens later, and asks for nothing
    program = Program.objects.create(title="Six weeks")
    enrollment = Enrollment.objects.create(client=clara, program=program, title="Six weeks", starts_on="2026-11-30")
    prospect = factories.client(coach=coach, with_account=False, stage="prospect")
    lot, ending_lot = lots_of(clara)
    package = Package.objects.create(title="One", sessions=1, price=100)
    invited = make_client(client=factories.client(coach=coach, with_account=False, stage="offered")).client_id
    asked = TimeRequest.objects.create(
        appointment_type=booking.appointment_type,
        coach=coach,
        name="Pia",
        email="pia@example.org",
        zone="UTC",
        form_key=f"key {coach.pk}",
    )
    offered = factories.client(coach=coach, with_account=False, stage="offered", email=f"twice-{coach.slug}@example.org")
    double = factories.client(coach=coach, with_account=False, email=offered.email)
    offer = Offer.objects.create(client=offered, text="Well.", package=package, valid_until="2030-01-01", sent_at=timezone.now())
    OfferedTerms.objects.create(offer=offer, package=package, **(package.terms | {"price": 90}))
    buyer = factories.client(coach=coach, with_account=False, stage="prospect")
    begun = Checkout.objects.create(client=buyer, package=package, without_account=True, idempotency_key=uuid4(), **package.terms)
    paused = factories.client(coach=coach, with_account=False)
    decision = standing.pause(client=paused, reason="Moving", by=coach.user)
    leaving = factories.client(coach=coach, leaves_at=timezone.now() + timedelta(days=3))
    archive = archive_ready(clara)
    picture = default_storage.save("images/world.png", ContentFile(b"PNG"))
    things = {
        "brand_digest": branded(),
        **shared_page(coach),
        "setting": "practicesettings",
        "setting_version": PracticeSettings.load().save_revision().pk,
        "site_move": SiteMove.objects.create(file_name="old.csv", items=[redirect_item()]).pk,
        "picture_folder": "images",
        "picture_name": picture.removeprefix("images/"),
        "archive": archive.pk,
        "stay_token": STAY.token(leaving),
        "weekly_mail_token": STOP_WEEKLY_MAIL.token(clara),
        "asked": asked.pk,
        "prospect_pk": offered.pk,
        "double_pk": double.pk,
        "paused_pk": paused.pk,
        "decision": decision.pk,
        **imports_into(clara),
        **words_for(clara),
        **testimonials_of(clara),
        "coach_pk": coach.pk,
        "later_pk": factories.client(coach=coach, with_account=False, stage="later").pk,
        "recap_token": OFFER.token(offer),
        "order_token": ORDER.token(begun),
        "csv": "csv",
        "exercise": exercise_with_a_question()[0].pk,  # which nobody has
        "booking": booking.pk,
        "held": held.pk,
        "coming": coming.pk,
        "link": MANAGE.name,
        "token": MANAGE.token(coming),
        "guest_token": MANAGE.token(booking_of(prospect, start=timezone.now() + timedelta(days=4))),
        "old_token": MANAGE.token(coming, state=-1),
        "type": booking.appointment_type.pk,
        "free_slug": booking.appointment_type.slug,
        "session_slug": session.slug,
        "coach_slug": coach.slug,
        "busy_calendar": BusyCalendar.objects.create(coach=coach, name="Home", url="nowhere").pk,
        "feed_secret": open_feed(coach).secret,
        "assignment": assignment.pk,
        "file": file_in(done, prompt, submission).pk,
        "program": enrollment.program_id,
        "enrollment": enrollment.pk,
        "review_file": reviewed(submission, coach),
        **files_between(clara),
        "handed_in": done.pk,
        "number": 1,
        "prompt": prompt,
        "given": given.pk,
        "submission": submission.pk,
        "waiting": waiting.pk,
        "waiting_assignment": waiting.assignment_id,
        "taken_up": taken_up.pk,
        "package": package.pk,
        "lot": lot.pk,
        "ending_lot": ending_lot.pk,
        "by_hand": ending_lot.entries.get().pk,
        "time_asked": extensions.ask(client=clara, lot=lot).pk,
        "late": canceled_late(lot).pk,
        **frame_of(booking, coming, held),
        **money_of(clara, package),
        **decision_of(clara, package),
        "package_slug": "one",
        "clara_pk": clara.pk,
        "waiting_key": f"booking.unmarked:{booking.pk}",
        "put_off_key": Snooze.objects.create(client=clara, key="people.silent", until="2030-01-01").key,
        "report": consent.agree(client=clara, by=clara.user) and "hours",
        "remark": Remark.objects.create(client=clara, text="Mornings").pk,
        "note": (note := Note.objects.create(client=clara, author=coach.user, text="Shy")).pk,
        "note_key": note.key,
        "deleted_note": Note.objects.create(client=clara, author=coach.user, text="Shy again", deleted_at=timezone.now()).pk,
        **goals_of(clara),
        "new_note_key": uuid4(),
        "invited_pk": invited,
        "invitation": INVITATION.token(invitations.invite(client=prospect)),
        "setup_token": SETUP.token(Site.objects.get(is_default_site=True)),
        "sign_in_token": SIGN_IN.token(get_user_model().objects.create_user(f"new-{coach.pk}")),
        "helper": (helping := helper_of(coach)).pk,
        "join_token": JOIN.token(helping),
        "link_type": booking_factories.appointment_type(coach=coach, slug=f"secret-{coach.pk}", audience="link").pk,
        "zone": "Pacific/Auckland",
        "mail": "invitation",
        "worded_mail": wording.begin(kind="booking.requested").kind,
        "failed_mail": failed_mail(clara).pk,
    }
    return {**things, **of_a_module(), **module_world(clara)}


def helper_of(coach):
    """Someone who was asked to edit pages, and has not come yet."""
    return invite_helper(name="Mara", email=f"helper-{coach.pk}@example.org", roles=["pages"], by=coach.user)


def frame_of(begun, coming, held):
    """A session that has begun, with notes to send; one to come, with a question answered; one with two actions, one done."""
    now = timezone.now()
    question = {"questions": ["Where are you stuck?"], "asked_at": now}
    Meeting.objects.create(booking=coming, draft={"answer-0": "Well"}, revisions={"answer-0": 1}, **question)
    answers = [{"question": "Where are you stuck?", "answer": "Nowhere"}]
    today = Meeting.objects.create(booking=begun, answers=answers, draft={"answer-0": "Here"}, handed_over_at=now, **question)
    MeetingNotes.objects.create(meeting=today, revisions={"shared": 1}, shared="Said")
    PrivateNote.objects.create(meeting=today, author=begun.coach.user, revisions={"private": 1}, private="Calm")
    before = Meeting.objects.create(booking=held, summary="Well done", sent_at=now, times_sent=1)
    MeetingNotes.objects.create(meeting=before, actions={"action-0": ["Rest", ""]})
    for_when = {"meeting": before, "due_on": now.date() + timedelta(days=3)}
    done = SessionAction.objects.create(text="Rest", done_at=now, done_on=now.date(), **for_when)
    waits = SessionAction.objects.create(text="Write to someone", **for_when)
    parts = {"session": coming.pk, "answer_part": "answer-0", "note_part": "private"}
    return {**parts, "session_action": waits.pk, "done_action": done.pk}


def goals_of(client):
    """A goal that is open, and one that was reached."""
    key = {"client": client, "due_on": timezone.now().date() + timedelta(days=30), "by": client.coach.user}
    now = timezone.now()
    open_one = Goal.objects.create(text="Two offers", key=uuid4(), **key)
    reached = Goal.objects.create(text="Ten conversations", key=uuid4(), reached_at=now, reached_on=now.date(), **key)
    return {"goal": open_one.pk, "reached_goal": reached.pk}


def money_of(client, package):
    """A receipt of the client's, an organization that was sent an invoice, and a parent whom the client asked."""
    now, payer = timezone.now(), {"payer_name": "Ada Berg", "payer_email": "ada@example.net", "payer_address": "Oak 6"}
    paid = purchases.receive(
        purchase=purchases.make(client=client, sold=package, now=now), amount=package.price, now=now, mail_receipt=False
    )
    payer |= {"is_organization": True, "order_number": "PO 7"}
    BillingSettings.objects.update_or_create(defaults={"bank_details": "First Bank, account 123"})
    asked = requests.make(client=client, sold=package, payer=payer, key=uuid4(), by=client.coach.user)
    own = requests.make(client=client, sold=package, payer=payer, key=uuid4(), by=client.user)
    BillingAddress.objects.create(client=client, name="Lind Inc.", address="Oak 6")
    return {
        "receipt": paid.receipt.pk,
        "request": asked.pk,
        "own_request": own.pk,
        "invoice": asked.invoices.get().pk,
        "pay_token": PAY.token(asked),
        "beside": keys_beside(client),
    }


def keys_beside(client):
    """What a coach has read of before they note a payment."""
    return " ".join(each.key for each in beside.of(client))


def of_a_module():
    """A module and one of its tracks, if there is any."""
    return next(({"module": module.slug, "track": track.slug} for module in installed_modules() for track in module.tracks), {})


def waiting_for_the_coach(client, exercise, prompt):
    """What was handed in and waits for the coach's word."""
    assignment = assign(exercise=exercise, clients=[client], by=client.coach.user)[0]
    save_answer(assignment=assignment, prompt_id=prompt, raw=["More words"], known_revision=0)
    return submit(assignment=assignment)


def archive_ready(client):
    """An archive that the client can fetch."""
    archive = DataExport.objects.create(client=client, state=DataExport.State.READY, made_at=timezone.now())
    archive.file.save("world.zip", ContentFile(b"PK"))
    return archive


def lots_of(client):
    """Two lots of three sessions, which end in sixty days."""
    last = timezone.now().date() + timedelta(days=60)
    fields = {"client": client, "sessions": 3, "reason": "A gift", "by": client.coach.user, "expires_on": last}
    return grants.grant(**fields), grants.grant(**fields)


def canceled_late(lot):
    """A booking that cost a session of the lot, because its client canceled late."""
    booking = booking_of(lot.client, start=timezone.now() + timedelta(days=5))
    Booking.objects.filter(pk=booking.pk).update(status="canceled", canceled_by="guest")
    lots.write(lot=lot, kind="reserved", delta=-1, reason="Booked", booking=booking)
    lots.write(lot=lot, kind="used", delta=0, reason="Canceled late", booking=booking)
    booking.refresh_from_db()
    return booking


def file_in(assignment, prompt, submission):
    """A file that was handed in."""
    stored = files.keep(assignment=assignment, prompt_id=prompt, upload=SimpleUploadedFile("plan.txt", b"My plan"))
    submission.answers = {prompt: stored}
    submission.save()
    return files.AnswerFile.objects.get(pk=stored["file"])


def files_between(client):
    """A file from each side, and one of each that was taken back."""
    sides = {"given": (client.coach.user, True), "own": (client.user, False)}
    found = {}
    for side, (by, by_coach) in sides.items():
        for name in (f"{side}_file", f"{side}_file_deleted"):
            upload = SimpleUploadedFile("sheet.txt", b"Fill it in")
            row = sharing.give(client=client, upload=upload, by=by, by_coach=by_coach, key=uuid4(), words="As we said")
            found[name] = row.pk
        sharing.take_back(file=row)
    return found


def reviewed(submission, coach):
    """A file that the coach sent back with an answer."""
    row = drafting.add_file(submission=submission, upload=SimpleUploadedFile("marked.txt", b"See"))
    review(submission=submission, by=coach.user, outcome="again")
    return row.pk


def decision_of(client, package):
    """A payment of the client's, and money that fits nothing."""
    now = timezone.now()
    purchase = purchases.make(client=client, sold=package, now=now, package=package)
    payment = Payment.objects.create(purchase=purchase, amount=package.price, method="transfer", on=now.date(), at=now)
    found = Discrepancy.objects.create(
        kind="amount", cause=f"walk decision {client.pk}", client=client, amount=100, currency="USD"
    )
    return {"purchase": purchase.pk, "payment": payment.pk, "discrepancy": found.pk, **plan_of(client, package)}


def plan_of(client, package):
    """A plan of three months, of which the first failed, and another that waits for a card."""
    terms = {**package.terms, "instalments": 3}
    waits, begun = (Checkout.objects.create(client=client, idempotency_key=uuid4(), **terms) for _ in range(2))
    plan = InstalmentPlan.objects.create(checkout=begun, customer_id=f"cus_walk_{client.pk}", payment_method_id="pm_walk")
    InstalmentPlan.objects.filter(pk=plan.pk).update(schedule_id=f"sub_sched_{client.pk}", status="active")
    for part in parts(begun, timezone.now().date()):
        Instalment.objects.create(plan=plan, number=part.number, amount=part.amount, sessions=part.sessions, due_on=part.due_on)
    plan.instalments.filter(number=1).update(status="failed", invoice_id=f"in_walk_{client.pk}")
    return {"plan": plan.pk, "monthly_token": MONTHLY.token(waits)}


def imports_into(client):
    """A file that waits for the coach to choose, with sessions of the client's, and one of someone else that was imported."""
    coach, said = client.coach, {"number": 1, "remark": "Mornings", "more": "Tea", "zone_text": "Gotham", "ticked": True}
    waits, done = (ClientImport.objects.create(coach=coach, by=coach.user) for _ in range(2))
    sessions = [["2026-01-05T12:00:00+00:00", 50, True]]
    ClientImportRow.objects.create(client_import=waits, name="Clara", known=client, sessions=sessions, **said)
    who = {"name": f"New {coach.name}", "email": f"new-{coach.slug}@example.org"}
    ClientImportRow.objects.create(client_import=done, **who, **said)
    importing.import_ticked(client_import=done, by=coach.user, now=timezone.now())
    return {"import": waits.pk, "done_import": done.pk}


def words_for(client):
    """A coach's draft, a word that was sent, and one that was taken back."""
    by, now, made = client.coach.user, timezone.now(), []
    for text in ("Later", "Read this", "Too soon"):
        about = {"text": text, "link": "https://example.org/", "clients": [client], "by": by}
        made.append(sending.keep(word=None, key=uuid4(), **about))
    for word in made[1:]:
        sending.send(word=word, now=now)
    sending.take_back(word=made[2], now=now)
    return {"draft_word": made[0].pk, "word": made[1].pk, "word_back": made[2].pk}


def testimonials_of(client):
    """What the client gave before and is asked again; what another gave, and what of a third one is published."""
    now, coach = timezone.now(), client.coach
    others = [factories.client(coach=coach, with_account=False) for _number in range(2)]
    given = [TestimonialRequest.objects.create(client=each, by=coach.user, asked_at=now) for each in (client, *others)]
    for each in given:
        answering.agree(request=each, words="It helped.", about="Controller", named="first", now=now)
    publishing.publish(request=given[2], by=coach.user)
    asked = TestimonialRequest.objects.create(client=client, by=coach.user, asked_at=now, draft="Well", revision=1)
    found = {"asked_testimonial": asked.pk, "given_testimonial": given[0].pk}
    return {**found, "giver_pk": others[0].pk, "published_pk": others[1].pk}


def failed_mail(client):
    """A mail to a client that the server refused."""
    fields = {
        "kind": "invitation",
        "to": client.email,
        "reply_to": client.coach.email,
        "cause": f"world {client.pk}",
        "facts": {"invitation": 0},
    }
    return Message.objects.create(state=Message.State.FAILED, due_at=timezone.now(), **fields)
