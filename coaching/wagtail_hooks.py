"""Gathers the admin hooks of every room: a room's `hooks.py`. Imported by no room."""

from importlib import import_module

from django.utils.module_loading import module_has_submodule

from coaching.apps import CoachingConfig

for room in CoachingConfig.rooms:
    package = import_module(f"coaching.{room}")
    if module_has_submodule(package, "hooks"):
        import_module(f"{package.__name__}.hooks")
