"""Earlier versions of the site's settings: what changed, when and by whom, and putting one back."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.apps import apps
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.permissions import policy_registry

from coaching.practice.versioned_settings import OURS, VersionedSetting

PER_PAGE = 25


def of_setting(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Opens a view to those who may change the setting that its address names; everybody else gets 404."""

    @wraps(view)
    def wrapper(request: HttpRequest, model_name: str, **kwargs: Any) -> HttpResponse:
        return view(request, setting_or_404(request, model_name), **kwargs)

    return wrapper


@of_setting
@require_safe
def history(request: HttpRequest, setting: VersionedSetting) -> HttpResponse:
    """All versions, the newest first; each says in which fields it differs from the one before."""
    page = Paginator(setting.revisions.select_related("user").order_by("-created_at", "-pk"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "setting": setting,
        "model_name": setting._meta.model_name,
        "page": page,
        "versions": _versions(setting, list(page)),
    }
    return render(request, "coaching/website/admin/settings_history.html", context)


@of_setting
@require_POST
def put_back(request: HttpRequest, setting: VersionedSetting, pk: int) -> HttpResponse:
    """A version becomes the newest one. What it names and is gone since, such as a page, is left out."""
    version = get_object_or_404(setting.revisions, pk=pk)
    earlier = version.as_object()
    for name in OURS & {field.name for field in setting._meta.concrete_fields}:
        setattr(earlier, name, getattr(setting, name))
    setting.keep_first_version()
    earlier.save()
    earlier.save_revision(user=request.user, log_action="wagtail.revert", previous_revision=version)
    messages.success(request, _("It is as it was then. What it replaced is a version, too."))
    return redirect("settings_history_admin:history", setting._meta.model_name)


def setting_or_404(request: HttpRequest, model_name: str) -> VersionedSetting:
    try:
        model = apps.get_model("coaching", model_name)
    except LookupError:
        raise Http404 from None
    if not issubclass(model, VersionedSetting):
        raise Http404
    if not policy_registry.get_by_type(model).user_has_permission(request.user, "change"):
        raise Http404
    found: VersionedSetting = model.load()
    return found


def _versions(setting: VersionedSetting, shown: list[Any]) -> list[dict[str, Any]]:
    """With a look at the one below the last of the page."""
    last = shown[-1] if shown else None
    below = setting.revisions.filter(created_at__lt=last.created_at).order_by("-created_at", "-pk").first() if last else None
    pairs = zip(shown, [*shown[1:], below], strict=False)
    return [
        {
            "version": version,
            "changed": setting.changed_since(before.content, version.content) if before else None,
            "is_now": version.pk == setting.latest_revision_id,
        }
        for version, before in pairs
    ]
