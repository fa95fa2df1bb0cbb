"""Deleting in the Wagtail admin: where something has to stay, a page says why, before the button and after, for one and many."""

from collections.abc import Iterable

from django.db.models import Model, ProtectedError, RestrictedError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from wagtail import hooks
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.generic import DeleteView

from coaching.practice.deletions import Kept, watched, why_kept, why_protected
from coaching.practice.request_values import wants_json

ADMIN = "/admin/"
TEMPLATE = "coaching/practice/admin/kept.html"
SERIOUS = "delete"


class DeletionMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith(ADMIN):
            return self.get_response(request)
        with watched():
            return self.get_response(request)

    def process_template_response(self, request, response):
        """Wagtail's “are you sure?” is only asked where a yes would do something."""
        return refusal(request, about_to_go(response.context_data or {})) or response

    def process_exception(self, request, exception):
        """Whatever way a deletion came: pictures, sites, groups, many at once."""
        if not request.path_info.startswith(ADMIN):
            return None
        if isinstance(exception, Kept):
            return page(request, [str(exception)])
        if isinstance(exception, ProtectedError):
            return page(request, [why_protected(exception.protected_objects)])
        if isinstance(exception, RestrictedError):
            return page(request, [why_protected(exception.restricted_objects)])
        return None


def about_to_go(context) -> list[Model]:
    """What the page with this context asks about."""
    view = context.get("view")
    if isinstance(view, DeleteView):
        return [view.object]
    if isinstance(view, BulkAction) and view.action_type == SERIOUS:
        return [each["item"] for each in context["items"]]
    return []


def refusal(request: HttpRequest, rows: Iterable[Model]) -> HttpResponse | None:
    """The page for those of the rows that have to stay; None when all may go."""
    sentences = [why for row in rows if (why := why_kept(row))]
    return page(request, sentences, len(list(rows)) > len(sentences)) if sentences else None


def page(request: HttpRequest, sentences: list[str], others_may_go: bool = False) -> HttpResponse:
    """409 with the sentences."""
    if wants_json(request) or request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return JsonResponse({"success": False, "error": " ".join(sentences)}, status=409)
    context = {"sentences": sentences, "others_may_go": others_may_go}
    return TemplateResponse(request, TEMPLATE, context, status=409)


@hooks.register("before_delete_snippet")
def keep_snippets(request, instances):
    """Before Wagtail's own check, which says no without saying why."""
    return refusal(request, list(instances))


@hooks.register("before_delete_user")
@hooks.register("before_delete_page")
def keep_one(request, row):
    return refusal(request, [row])


@hooks.register("before_bulk_action")
def keep_many(request, action_type, rows, view):
    return refusal(request, rows) if action_type == SERIOUS else None
