from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form

from coaching.practice.pictures.picture_file import PictureFileField
from coaching.website.starting import looks

SAID = (
    "This picture is too large: it can have at most 11,000 by 11,000 pixels, or as many in another shape. Make it smaller and "
    "choose it again."
)


@pytest.fixture(scope="module")
def huge():
    """A real picture of 196 million pixels, in a small file."""
    content = BytesIO()
    Image.new("1", (14_000, 14_000)).save(content, "PNG")
    return content.getvalue()


def sent(content):
    return SimpleUploadedFile("logo.png", content, "image/png")


def test_a_picture_of_too_many_pixels_is_told_what_is_allowed(huge):
    with pytest.raises(ValidationError) as refused:
        PictureFileField().clean(sent(huge))
    assert refused.value.messages == [SAID]


def test_the_first_logo_is_told_the_same(huge):
    with pytest.raises(ValidationError) as refused:
        looks.fields()["logo"].clean(sent(huge))
    assert refused.value.messages == [SAID]


def test_the_library_of_pictures_tells_the_same(db, huge):
    form = get_image_form(get_image_model())({"description": "A bench by the lake"}, {"file": sent(huge)})
    assert form.errors["file"] == [SAID]


def test_what_is_no_picture_is_still_said_to_be_none():
    with pytest.raises(ValidationError) as refused:
        PictureFileField().clean(sent(b"no picture"))
    assert "not an image" in refused.value.messages[0]
