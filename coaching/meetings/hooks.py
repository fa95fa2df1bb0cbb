from django.templatetags.static import static
from django.urls import include, path
from django.utils.html import format_html
from wagtail import hooks

from coaching.meetings import admin_urls


@hooks.register("register_admin_urls")
def urls():
    return [path("session/", include(admin_urls))]


@hooks.register("insert_global_admin_css")
def look():
    return format_html('<link rel="stylesheet" href="{}">', static("css/session.css"))
