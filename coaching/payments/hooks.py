from django.urls import include, path
from wagtail import hooks

from coaching.payments import admin_urls


@hooks.register("register_admin_urls")
def urls():
    return [path("sessions/", include(admin_urls))]
