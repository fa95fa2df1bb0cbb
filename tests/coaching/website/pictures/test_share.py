import re
from html import unescape

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from wagtail.models import PageViewRestriction

from coaching.practice.models import PracticeSettings
from coaching.website import models
from coaching.website.pictures import share
from tests.coaching.website import factories


@pytest.fixture
def page(home):
    return factories.page(models.StandardPage, home, title="Ask for advice")


def shared(client, page):
    return re.findall(r'property="og:image" content="([^"]*)"', client.get(page.get_url()).content.decode())


def path_of(address):
    return re.sub(r"^https?://[^/]+", "", address)


def test_a_page_without_a_picture_is_shared_with_its_title(client, page):
    [address] = shared(client, page)
    answer = client.get(path_of(address))
    assert answer["Content-Type"] == "image/png"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.content.startswith(b"\x89PNG")


def test_it_is_drawn_once(client, page, monkeypatch):
    [address] = shared(client, page)
    first = client.get(path_of(address)).content
    monkeypatch.setattr(share, "drawn", None)
    assert client.get(path_of(address)).content == first


def test_another_title_is_at_another_address_and_the_old_picture_goes(client, page):
    [old] = shared(client, page)
    client.get(path_of(old))
    page.title = "Ask for stories"
    page.save_revision().publish()
    [new] = shared(client, page)
    assert client.get(path_of(old))["Location"] == path_of(new)
    client.get(path_of(new))
    kept = [name for name in default_storage.listdir(share.FOLDER)[1] if name.startswith(f"{page.pk}-")]
    assert kept == [path_of(new).rpartition("/")[2]]


def test_a_chosen_picture_is_shared_cut_around_its_focal_point(client, page, picture):
    page.share_image = picture()
    page.save_revision().publish()
    [address] = shared(client, page)
    assert "fill-1200x630" in address


def test_a_draft_has_no_picture(client, page):
    words = share.words_of(page)
    page.unpublish()
    assert client.get(reverse("website:share_picture", args=[page.pk, words.digest])).status_code == 404


def test_a_private_page_has_no_picture(client, page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert client.get(reverse("website:share_picture", args=[page.pk, share.words_of(page).digest])).status_code == 404


def test_the_picture_wears_the_practices_color(client, page):
    before = shared(client, page)
    PracticeSettings.objects.update(brand_color="#7a1f5c")
    assert shared(client, page) != before


@pytest.fixture
def practice(db):
    return PracticeSettings.objects.create(name="Bridge")


@pytest.mark.parametrize("name", ["website:packages", "website:help"])
def test_a_public_page_that_is_no_row_is_shared_with_its_title_too(client, practice, name):
    content = client.get(reverse(name)).content.decode()
    address = unescape(re.search(r'property="og:image" content="([^"]*)"', content)[1])
    answer = client.get(path_of(address))
    assert (answer["Content-Type"], answer.content[:4]) == ("image/png", b"\x89PNG")
    assert 'name="twitter:card" content="summary_large_image"' in content


def test_a_title_that_we_never_sealed_is_not_drawn(client, practice):
    words = share.of_practice("Mine")
    assert client.get(reverse("website:share_title", args=[words.digest, "Mine"])).status_code == 404


def test_a_title_drawn_before_a_change_leads_to_the_newest(client, practice):
    address = path_of(share.drawn_of_title("Packages").url)
    PracticeSettings.objects.update(name="Better")
    assert client.get(address)["Location"] == share.drawn_of_title("Packages").url


@pytest.mark.parametrize(
    ("title", "said"), [("Packages", "Packages · Bridge"), ("About Bridge", "About Bridge"), ("Bridge", "Bridge")]
)
def test_no_name_is_said_twice(practice, title, said):
    assert share.drawn_of_title(title).alt == said
