"""The way of a file through the pages."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from coaching.desk.bring_in.models import ClientImport
from coaching.mail.models import Message
from coaching.people import invitations
from coaching.people.models import Client, Invitation
from tests import factories
from tests.coaching.desk.bring_in.files import BEN, CLIENTS, NIA, csv, imported, taken_in

UPLOAD = reverse("desk:bring_in")


def page(dana, found):
    return dana.get(reverse("desk:import", args=[found.pk]))


@pytest.fixture
def dana(client, coach):
    client.force_login(coach.user)
    return client


def test_from_file_to_list(dana, coach):
    answer = dana.post(UPLOAD, {"file": csv(CLIENTS + NIA + BEN)})
    found = ClientImport.objects.get()
    assert answer.url == reverse("desk:import", args=[found.pk])
    assert "2 people are in the file." in page(dana, found).content.decode()
    choose = reverse("desk:import_choose", args=[found.pk])
    dana.post(choose, {"shown": ["1", "2"], "tick": ["2"], "go": "import"})
    assert [client.name for client in coach.clients.all()] == ["Ben Ode"]
    assert "1 client was added." in page(dana, found).content.decode()
    assert not Message.objects.exists()


def test_a_file_that_can_not_be_read_is_said_beside_its_field(dana):
    answer = dana.post(UPLOAD, {"file": csv("")})
    assert answer.status_code == 422
    assert "This file is empty. Please choose another one." in answer.content.decode()


def test_a_file_of_too_many_people_is_to_be_split(dana, monkeypatch):
    monkeypatch.setattr("coaching.desk.bring_in.choosing.MOST_PEOPLE", 1)
    answer = dana.post(UPLOAD, {"file": csv(CLIENTS + NIA + BEN)})
    assert "There are 2 people in this file, and at most 1 can be imported at once. Please split it." in answer.content.decode()
    assert not ClientImport.objects.exists()


def test_zones_and_ticks_stay_whichever_button_is_pressed(dana, coach):
    found = taken_in(coach, CLIENTS + NIA.replace("Chicago", "Gotham") + BEN)
    choose = reverse("desk:import_choose", args=[found.pk])
    sent = {"shown": ["1", "2"], "tick": ["1"], "zone_text": "Gotham", "zone_0_place": "Tokyo", "go": "stay"}
    assert dana.post(choose, sent).status_code == 302
    assert [(row.zone, row.ticked) for row in found.rows.all()] == [("Asia/Tokyo", True), ("Europe/Berlin", False)]
    dana.post(choose, {"shown": ["1", "2"], "tick": ["1"], "go": "all"})
    assert found.rows.ticked().count() == 2
    dana.post(choose, {"shown": ["1", "2"], "go": "none"})
    assert found.rows.ticked().count() == 0
    assert "Nobody is selected." in dana.post(choose, {"shown": ["1"], "go": "import"}, follow=True).content.decode()


def test_a_zone_that_means_several_is_asked_again(dana, coach):
    found = taken_in(coach, CLIENTS + NIA.replace("Chicago", "Gotham"))
    sent = {"shown": ["1"], "tick": ["1"], "zone_text": "Gotham", "zone_0_place": "Brazil", "go": "stay"}
    page = dana.post(reverse("desk:import_choose", args=[found.pk]), sent, follow=True).content.decode()
    assert "“Brazil” is no single city or country that we know." in page
    assert "Sao Paulo, Brazil; Noronha, Brazil" in page
    assert found.rows.get().zone == ""


def test_two_people_are_invited_from_the_result(dana, coach):
    imported(coach, CLIENTS + NIA + BEN)
    pks = list(coach.clients.values_list("pk", flat=True))
    asks = dana.get(reverse("desk:invite_many"), {"client": pks})
    assert "Invite 2 people" in asks.content.decode()
    assert not Message.objects.exists()
    answer = dana.post(reverse("desk:invite_many"), {"client": pks}, follow=True)
    assert "2 invitations are on their way." in answer.content.decode()
    assert Message.objects.filter(kind="invitation").count() == 2


def test_all_are_invited_from_the_result(dana, coach):
    found = imported(coach, CLIENTS + NIA + BEN)
    address = f"{reverse('desk:invite_many')}?import={found.pk}"
    assert "Invite 2 people" in dana.get(address).content.decode()
    assert "2 invitations are on their way." in dana.post(address, follow=True).content.decode()


def test_the_page_says_who_was_invited_since_and_when(dana, coach):
    found = imported(coach, CLIENTS + NIA + BEN)
    before = page(dana, found).content.decode()
    assert ("The import emailed nobody." in before, "invited" in before, "Invite all 2" in before) == (True, False, True)
    nia = coach.clients.get(name="Nia Okafor")
    invitations.invite(client=nia, now=datetime(2026, 11, 30, 15, tzinfo=UTC))
    after = page(dana, found).content.decode()
    assert after.count("invited on November 30, 10 a.m.") == 1
    assert "1 has been invited since." in after
    address = f"{reverse('desk:invite_many')}?import={found.pk}"
    asks = dana.get(address).content.decode()
    assert ("Invite Ben Ode" in asks, "nia@example.org" in asks, "Ben gets an email" in asks) == (True, False, True)
    dana.post(address)
    assert list(Invitation.objects.order_by("pk").values_list("client__name", flat=True)) == ["Nia Okafor", "Ben Ode"]


def test_nobody_invites_for_another_coach(client, coach, other_coach):
    found = imported(coach, CLIENTS + NIA)
    client.force_login(other_coach.user)
    assert client.get(f"{reverse('desk:invite_many')}?import={found.pk}").status_code == 404


def test_undo_says_who_stays_and_why(dana, coach):
    found = imported(coach, CLIENTS + NIA + BEN)
    Client.objects.filter(name="Nia Okafor").update(user=factories.user("nia@example.org"))
    assert "Stays if you undo: they have signed in." in page(dana, found).content.decode()
    dana.post(reverse("desk:import_undo", args=[found.pk]))
    text = page(dana, found).content.decode()
    assert "1 client is off your list again." in text
    assert "1 stays, because something has happened with them since." in text


def test_whoever_is_odd_comes_first(dana, coach):
    found = taken_in(coach, CLIENTS + NIA + BEN.replace("Berlin", "Gotham"))
    text = page(dana, found).content.decode()
    assert "Something is odd about 1, who comes first." in text
    assert text.index("ben@example.org") < text.index("nia@example.org")


def test_stopping_forgets_the_file(dana, coach):
    found = taken_in(coach, CLIENTS + NIA)
    dana.post(reverse("desk:import_stop", args=[found.pk]))
    assert not found.rows.exists()
    assert "Nobody was added" in page(dana, found).content.decode()


def test_another_coach_finds_nothing(client, coach, other_coach):
    found = taken_in(coach, CLIENTS + NIA)
    client.force_login(other_coach.user)
    assert page(client, found).status_code == 404


def test_an_owner_says_whose_clients_they_are(client, owner, coach):
    client.force_login(owner.user)
    client.post(UPLOAD, {"file": csv(CLIENTS + NIA), "coach": coach.pk})
    assert ClientImport.objects.get().coach == coach


def test_a_file_of_many_costs_no_more(dana, coach, django_assert_max_num_queries):
    few, many = (
        taken_in(coach, CLIENTS + "".join(f"P{n} Mid,p{n}@example.org,Berlin,,,,\n" for n in range(count))) for count in (3, 300)
    )
    page(dana, few)
    with django_assert_max_num_queries(30):
        assert "Page 1 of 3" in page(dana, many).content.decode()
