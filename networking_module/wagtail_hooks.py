"""Gathers the admin hooks of every room."""

from networking_module.bring_value.explanations import hooks  # noqa: F401 - it registers itself
