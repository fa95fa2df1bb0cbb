"""Texts that people read, some of them translated only when they are shown."""

from typing import TYPE_CHECKING

__all__ = ["StrOrPromise"]

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise
else:
    StrOrPromise = str
