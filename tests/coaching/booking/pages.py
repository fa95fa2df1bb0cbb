"""Reading answers as a visitor does, and counting what they cost."""

from html import unescape

from django.db import connection
from django.test.utils import CaptureQueriesContext


def text(response):
    return unescape(response.content.decode())


def cost_of(browser, url):
    """How many queries a page costs that was opened before."""
    browser.get(url)
    with CaptureQueriesContext(connection) as queries:
        browser.get(url)
    return len(queries)
