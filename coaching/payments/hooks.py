from django.urls import include, path
from wagtail import hooks

from coaching.payments import admin_urls
from coaching.payments.after_sale import admin_urls as after_sale_urls


@hooks.register("register_admin_urls")
def urls():
    return [path("sessions/", include(admin_urls)), path("money/", include(after_sale_urls))]
