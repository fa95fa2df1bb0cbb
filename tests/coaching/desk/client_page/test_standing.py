from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.booking.models import Booking
from coaching.desk.client_page import standing
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


@pytest.mark.parametrize("name", ["pause", "finish"])
def test_nobody_is_not_found(signed_in, coach, name):
    assert signed_in(coach).get(reverse(f"desk:{name}")).status_code == 404


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
    assert (page.context["decision_words"], page.context["decision_can_be_undone"]) == ("Going on again", False)


def test_resuming_needs_one_press(decide, clara):
    decide("finish", clara)
    decide("resume", clara)
    assert stages() == {clara.name: "active"}
