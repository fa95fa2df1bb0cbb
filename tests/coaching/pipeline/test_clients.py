from datetime import date

import pytest
from django.utils import timezone

from coaching.booking.links import MANAGE
from coaching.booking.models import Booking
from coaching.people import invitations
from coaching.people.merge import merge
from coaching.people.models import Client, Note, Remark
from coaching.pipeline import clients, offers
from coaching.pipeline.models import CheckIn, Offer
from tests import factories


@pytest.fixture
def known(coach):
    """Pia again, who has long been a client."""
    return factories.client(coach=coach, name="Pia B.", email="PIA@example.org")


def test_becoming_a_client_keeps_the_answers_once(pia, held, mailoutbox):
    Client.objects.filter(pk=pia.pk).update(source="/articles/two-way/")
    clients.make_client(client=pia)
    clients.make_client(client=pia)
    kept = pia.timeline.filter(kind="booking.answer")
    assert [(each.text, each.for_client) for each in kept] == [("Before the call: Why now? A layoff", False)]
    pia.refresh_from_db()
    assert (pia.stage, pia.source) == ("active", "/articles/two-way/")
    assert len(mailoutbox) == 2


def test_a_slip_is_taken_back_and_the_link_dies(pia):
    invitation = clients.make_client(client=pia)
    clients.undo_conversion(client=pia)
    pia.refresh_from_db()
    invitation.refresh_from_db()
    assert pia.stage == "prospect"
    assert not pia.modules.exists()
    assert not invitation.is_open(timezone.now())


def test_someone_with_an_account_stays_a_client(pia):
    invitation = clients.make_client(client=pia)
    invitations.accept(invitation=invitation)
    with pytest.raises(clients.PipelineError, match="stays a client"):
        clients.undo_conversion(client=pia)


def test_two_entries_of_one_person_become_one(pia, held, known, coach):
    Note.objects.create(client=pia, author=coach.user, text="Knows Rosa")
    link = MANAGE.token(held)
    merge(kept=known, other=pia)
    assert not Client.objects.filter(pk=pia.pk).exists()
    assert Booking.objects.get().client == known
    assert known.notes.get().text == "Knows Rosa"
    assert MANAGE.open(link).row == held


def test_the_offer_moves_along_when_there_is_none_yet(sent, pia, known):
    merge(kept=known, other=pia)
    sent.refresh_from_db()
    assert sent.client == known


def test_taken_back_they_stand_where_they_were(sent, pia):
    clients.make_client(client=pia)
    clients.undo_conversion(client=pia)
    pia.refresh_from_db()
    assert pia.stage == "offered"


def test_of_two_recaps_the_words_of_neither_are_lost(sent, pia, known):
    other = Offer.objects.create(client=known, text="Earlier words", valid_until=sent.valid_until)
    merge(kept=known, other=pia)
    assert Offer.objects.get().pk == sent.pk
    assert not Offer.objects.filter(pk=other.pk).exists()
    assert known.notes.get().text == "Earlier words"


@pytest.mark.parametrize(
    ("one", "other", "after"),
    [
        ("offered", "prospect", "offered"),
        ("prospect", "later", "prospect"),
        ("declined", "later", "later"),
        ("later", "active", "active"),
    ],
)
def test_of_two_prospects_the_one_nearer_to_starting_counts(pia, known, one, other, after):
    Client.objects.filter(pk=pia.pk).update(stage=one)
    Client.objects.filter(pk=known.pk).update(stage=other)
    merge(kept=known, other=pia)
    known.refresh_from_db()
    assert known.stage == after


def test_a_date_to_ask_again_goes_with_not_now(pia, known):
    Client.objects.filter(pk=known.pk).update(stage="declined")
    offers.set_later(client=pia, on=date(2036, 1, 1))
    merge(kept=known, other=pia)
    assert CheckIn.objects.get().client == known


@pytest.mark.parametrize(
    ("of_prospect", "of_client", "line", "notes"),
    [
        ("likes mornings", "", "likes mornings", []),
        ("", "likes evenings", "likes evenings", []),
        ("likes mornings", "likes evenings", "likes evenings", ["likes mornings"]),
    ],
)
def test_joining_keeps_both_remarks(pia, known, of_prospect, of_client, line, notes):
    for client, text in ((pia, of_prospect), (known, of_client)):
        Remark.objects.create(client=client, text=text)
    merge(kept=known, other=pia)
    assert (Remark.objects.get(client=known).text, [note.text for note in known.notes.all()]) == (line, notes)
