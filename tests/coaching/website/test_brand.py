import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from coaching.practice.models import PracticeImage, PracticeRendition, PracticeSettings
from tests.pictures import png

FOR_EVER = "public, max-age=31536000, immutable"


@pytest.fixture
def practice(db):
    return PracticeSettings.load()


@pytest.fixture
def branded(practice):
    practice.brand_color = "#1d3a8a"
    practice.save()
    return practice


@pytest.fixture
def logo(practice):
    PracticeRendition.cache_backend.clear()  # it knows pictures by their numbers, which each test gives anew
    practice.logo = PracticeImage.objects.create(title="Mark", file=SimpleUploadedFile("mark.png", png(600, 120)))
    practice.save()
    return practice.logo


def stylesheets(page):
    return re.findall(r'<link rel="stylesheet" href="(/brand/[^"]+)"', page.content.decode())


def test_a_page_without_a_color_of_its_own_asks_for_nothing_more(client, home):
    assert stylesheets(client.get(home.get_url())) == []


def test_the_color_is_in_a_stylesheet_that_browsers_keep_for_ever(client, home, branded):
    [address] = stylesheets(client.get(home.get_url()))
    response = client.get(address)
    assert response["Cache-Control"] == FOR_EVER
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert "--brand: light-dark(#1d3a8a, #" in response.content.decode()
    assert "Set-Cookie" not in response


def test_the_lanes_are_never_in_it(branded):
    assert re.findall(r"--(?:give|ask)", branded.brand_stylesheet) == []


def test_a_change_is_at_another_address_at_once_and_the_old_one_leads_there(client, home, branded):
    [old] = stylesheets(client.get(home.get_url()))
    branded.brand_color = "#7a1f5c"
    branded.save()
    [new] = stylesheets(client.get(home.get_url()))
    answer = client.get(old)
    assert new != old
    assert (answer.status_code, answer["Location"]) == (302, new)
    assert "no-store" in answer["Cache-Control"]


def test_there_is_no_stylesheet_without_a_color(client, practice):
    assert client.get(reverse("website:brand", args=["0" * 16])).status_code == 404


def test_the_logo_stands_beside_the_name(client, home, logo, practice):
    page = client.get(home.get_url()).content.decode()
    head = page[page.index('<a class="brand"') : page.index("</header>")]
    logo = re.search(r"<img[^>]*>", head)[0]
    assert re.search(r'height="120"[^>]*src="[^"]+\.webp"[^>]*width="600"', logo)
    assert ('class="brand-logo"' in logo, 'alt=""' in logo, 'sizes="12.5rem"' in logo) == (True, True, True)
    assert ("lazy" in logo, "fetchpriority" in logo) == (False, False)
    assert f">{practice.name}</span>" in head


def test_a_logo_with_the_name_is_read_as_the_name(client, home, logo, practice):
    PracticeSettings.objects.update(logo_has_name=True)
    page = client.get(home.get_url()).content.decode()
    head = page[page.index('<a class="brand"') : page.index("</a>", page.index('<a class="brand"'))]
    assert f'alt="{practice.name}"' in head
    assert "<span>" not in head


def test_the_browsers_tab_has_our_sign_unless_one_is_given(client, home, practice):
    assert "img/favicon.svg" in client.get(home.get_url()).content.decode()
    practice.site_icon = PracticeImage.objects.create(title="Icon", file=SimpleUploadedFile("icon.png", png(200, 200)))
    practice.save()
    page = client.get(home.get_url()).content.decode()
    assert "favicon.svg" not in page
    assert len(re.findall(r'rel="(?:icon|apple-touch-icon)" href="/media/images/[^"]+\.png"', page)) == 2


def test_where_else_the_practice_is_found_is_at_the_foot(client, home, practice):
    PracticeSettings.objects.update(social_links="https://www.linkedin.com/in/dora")
    assert (
        '<a href="https://www.linkedin.com/in/dora" rel="me noopener">LinkedIn</a>' in client.get(home.get_url()).content.decode()
    )
