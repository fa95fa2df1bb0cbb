"""Typed words as they are stored."""

from django.utils.translation import gettext as _

from coaching.autosave.errors import SaveError


def plain(words: str) -> str:
    # Browsers send CRLF; PostgreSQL can't hold NUL.
    return words.replace("\r\n", "\n").replace("\0", "")


def fitting(words: str, longest: int) -> str:
    """Plain words of at most `longest` characters. Raises SaveError: words that are too long are never cut."""
    text = plain(words)
    if len(text) > longest:
        message = _("This is %(count)d characters long, and the limit is %(longest)d. Please shorten it: it isn't saved yet.")
        raise SaveError(message % {"count": len(text), "longest": longest})
    return text
