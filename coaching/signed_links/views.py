from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from coaching.practice.rate_limits import counted, visitor_of
from coaching.signed_links import mails
from coaching.signed_links.links import SignedLink, link_or_none

TRIES, TRIES_PER_ROW = 20, 1  # within ten minutes
A_DAY, PER_DAY = 24 * 60 * 60, 3  # whoever has an old link must not fill somebody's mailbox


@never_cache
@require_POST
def send_newest(request: HttpRequest, name: str, token: str) -> HttpResponse:
    """Mails what works instead of an outdated link to whom it belongs. The answer is the same whether or not a mail goes out."""
    link = link_or_none(name)
    if link is None:
        raise Http404
    opened = link.open_or_404(token)
    newest = opened.newest
    if newest and not _is_too_often(request, link, newest.row):
        mails.send_newest(link, newest)
    messages.info(
        request,
        _(
            "We email the current link to the address it was made for, at most once every ten minutes and three times "
            "a day. Check your spam folder too."
        ),
    )
    return redirect(link.page, token)


def _is_too_often(request: HttpRequest, link: SignedLink, row: Model) -> bool:
    # Both are counted, whatever the first says.
    tries = [
        counted("newest-link-visitor", visitor_of(request)) > TRIES,
        counted("newest-link", f"{link.name}:{row.pk}") > TRIES_PER_ROW,
        counted("newest-link-day", f"{link.name}:{row.pk}", A_DAY) > PER_DAY,
    ]
    return any(tries)
