from uuid import uuid4

import pytest
from django.utils import timezone

from coaching.payments import purchases
from coaching.payments.payers import requests
from coaching.people.models import ActiveDay
from tests import factories
from tests.coaching.payments.payers.conftest import ADA


def buy(client, package, **references):
    return purchases.make(client=client, sold=package, package=package, now=timezone.now(), **references)


def was_active(client):
    client.refresh_from_db()
    return client.last_active_at is not None, ActiveDay.objects.filter(client=client).exists()


def test_buying_ones_own_package_counts_as_active(clara, package):
    buy(clara, package)
    assert was_active(clara) == (True, True)


def test_nobody_is_active_before_their_account_is_open(coach, package):
    visitor = factories.client(coach=coach, with_account=False)
    buy(visitor, package)
    assert was_active(visitor) == (False, False)


def test_what_the_coach_notes_is_nothing_that_the_client_did(clara, coach, package):
    buy(clara, package, by=coach.user)
    assert was_active(clara) == (False, False)


@pytest.mark.usefixtures("stripe")
def test_what_someone_else_pays_is_nothing_that_the_client_did(clara, coach, package):
    asked = requests.make(client=clara, sold=package, package=package, payer=ADA, key=uuid4(), by=coach.user)
    buy(clara, package, request=asked)
    assert was_active(clara) == (False, False)
