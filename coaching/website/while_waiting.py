"""What the site has to read for someone who waits for a first call."""

from django.utils.translation import gettext_lazy as _

from coaching.booking.models import Booking
from coaching.booking.while_waiting import suggests
from coaching.module_values import Suggestion
from coaching.practice.page_names import THEN
from coaching.website.models import ArticlePage
from coaching.website.open_pages import open_to_all


@suggests
def newest_article(booking: Booking) -> Suggestion | None:
    """The newest article that anyone may read; never the one that led to the booking. One query, and the page's address."""
    for page in open_to_all(ArticlePage.objects.all()).order_by("-date", "-pk")[:2]:
        if page.url and page.url not in booking.source.split(THEN):
            return Suggestion(page.title, page.intro or _("Something to read, from us."), page.url)
    return None
