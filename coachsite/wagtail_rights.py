"""Wagtail's screens that it shows to everyone in the admin, though they tell of things that not everyone there may see: the
choosers of snippets, the screens that move and copy pages, the lists of its API, changes of many at once."""

from django.contrib.auth.models import User
from django.db.models import Model
from django.http import Http404
from django.urls import ResolverMatch
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.contrib.settings.views import get_model_from_url_params
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.snippets.models import get_snippet_models

from coaching.practice.request_values import number

RIGHTS = {"add", "change", "delete", "view", "publish", "choose"}
LOOKS = {"copy", "usage", "history", "history_results", "inspect"}  # the other screens of a row change it
OF_PEOPLE = {"assign_role", "set_active_state"}  # of users: who helps is decided at people-who-help/
CHOOSERS, BULK = "wagtailsnippetchoosers_", "wagtail_bulk_action"


def is_closed(user: User, match: ResolverMatch) -> bool:
    """Whether someone in the admin has no right at all to the kind of thing that a screen is about.

    Raises Http404 for a screen that there isn't: choosers make no snippets here.
    """
    if match.namespace.startswith(CHOOSERS) and match.url_name == "create":
        raise Http404
    model = _model_of(match)
    if model is not None and not policy_registry.get_by_type(model).user_has_any_permission(user, RIGHTS):
        return True
    return _is_anothers(user, match)


def _is_anothers(user: User, match: ResolverMatch) -> bool:
    """Whether a snippet's screen is about a row that is not this person's to change, or to look at."""
    model = _snippets("wagtailsnippets_").get(match.namespace)
    row = model._default_manager.filter(pk=number(str(match.kwargs.get("pk")))).first() if model else None
    action = "view" if match.url_name in LOOKS else "change"
    return row is not None and not policy_registry.get(row).user_has_permission_for_instance(user, action, row)


def _snippets(prefix: str) -> dict[str, type[Model]]:
    return {f"{prefix}{model._meta.app_label}_{model._meta.model_name}": model for model in get_snippet_models()}


def _model_of(match: ResolverMatch) -> type[Model] | None:
    if match.url_name == BULK:
        return _model_of_bulk_action(**match.kwargs)
    if match.namespace == "wagtailsettings":
        return get_model_from_url_params(match.kwargs["app_name"], match.kwargs["model_name"])
    return {
        "wagtailadmin_pages": Page,
        "articles": Page,
        "wagtailadmin_api:documents": get_document_model(),
        "wagtailadmin_api:images": get_image_model(),
        **_snippets(CHOOSERS),
    }.get(match.namespace)


def _model_of_bulk_action(app_label: str, model_name: str, action: str) -> type[Model]:
    found = bulk_action_registry.get_bulk_action_class(app_label, model_name, action)
    if found is None or action in OF_PEOPLE:
        raise Http404
    return next(model for model in found.models if model._meta.label_lower == f"{app_label}.{model_name}")
