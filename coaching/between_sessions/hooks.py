from django.urls import include, path
from wagtail import hooks

from coaching.between_sessions import admin_urls


@hooks.register("register_admin_urls")
def urls():
    return [path("words/", include(admin_urls))]
