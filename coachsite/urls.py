"""Every address of the site: ours first, Wagtail's pages last."""

from django.conf import settings
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps import Sitemap
from wagtail.documents import urls as wagtaildocs_urls

from coaching.website.sitemaps import OtherPages
from coachsite import error_pages, media, robots
from coachsite.after_sign_in import after_sign_in
from coachsite.styleguide import styleguide

SITEMAPS = {"pages": Sitemap, "others": OtherPages}

urlpatterns = [
    path(
        "admin/login/", RedirectView.as_view(pattern_name="account_login", query_string=True, http_method_names=["get", "head"])
    ),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("accounts/next/", after_sign_in, name="after_sign_in"),
    path("accounts/unsent/", error_pages.unsent_page, name="unsent"),
    path("sitemap.xml", require_safe(sitemap), {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", robots.robots, name="robots"),
    path("favicon.ico", robots.favicon, name="favicon"),
    path("", include("coaching.urls")),
]
if settings.MEDIA_SERVED_BY == "site":
    urlpatterns += media.urlpatterns
if settings.DEMO:
    urlpatterns += [path("demo/", include("coachsite.demo.urls"))]
if settings.DEBUG:
    urlpatterns += [path("styleguide/", styleguide)]
urlpatterns += [path("", include(wagtail_urls))]

handler400 = "coachsite.refused_requests.refused"
handler403 = "coachsite.error_pages.permission_denied"
handler404 = "coachsite.error_pages.page_not_found"
handler429 = "coachsite.error_pages.too_many_tries"
handler500 = "coachsite.error_pages.server_error"
