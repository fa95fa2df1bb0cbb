"""Notes on a page for those who edit it: in its preview, in the list of blocks, and on the page itself."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from wagtail.permissions import page_permission_policy

from coaching.practice.kept_pages import show_own


def reads_notes(context: Mapping[str, Any]) -> bool:
    """Whether this page is made for somebody who edits it. Visitors without a session cost nothing."""
    request = context.get("request")
    if getattr(request, "is_preview", False) or "block_def" in context:
        return True
    return request is not None and _edits(request)


def _edits(request: HttpRequest) -> bool:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not hasattr(request, "user"):
        return False
    can = request.user.has_perm("wagtailadmin.access_admin") and page_permission_policy.user_has_any_permission(
        request.user, ["add", "change", "publish"]
    )
    if can:
        show_own(request)
    return bool(can)
