"""What the pages behind the weekly mail's own links have in common. Looking changes nothing: mail scanners open links.

Whoever has the mail has the link, so a page shows no more than a first name.
"""

import hashlib
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from coaching.client_area.home import done_words
from coaching.practice.rate_limits import counted, visitor_of
from coaching.practice.refusals import TOO_MANY_TRIES
from coaching.signed_links.links import Opened, Status
from coaching.signed_links.outcomes import DONE_ITS_WORK, USED_OR_CHANGED, Outcome

LIFETIME = timedelta(days=30)
TRIES = 60  # of one visitor within ten minutes
TEMPLATE = "networking_module/from_mail.html"


def page_from_mail(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view behind a link of the weekly mail: it needs nobody to sign in, is read by no robot, and counts who tries."""

    @never_cache
    @csrf_exempt  # the page sends no referrer, so browsers name no origin; the signed link says for whom
    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if counted("from-mail", visitor_of(request)) > TRIES:
            answer = render(request, TEMPLATE, {"said": TOO_MANY_TRIES, "done": _("Please wait a little")}, status=429)
        else:
            answer = view(request, *args, **kwargs)
        answer["X-Robots-Tag"], answer["Referrer-Policy"] = "noindex, nofollow", "no-referrer"
        return answer

    return page


def thanks(request: HttpRequest, said: Any, contact: Any) -> HttpResponse:
    """The page after it: one sentence, and the ways to the client's own page and to where it can be corrected; and that all is
    done for today, when it is."""
    done = done_words(contact.client, timezone.now())
    return render(request, TEMPLATE, {"said": said, "done": done, "contact": contact})


def outcome(opened: Opened) -> Outcome:
    """What the page of an outdated link says."""
    why = USED_OR_CHANGED if opened.status is Status.CHANGED else _("It's more than 30 days old.")
    text = f"{why} {_('Everything on your page is as you left it.')}"
    return Outcome(DONE_ITS_WORK, text, action=(_("Go to your page"), reverse("client_area:home")))


def in_few_letters(*facts: Any) -> str:
    """How a row was when its link was mailed. The letters tell nobody anything."""
    return hashlib.sha256(repr([str(fact) for fact in facts]).encode()).hexdigest()[:16]
