from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from networking_module.shared_items import admin_urls
from networking_module.shared_items.reads import OPENED


@hooks.register("register_admin_urls")
def urls():
    return [path("networking/shared/", include(admin_urls))]


@hooks.register("register_log_actions")
def log_actions(actions):
    actions.register_action(OPENED, _("Open what a client shared"), _("Opened what a client shared"))
