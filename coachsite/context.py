from django.utils.functional import SimpleLazyObject

from coaching.practice.models import PracticeSettings
from coaching.website import navigation
from coachsite.plain_pages import remember


def site(request):
    """What every template may show: the practice and the ways through the site, each read once and only when used."""
    return {
        "practice": SimpleLazyObject(lambda: remember(PracticeSettings.load(request_or_site=request))),
        "navigation": SimpleLazyObject(lambda: navigation.header_links(request)),
        "footer_navigation": SimpleLazyObject(lambda: navigation.footer_links(request)),
        "consultation_url": SimpleLazyObject(lambda: navigation.consultation_url(request)),
    }
