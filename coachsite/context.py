from django.utils.functional import SimpleLazyObject

from coaching.people.own_entries import client_of
from coaching.practice.models import PracticeSettings
from coaching.practice.page_generations import kept
from coaching.website import navigation
from coachsite.plain_pages import remember


def site(request):
    """What every template may show: the practice and the ways through the site, each read once and only when used."""
    return {
        "practice": SimpleLazyObject(lambda: remember(practice_of(request))),
        "navigation": SimpleLazyObject(lambda: navigation.header_links(request)),
        "footer_navigation": SimpleLazyObject(lambda: navigation.footer_links(request)),
        "consultation_url": SimpleLazyObject(lambda: navigation.consultation_url(request)),
        "account_frame": lambda: "base_client.html" if client_of(request) else "base.html",
        "consultation_title": SimpleLazyObject(lambda: navigation.consultation_title(request)),
    }


def practice_of(request):
    """The practice's settings, which whatever else loads them for this request finds here, too."""
    found = kept(request, "practice", lambda: _with_pages(PracticeSettings.load(request_or_site=request)))
    return request.__dict__.setdefault(PracticeSettings.get_cache_attr_name(), found)


def _with_pages(practice):
    """With the pages that it names, so that these are kept with it."""
    _read = practice.privacy_page, practice.terms_page
    return practice
