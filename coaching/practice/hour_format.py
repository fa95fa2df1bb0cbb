"""Whether people read the time by a clock of 24 hours."""

from functools import lru_cache

from babel import Locale, UnknownLocaleError
from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header


@lru_cache(maxsize=500)
def counts_to_24(languages: str) -> bool:
    """What is usual where these languages are spoken (an Accept-Language header, RFC 9110); unknown ones are passed over.

    The Unicode CLDR knows: "en-US" says 3 p.m., "en-GB" and "de" say 15:00.
    """
    for tag, _quality in parse_accept_lang_header(languages.lower()):
        try:
            return "H" in Locale.parse(tag, sep="-").time_formats["short"].pattern
        except (UnknownLocaleError, ValueError):
            continue
    return False


def clock24_for(request: HttpRequest) -> bool:
    """Whether the visitor's clock counts to 24."""
    return counts_to_24(request.headers.get("Accept-Language", ""))
