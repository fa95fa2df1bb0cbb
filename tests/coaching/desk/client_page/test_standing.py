from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.booking.models import Booking
from coaching.desk.client_page import standing
from coaching.mail import kinds
from coaching.mail.models import Message
from coaching.payments.account import balance, grants, sessions
from coaching.people import standing as people
from coaching.people.models import Client, StageChange
from tests import factories
from tests.worlds import booking_of

NEXT_WEEK = timezone.now().date() + timedelta(days=8)


@pytest.fixture
def decide(signed_in, coach):
    """`decide(name, clients, **typed)` sends the form of a decision about these clients."""

    def post(name, *clients, **typed):
        return signed_in(coach).post(reverse(f"desk:{name}"), {"client": [each.pk for each in clients], **typed})

    return post


@pytest.fixture
def booked(clara):
    return booking_of(clara, start=timezone.now() + timedelta(days=3))


def stages():
    return dict(Client.objects.values_list("name", "stage"))


def test_an_end_cancels_what_is_booked_when_asked(clara, booked):
    standing.finish(client=clara, cancel_booked=True)
    booked.refresh_from_db()
    assert (booked.status, booked.canceled_by) == (Booking.Status.CANCELED, "coach")


def test_an_end_leaves_what_is_booked_otherwise(clara, booked):
    standing.finish(client=clara)
    booked.refresh_from_db()
    assert booked.status == Booking.Status.BOOKED


def test_an_end_that_is_refused_cancels_nothing(coach):
    prospect = factories.client(coach=coach, stage=Client.Stage.PROSPECT)
    booked = booking_of(prospect, start=timezone.now() + timedelta(days=3))
    with pytest.raises(standing.standing.StandingError):
        standing.finish(client=prospect, cancel_booked=True)
    booked.refresh_from_db()
    assert booked.status == Booking.Status.BOOKED


def test_the_page_names_what_is_booked(signed_in, coach, clara, booked):
    page = signed_in(coach).get(reverse("desk:pause"), {"client": clara.pk}).content.decode()
    assert reverse("booking_admin:booking", args=[booked.pk]) in page


def test_what_it_costs_does_not_grow(coach, clara, django_assert_num_queries):
    several = [clara, *(factories.client(coach=coach) for _ in range(5))]
    with django_assert_num_queries(3):
        assert len(standing.consequences(several, timezone.now())) == 6


def test_several_are_paused_at_once(decide, coach, clara):
    paul = factories.client(coach=coach, name="Paul")
    assert decide("pause", clara, paul, until=NEXT_WEEK).url == reverse("desk:clients")
    assert stages() == {clara.name: "paused", "Paul": "paused"}


def test_of_several_the_refused_one_is_named_and_the_others_are_done(decide, coach, clara):
    nia = factories.client(coach=coach, name="Nia", stage=Client.Stage.PROSPECT)
    response = decide("finish", clara, nia)
    assert (response.status_code, stages()) == (422, {clara.name: "alumni", "Nia": "prospect"})
    assert "Nia is “prospect”" in response.content.decode()


def test_one_leads_back_to_their_page(decide, clara):
    assert decide("pause", clara).url == reverse("desk:client", args=[clara.pk])


def test_a_refused_day_keeps_the_words(decide, clara):
    response = decide("pause", clara, until="2020-01-01", reason="New baby")
    assert response.status_code == 422
    assert b"That day is past" in response.content
    assert b"New baby" in response.content


@pytest.mark.parametrize("name", ["pause", "finish", "resume"])
def test_someone_elses_client_is_not_found(decide, clara, mallory, name):
    assert decide(name, clara, mallory).status_code == 404
    assert not StageChange.objects.exists()


@pytest.mark.parametrize("name", ["pause", "finish", "invite_many"])
def test_with_nobody_ticked_the_list_says_what_to_do_first(signed_in, coach, clara, name):
    answer = signed_in(coach).get(reverse(f"desk:{name}"), follow=True)
    assert answer.redirect_chain == [(reverse("desk:clients"), 302)]
    assert "Select who it is for first" in answer.content.decode()


def test_the_page_of_a_client_tells_and_undoes(decide, signed_in, coach, clara):
    decide("pause", clara, until=NEXT_WEEK, reason="New baby")
    page = signed_in(coach).get(reverse("desk:client", args=[clara.pk])).content.decode()
    undo = reverse("desk:undo_stage", args=[StageChange.objects.get().pk])
    assert undo in page
    assert "New baby" in page
    signed_in(coach).post(undo)
    assert stages() == {clara.name: "active"}


def test_an_end_that_came_by_itself_offers_no_undo(signed_in, coach, clara):
    StageChange.objects.create(client=clara, before="paused", after="active")
    page = signed_in(coach).get(reverse("desk:client", args=[clara.pk]))
    assert (page.context["decision_words"], page.context["decision_can_be_undone"]) == ("Coaching goes on", False)


def test_resuming_needs_one_press(decide, clara):
    decide("finish", clara)
    decide("resume", clara)
    assert stages() == {clara.name: "active"}


@pytest.fixture
def left(clara, coach):
    """`left()` says what Clara has left; two at first."""
    grants.grant(client=clara, sessions=2, reason="A gift", by=coach.user)
    return lambda: balance.left(clara, timezone.now())


def test_an_end_leaves_what_is_left_unless_it_is_taken(clara, coach, left):
    standing.undo(change=standing.finish(client=clara, by=coach.user))
    assert left() == 2
    standing.finish(client=clara, take_left=True, by=coach.user)
    assert (left(), clara.ledger.order_by("-pk")[0].reason) == (0, "The coaching has ended")


def test_what_an_end_took_comes_back_once_with_its_undo(clara, coach, left):
    change = standing.finish(client=clara, take_left=True, by=coach.user)
    undone = [standing.undo(change=change, by=coach.user) for _twice in range(2)]
    assert (undone, left()) == ([standing.Undone(2, 0), standing.Undone()], 2)


def test_what_an_end_canceled_stays_canceled_and_is_counted(clara, booked):
    change = standing.finish(client=clara, cancel_booked=True)
    assert standing.undo(change=change) == standing.Undone(0, 1)
    booked.refresh_from_db()
    assert booked.status == Booking.Status.CANCELED


def test_the_form_asks_only_about_what_there_is(signed_in, coach, clara):
    def asked():
        return [*signed_in(coach).get(reverse("desk:finish"), {"client": clara.pk}).context["form"].fields]

    assert asked() == ["reason"]
    booking_of(clara, start=timezone.now() + timedelta(days=3))
    assert asked() == ["cancel_booked", "take_left", "reason"]


def test_the_form_keeps_everything_unless_something_else_is_chosen(decide, clara, booked, left):
    decide("finish", clara, cancel_booked="", take_left="")
    booked.refresh_from_db()
    assert (booked.status, left()) == (Booking.Status.BOOKED, 2)


def test_the_form_cancels_and_takes_what_was_chosen_and_undoes_it(decide, signed_in, coach, clara, booked, left):
    decide("finish", clara, cancel_booked="cancel", take_left="take")
    booked.refresh_from_db()
    assert (booked.status, left()) == (Booking.Status.CANCELED, 0)
    undo = reverse("desk:undo_stage", args=[StageChange.objects.get().pk])
    text = signed_in(coach).post(undo, follow=True).content.decode()
    assert ("2 sessions are back." in text, "1 session stays canceled" in text, left()) == (True, True, 2)


@pytest.mark.parametrize("page", ["desk:client", "desk:clients", "booking_admin:add"])
def test_every_screen_says_where_someone_stands_in_the_same_words(signed_in, coach, clara, page):
    people.pause(client=clara, until=date(2026, 12, 19), now=datetime(2026, 12, 1, tzinfo=UTC))
    address = reverse(page, args=[clara.pk] if page == "desk:client" else [])
    assert "paused until Dec 19, 2026" in signed_in(coach).get(address, {"q": "Clara"}).content.decode()


@pytest.fixture
def reserved(coach, clara, left):
    """One of the two sessions that Clara has left, booked."""
    kind = booking_of(clara, start=timezone.now() - timedelta(days=3)).appointment_type
    kind.takes_credit = True
    kind.save()
    start = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=3)
    return sessions.book_session(client=clara, appointment_type=kind, start=start, any_time=True)


@pytest.fixture
def told(reserved, mailoutbox):
    """`told()` is {how a subject begins: text} of the emails about an end."""
    mailoutbox.clear()
    return lambda: {message.subject.partition(" ")[0]: message.body for message in mailoutbox}


def test_what_an_end_cancels_and_takes_is_told_as_it_will_be(clara, coach, told):
    standing.finish(client=clara, cancel_booked=True, take_left=True, by=coach.user)
    assert "Canceled:" not in told()
    assert "the session doesn't go back to the client" in told()["Booking"]
    assert "2 sessions that were left, counting what was just canceled, are no longer yours" in told()["Your"]
    assert "Canceled:\n– " in told()["Your"]


def test_what_an_end_cancels_and_leaves_is_theirs_to_book(clara, coach, told):
    standing.finish(client=clara, cancel_booked=True, by=coach.user)
    assert "Canceled:" not in told()
    assert "You have 2 sessions left. What is left stays yours to book." in told()["Your"]


def test_one_email_says_it_all_with_the_calendars_news(clara, coach, told, mailoutbox):
    standing.finish(client=clara, cancel_booked=True, take_left=True, by=coach.user)
    [mail] = [each for each in mailoutbox if each.to == [clara.email]]
    assert ("Our coaching ends here." in mail.body, len(mail.attachments)) == (True, 1)


def test_an_end_taken_back_before_its_email_still_tells_what_stays_canceled(clara, coach, told):
    change = standing.finish(client=clara, cancel_booked=True, by=coach.user)
    Message.objects.filter(kind="desk.ended").update(state=Message.State.WAITING)
    standing.undo(change=change, by=coach.user)
    assert "Our coaching goes on." in told()["Your"]
    assert "These stay canceled. Choose new times if you like:" in told()["Your"]


def test_an_end_that_changes_nothing_of_theirs_mails_nothing(clara, coach, reserved):
    before = Message.objects.count()
    standing.finish(client=clara, by=coach.user)
    assert Message.objects.count() == before


def test_an_end_is_mailed_once_and_not_after_its_undo(clara, coach, left):
    change = standing.finish(client=clara, take_left=True, by=coach.user)
    standing.finish(client=clara, take_left=True, by=coach.user)
    wanted = kinds.kind("desk.ended").still_wanted
    message = Message.objects.get(kind="desk.ended")
    assert wanted(message.facts)
    standing.undo(change=change, by=coach.user)
    assert not wanted(message.facts)


on_again = pytest.mark.parametrize(
    "verb", [lambda change: standing.undo(change=change), lambda change: standing.resume(client=change.client)]
)


def goes_on():
    return [*Message.objects.filter(kind="desk.goes_on").values_list("subject", flat=True)]


@pytest.mark.parametrize(
    "verb", [lambda change: standing.undo(change=change), lambda change: standing.resume(client=change.client)]
)
def test_whom_an_email_told_the_end_is_told_once_that_it_goes_on(clara, coach, told, verb):
    change = standing.finish(client=clara, take_left=True, by=coach.user)
    for _twice in range(2):
        verb(change)
    assert goes_on() == ["Your coaching with Dana Reyes goes on"]


@pytest.mark.parametrize(
    "verb", [lambda change: standing.undo(change=change), lambda change: standing.resume(client=change.client)]
)
def test_whom_nobody_told_the_end_hears_nothing_of_its_undo(clara, coach, reserved, verb):
    verb(standing.finish(client=clara, by=coach.user))
    assert goes_on() == []


def test_that_it_goes_on_is_not_said_after_another_end(clara, coach, told):
    standing.undo(change=standing.finish(client=clara, take_left=True, by=coach.user))
    wanted, message = kinds.kind("desk.goes_on").still_wanted, Message.objects.get(kind="desk.goes_on")
    assert wanted(message.facts)
    standing.finish(client=clara, by=coach.user)
    assert not wanted(message.facts)


@pytest.mark.parametrize(("take", "books"), [(True, False), (False, True)])
def test_the_sessions_page_leads_with_no_booking_after_an_end(signed_in, clara, coach, reserved, take, books):
    standing.finish(client=clara, cancel_booked=True, take_left=take, by=coach.user)
    page = signed_in(clara).get(reverse("payments:sessions")).content.decode()
    booking = reverse("payments:book", args=[reserved.appointment_type.slug])
    assert ("You and Dana finished on" in page, booking in page, "button-primary" in page) == (True, books, False)
