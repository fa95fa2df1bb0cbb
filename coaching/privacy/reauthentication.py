"""Whether someone has just signed in: a browser left open must not be enough to delete an account."""

from datetime import datetime, timedelta

from django.utils import timezone

KEY = "signed_in_at"
RECENT = timedelta(minutes=15)


def note(request):
    request.session[KEY] = timezone.now().isoformat()


def is_recent(request, now):
    """Whether this browser signed in within the last fifteen minutes."""
    at = request.session.get(KEY)
    return bool(at) and now - datetime.fromisoformat(at) < RECENT
