"""Copies of snippets in the Wagtail admin, which leave the original as it is."""

from typing import Any

from django.db import models
from wagtail.snippets.views.snippets import CopyView

OF_THE_ORIGINAL = ("latest_revision", "live_revision", "first_published_at", "last_published_at", "go_live_at", "expire_at")


class OwnCopyView(CopyView):
    """Wagtail fills the form with the original itself, which what is sent to this address would then change."""

    def get_initial_form_instance(self) -> models.Model:
        return own_copy(self.get_object())


def own_copy(row: Any) -> Any:
    """The row as a new one that isn't saved yet: nothing that is unique comes along, nor what was published of the original."""
    row.pk, row._state.adding = None, True
    for field in row._meta.concrete_fields:
        if not field.primary_key and (field.name in OF_THE_ORIGINAL or (field.unique and field.null)):
            setattr(row, field.name, None)
    if hasattr(row, "live"):
        row.live = False
    return row
