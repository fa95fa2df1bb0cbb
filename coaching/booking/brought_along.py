"""The message that a guest brings to the call: kept among the answers of the booking, so that it is shown, exported and erased
with them.
"""

import re

from django.utils.text import Truncator

from coaching.booking.models import Booking

BROUGHT = "brought"
BEGINNING = 120  # letters that an email shows
LEADS_AWAY = re.compile(r"\w\.\w|[/@<>]")  # an address, as mail programs find it


def said_with(question: str, text: str) -> dict[str, str]:
    """The text as one of the answers."""
    return {"question": question, "answer": text, "kind": BROUGHT}


def brought_to(booking: Booking) -> str:
    """The text that goes along, or ""."""
    return next((str(each["answer"]) for each in booking.answers if each.get("kind") == BROUGHT), "")


def beginning_of(text: str) -> str:
    """Its first words, for an email to the address that was typed, which may be a stranger's: nothing that leads anywhere."""
    words = Truncator(" ".join(text.split())).chars(BEGINNING)
    return "" if LEADS_AWAY.search(words) else words
