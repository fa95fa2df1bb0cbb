"""The demo's address, practice settings and navigation."""

from coaching.practice.models import PracticeSettings
from coaching.website.models import SiteNavigation
from coaching.website.starting.building import links, point_site_at
from coachsite.demo.reading import read


def load_site(pages):
    """Points the site at the home page."""
    point_site_at(pages["home"], read("site")["practice"]["name"])


def load_settings():
    """Fills in the practice, unless someone already did, before a page is published: whatever asks for it makes an empty one.
    Returns whether it did."""
    if PracticeSettings.objects.exists():
        return False
    PracticeSettings.objects.create(**read("site")["practice"])
    return True


def load_policies(pages):
    """Names the pages that the practice promises."""
    practice = PracticeSettings.load()
    practice.privacy_page, practice.terms_page = pages["privacy"], pages["terms"]
    practice.save()


def load_navigation(pages):
    """The links of the navigation, unless there are some."""
    content = read("site")
    if not SiteNavigation.objects.exists():
        SiteNavigation.objects.create(**{place: links(content[place], pages) for place in ("header", "footer")})
