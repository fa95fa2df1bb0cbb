"""What search engines are told of besides the pages that editors make."""

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from coaching.payments.models import Package
from coaching.practice.url_parts import parts_of
from coaching.website.module_pages import module_pages
from coaching.website.packages import url_of


class OtherPages(Sitemap):
    """The packages on sale with their list, and what modules bring: at the site's own address, whatever name it was asked by."""

    def items(self) -> list[str]:
        found = [url_of(package) for package in Package.objects.public()]
        packages = [reverse("website:packages"), *found] if found else []
        return [*packages, *(page.url for page in module_pages().values())]

    def location(self, item: str) -> str:
        return item

    def get_protocol(self, protocol: str | None = None) -> str:
        return parts_of(settings.SITE_URL).scheme

    def get_domain(self, site: object = None) -> str:
        return parts_of(settings.SITE_URL).netloc
