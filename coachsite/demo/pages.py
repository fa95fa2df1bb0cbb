"""The demo's pages: made once, then left to the people who edit them."""

from django.core.files.images import ImageFile
from wagtail.models import Page

from coaching.exercises.models import Exercise
from coaching.payments.models import Package
from coaching.people.models import Coach
from coaching.practice.models import PracticeImage
from coaching.testimonials.models import Testimonial
from coaching.website.starting.building import HOME, fill, page_at
from coachsite.demo.reading import CONTENT, read


def load_pages():
    """Makes the pages that are missing. Returns {path: page} with the home page under "home"."""
    contents = {path: read(f"pages/{path}") for path in [HOME, *read("site")["pages"]]}
    keys = _testimonials() | load_images() | _exercises() | _coaches() | _packages()
    pages: dict[str, Page] = {}
    new: list[str] = []
    for path, content in contents.items():
        pages[path], made = page_at(path, content, pages, keys)
        new += [path] if made else []
    keys |= {f"page:{path}": page.pk for path, page in pages.items()}
    for path in new:
        fill(pages[path], contents[path], keys)
    return pages


def _testimonials():
    rows = read("testimonials")["testimonials"]
    made = [Testimonial.objects.get_or_create(**row, consent=True, is_sample=True)[0] for row in rows]
    return {f"testimonial:{each.name}": each.pk for each in made}


def _exercises():
    return {f"exercise:{key}": pk for key, pk in Exercise.objects.exclude(key=None).values_list("key", "pk")}


def _coaches():
    return {f"coach:{slug}": pk for slug, pk in Coach.objects.values_list("slug", "pk")}


def _packages():
    """The first of each title: a coach's later changes may have made a second."""
    return {f"package:{title}": pk for title, pk in Package.objects.order_by("-pk").values_list("title", "pk")}


def load_images():
    """The pictures of the pages, each once. Returns what pages call them by."""
    return {f"image:{path.stem}": _image(path).pk for path in sorted((CONTENT / "images").glob("*.png"))}


def _image(path):
    words = read("images")["images"].get(path.stem, "")
    known = PracticeImage.objects.filter(title=path.stem).first()
    if known:
        return known
    with path.open("rb") as file:
        return PracticeImage.objects.create(title=path.stem, description=words, file=ImageFile(file, name=path.name))
