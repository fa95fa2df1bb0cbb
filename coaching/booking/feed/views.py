import hashlib

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from coaching.booking.feed.writing import feed_of
from coaching.booking.models import CalendarFeed

HEADERS = {
    # Asked again each time, so that an address that was reset is dead at once.
    "Cache-Control": "private, no-cache",
    "X-Robots-Tag": "noindex",
    "Content-Disposition": 'inline; filename="bookings.ics"',
}


@require_safe
def feed(request, secret):
    """A coach's bookings for anyone who has the secret address; a calendar that has them already is told so."""
    calendar_feed = get_object_or_404(CalendarFeed.objects.select_related("coach"), secret=secret)
    body = feed_of(calendar_feed.coach, timezone.now())
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8", headers={**HEADERS, "ETag": etag})
    return get_conditional_response(request, etag=etag, response=response)
