from django.urls import include, path
from wagtail import hooks

from coaching.payments.payers import admin_urls


@hooks.register("register_admin_urls")
def urls():
    return [path("money/requests/", include(admin_urls))]
