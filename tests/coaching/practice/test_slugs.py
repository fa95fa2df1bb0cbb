import pytest

from coaching.practice.slugs import latin_slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Jürgen Große-Öhmichen", "jurgen-grosse-ohmichen"),
        ("Łukasz Żółw", "lukasz-zolw"),
        ("Анна Каренина", "anna-karenina"),
        ("…", "coach"),
    ],
)
def test_a_slug_is_in_latin_letters(text, slug):
    assert latin_slug(text, "coach") == slug
