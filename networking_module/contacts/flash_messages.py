"""A sentence for the person who did something, with “Undo” beside it."""

from django.contrib import messages
from django.urls import reverse

from coaching.practice import request_values


def tell(request, text, change=None):
    """Says what was done on the next page; with a `LastChange`, “Undo” is beside it."""
    messages.success(request, text, extra_tags=reverse("networking:undo", args=[change.pk]) if change else "")


def page_of(request):
    """The page of this site on which a button was pressed, as its form or its address says, or nothing."""
    return request_values.path(request.POST.get("next") or request.GET.get("next"))
