"""What all pages of the site share."""

from django.db import models
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from coaching.practice.json_ld import script
from coaching.practice.kept_pages import no_browser_keeps, same_for_all
from coaching.website import structured_data
from coaching.website.article_contents import first_words
from coaching.website.blocks import PageBlocks
from coaching.website.open_pages import any_is_closed
from coaching.website.page_form import SitePageForm, fill_slug


def keep_from_caches(request, response):
    """No browser keeps a page with something of its visitor's, or of this moment."""
    if no_browser_keeps(request):
        add_never_cache_headers(response)


class SitePage(Page):
    """What every page of the site has: a lead, blocks, and what search engines and shared links say."""

    intro = models.TextField(_("lead"), max_length=400, blank=True)
    body = StreamField(PageBlocks(), blank=True, verbose_name=_("content"))
    share_image = models.ForeignKey(
        "coaching.PracticeImage",
        verbose_name=_("picture when shared"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("body")]
    promote_panels = [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description"), FieldPanel("share_image")]
    search_fields = [*Page.search_fields, index.SearchField("intro"), index.SearchField("body")]
    base_form_class = SitePageForm
    og_type = "website"
    shown_with: tuple[str, ...] = ("share_image",)  # what its page shows of other tables, read in one query

    class Meta:
        abstract = True

    def full_clean(self, *args, **kwargs):
        """With an address from its title, if it has none yet; Wagtail's own needs a title with letters or digits."""
        fill_slug(self)
        super().full_clean(*args, **kwargs)

    def serve(self, request, *args, **kwargs):
        """A page with free times or exercises shows what its visitor has of them: Back asks for it again."""
        same_for_all(request)
        response = super().serve(request, *args, **kwargs)
        response.add_post_render_callback(lambda rendered: keep_from_caches(request, rendered))
        return response

    def get_view_restrictions(self):
        return super().get_view_restrictions() if any_is_closed() else PageViewRestriction.objects.none()

    @property
    def description(self):
        """One or two sentences for search results, shared links and feeds: an article that moved in has neither of its own."""
        return self.search_description or self.intro or first_words(self.body)

    @property
    def main_picture(self):
        """The picture that stands for the page, where it has one."""
        return next((child.value["image"] for child in self.body if child.block_type == "picture" and child.value["image"]), None)

    @property
    def share_picture(self):
        """What is shown where the page is shared: what an editor chose, else its own picture."""
        return self.share_image or self.main_picture

    @property
    def nodes(self):
        """What the page tells search engines (schema.org) besides the way to it: a list of JSON-ready mappings."""
        return []

    @property
    def structured_data(self):
        return script(*self.nodes, *structured_data.breadcrumbs(self))
