"""The demo's address, practice settings and navigation."""

from coaching.practice.models import PracticeSettings
from coaching.website.models import SiteNavigation
from coaching.website.starting.building import links, point_site_at
from coachsite.demo.reading import read


def load_site(pages):
    """Points the site at the home page."""
    point_site_at(pages["home"], read("site")["practice"]["name"])


def load_settings(pages):
    """Fills in the practice and the navigation unless someone already did."""
    content = read("site")
    if not PracticeSettings.objects.exists():
        policies = {"privacy_page": pages["privacy"], "terms_page": pages["terms"]}
        PracticeSettings.objects.create(**content["practice"], **policies)
    if not SiteNavigation.objects.exists():
        SiteNavigation.objects.create(**{place: links(content[place], pages) for place in ("header", "footer")})
