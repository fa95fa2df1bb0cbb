from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.desk.client_page.details import DetailsError, correct
from coaching.mail.models import Message
from coaching.people.invitations import invite
from coaching.people.models import Client
from tests import factories
from tests.worlds import booking_of

NEW = {"name": "Nia Okafor", "email": "nia@example.org", "zone": "America/Chicago"}


@pytest.fixture
def guest(coach):
    return factories.client(coach=coach, name="Gus", with_account=False)


@pytest.fixture
def booked(guest):
    return booking_of(guest, start=timezone.now() + timedelta(days=3))


@pytest.fixture
def send(signed_in, coach):
    """`send(client, **changed)` sends the form of a client's details as the page shows it, with these changes."""

    def post(client, **changed):
        url = reverse("desk:edit", args=[client.pk])
        fields = signed_in(coach).get(url).context["form"]
        shown = {name: fields[name].value() for name in fields.fields}
        return signed_in(coach).post(url, {**shown, **{f"initial-{name}": value for name, value in shown.items()}, **changed})

    return post


def test_a_new_name_is_that_of_what_is_booked(guest, booked):
    correct(client=guest, name="Gustav")
    booked.refresh_from_db()
    assert booked.guest_name == "Gustav"


def test_a_new_address_gets_the_invitation_of_what_is_booked(guest, booked):
    correct(client=guest, email="gus@example.com")
    booked.refresh_from_db()
    assert booked.guest_email == "gus@example.com"
    assert Message.objects.filter(to="gus@example.com").exists()


def test_a_link_that_went_to_the_old_address_is_dead(guest):
    invitation = invite(client=guest)
    correct(client=guest, email="gus@example.com")
    invitation.refresh_from_db()
    assert not invitation.is_open(timezone.now() + timedelta(seconds=1))


def test_the_address_of_someone_who_signs_in_with_it_stays(clara):
    with pytest.raises(DetailsError, match="signs in with this address"):
        correct(client=clara, email="other@example.org")


def test_a_new_zone_is_kept(clara):
    assert correct(client=clara, zone="Pacific/Auckland").timezone == "Pacific/Auckland"


def test_the_form_saves_what_was_changed(send, guest):
    assert send(guest, phone="555 0100").url == reverse("desk:client", args=[guest.pk])
    guest.refresh_from_db()
    assert (guest.name, guest.phone) == ("Gus", "555 0100")


def test_what_another_page_changed_meanwhile_stays(signed_in, coach, guest):
    url, shown = reverse("desk:edit", args=[guest.pk]), {"name": "Gus", "email": guest.email, "phone": "", "zone": guest.timezone}
    correct(client=guest, name="Gustav")
    before = {f"initial-{name}": value for name, value in shown.items()}
    signed_in(coach).post(url, {**shown, **before, "phone": "555 0100"})
    guest.refresh_from_db()
    assert (guest.name, guest.phone) == ("Gustav", "555 0100")


def test_the_page_carries_what_it_showed(signed_in, coach, guest):
    assert b'name="initial-phone"' in signed_in(coach).get(reverse("desk:edit", args=[guest.pk])).content


def test_a_name_that_is_none_is_refused_and_kept(send, guest):
    response = send(guest, name="www.example.com")
    assert (response.status_code, b"www.example.com" in response.content) == (422, True)


def test_someone_is_added_and_invited(signed_in, coach):
    signed_in(coach).post(reverse("desk:add"), {**NEW, "invite": "on"})
    added = Client.objects.get(email="nia@example.org")
    assert (added.coach, added.invitations.count(), Message.objects.get().kind) == (coach, 1, "invitation")


def test_a_known_address_leads_to_who_has_it(signed_in, coach, clara):
    response = signed_in(coach).post(reverse("desk:add"), {**NEW, "email": clara.email})
    assert (response.status_code, Client.objects.count()) == (422, 1)
    assert reverse("desk:client", args=[clara.pk]) in response.content.decode()


def test_a_known_address_is_added_when_that_is_wanted(signed_in, coach, clara):
    signed_in(coach).post(reverse("desk:add"), {**NEW, "email": clara.email, "even_if_known": "on"})
    assert Client.objects.filter(email=clara.email).count() == 2


def test_a_solo_coach_is_not_asked_whose_client_it_is(signed_in, coach):
    assert "coach" not in signed_in(coach).get(reverse("desk:add")).context["form"].fields


def test_the_owner_of_several_coaches_chooses(signed_in, owner, coach):
    signed_in(owner).post(reverse("desk:add"), {**NEW, "coach": coach.pk})
    assert Client.objects.get().coach == coach
