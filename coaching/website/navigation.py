"""The links at the top and the foot of every page, as an editor arranges them."""

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import StreamField

from coaching.booking.guest.sources import with_source
from coaching.practice.page_generations import kept
from coaching.practice.versioned_settings import VersionedSetting
from coaching.website.blocks import LinkBlock
from coaching.website.module_pages import ModulePageChoiceBlock, module_pages


class ModuleLinkBlock(blocks.StructBlock):
    page = ModulePageChoiceBlock(label=_("page"))
    title = blocks.CharBlock(label=_("title"), required=False, max_length=60, help_text=_("Leave empty for the page's own."))

    class Meta:
        icon = "link"
        label = _("Link to a page that is there by itself")


LINKS = [("link", LinkBlock()), ("module_page", ModuleLinkBlock())]


@register_setting(icon="list-ul", order=20)
class SiteNavigation(VersionedSetting, BaseGenericSetting):
    """Which pages the header and the footer name, in order. One row."""

    header = StreamField(LINKS, blank=True, verbose_name=_("header"))
    footer = StreamField(LINKS, blank=True, verbose_name=_("footer"))

    panels = [FieldPanel("header"), FieldPanel("footer")]

    class Meta:
        verbose_name = _("navigation")

    def __str__(self):
        return str(self._meta.verbose_name)


def header_links(request):
    """The header's links as mappings of title, url and whether the visitor is in that part of the site."""
    return _links("header", request)


def footer_links(request):
    """The footer's links; a module's page that an editor linked to nowhere is one of them, so that people find it."""
    return _links("footer", request)


def consultation_url(request):
    """Where the consultation is booked, with the page that leads there; "" while no consultation page is published."""
    url, _title = _consultation(request)
    return with_source(url, request) if url else ""


def consultation_title(request):
    """What the practice calls the call that is booked there: the one name it has on every button."""
    return _consultation(request)[1]


def _consultation(request):
    """(address, name) of the consultation; empty while no page of it is published."""
    if not hasattr(request, "_consultation"):
        name = f"consultation:{request.get_host()}"
        request._consultation = kept(request, name, lambda: _published_consultation(request))
    return request._consultation


def _published_consultation(request):
    page = apps.get_model("coaching", "ConsultationPage").objects.live().select_related("appointment_type").first()
    url = (page.get_url(request) or "") if page else ""
    return (url, page.appointment_type.title if page.appointment_type else page.title) if url else ("", "")


def _links(name, request):
    found = kept(request, f"{name}:{request.get_host()}", lambda: _published(name, request))
    return [{"title": title, "url": url, "current": _is_in(request.path, url)} for title, url in found]


def _published(name, request):
    """(title, address) of each link; only to published pages: a link to a draft would lead nowhere."""
    arranged = SiteNavigation.load(request_or_site=request)
    found = [(*_target(child, request), child.value["title"]) for child in getattr(arranged, name)]
    links = [(title or own_title, url) for url, own_title, title in found if url]
    return links + (_unlinked(arranged) if name == "footer" else [])


def _unlinked(arranged):
    linked = {child.value["page"] for child in [*arranged.header, *arranged.footer] if child.block_type == "module_page"}
    return [(str(page.title), page.url) for reference, page in module_pages().items() if reference not in linked]


def _target(child, request):
    """(url, its own title) of what a link leads to; no url where that is nowhere."""
    page = child.value["page"]
    if child.block_type == "module_page":
        page = module_pages().get(page)
        return (page.url, str(page.title)) if page else ("", "")
    return (page.get_url(request), page.title) if page and page.live else ("", "")


def _is_in(path, url):
    return path == url or (url != "/" and path.startswith(url))
