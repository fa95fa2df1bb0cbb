from django.urls import include, path
from wagtail import hooks

from coaching.meetings import admin_urls


@hooks.register("register_admin_urls")
def urls():
    return [path("session/", include(admin_urls))]
