"""Whose an exercise or a program is: every coach may give it, and its author or an owner changes it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


def author_field() -> Any:
    """Who wrote a row of the library; empty for what the practice or a module brought, which is the owner's to change."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("author"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
