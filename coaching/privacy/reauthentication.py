"""Whether someone has signed in just now: an open browser that anyone finds must not give an account up."""

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
