"""What holds for every list of the Wagtail admin."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.db import router
from django.db.models import Model
from django.db.models.deletion import Collector, ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks


@hooks.register("before_delete_snippet", order=1)  # after those that know better words
def keep_what_is_used(request: HttpRequest, instances: Sequence[Any]) -> HttpResponse | None:
    """What other rows depend on stays: a package that was bought, a coach with clients. For one and for many at once."""
    used = next((instance for instance in instances if _is_used(instance)), None)
    if used is None:
        return None
    words = _("“%(title)s” is in use, so it stays. You can edit it, and switch it off.")
    messages.warning(request, words % {"title": used})
    return redirect(used.snippet_viewset.get_url_name("list"))


def _is_used(instance: Model) -> bool:
    try:
        Collector(using=router.db_for_write(type(instance)), origin=instance).collect([instance])
    except ProtectedError:
        return True
    return False
