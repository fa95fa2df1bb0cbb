"""The answers that the script understands. Words count as stored only when an answer carries their new number."""

from dataclasses import dataclass
from typing import Any

from django.http import JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from coaching.autosave.errors import Conflict, SaveError


@dataclass(frozen=True)
class Part:
    """One field that is saved by itself, as `coaching/autosave/after.html` shows it: `name` is the field's, `id` how the page
    calls the part. Anything with these attributes will do; `theirs_template` may name a template for what stands elsewhere."""

    name: str
    revision: int = 0
    problem: SaveError | None = None
    id: str = ""
    theirs_template: str = ""


def saved(revision: int, **more: Any) -> JsonResponse:
    """200: it is stored, under this number."""
    return JsonResponse({"revision": revision, **more})


def signed_out() -> JsonResponse:
    """401: nobody is there whose words these could be."""
    return JsonResponse({"error": _("You were signed out. Sign in again to save this.")}, status=401)


def refused(error: SaveError, part: object) -> JsonResponse:
    """409 with both texts to choose from as `html`, or the error's own status with its sentence."""
    if not isinstance(error, Conflict):
        return JsonResponse({"error": str(error)}, status=error.status)
    html = render_to_string("coaching/autosave/problem.html", {"part": part})
    return JsonResponse({"html": html, "revision": error.revision}, status=error.status)
