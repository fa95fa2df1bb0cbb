"""The newest articles as an Atom feed, for feed readers and for practices that show them elsewhere."""

from datetime import UTC, datetime, time
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import conditional_escape

from coaching.practice.models import PracticeSettings

NEWEST = 20
NOON = time(12, tzinfo=UTC)  # an article has a date; at noon in UTC it is that day nearly everywhere


class ArticleFeed(Feed):
    """Of one list of articles, which `get_object` is given. Costs the same queries for any number of them."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, index: Any) -> Any:
        return index

    def title(self, index: Any) -> str:
        return f"{index.title} · {PracticeSettings.load().name}"

    def subtitle(self, index: Any) -> str:
        return str(index.description)

    def link(self, index: Any) -> str:
        return str(index.full_url)

    def feed_url(self, index: Any) -> str:
        return str(index.feed_url)

    def items(self, index: Any) -> list[Any]:
        return list(index.articles()[:NEWEST])

    def item_title(self, item: Any) -> str:
        return str(item.title)

    def item_description(self, item: Any) -> str:
        """The lead as HTML, which readers take it for."""
        return str(conditional_escape(item.description))

    def item_link(self, item: Any) -> str:
        return str(item.full_url)

    def item_pubdate(self, item: Any) -> datetime:
        """Never to come: an article of today, read before noon, is as old as it is."""
        noon = datetime.combine(item.date, NOON)
        return min(noon, item.first_published_at or noon)

    def item_updateddate(self, item: Any) -> datetime:
        return max(self.item_pubdate(item), item.last_published_at or self.item_pubdate(item))

    def item_author_name(self, item: Any) -> str:
        return str(item.author.name if item.author else PracticeSettings.load().name)

    def item_categories(self, item: Any) -> list[str]:
        return [each.tag.name for each in item.tagged_items.all()]
