"""The links at the top and the foot of every page, as an editor arranges them."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import StreamField
from wagtail.models import Page

from coaching.practice.page_generations import kept
from coaching.website.blocks import LinkBlock


@register_setting(icon="list-ul", order=20)
class SiteNavigation(BaseGenericSetting):
    """Which pages the header and the footer name, in order. One row."""

    header = StreamField([("link", LinkBlock())], blank=True, verbose_name=_("header"))
    footer = StreamField([("link", LinkBlock())], blank=True, verbose_name=_("footer"))

    panels = [FieldPanel("header"), FieldPanel("footer")]

    class Meta:
        verbose_name = _("navigation")

    def __str__(self):
        return str(self._meta.verbose_name)


def header_links(request):
    """The header's links as mappings of title, url and whether the visitor is in that part of the site."""
    return _links("header", request)


def footer_links(request):
    return _links("footer", request)


def consultation_url(request):
    """Where the consultation is booked, or "" while no consultation page is published."""
    return kept(request, f"consultation:{request.get_host()}", lambda: _consultation_url(request))


def _consultation_url(request):
    page = Page.objects.live().filter(content_type__app_label="coaching", content_type__model="consultationpage").first()
    return (page.get_url(request) or "") if page else ""


def _links(name, request):
    found = kept(request, f"{name}:{request.get_host()}", lambda: _published(name, request))
    return [{"title": title, "url": url, "current": _is_in(request.path, url)} for title, url in found]


def _published(name, request):
    """(title, address) of each link; only to published pages: a link to a draft would lead nowhere."""
    stream = getattr(SiteNavigation.load(request_or_site=request), name)
    pages = [(child.value["page"], child.value["title"]) for child in stream]
    found = [(title or page.title, page.get_url(request)) for page, title in pages if page and page.live]
    return [(title, url) for title, url in found if url]


def _is_in(path, url):
    return path == url or (url != "/" and path.startswith(url))
