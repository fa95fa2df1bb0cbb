"""What signed-out people sent, kept for the browser that it came from until they have signed in again.

Anyone can send something, so what waits is bounded: of a browser's and a visitor's forms, and of all strangers', the oldest go
first. Strangers push nothing out of a browser in which someone had signed in before.
"""

import json
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import get_random_string, salted_hmac

from coaching.autosave.models import WaitingWords
from coaching.autosave.typed import MOST
from coaching.practice.rate_limits import visitor_of

ROWS_OF_VISITOR, SIZE_OF_VISITOR = 20, 4 * MOST
ROWS, SIZE = 1_000, 80 * MOST
KEPT = timedelta(days=30)  # as long as a session
COOKIE = "waiting_words"


def put_aside(request: HttpRequest, response: HttpResponse, path: str, words: Any, *, size: int, is_known: bool) -> bool:
    """Keeps JSON-ready `words` of `size` characters for this browser, as the page at `path` finds them, in the place of what
    waited for it. `response` gets the cookie by which they are found; `is_known` says that someone had signed in here before.

    Returns whether they are kept: all of a browser's together must not be longer than MOST.
    """
    key = request.COOKIES.get(COOKIE) or get_random_string(32)
    if size + _size(_of_browser(key).exclude(path=path)) > MOST:
        return False
    _keep(_digest(key), path, words, visitor=_digest(visitor_of(request)), size=size, is_known=is_known)
    secure = bool(settings.SESSION_COOKIE_SECURE)
    response.set_cookie(COOKIE, key, max_age=KEPT, httponly=True, samesite="Lax", secure=secure)
    return True


def waiting(request: HttpRequest, path: str, *, longest: timedelta = KEPT) -> Any | None:
    """What waits for this browser at `path` and was sent no longer ago than `longest`, or None."""
    row = _of_request(request, path).filter(sent_at__gt=timezone.now() - longest).first()
    return json.loads(row.fields) if row else None


def forget(request: HttpRequest, path: str) -> bool:
    """Deletes what waits for this browser at `path`. Returns whether anything did, which is true for one request alone."""
    return _of_request(request, path).delete()[0] > 0


def expired(now: datetime) -> models.QuerySet[WaitingWords]:
    """Those for whom nobody came back."""
    return WaitingWords.objects.filter(sent_at__lt=now - KEPT)


@transaction.atomic
def _keep(browser: str, path: str, words: Any, *, visitor: str, size: int, is_known: bool) -> None:
    kept = {"visitor": visitor, "is_known": is_known, "size": size, "sent_at": timezone.now()}
    text = json.dumps(words, ensure_ascii=False)
    WaitingWords.objects.update_or_create(browser=browser, path=path, defaults={**kept, "fields": text})
    alike = WaitingWords.objects.filter(is_known=is_known)
    _push_out(alike.filter(visitor=visitor), ROWS_OF_VISITOR, SIZE_OF_VISITOR)
    _push_out(alike, ROWS, SIZE)


def _push_out(rows: models.QuerySet[WaitingWords], most: int, largest: int) -> None:
    """Deletes the oldest of these until there are at most so many rows and characters."""
    count, size = rows.count(), _size(rows)
    while count > most or size > largest:
        oldest = rows.order_by("sent_at", "pk").only("size").first()
        if oldest is None:
            return
        oldest.delete()
        count, size = count - 1, size - oldest.size


def _of_request(request: HttpRequest, path: str) -> models.QuerySet[WaitingWords]:
    return _of_browser(request.COOKIES.get(COOKIE, "")).filter(path=path)


def _of_browser(key: str) -> models.QuerySet[WaitingWords]:
    return WaitingWords.objects.filter(browser=_digest(key)) if key else WaitingWords.objects.none()


def _size(rows: models.QuerySet[WaitingWords]) -> int:
    return rows.aggregate(total=models.Sum("size", default=0))["total"]


def _digest(text: str) -> str:
    return salted_hmac("coaching.autosave.waiting_words", text, algorithm="sha256").hexdigest()
