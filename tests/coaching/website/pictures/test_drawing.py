from io import BytesIO

import pytest
from PIL import Image

from coaching.website.pictures import drawing
from coaching.website.pictures.drawing import Words, drawn


def colors(content):
    return {color for _count, color in Image.open(BytesIO(content)).convert("RGB").getcolors(1 << 20)}


@pytest.mark.parametrize(
    "title", ["Hi", "Ask for advice, not for a job", "word " * 60, "Donaudampfschifffahrtsgesellschaftskapitän" * 3, ""]
)
def test_every_title_gives_a_picture_as_shared_links_have_it(title):
    assert Image.open(BytesIO(drawn(Words(title, "Reyes Coaching", "#1d3a8a")))).size == (1200, 630)


def test_the_band_has_the_practices_color():
    assert (0x7A, 0x1F, 0x5C) in colors(drawn(Words("Hi", "Reyes Coaching", "#7a1f5c")))


def test_letters_that_our_faces_lack_leave_the_words_out():
    assert drawn(Words("Спросите совета", "Reyes", "#1d3a8a")) == drawn(Words("", "Reyes", "#1d3a8a"))


def test_other_words_are_another_address():
    one = Words("Hi", "Reyes", "#1d3a8a")
    assert len({one.digest, Words("Ho", "Reyes", "#1d3a8a").digest, Words("Hi", "Reyes", "#7a1f5c").digest}) == 3


def test_no_word_stands_alone_in_the_last_line():
    face = drawing._face(drawing.HEADINGS, 88)
    assert drawing._balanced("Ask for advice, not for a job", face) == ["Ask for advice,", "not for a job"]
