import pytest

from coaching.mail.models import Message
from coaching.people.adding import KnownAddress, add_client
from coaching.people.models import Client

NIA = {"name": "Nia Okafor", "email": "nia@example.org", "zone": "America/Chicago"}


def test_someone_added_is_a_client_and_nobody_is_mailed(coach):
    added = add_client(coach=coach, phone="555 0100", **NIA)
    assert (added.stage, added.timezone, added.phone, added.user) == ("active", "America/Chicago", "555 0100", None)
    assert not Message.objects.exists()


def test_the_coachs_timeline_says_so(coach):
    assert [(each.text, each.for_client) for each in add_client(coach=coach, **NIA).timeline.all()] == [
        ("Added by Dana Reyes", False)
    ]


def test_a_known_address_is_named(coach, clara):
    with pytest.raises(KnownAddress) as raised:
        add_client(coach=coach, name="Clara", email=clara.email.upper(), zone="UTC")
    assert raised.value.client == clara


def test_another_person_with_the_address_can_be_added(coach, clara):
    add_client(coach=coach, name="Paul", email=clara.email, zone="UTC", even_if_known=True)
    assert Client.objects.filter(email=clara.email).count() == 2


def test_another_coachs_client_is_not_known(coach, mallory):
    assert add_client(coach=coach, name="M", email=mallory.email, zone="UTC").coach == coach
