"""A sentence for whoever did something, with a way back beside it."""

from django.contrib import messages
from django.urls import reverse


def tell(request, text, change=None):
    """Says what was done on the next page; with a `LastChange`, “Undo” stands beside it."""
    messages.success(request, text, extra_tags=reverse("networking:undo", args=[change.pk]) if change else "")
