import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from coaching.website import models
from coaching.website.models import SiteMove
from tests.coaching.website import factories
from tests.coaching.website.moving_in.test_isolated import RSS


@pytest.fixture
def articles(home):
    return factories.page(models.ArticleIndexPage, home, title="Articles")


@pytest.fixture
def move(owning, articles):
    """A feed that was read, and waits for a choice."""
    owning.post(reverse("moving_in_admin:begin"), {"file": SimpleUploadedFile("feed.xml", RSS.encode())})
    return SiteMove.objects.get()


@pytest.fixture
def chosen(owning, articles):
    """`chosen(lines)` is what the page to choose from says of a CSV of these lines."""

    def of(*lines):
        owning.post(reverse("moving_in_admin:begin"), {"file": SimpleUploadedFile("old.csv", "\n".join(lines).encode())})
        return owning.get(reverse("moving_in_admin:show", args=[SiteMove.objects.get().pk])).content.decode()

    return of


@pytest.fixture
def redirect_at():
    """`redirect_at(path)` is a redirect that is there already."""
    return lambda path: Redirect.objects.create(old_path=path, redirect_link="/else")
