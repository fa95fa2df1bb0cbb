"""The demo's pages: made once, then left to the people who edit them."""

import json

from django.core.files.images import ImageFile
from wagtail.fields import StreamField
from wagtail.models import Page

from coaching.exercises.models import Exercise
from coaching.practice.models import PracticeImage
from coaching.testimonials.models import Testimonial
from coaching.website import models
from coachsite.demo.reading import CONTENT, read, resolved

HOME = "home"


def load_pages():
    """Makes the pages that are missing. Returns {path: page} with the home page under "home"."""
    contents = {path: read(f"pages/{path}") for path in [HOME, *read("site")["pages"]]}
    pages: dict[str, Page] = {}
    new: list[str] = []
    for path, content in contents.items():
        pages[path], made = _page(path, content, pages)
        new += [path] if made else []
    if new:
        keys = {f"page:{path}": page.pk for path, page in pages.items()} | _testimonials() | _images() | _exercises()
        for path in new:
            _fill(pages[path], contents[path], keys)
    return pages


def _page(path, content, pages):
    parent, _, slug = path.rpartition("/")
    model = getattr(models, content["type"])
    above = Page.get_first_root_node() if path == HOME else pages[parent or HOME]
    known = model.objects.child_of(above).filter(slug=slug).first()
    if known:
        return known, False
    if path == HOME:
        _remove_wagtails_welcome(above)
    plain = {name: value for name, value in content.items() if name != "type" and not _is_stream(model, name)}
    return above.add_child(instance=model(slug=slug, show_in_menus=True, **plain)), True


def _remove_wagtails_welcome(root):
    for page in root.get_children().filter(slug=HOME, content_type__app_label="wagtailcore"):
        page.delete()
    root.refresh_from_db()


def _is_stream(model, name):
    return isinstance(model._meta.get_field(name), StreamField)


def _fill(page, content, keys):
    for name, value in content.items():
        if name != "type" and _is_stream(type(page), name):
            setattr(page, name, json.dumps(resolved(value, keys)))
    page.save_revision().publish()


def _testimonials():
    rows = read("testimonials")["testimonials"]
    made = [Testimonial.objects.get_or_create(**row, consent=True, is_sample=True)[0] for row in rows]
    return {f"testimonial:{each.name}": each.pk for each in made}


def _exercises():
    return {f"exercise:{key}": pk for key, pk in Exercise.objects.exclude(key=None).values_list("key", "pk")}


def _images():
    return {f"image:{path.stem}": _image(path).pk for path in sorted((CONTENT / "images").glob("*.png"))}


def _image(path):
    known = PracticeImage.objects.filter(title=path.stem).first()
    if known:
        return known
    with path.open("rb") as file:
        return PracticeImage.objects.create(title=path.stem, file=ImageFile(file, name=path.name))
