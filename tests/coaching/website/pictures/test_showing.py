import re

import pytest
from django.template import Context, Template
from django.urls import reverse

from coaching.practice.models import PracticeImage, PracticeRendition
from coaching.website import models
from coaching.website.pictures import making, share, showing
from coaching.website.pictures.shapes import SHAPES
from tests.coaching.website import factories


@pytest.fixture
def later(monkeypatch):
    """The jobs that were asked for, which nobody runs."""
    asked = []

    def ask(task, *args):
        if "picture" in task.module_path or "showing" in task.module_path:
            asked.append((task.name, args))

    monkeypatch.setattr(type(showing.make_sizes), "enqueue", ask)
    return asked


def shown(image, shape="wide", more=""):
    return Template(f"{{% load pictures %}}{{% picture_of image '{shape}' {more} %}}").render(Context({"image": image}))


def body(image, alt="Two people on a bench"):
    value = {"image": {"image": image.pk, "alt_text": alt, "decorative": False}, "caption": "", "text": ""}
    return [("picture", value)]


def test_no_size_is_larger_than_the_picture():
    assert SHAPES["wide"].specs(600, 300) == [
        "width-480|format-avif",
        "width-600|format-avif",
        "width-480|format-webp",
        "width-600|format-webp",
    ]


def test_a_shape_with_a_ratio_cuts_no_wider_than_its_height_allows():
    assert SHAPES["face"].specs(1000, 200) == ["fill-160x160|format-avif", "fill-200x200|format-avif"] + [
        "fill-160x160|format-webp",
        "fill-200x200|format-webp",
    ]


@pytest.mark.parametrize(
    ("size", "boxes", "sizes"),
    [
        ((600, 120), ["240x40", "480x80", "720x120"], "12.5rem"),
        ((300, 60), ["240x40", "480x80"], "12.5rem"),
        ((1200, 100), ["240x40", "480x80", "720x120"], "15rem"),
        ((20, 20), ["240x40"], "2.5rem"),
    ],
)
def test_a_logo_comes_whole_for_screens_of_each_kind(size, boxes, sizes):
    assert SHAPES["logo"].specs(*size)[: len(boxes)] == [f"max-{box}|format-avif" for box in boxes]
    assert len(SHAPES["logo"].specs(*size)) == 2 * len(boxes)
    assert SHAPES["logo"].place(*size) == {"sizes": sizes}


def test_a_drawing_is_shown_as_it_is(picture, monkeypatch):
    image = picture()
    monkeypatch.setattr(type(image), "is_svg", lambda each: True)
    assert shown(image, "logo", "alt='' css='brand-logo'") == (
        f'<img alt="" class="brand-logo" height="700" src="{image.file.url}" width="1400">'
    )


def test_a_picture_comes_in_two_formats_and_in_the_sizes_of_its_place(picture):
    image = picture()
    showing.make_sizes.call(image.pk, "wide")
    html = shown(image)
    assert re.findall(r'<source[^>]* type="image/avif"', html) != []
    assert re.findall(r"(\d+)w", html[html.index("<img") :]) == ["1400", "1200", "800", "480"]
    assert 'sizes="(min-width: 48rem) 46rem, 95vw"' in html
    assert re.search(r'<img[^>]* height="700"[^>]* width="1400"', html)
    assert 'loading="lazy"' in html
    assert 'alt="Two people on a bench"' in html


def test_a_picture_of_the_first_screen_is_not_waited_for(picture):
    html = shown(picture(), more="at_once=True")
    assert 'fetchpriority="high"' in html
    assert "lazy" not in html


def test_a_visitor_waits_for_one_size_at_most_and_a_job_makes_the_others(picture, later):
    image = picture()
    shown(image)
    shown(image)
    assert [*image.renditions.values_list("filter_spec", flat=True)] == ["width-1400|format-webp"]
    assert later == [("make_sizes", (image.pk, "wide"))]


def test_publishing_makes_all_that_a_page_shows(home, picture, later):
    image = picture()
    page = factories.page(models.StandardPage, home, body=body(image))
    page.save_revision().publish()
    assert ("make_pictures_of", (page.pk,)) in later
    making.make_pictures_of.call(page.pk)
    made = [*SHAPES["wide"].specs(1400, 700), share.CHOSEN]
    assert sorted(image.renditions.values_list("filter_spec", flat=True)) == sorted(made)


def test_a_visitor_of_a_published_page_makes_nothing(client, home, picture, later):
    image = picture()
    page = factories.page(models.StandardPage, home, body=body(image))
    making.make_pictures_of.call(page.pk)
    before = PracticeRendition.objects.count()
    assert client.get(page.get_url()).status_code == 200
    assert PracticeRendition.objects.count() == before


def test_a_page_without_pictures_asks_for_no_job(home, later):
    factories.page(models.StandardPage, home, body=[("text", "<p>Words</p>")]).save_revision().publish()
    assert later == []


def test_the_face_stays_in_the_picture(picture):
    image = picture(focal_point_x=1300, focal_point_y=350, focal_point_width=200, focal_point_height=200)
    showing.make_sizes.call(image.pk, "face")
    assert {each.focal_point_key for each in image.renditions.all()} != {""}


def test_a_picture_whose_file_is_gone_leaves_the_page_whole(client, home, picture):
    image = picture()
    page = factories.page(models.StandardPage, home, body=body(image))
    image.file.storage.delete(image.file.name)
    assert client.get(page.get_url()).status_code == 200


@pytest.fixture
def editing(client, editor):
    client.force_login(editor)
    return client


def test_the_words_of_a_picture_are_asked_for(editing, picture):
    image = picture()
    url = reverse("wagtailimages:edit", args=[image.pk])
    fields = {"title": "Bench", "description": "", "collection": image.collection_id, "tags": ""}
    assert "This field is required." in editing.post(url, fields).content.decode()
    assert (
        "says nothing to someone who can&#x27;t see the picture"
        in editing.post(url, fields | {"description": "bench.png"}).content.decode()
    )
    editing.post(url, fields | {"description": "Two friends on a bench"})
    assert PracticeImage.objects.get(pk=image.pk).description == "Two friends on a bench"
