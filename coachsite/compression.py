"""Pages are sent compressed to visitors of whom nothing is known; static files are compressed beforehand, pictures are by nature.

How well a page is compressed tells who listens something about it, if they can also put words into it (BREACH). A page for
someone who is known may hold the address of their booking, so it is sent as it is; a form's token is masked each time.
"""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

from coachsite.page_cache import knows_nothing

TEXTS = ("text/", "application/json", "application/xml", "application/rss+xml", "application/atom+xml")


class CompressionMiddleware(GZipMiddleware):
    """Django's, for texts alone."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        is_text = response.get("Content-Type", "").startswith(TEXTS)
        if response.streaming or not is_text or not knows_nothing(request):
            return response
        return super().process_response(request, response)
