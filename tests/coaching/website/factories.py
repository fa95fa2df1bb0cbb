"""A site of one home page, and pages below it with the blocks a test is about."""

import json
from datetime import date
from itertools import count

from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, Site

from coaching.exercises.models import Exercise
from coaching.payments.models import Package
from coaching.practice.models import PracticeImage
from coaching.testimonials.models import Testimonial
from coaching.website import models

_number = count(1)


def home(**fields):
    root = Page.get_first_root_node()
    page = models.HomePage(title="Home", slug=f"home-{next(_number)}", headline="Two ways", **_streams(fields))
    root.add_child(instance=page)
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "testserver", "port": 80, "root_page": page})
    return page


def page(model, parent, *, title=None, **fields):
    """A page of `model` below `parent`; `body` and `questions` are lists of (block name, raw value)."""
    if model is models.ArticlePage:
        fields.setdefault("date", date(2026, 3, 2))
    title = title or f"Page {next(_number)}"
    return parent.add_child(instance=model(title=title, slug=f"page-{next(_number)}", **_streams(fields)))


def picture():
    """A square of one color."""
    return PracticeImage.objects.create(title="A face", file=get_test_image_file())


def testimonial(**fields):
    defaults = {"name": "Priya N.", "words": "It helped.", "consent": True}
    return Testimonial.objects.create(**{**defaults, **fields})


def package(**fields):
    """Four sessions for $520."""
    return Package.objects.create(**{"title": "Four sessions", "sessions": 4, "price": 52000, **fields})


def exercise(**fields):
    """One that is published."""
    made = Exercise.objects.create(**{"title": "Name your gifts", "summary": "Ten of them.", "live": False, **fields})
    made.save_revision().publish()
    return Exercise.objects.get(pk=made.pk)


def _streams(fields):
    return {
        name: _raw(value) if name in {"body", "questions", "teaches", "certificates"} else value for name, value in fields.items()
    }


def _raw(blocks):
    return json.dumps([{"type": name, "value": value} for name, value in blocks])
