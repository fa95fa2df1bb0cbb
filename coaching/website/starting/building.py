"""Pages made from content files: mappings of a page's fields, with blocks as a StreamField stores them."""

import json
import re
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.fields import StreamField
from wagtail.models import Page, Site

from coaching.practice.url_parts import parts_of
from coaching.website import models

HOME = "home"
MODULE = "module:"  # before the reference of a page that a module brings
LATER = {"type", "tags", "form_fields"}  # no fields of the page's own row
REFERENCE = re.compile(r"(page|image|testimonial|exercise|coach|package):(.+)")
PAGE_LINK = re.compile(r'href="page:([^"]+)"')
Content = Mapping[str, Any]


def page_at(path: str, content: Content, pages: Mapping[str, Page], keys: Mapping[str, int] | None = None) -> tuple[Page, bool]:
    """The page of `path` below those of `pages`, and whether it was made now: without its blocks, which may lead to pages that
    are still to come. `content["type"]` names its model; `keys` resolves what its own fields refer to."""
    parent, _slash, slug = path.rpartition("/")
    model = getattr(models, content["type"])
    above = Page.get_first_root_node() if path == HOME else pages[parent or HOME]
    known = model.objects.child_of(above).filter(slug=slug).first()
    if known:
        return known, False
    if path == HOME:
        _remove_wagtails_welcome(above)
    own = {name: value for name, value in content.items() if name not in LATER and not _is_stream(model, name)}
    plain = {model._meta.get_field(name).attname: resolved(value, keys or {}) for name, value in own.items()}
    return above.add_child(instance=model(slug=slug, show_in_menus=True, **plain)), True


def fill(page: Page, content: Content, keys: Mapping[str, int]) -> None:
    """Gives a page its blocks, tags and questions of a form, whose references `keys` resolves, and publishes it."""
    for name, value in content.items():
        if name not in LATER and _is_stream(type(page), name):
            setattr(page, name, json.dumps(resolved(value, keys)))
    if tags := content.get("tags"):
        page.tags.set(tags)
    for order, field in enumerate(content.get("form_fields", [])):
        page.form_fields.add(models.FormField(sort_order=order, **field))
    page.save_revision().publish()


def resolved(value: Any, keys: Mapping[str, int]) -> Any:
    """`value` with each reference, such as "page:about", replaced by the primary key that `keys` has for it."""
    if isinstance(value, dict):
        return {name: resolved(each, keys) for name, each in value.items()}
    if isinstance(value, list):
        return [resolved(each, keys) for each in value]
    return _resolved_text(value, keys) if isinstance(value, str) else value


def links(titles: Mapping[str, str], pages: Mapping[str, Page]) -> str:
    """A row of the navigation: {path of a page, or MODULE and the reference of a module's: what it is called there}."""
    return json.dumps([_link(path, title, pages) for path, title in titles.items()])


def _link(path: str, title: str, pages: Mapping[str, Page]) -> dict[str, Any]:
    if path.startswith(MODULE):
        return {"type": "module_page", "value": {"page": path.removeprefix(MODULE), "title": title}}
    return {"type": "link", "value": {"page": pages[path].pk, "title": title}}


def point_site_at(home: Page, name: str) -> None:
    """The site begins with this page, under the host and port of SITE_URL."""
    Page.objects.filter(depth=1).update(title=_("All pages"), draft_title=_("All pages"))
    address = parts_of(settings.SITE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    place = {"hostname": address.hostname, "port": port}
    Site.objects.update_or_create(is_default_site=True, defaults={**place, "root_page": home, "site_name": name})


def _remove_wagtails_welcome(root: Page) -> None:
    for page in root.get_children().filter(slug=HOME, content_type__app_label="wagtailcore"):
        Site.objects.filter(root_page=page).update(root_page=root)  # or it would go with its page
        page.delete()
    root.refresh_from_db()


def _is_stream(model: type[Page], name: str) -> bool:
    return isinstance(model._meta.get_field(name), StreamField)


def _resolved_text(text: str, keys: Mapping[str, int]) -> Any:
    if REFERENCE.fullmatch(text):
        return keys[text]
    return PAGE_LINK.sub(lambda link: f'linktype="page" id="{keys[f"page:{link[1]}"]}"', text.strip())
