"""Gathers the addresses of every room and of every installed module. Imported by no room."""

from importlib import import_module

from django.urls import include, path
from django.utils.module_loading import module_has_submodule
from wagtail.utils.urlpatterns import decorate_urlpatterns

from coaching.apps import CoachingConfig
from coaching.client_area.access import module_required
from coaching.modules import installed_modules


def room_urls():
    rooms = [import_module(f"coaching.{room}") for room in CoachingConfig.rooms]
    return [path("", include(f"{room.__name__}.urls")) for room in rooms if module_has_submodule(room, "urls")]


def module_urls():
    """Each module's client pages behind the access check, closed by default, and its public ones."""
    for module in installed_modules():
        protected = decorate_urlpatterns(list(module.client_urls()), module_required(module.slug))
        yield path(f"me/{module.slug}/", include((protected, module.slug)))
        yield path(f"{module.slug}/", include((list(module.public_urls()), f"{module.slug}-public")))


MODULE_URLS = list(module_urls())
urlpatterns = [*room_urls(), *MODULE_URLS]
