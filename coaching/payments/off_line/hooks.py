from django.urls import include, path
from wagtail import hooks

from coaching.payments.off_line import admin_urls


@hooks.register("register_admin_urls")
def urls():
    return [path("money/off-line/", include(admin_urls))]
