"""What is in use is not deleted in the admin, one or many at once."""

import pytest
from django.urls import reverse

from coaching.payments.models import Package, Purchase

WORDS = "“Four” is in use, so it stays."


@pytest.fixture
def packages(clara):
    """One that was bought, and one that nobody has."""
    made = [Package.objects.create(title=title, sessions=4, price=100) for title in ("Four", "Six")]
    Purchase.objects.create(client=clara, package=made[0], **made[0].terms)
    return made


def delete(client, *packages):
    if len(packages) == 1:
        return client.post(reverse("wagtailsnippets_coaching_package:delete", args=[packages[0].pk]), follow=True)
    query = {"id": [package.pk for package in packages], "next": "/admin/"}
    return client.post(reverse("wagtail_bulk_action", args=["coaching", "package", "delete"], query=query), follow=True)


@pytest.mark.parametrize("count", [1, 2])
def test_package_that_was_bought_stays_and_says_so(count, signed_in, coach, packages):
    page = delete(signed_in(coach), *packages[:count])
    assert WORDS in page.content.decode()
    assert Package.objects.count() == 2


def test_package_that_nobody_has_is_deleted(signed_in, coach, packages):
    delete(signed_in(coach), packages[1])
    assert list(Package.objects.all()) == packages[:1]
