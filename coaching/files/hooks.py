from django.urls import include, path
from wagtail import hooks

from coaching.files import admin_urls


@hooks.register("register_admin_urls")
def urls():
    return [path("files/", include(admin_urls))]
