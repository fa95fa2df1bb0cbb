"""Two entries of one person become one: who stays, what is refused, and what still leads there."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from coaching.between_sessions.models import Word, WordReader
from coaching.client_area.links import STOP_WEEKLY_MAIL
from coaching.exercises.models import Enrollment, Program
from coaching.people import adding, invitations, standing
from coaching.people.entries import locked
from coaching.people.merge import MergeError, in_order, merge, plan
from coaching.people.models import Client, FormerEntry, Note
from coaching.privacy.person import Person
from coaching.testimonials.models import TestimonialRequest
from tests import factories
from tests.worlds import booking_of


@pytest.fixture
def twin(coach):
    """Clara again, who booked under another address."""
    return factories.client(coach=coach, name="Clara L.", email="clara.two@example.org", with_account=False, stage="prospect")


def test_everything_is_with_the_one_that_stays(clara, twin, coach):
    booking = booking_of(twin, start=timezone.now() + timedelta(days=3))
    Note.objects.create(client=twin, author=coach.user, text="Knows Rosa")
    assert merge(kept=clara, other=twin) == clara
    booking.refresh_from_db()
    assert (booking.client, booking.guest_email, clara.notes.get().text) == (clara, "clara.two@example.org", "Knows Rosa")
    assert list(Client.objects.all()) == [clara]
    assert clara.timeline.get(kind="people.merged").for_client is False


@pytest.mark.parametrize("swapped", [False, True])
def test_merged_twice_it_is_done_once(clara, twin, swapped):
    merge(kept=clara, other=twin)
    pair = (twin, clara) if swapped else (clara, twin)
    assert merge(kept=pair[0], other=pair[1]) == clara
    assert (FormerEntry.objects.count(), clara.timeline.filter(kind="people.merged").count()) == (1, 1)


def test_the_other_number_leads_to_the_one_that_stays_through_several_merges(clara, twin, coach):
    third = factories.client(coach=coach)
    merge(kept=clara, other=twin)
    merge(kept=third, other=clara, close_account=True)
    assert [locked(each).pk for each in (twin, clara, third)] == [third.pk] * 3


def test_someone_who_is_gone_is_not_merged(clara, twin):
    Client.objects.filter(pk=twin.pk).delete()
    with pytest.raises(MergeError, match="no longer there"):
        merge(kept=clara, other=twin)


@pytest.mark.parametrize("who", ["clara", "twin"])
def test_whoever_asked_to_be_deleted_stays_separate(clara, twin, who):
    Client.objects.filter(pk={"clara": clara, "twin": twin}[who].pk).update(leaves_at=timezone.now() + timedelta(days=3))
    with pytest.raises(MergeError, match="has asked to be deleted"):
        merge(kept=clara, other=twin)


def test_clients_of_two_coaches_stay_separate(clara, mallory):
    with pytest.raises(MergeError, match="different coaches"):
        merge(kept=clara, other=mallory, close_account=True)


def test_the_entry_that_signs_in_is_the_one_that_stays(clara, twin):
    assert in_order(twin, clara) == (clara, twin)
    with pytest.raises(MergeError, match="keep that entry"):
        merge(kept=twin, other=clara)


def test_of_two_accounts_one_is_closed_when_that_is_said(clara, coach):
    other = factories.client(coach=coach, email="clara.two@example.org")
    with pytest.raises(MergeError, match="is to be closed"):
        merge(kept=clara, other=other)
    merge(kept=clara, other=other, close_account=True)
    assert not get_user_model().objects.filter(pk=other.user_id).exists()
    clara.refresh_from_db()
    assert clara.user is not None


def test_an_account_that_another_coach_needs_stays(clara, coach, other_coach):
    other = factories.client(coach=coach, email="clara.two@example.org")
    elsewhere = factories.client(coach=other_coach, with_account=False)
    Client.objects.filter(pk=elsewhere.pk).update(user=other.user)
    merge(kept=clara, other=other, close_account=True)
    elsewhere.refresh_from_db()
    assert elsewhere.user_id == other.user_id


def test_a_coachs_own_account_is_not_closed(clara, coach):
    trial = factories.client(coach=coach, with_account=False)
    Client.objects.filter(pk=trial.pk).update(user=coach.user)
    with pytest.raises(MergeError, match="also used to work here"):
        merge(kept=clara, other=trial, close_account=True)


@pytest.mark.parametrize(
    ("kept", "other", "after"),
    [
        ("prospect", "active", "active"),
        ("paused", "active", "paused"),
        ("later", "offered", "offered"),
        ("active", "later", "active"),
    ],
)
def test_how_far_they_are(coach, kept, other, after):
    one, two = (factories.client(coach=coach, with_account=False, stage=stage) for stage in (kept, other))
    assert merge(kept=one, other=two).stage == after


def test_a_pause_that_stands_still_ends_by_itself(clara, coach):
    """A decision about the other entry doesn't take its place."""
    now, other = timezone.now(), factories.client(coach=coach, with_account=False)
    standing.pause(client=clara, until=now.date() + timedelta(days=2), by=coach.user, now=now)
    standing.pause(client=other, by=coach.user, now=now + timedelta(minutes=1))
    merge(kept=clara, other=other)
    assert standing.resume_due(now + timedelta(days=4)) == 1
    clara.refresh_from_db()
    assert clara.stage == "active"


def test_two_running_programs_of_one_kind_are_ended_first(clara, twin):
    program = Program.objects.create(title="Six weeks")
    for each in (clara, twin):
        Enrollment.objects.create(client=each, program=program, title="Six weeks", starts_on="2026-11-30")
    assert plan(clara, twin).refusals == ["Both are in the program “Six weeks”. End it for one of them first."]
    with pytest.raises(MergeError, match="End it for one of them first"):
        merge(kept=clara, other=twin)


def test_the_plan_says_what_comes_together(clara, twin):
    booking_of(twin, start=timezone.now() + timedelta(days=3))
    Note.objects.create(client=twin, text="Knows Rosa")
    found = plan(clara, twin)
    assert (found.refusals, found.closes) == ([], "")
    assert sorted(found.moves)[:2] == ["1 booking", "1 private note"]
    assert found.notes[0] == f"They are called {clara.name}, and emails go to {clara.email}."


def test_the_other_address_still_finds_them(clara, twin, coach):
    merge(kept=clara, other=twin)
    newcomer = factories.client(coach=coach, email="CLARA.two@example.org", with_account=False, stage="prospect")
    assert list(newcomer.same_address()) == [clara]
    with pytest.raises(adding.KnownAddress) as known:
        adding.add_client(coach=coach, name="C", email="clara.two@example.org", zone="UTC")
    assert known.value.client in {clara, newcomer}


def test_whoever_asks_for_a_way_in_under_the_other_address_gets_it_at_the_one_that_stays(coach):
    one, two = (factories.client(coach=coach, with_account=False) for _ in range(2))
    merge(kept=one, other=two)
    assert invitations.mail_ways_in(email=two.email)
    assert one.invitations.get().email == one.email


def test_an_invitation_to_the_other_address_opens_nothing_anymore(clara, coach):
    other = factories.client(coach=coach, with_account=False, stage="offered")
    invitation = invitations.invite(client=other)
    merge(kept=clara, other=Client.objects.get(pk=other.pk))
    with pytest.raises(invitations.InvitationError):
        invitations.accept(invitation=invitation)


def test_a_link_in_an_earlier_email_stops_the_weekly_email_of_the_one_that_stays(clara, twin):
    token = STOP_WEEKLY_MAIL.token(twin)
    merge(kept=clara, other=twin)
    assert STOP_WEEKLY_MAIL.open_or_404(token).existing_row == clara


def test_the_other_address_is_erased_and_taken_along_with_them(clara, twin):
    merge(kept=clara, other=twin)
    assert Person.of(clara).emails == {clara.email, "clara.two@example.org"}


def test_nobody_is_emailed(clara, twin):
    merge(kept=clara, other=twin)
    assert mail.outbox == []


def test_the_page_of_the_other_number_leads_on(signed_in, coach, clara, twin):
    number = twin.pk
    merge(kept=clara, other=twin)
    assert signed_in(coach).get(reverse("desk:client", args=[number])).headers["Location"] == clara.get_absolute_url()


def test_of_two_requests_for_a_testimonial_one_waits_with_all_that_was_typed(clara, twin):
    for client, draft in ((clara, "It helped."), (twin, "Ask Dana.")):
        TestimonialRequest.objects.create(client=client, asked_at=timezone.now(), draft=draft)
    merge(kept=clara, other=twin)
    waiting = TestimonialRequest.objects.open().get()
    assert (waiting.client, waiting.draft) == (clara, "It helped.\n\nAsk Dana.")


def test_a_word_that_both_were_sent_is_there_once(clara, twin, coach):
    word = Word.objects.create(by=coach.user, text="Rest")
    for client in (clara, twin):
        WordReader.objects.create(word=word, client=client)
    merge(kept=clara, other=twin)
    assert WordReader.objects.get().client == clara
