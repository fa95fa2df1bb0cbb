"""A GET or HEAD of every mailed link changes nothing: mail scanners open links before people do.

Every kind of mail there is has to be sent here: a new kind fails until its room's lines below say how it comes about.
"""

import html
import re
import uuid
from datetime import date, timedelta
from email.utils import parseaddr

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.forms.models import FormSubmission

from coaching.accounts.mails import GROUP, KINDS, queue
from coaching.autosave.revisions import Sent
from coaching.booking import bookings, mails
from coaching.booking.engine.schedule import Availability
from coaching.booking.links import MANAGE
from coaching.booking.models import Booking
from coaching.booking.requests import asking
from coaching.client_area import digest
from coaching.desk.client_page.standing import finish, undo
from coaching.desk.helpers import helping
from coaching.desk.today.nudging import nudge
from coaching.exercises import notifications, telling_news
from coaching.exercises.answers import save_answer, submit
from coaching.exercises.assignments import assign
from coaching.exercises.models import Review
from coaching.exercises.review import replying
from coaching.exercises.review.reviewing import SECOND_THOUGHT, review
from coaching.files import sharing
from coaching.files.telling import tell_of_new
from coaching.mail import kinds
from coaching.mail.models import Message
from coaching.mail.outbox import deliver_due
from coaching.meetings import noting, summaries
from coaching.payments import purchases
from coaching.payments.account import extensions, grants, sessions
from coaching.payments.account import mails as account
from coaching.payments.after_sale import dispute_mails, misfits, outcomes, pending
from coaching.payments.checkout.known_orders import KnownOrder, Stands
from coaching.payments.checkout.mails import send_before_account, send_bought_before, send_way_in
from coaching.payments.instalments import telling
from coaching.payments.models import (
    BillingSettings,
    Checkout,
    Dispute,
    Instalment,
    InstalmentPlan,
    Package,
    Payment,
    PaymentRequest,
    Refund,
)
from coaching.payments.payers import requests
from coaching.payments.repeating import mails as series
from coaching.people import breaks, invitations, preferring
from coaching.people.models import Preferences
from coaching.pipeline import mails as pipeline
from coaching.pipeline import offers
from coaching.pipeline.models import CheckIn, Offer
from coaching.practice.addresses import absolute
from coaching.practice.models import CacheEntry
from coaching.privacy import erasing, exports, leaving
from coaching.privacy.person import Person
from coaching.signals import tick
from coaching.signed_links.mails import send_newest
from coaching.testimonials import answering
from coaching.testimonials import asking as testimonials
from coaching.website import mails as website_mails
from coaching.website.models import FormPage
from tests import factories
from tests.coaching.booking import factories as booking_factories
from tests.coaching.website import factories as website
from tests.module_rows import module_world
from tests.walks.world import canceled_late
from tests.worlds import booking_of, exercise_with_a_question

pytestmark = pytest.mark.walk

LINK = re.compile(rf"{re.escape(settings.SITE_URL)}([^\s\"'<>#]*)")
GUEST = booking_factories.guest(booker_name="Ruth Berg", booker_email="ruth@example.org")


def booking_mails(call, monkeypatch):
    """A booking that is confirmed and reminded of, one that is moved (with its newest link) and to be moved; a canceled, a
    held and a missed one."""
    now = timezone.now()
    free = Availability(call, now=now).open_slots(now + timedelta(days=2), now + timedelta(days=20))
    made = [bookings.book(appointment_type=call, start=start, guest=GUEST) for start in free[:3]]
    Booking.objects.update(arranged_at=now - timedelta(days=9))
    tick.send(sender=None, now=made[0].start - timedelta(minutes=30))
    mails.please_move(bookings.move(booking=made[1], start=free[9]), "A holiday")
    bookings.cancel(booking=made[2], by="coach")
    for hours, verb in [(2, bookings.mark_held), (4, bookings.mark_no_show)]:
        verb(booking=booking_factories.booking(appointment_type=call, start=now - timedelta(hours=hours)))
    send_newest(MANAGE, MANAGE.open(MANAGE.token(made[1], state=0)).newest)
    with monkeypatch.context() as later:
        later.setattr(timezone, "now", lambda: now + timedelta(minutes=15))
        deliver_due(timezone.now())
    asking.ask(appointment_type=call, name="Pia", email="pia@example.org", zone="UTC", wishes="Late", form_key="k")


def client_mails(clara, coach):
    """An invitation, a new exercise and an answered one, a receipt, a word from the coach."""
    nudge(client=clara, subject="A short hello", words="How are you?", about=[], by=coach.user, now=timezone.now())
    asked = testimonials.ask(client=clara, by=coach.user, now=timezone.now())
    deliver_due(timezone.now())
    answering.agree(request=asked, words="It helped.", about="", named="first", now=timezone.now())
    answering.withdraw(request=asked, now=timezone.now())
    invitations.invite(client=factories.client(coach=coach, with_account=False, stage="prospect"))
    exercise, prompt = exercise_with_a_question()
    assignment = assign(exercise=exercise, clients=[clara], by=coach.user)[0]
    notifications.tell_of_new(timezone.now() + notifications.WAIT)
    save_answer(assignment=assignment, prompt_id=prompt, raw=["Words"], known_revision=0)
    given = review(submission=submit(assignment=assignment), by=coach.user, outcome=Review.Outcome.GOOD, comment="Good")
    telling_news.tell_of_news(given.reviewed_at + SECOND_THOUGHT)
    reply = replying.write(assignment=assignment, author=coach.user, by_coach=True, text="One more thing")
    telling_news.tell_of_news(reply.written_at + SECOND_THOUGHT)
    several_answers(clara, coach)
    purchase = bought(clara)
    purchases.receive(purchase=purchase, amount=purchase.price, now=timezone.now())
    send_way_in(clara)
    send_before_account(client=clara, title="Four sessions", url=absolute("payments:packages"))


def several_answers(clara, coach):
    """Two exercises about which the coach wrote."""
    for words in ("One", "Two"):
        exercise = exercise_with_a_question()[0]
        assignment = assign(exercise=exercise, clients=[clara], by=coach.user)[0]
        replying.write(assignment=assignment, author=coach.user, by_coach=True, text=words)
    telling_news.tell_of_news(timezone.now() + SECOND_THOUGHT)


def helper_mails(coach):
    """Someone is asked to help."""
    helping.invite(name="Mara Lind", email="mara@example.org", roles=["pages"], by=coach.user)


def ending_mails(coach):
    """The coaching of someone ends with what they have left."""
    ending = factories.client(coach=coach)
    grants.grant(client=ending, sessions=2, reason="A gift", by=coach.user)
    change = finish(client=ending, take_left=True, by=coach.user)
    deliver_due(timezone.now())
    undo(change=change, by=coach.user)


def session_mails(clara, coach):
    """Sessions that are given or end soon, requests for more time declined and granted, a late cancellation forgiven."""
    now = timezone.now()
    last = now.date() + timedelta(days=20)
    lot = grants.grant(client=clara, sessions=3, reason="A gift", by=coach.user, expires_on=last)
    grants.adjust(client=clara, delta=1, reason="Another gift", by=coach.user)
    account.ending(lot, 30, now)
    extensions.decline(request=extensions.ask(client=clara, lot=lot), word="Let's talk")
    extensions.extend(lot=lot, until=last + timedelta(days=30), reason="Ill", by=coach.user)
    sessions.forgive(booking=canceled_late(lot), by=coach.user)


def frame_mails(clara):
    """A reminder with questions, several sessions booked together, and a summary that is sent and changed."""
    now = timezone.now()
    coming = [booking_of(clara, start=now + timedelta(days=days)) for days in (40, 41)]
    mails.remind(coming[0], 60)
    series.tell(clara, coming)
    over = booking_of(clara, start=now - timedelta(days=50))
    for number, words in enumerate(["Well done", "Very well done"]):
        part = Sent([words], number)
        noting.save_notes(booking=over, author=over.coach.user, sent={"shared": part})
        seen = summaries.ready(over, now)[1].fingerprint
        summaries.send_summary(booking=over, seen=seen, number=number, opening="Thank you", now=now)


def instalment_mails(clara):
    """What is told of a saved card, of a month that failed, was paid after all, or is waived, and of a plan that stopped."""
    terms = {"title": "Four sessions", "sessions": 4, "price": 52000, "currency": "USD", "instalments": 2}
    checkout = Checkout.objects.create(client=clara, idempotency_key=uuid.uuid4(), **terms)
    plan = InstalmentPlan.objects.create(checkout=checkout, customer_id="cus", payment_method_id="pm", status="stopped")
    row = Instalment.objects.create(plan=plan, number=1, amount=26000, due_on=timezone.now().date())
    for tell in (telling.failed, telling.mended, telling.waived):
        tell(row, timezone.now())
    telling.card_saved(plan, timezone.now())
    telling.ended(plan, timezone.now())


def money_mails(clara):
    """Payments that wait and fail, refunds that arrive and come back, of her own money and of someone else's; disputes."""
    now, day = timezone.now(), timezone.now().date()
    for asked in (False, True):
        purchase = bought(clara)
        if asked:
            purchase.request = PaymentRequest.objects.create(
                client=clara, payer_name="Ada", payer_email="ada@example.net", key=uuid.uuid4(), **purchase.terms
            )
            purchase.save()
        payment = Payment.objects.create(purchase=purchase, amount=52000, on=day)
        refund = Refund.objects.create(payment=payment, amount=100, on=day)
        for status in (Refund.Status.SUCCEEDED, Refund.Status.FAILED):
            outcomes.become(refund, status, now)
        for status in (Checkout.Status.PENDING, Checkout.Status.FAILED):
            purchase.checkout.status, purchase.checkout.request = status, purchase.request
            pending.tell(purchase.checkout, now)
    send_bought_before(KnownOrder(Stands.PAID, clara, purchase.title, now, purchase.checkout))
    for status in Dispute.Status.values:
        row = Dispute.objects.create(payment=payment, amount=100, stripe_id=f"dp {status}", status=status)
        dispute_mails.tell(row, taken=1, now=now)
    purchases.receive(purchase=bought(clara), amount=52000, now=timezone.now())
    asked_to_pay(clara, clara.coach)


def asked_to_pay(clara, coach):
    """A parent who is asked and pays, and an organization that gets an invoice."""
    sold = {"client": clara, "sold": Package(title="Two sessions", sessions=2, price=26000), "by": coach.user}
    payer = {"payer_name": "Ada Berg", "payer_email": "ada@example.net"}
    BillingSettings.objects.update_or_create(defaults={"bank_details": "First Bank, account 123"})
    asked = requests.make(payer=payer, key=uuid.uuid4(), **sold)
    requests.make(payer={**payer, "is_organization": True, "use_before_paid": True}, key=uuid.uuid4(), **sold)
    requests.cancel(request=requests.make(payer=payer, key=uuid.uuid4(), **sold))
    requests.decline(request=requests.make(payer=payer, key=uuid.uuid4(), **{**sold, "by": clara.user}))
    wished = {"payer": {**payer, "is_organization": True}, "by": clara.user}
    for answer in (requests.confirm, requests.decline):
        answer(request=requests.make(**{**sold, **wished}, key=uuid.uuid4()))
    requests.note_payment(request=asked, method="transfer", on=date(2026, 1, 2), by=coach.user)
    misfit_mails(asked)


def misfit_mails(asked):
    """Money that nobody asked for anymore, of the payer's and of the client's own, that goes back."""
    session = {"id": "cs_1", "amount_total": 100, "currency": "usd", "payment_intent": "pi_misfit"}
    for number, request in enumerate((asked, None)):
        checkout = Checkout(client=asked.client, request=request, title="Two sessions")
        found = misfits.note(kind="twice", session={**session, "id": f"cs_{number}"}, checkout=checkout, now=timezone.now())
        misfits.sent_back(found, by=None)


def offer_mails(coach):
    """A recap, its reminder, the answer "not now" and the one word after it."""
    prospect = factories.client(coach=coach, with_account=False, stage="prospect")
    package = Package.objects.create(title="Five sessions", sessions=5, price=60000, currency="USD")
    until = timezone.now().date() + timedelta(days=14)
    offer = Offer.objects.create(client=prospect, text="Well done.", package=package, valid_until=until)
    offers.send_offer(offer=offer)
    pipeline.remind(offer)
    offers.answer(offer=offer, choice=Offer.Answer.LATER)
    pipeline.ask_again(CheckIn.objects.get())


def weekly_mails(coach):
    """The weekly mail of someone with a new exercise and something of each module, and of someone in a quiet week."""
    reader, resting = (factories.client(coach=coach) for _ in range(2))
    assign(exercise=exercise_with_a_question()[0], clients=[reader], by=coach.user)
    module_world(reader)
    now = timezone.now()
    breaks.quiet_week(client=resting, now=now)
    for client in (reader, resting):
        preferring.prefer(client=client, zone=client.timezone, now=now)
    Preferences.objects.update(next_digest_at=now)
    digest.send_due(now)


def file_mails(clara, coach):
    """A file that the coach gave."""
    upload, now = SimpleUploadedFile("Resume.pdf", b"%PDF-1.7 words"), timezone.now()
    sharing.give(client=clara, by=coach.user, by_coach=True, upload=upload, words="", key=uuid.uuid4(), now=now)
    tell_of_new(now + timedelta(minutes=6))


def keeping_mails(clara):
    """An archive; an account that is given up, kept after all, given up again, and at last deleted."""
    exports.ask(client=clara)
    now = timezone.now()
    leaving.ask_to_leave(person=Person.of(clara), now=now - timedelta(minutes=1))
    leaving.stay(person=Person.of(clara))
    leaving.ask_to_leave(person=Person.of(clara))
    clara.refresh_from_db()
    erasing.mails.gone(clara, 1)


def account_mails(clara):
    """Each mail about an account."""
    for prefix in [*KINDS, "account/email/account_already_exists"]:
        context = {"code": "KXTB-MWQZ", "ip": "203.0.113.7", "from_email": "a@b.example", "to_email": "b@b.example"}
        queue(prefix, clara.email, context if "unknown" not in prefix else {})


def form_mails():
    """What someone sent on a form of the site."""
    page = website.page(FormPage, website.home(), thanks="Thanks.")
    website_mails.tell(page, FormSubmission.objects.create(page=page, form_data={}), [("Your name", "Pia")], "pia@example.org")


def bought(clara):
    """A package that Clara has paid."""
    terms = {"title": "Four sessions", "sessions": 4, "price": 52000, "currency": "USD"}
    package = Package.objects.create(**terms)
    checkout = Checkout.objects.create(client=clara, package=package, idempotency_key=uuid.uuid4(), **terms)
    return purchases.make(client=clara, sold=package, now=timezone.now(), package=package, checkout=checkout)


def rows():
    """Every row of every table but the sessions, which the scanner's own cookies would be, and how often someone came; and
    without the notes of when someone who is signed in looked at the other's words."""
    left_out = {Session, CacheEntry}
    models = [model for model in apps.get_models() if model not in left_out and model._meta.managed and not model._meta.proxy]
    fields = {model: [field.attname for field in model._meta.concrete_fields if field.name != "read_at"] for model in models}
    return {model._meta.label: sorted(map(repr, model._base_manager.values(*fields[model]))) for model in models}


def changed(before):
    return [label for label, found in rows().items() if found != before[label]]


@pytest.fixture
def links(coach, clara, monkeypatch):
    """The path of each link of each mail, once every kind was sent."""
    booking_factories.open_week(coach)
    booking_mails(booking_factories.appointment_type(coach=coach), monkeypatch)
    client_mails(clara, coach)
    session_mails(clara, coach)
    ending_mails(coach)
    helper_mails(coach)
    frame_mails(clara)
    instalment_mails(clara)
    money_mails(clara)
    offer_mails(coach)
    weekly_mails(coach)
    file_mails(clara, coach)
    keeping_mails(clara)
    account_mails(clara)
    form_mails()
    unsent = {slug for _group, members in kinds.grouped() for slug in (kind.slug for kind in members)}
    unsent -= set(Message.objects.filter(state=Message.State.SENT).values_list("kind", flat=True))
    assert unsent == set(), "Say above how these mails come about."
    letters = [str(part[0]) for message in mail.outbox for part in [(message.body,), *message.alternatives]]
    return sorted({path for letter in letters for path in LINK.findall(letter.replace("&amp;", "&"))})


@pytest.fixture
def scanners(coach, clara):
    """A mail scanner that nobody signed in, and the coach's and the client's own browsers, which have been here before."""
    found = [Client(), Client(), Client()]
    found[0].get(reverse("account_login"))  # the site's own links have been read before, too
    for browser, person, home in [(found[1], coach, "/admin/"), (found[2], clara, "/me/")]:
        browser.force_login(person.user)
        browser.get(home)
    return found


def test_opening_every_mailed_link_changes_nothing(links, scanners):
    before = rows()
    for path in links:
        answers = {method(path).status_code for scanner in scanners for method in (scanner.head, scanner.get)}
        assert (answers <= {200, 302, 404}, changed(before)) == (True, []), path


@pytest.fixture
def weekly_links(coach):
    """The path of each link of the weekly emails, in both of their forms."""
    weekly_mails(coach)
    deliver_due(timezone.now())
    letters = [part for message in mail.outbox for part in (message.body, message.alternatives[0][0])]
    return {path for letter in letters for path in LINK.findall(html.unescape(letter))}


def test_a_scanner_that_goes_on_from_the_weekly_mail_changes_nothing(weekly_links, scanners):
    """By HEAD and by GET it fetches whatever the email names, signed in or not, as prefetching does; and, signed in nowhere, what
    the pages behind it name."""
    assert len(weekly_links) == 6, weekly_links
    before = rows()
    pages = [fetched(scanner, path) for scanner in scanners for path in sorted(weekly_links)]
    behind = {path for page in pages for path in links_on(page)} - weekly_links
    for path in sorted(behind):
        fetched(scanners[0], path)
    assert (changed(before), behind != set()) == ([], True)


def fetched(scanner, path):
    ahead = {"headers": {"sec-purpose": "prefetch"}}
    scanner.head(path, **ahead)
    return scanner.get(path, follow=True, **ahead)


def links_on(page):
    """The paths of its own site that a page names, those of its forms too."""
    if not page["Content-Type"].startswith("text/html"):
        return set()
    return {html.unescape(path) for path in re.findall(r'(?:href|action)="(/(?!static/|media/)[^"#]*)', page.content.decode())}


def test_each_mailed_link_opens_for_whom_it_was_mailed_to(links, scanners):
    lost = [path for path in links if all(scanner.get(path).status_code == 404 for scanner in scanners)]
    assert lost == []


def test_a_post_does_change_something(links):
    """The control: the comparison above can see."""
    before = rows()
    manage = [path for path in links if path.startswith("/booking/")]
    for path in manage:
        Client().post(f"{path}cancel/")
    assert "coaching.Booking" in changed(before)


def test_each_mail_is_in_its_coachs_name(links, coach):
    """Whoever is written to by a coach reads their name, and reaches them by answering; the coach's own mail, those about
    an account and what asks someone to help are the practice's."""
    groups = {kind.slug: str(group) for group, members in kinds.grouped() for kind in members}
    practices = {str(kinds.TO_COACHES), str(GROUP), "To people who help"}
    stored = {message.kind: (message.sender, message.reply_to) for message in Message.objects.all()}
    expected = {kind: ("Dana Reyes", coach.email) for kind in stored if groups.get(kind) not in practices}
    assert {kind: said for kind, said in stored.items() if kind in expected} == expected
    assert {said[0] for kind, said in stored.items() if kind not in expected} == {""}
    address = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    froms = {message.from_email for message in mail.outbox}
    assert froms == {f"Dana Reyes <{address}>", f"Career Coaching <{address}>"}
