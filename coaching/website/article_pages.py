"""Articles, and the list of them: by date, by what they are about, as a feed."""

from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.forms import Select
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import Tag, TaggedItemBase
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from coaching.people.models import Coach
from coaching.practice.choices import KeptSelect
from coaching.practice.kept_pages import same_for_all
from coaching.practice.page_facts import fact
from coaching.practice.url_parts import joined
from coaching.website import structured_data
from coaching.website.article_contents import minutes_to_read
from coaching.website.article_feed import ArticleFeed
from coaching.website.coach_page import url_of
from coaching.website.exercise_block import ExerciseBlock
from coaching.website.module_blocks import ModulePageBlock, sign_choices, sign_template
from coaching.website.open_pages import open_to_all
from coaching.website.site_page import SitePage, keep_from_caches

ARTICLES_A_PAGE = 12
RELATED = 3


class ArticleTag(TaggedItemBase):
    """What an article is about."""

    content_object = ParentalKey("coaching.ArticlePage", on_delete=models.CASCADE, related_name="tagged_items")


class ArticleIndexPage(RoutablePageMixin, SitePage):
    """The articles, the newest first; below its address those about one thing, and the feed."""

    template = "coaching/website/article_index_page.html"
    parent_page_types = ["HomePage"]
    subpage_types = ["ArticlePage"]

    class Meta:
        verbose_name = _("list of articles")

    def articles(self) -> models.QuerySet["ArticlePage"]:
        """Those that anyone may read, with what a list says of each."""
        found = open_to_all(ArticlePage.objects.child_of(self)).order_by("-date", "-pk")
        return found.select_related("author", "picture").prefetch_related("tagged_items__tag")

    def tags(self) -> models.QuerySet[Tag]:
        """What its articles are about, the most frequent first."""
        mine = open_to_all(ArticlePage.objects.child_of(self)).values("pk")
        tags = Tag.objects.filter(coaching_articletag_items__content_object__in=mine)
        return tags.annotate(count=models.Count("pk")).order_by("-count", "name")

    @property
    def feed_url(self) -> str:
        return f"{self.full_url}{self.reverse_subpage('feed')}"

    @path("")
    def all_articles(self, request: HttpRequest) -> HttpResponse:
        return self._list(request, self.articles())

    @path("about/<str:slug>/", name="tag")
    def about(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Those about one thing; nothing is there of a thing without articles."""
        tag = self.tags().filter(slug=slug).first()
        if tag is None:
            raise Http404
        return self._list(request, self.articles().filter(tagged_items__tag=tag), tag)

    @path("feed/", name="feed")
    def feed(self, request: HttpRequest) -> HttpResponse:
        return ArticleFeed()(request, index=self)

    def _list(self, request: HttpRequest, articles: models.QuerySet, tag: Tag | None = None) -> HttpResponse:
        page = Paginator(articles, ARTICLES_A_PAGE).get_page(request.GET.get("page"))
        address = self.full_url + (self.reverse_subpage("tag", args=[tag.slug]) if tag else "")
        if page.number > 1:
            address += f"?page={page.number}"
        more = {"articles": page, "tag": tag, "tags": self.tags(), "page_address": address}
        same_for_all(request, page=page.number)
        response = self.render(request, context_overrides=more)
        response.add_post_render_callback(lambda rendered: keep_from_caches(request, rendered))
        return response

    def get_sitemap_urls(self, request: Any = None) -> list[dict[str, Any]]:
        about = [{"location": self.full_url + self.reverse_subpage("tag", args=[tag.slug])} for tag in self.tags()]
        return [*super().get_sitemap_urls(request), *about]


class ArticlePage(SitePage):
    """Something worth reading, perhaps on one of the signs that a coaching module brings."""

    date = models.DateField(_("date"))
    author = models.ForeignKey(
        Coach, verbose_name=_("written by"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    picture = models.ForeignKey(
        "coaching.PracticeImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    tags = ClusterTaggableManager(through=ArticleTag, blank=True, verbose_name=_("what it is about"))
    sign = models.CharField(_("sign"), max_length=80, blank=True)
    teaches = StreamField(
        [("exercise", ExerciseBlock()), ("page_block", ModulePageBlock())],
        blank=True,
        max_num=1,
        verbose_name=_("to try at the end"),
        help_text=_("The exercise, or what else can be tried, that this article teaches."),
    )
    may_be_passed_on = models.BooleanField(
        _("clients may pass this on to people they know"),
        default=False,
        help_text=_("Only for what such a person would enjoy. An article for job seekers is no gift for them."),
    )

    template = "coaching/website/article_page.html"
    parent_page_types = ["ArticleIndexPage"]
    subpage_types: list[str] = []
    og_type = "article"
    shown_with = ("share_image", "picture", "author__photo")
    content_panels = [
        *Page.content_panels,
        FieldPanel("date"),
        FieldPanel("author", widget=Select),
        FieldPanel("tags"),
        FieldPanel("sign", widget=KeptSelect(choices=lambda: [("", "---------"), *sign_choices()])),
        FieldPanel("picture"),
        FieldPanel("intro"),
        FieldPanel("body"),
        FieldPanel("teaches"),
    ]
    promote_panels = [FieldPanel("may_be_passed_on"), *SitePage.promote_panels]
    search_fields = [*SitePage.search_fields, index.FilterField("date")]

    class Meta:
        verbose_name = _("article")

    @property
    def sign_template(self) -> str | None:
        return sign_template(self.sign)

    @cached_property
    def index(self) -> ArticleIndexPage:
        """The list that it is in."""
        return fact(f"articles-with:{self.pk}", ArticleIndexPage.objects.parent_of(self).defer_streamfields().get)

    @property
    def author_url(self) -> str:
        """The full address of the page about its author; "" without one."""
        url = url_of(self.author) if self.author else ""
        return joined(self.full_url, url) if url else ""

    @cached_property
    def topics(self) -> list[Tag]:
        """What it is about, read once."""
        return fact(f"topics:{self.pk}", lambda: list(self.tags.all()))

    @property
    def minutes(self) -> int:
        return fact(f"minutes:{self.pk}", lambda: minutes_to_read(self.body, self.intro))

    def related(self) -> list["ArticlePage"]:
        """What to read next: first what shares most of what it is about, then what has its sign, then the newest."""
        shared = models.Count("tagged_items", filter=models.Q(tagged_items__tag__in=[tag.pk for tag in self.topics]))
        same = models.Case(models.When(sign=self.sign, then=1), default=0) if self.sign else models.Value(0)
        others = open_to_all(ArticlePage.objects.sibling_of(self, inclusive=False))
        return list(others.annotate(shared=shared, same=same).order_by("-shared", "-same", "-date", "-pk")[:RELATED])

    def next_to_read(self) -> list[dict[str, str]]:
        """What a card says of each."""
        return [{"title": each.title, "intro": each.intro, "url": each.url} for each in self.related()]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), "related": fact(f"related:{self.pk}", self.next_to_read)}

    @property
    def nodes(self) -> list[dict[str, Any]]:
        return [structured_data.article(self)]

    @property
    def main_picture(self) -> Any:
        return self.picture or super().main_picture
