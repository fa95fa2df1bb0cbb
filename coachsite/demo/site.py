"""The demo's address, practice settings and navigation."""

import json
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Site

from coaching.practice.models import PracticeSettings
from coaching.website.models import SiteNavigation
from coachsite.demo.reading import read

MODULE = "module:"


def load_site(pages):
    """Points the site at the home page, under the host and port of SITE_URL."""
    address = urlsplit(settings.SITE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": address.hostname, "port": port, "root_page": pages["home"], "site_name": "AdvantEdge Careers"},
    )


def load_settings(pages):
    """Fills in the practice and the navigation unless someone already did."""
    content = read("site")
    if not PracticeSettings.objects.exists():
        policies = {"privacy_page": pages["privacy"], "terms_page": pages["terms"]}
        PracticeSettings.objects.create(**content["practice"], **policies)
    if not SiteNavigation.objects.exists():
        links = {place: _links(content[place], pages) for place in ("header", "footer")}
        SiteNavigation.objects.create(**links)


def _links(titles, pages):
    """A path is that of a page, with MODULE before it that of a page which a module brings."""
    return json.dumps([_link(path, title, pages) for path, title in titles.items()])


def _link(path, title, pages):
    if path.startswith(MODULE):
        return {"type": "module_page", "value": {"page": path.removeprefix(MODULE), "title": title}}
    return {"type": "link", "value": {"page": pages[path].pk, "title": title}}
