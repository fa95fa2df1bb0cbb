"""Reading answers as a visitor does."""

from html import unescape


def text(response):
    return unescape(response.content.decode())
