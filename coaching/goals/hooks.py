from django.urls import include, path
from wagtail import hooks

from coaching.goals import admin_urls


@hooks.register("register_admin_urls")
def urls():
    return [path("goals/", include(admin_urls))]
