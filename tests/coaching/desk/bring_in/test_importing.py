"""What is made of the ticked rows, and taken back."""

from datetime import date, timedelta

import pytest

from coaching.booking.models import Booking
from coaching.desk.bring_in import choosing, importing, undoing
from coaching.desk.overview import listed
from coaching.desk.remarks import save_remark
from coaching.mail.models import Message
from coaching.payments.account import balance
from coaching.payments.models import LedgerEntry, Lot
from coaching.people.invitations import accept, invite
from coaching.people.models import Client, Note
from coaching.pipeline.sources import consultations
from tests import factories
from tests.coaching.booking import factories as booking_factories
from tests.coaching.desk.bring_in.files import BEN, CLIENTS, NIA, NOW, SESSIONS, imported, taken_in

PAST = SESSIONS + "nia@example.org,2026-09-14,50,paid\nnia@example.org,2026-09-14,50,paid\nnia@example.org,2026-10-05,,\n"


def nia():
    return Client.objects.get(email="nia@example.org")


def test_a_client_comes_with_all_of_it_and_nobody_is_mailed(coach):
    found = imported(coach, CLIENTS + NIA, PAST)
    client = listed(Client.objects.filter(pk=nia().pk), NOW).get()
    lot = Lot.objects.get(client=client)
    who = (client.stage, client.timezone, client.user, client.remark.text)
    assert who == ("active", "America/Chicago", None, "Prefers mornings")
    assert (balance.left(client, NOW), lot.expires_on) == (4, date(2027, 6, 30))
    assert client.last_session.date() == date(2026, 10, 5)
    assert [(each.status, each.past.paid) for each in client.bookings.all()] == [("held", True), ("held", None)]
    assert (found.added, found.sessions, found.report) == (1, 2, {})
    assert not Message.objects.exists()


def test_what_finds_no_place_becomes_a_private_note(coach):
    imported(coach, CLIENTS + NIA.replace(",4,", ",many,"))
    assert Note.objects.get(client=nia()).text == "From the file you imported:\nSessions left: many"


def test_past_sessions_may_overlap_and_take_no_session(coach):
    imported(coach, CLIENTS + NIA + BEN, PAST + "ben@example.org,2026-09-14,50,paid\n")
    assert Booking.objects.filter(start__date=date(2026, 9, 14)).count() == 2
    assert not LedgerEntry.objects.exclude(booking=None).exists()


def test_what_is_not_ticked_is_not_made(coach):
    found = taken_in(coach, CLIENTS + NIA + BEN)
    choosing.choose(client_import=found, shown=[1, 2], ticked=[2])
    importing.import_ticked(client_import=found, by=coach.user, now=NOW)
    assert [client.name for client in coach.clients.all()] == ["Ben Ode"]
    assert found.rows.count() == 1


def test_nothing_ticked_is_refused(coach):
    found = taken_in(coach, CLIENTS + NIA)
    choosing.tick_all(client_import=found, ticked=False)
    with pytest.raises(importing.NobodyChosen):
        importing.import_ticked(client_import=found, by=coach.user, now=NOW)


def test_twice_is_once(coach):
    found = imported(coach, CLIENTS + NIA, PAST)
    importing.import_ticked(client_import=found, by=coach.user, now=NOW)
    assert (coach.clients.count(), Booking.objects.count(), Lot.objects.count()) == (1, 2, 1)


def test_whoever_came_onto_the_list_meanwhile_is_not_doubled(coach):
    found = taken_in(coach, CLIENTS + NIA, PAST)
    someone = factories.client(coach=coach, name="Nia O.", email="nia@example.org")
    found = importing.import_ticked(client_import=found, by=coach.user, now=NOW)
    assert (coach.clients.get(), someone.bookings.count(), balance.left(someone, NOW)) == (someone, 2, 0)
    assert (found.added, found.updated) == (0, 1)


def test_the_same_sessions_again_are_not_doubled(coach):
    imported(coach, CLIENTS + NIA, PAST)
    again = taken_in(coach, PAST)
    assert [(row.is_possible, row.sessions) for row in again.rows.all()] == [(False, [])]


def test_an_unknown_zone_is_the_one_that_was_chosen(coach):
    found = taken_in(coach, CLIENTS + NIA.replace("Chicago", "Gotham"))
    assert choosing.unknown_zones(found) == [{"text": "Gotham", "count": 1}]
    choosing.choose(client_import=found, shown=[1], ticked=[1], zones={"Gotham": "Asia/Tokyo", "Nowhere": "No/Where"})
    importing.import_ticked(client_import=found, by=coach.user, now=NOW)
    assert nia().timezone == "Asia/Tokyo"


def test_without_a_zone_it_is_the_coachs(coach):
    imported(coach, "Name,Email\nNia,nia@example.org\n")
    assert nia().timezone == coach.timezone


def test_undo_takes_back_everything(coach, clara):
    found = imported(coach, CLIENTS + NIA.replace(",4,", ",4 of 10,") + BEN, PAST + f"{clara.email},2026-09-01,50,paid\n")
    found = undoing.undo(client_import=found, now=NOW)
    assert (list(coach.clients.all()), found.removed, found.stayed) == ([clara], 2, 0)
    assert not any(model.objects.exists() for model in (Booking, Lot, LedgerEntry, Note))


def test_undo_twice_is_once(coach):
    found = undoing.undo(client_import=imported(coach, CLIENTS + NIA), now=NOW)
    assert undoing.undo(client_import=found, now=NOW + timedelta(days=1)).finished_at == NOW


def signs_in(client):
    accept(invitation=invite(client=client))


def books(client):
    booking_factories.booking(client=client, appointment_type=booking_factories.appointment_type(coach=client.coach))


def remarked(client):
    save_remark(client=client, text="Prefers evenings", known_revision=1)


def noted(client):
    Note.objects.create(client=client, text="Called.")


def renamed(client):
    Client.objects.filter(pk=client.pk).update(name="Nia O. Okafor")


def given_one(client):
    from coaching.payments.account.grants import grant

    grant(client=client, sessions=1, reason="A gift", by=None)


@pytest.mark.parametrize(
    ("happens", "why"),
    [
        (signs_in, "they have signed in."),
        (books, "something was booked since."),
        (remarked, "something was written or done with them here since."),
        (noted, "something was written or done with them here since."),
        (renamed, "their details have changed since."),
        (given_one, "their sessions left have changed since."),
    ],
)
def test_someone_with_whom_anything_happened_stays_whole(coach, happens, why):
    found = imported(coach, CLIENTS + NIA + BEN, PAST)
    happens(nia())
    assert undoing.staying(found) == {nia().pk: f"Stays if you undo: {why}"}
    found = undoing.undo(client_import=found, now=NOW)
    assert ([client.pk for client in coach.clients.all()], found.removed, found.stayed) == ([nia().pk], 1, 1)
    assert nia().bookings.filter(past__isnull=False).count() == 2
    assert balance.left(nia(), NOW) >= 4


def test_an_invitation_that_nobody_used_goes_with_its_client(coach):
    found = imported(coach, CLIENTS + NIA)
    invite(client=nia())
    assert undoing.undo(client_import=found, now=NOW).removed == 1


def test_a_file_that_nobody_chose_from_is_forgotten(coach):
    found = taken_in(coach, CLIENTS + NIA)
    assert (choosing.tidy(NOW + timedelta(days=1)), choosing.tidy(NOW + timedelta(days=3))) == (0, 1)
    found.refresh_from_db()
    assert (found.state, found.report, found.rows.count()) == ("stopped", {}, 0)


def test_undoing_costs_the_same_for_more_people(coach, django_assert_max_num_queries):
    lines = "".join(f"P{n} Mid,p{n}@example.org,Berlin,,,,\n" for n in range(40))
    found = imported(coach, CLIENTS + lines)
    with django_assert_max_num_queries(70):
        undoing.staying(found)


def test_past_sessions_are_no_first_calls(coach):
    imported(coach, CLIENTS + NIA, PAST)
    assert consultations(Client.objects.all(), date(2026, 1, 1), date(2026, 12, 31), "America/New_York", NOW) == []
