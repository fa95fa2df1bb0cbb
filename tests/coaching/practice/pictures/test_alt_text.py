import pytest
from django.core.exceptions import ValidationError

from coaching.practice.pictures import alt_text


@pytest.mark.parametrize(
    ("text", "file"),
    [
        ("dana-at-desk", "original_images/1a2b3c4d-dana-at-desk.png"),
        ("Dana at desk", "original_images/1a2b3c4d-dana-at-desk.png"),
        ("portrait.jpg", ""),
        ("My new header.webp final", ""),
        ("IMG_2034", ""),
        ("DSC00012", ""),
        ("Screenshot 2026-11-30 at 10.21.07", ""),
        ("WhatsApp Image 2026-11-30 at 10.21.07", ""),
        ("image", ""),
        ("A photo", ""),
        ("Picture 3", ""),
        ("Foto", ""),
        ("alt text", ""),
        ("12345", ""),
    ],
)
def test_what_is_no_description_is_refused(text, file):
    with pytest.raises(ValidationError) as refused:
        alt_text.check(text, file)
    assert refused.value.messages[0].startswith(f"“{text}” says nothing to someone who can't see the picture.")


@pytest.mark.parametrize(
    "text",
    [
        "Dana laughs at her desk, a notebook open in front of her",
        "Two people talking on a bench",
        "A picture of the harbor at dawn",
        "Certificate of the International Coaching Federation, number 1234",
        "Два человека разговаривают",
        "二人が話している",
        "P. Smith speaks at a desk",
        "Screen shots of two messages side by side",
        "",
    ],
)
def test_a_description_is_taken(text):
    assert alt_text.check(text, "original_images/1a2b3c4d-dana.png") is None


def test_a_description_that_never_ends_is_refused():
    with pytest.raises(ValidationError, match="one or two sentences"):
        alt_text.check("A bench. " * 40)


def test_the_example_of_a_refusal_names_nobody():
    with pytest.raises(ValidationError) as refused:
        alt_text.check("Foto")
    assert "such as “A woman laughs at her desk, a notebook open in front of her”" in refused.value.messages[0]
