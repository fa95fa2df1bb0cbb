import pytest
from django.urls import reverse

from tests.coaching.website.factories import home


def test_search_engines_are_told_of_the_sitemap(client, db, settings):
    settings.SITE_URL = "https://bridge.example"
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Allow: /",
        "",
        "Sitemap: https://bridge.example/sitemap.xml",
    ]


def test_the_sign_of_the_site_is_where_programs_look_for_it(client, db):
    assert client.get("/favicon.ico").url.endswith("img/favicon-32.png")


@pytest.mark.parametrize("path", ["/me/", "/accounts/login/", "/admin/", "/booking/abc/", "/recap/abc/"])
def test_no_search_engine_lists_what_is_private(client, db, path):
    assert client.get(path)["X-Robots-Tag"].startswith("noindex")


def test_what_is_public_may_be_listed(client, db):
    home()
    for path in ("/", reverse("website:packages"), "/more-than-a-job-search/"):
        assert "X-Robots-Tag" not in client.get(path), path
