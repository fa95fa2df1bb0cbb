from django.contrib import messages
from django.http import HttpRequest
from django.urls import include, path
from wagtail import hooks

from coaching.payments import admin_urls, sensible
from coaching.payments.after_sale import admin_urls as after_sale_urls
from coaching.payments.models import Package


@hooks.register("register_admin_urls")
def urls():
    return [path("sessions/", include(admin_urls)), path("money/", include(after_sale_urls))]


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def say_what_is_odd(request: HttpRequest, instance: object) -> None:
    """Of terms that are saved as they were typed, and may not be what was meant."""
    if isinstance(instance, Package):
        for words in sensible.oddities(instance):
            messages.warning(request, words)
