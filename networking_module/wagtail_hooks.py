"""Gathers the admin hooks of every room."""

from networking_module.bring_value.explanations import hooks as explanations  # noqa: F401 - it registers itself
from networking_module.bring_value.opinions import hooks as opinions  # noqa: F401 - so does this
from networking_module.shared_items import hooks as shown  # noqa: F401 - so does this
