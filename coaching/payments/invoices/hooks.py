from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from coaching.payments.invoices import admin_urls
from coaching.people.admin_menu import StaffMenuItem


@hooks.register("register_admin_urls")
def urls():
    return [path("money/documents/", include(admin_urls))]


@hooks.register("register_admin_menu_item")
def documents_menu_item():
    return StaffMenuItem(
        _("Receipts and invoices"), reverse("documents_admin:list"), name="documents", icon_name="doc-full", order=251
    )
