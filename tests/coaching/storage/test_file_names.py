import pytest

from coaching.storage.file_names import plain_name, promises_another


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.CSV", "a", "", None, "CV v1.2", "CV J.Smith", ".txt", "Dr. Lee"])
def test_a_name_that_fits_its_words_is_taken(name):
    assert not promises_another(name, "text/plain")


@pytest.mark.parametrize("name", ["a.html", "a.exe", "a.pdf", "a.txt.js", "a.7z", "a.bat "])
def test_a_name_that_promises_another_kind_is_not(name):
    assert promises_another(name, "text/plain")


def test_a_picture_may_be_named_like_another_but_like_nothing_else():
    assert [promises_another(name, "image/png") for name in ("a.jpg", "a.webp", "a.pdf")] == [False, False, True]


@pytest.mark.parametrize(
    ("name", "kind", "plain"),
    [
        ("notes.md", "text/plain", "notes.md"),
        ("My plan.PDF", "application/pdf", "My plan.pdf"),
        ("me.jpg", "image/png", "me.png"),
        ("me.jpeg", "image/jpeg", "me.jpeg"),
        ("CV J.Smith", "application/pdf", "CV J.Smith.pdf"),
        ('a/b\\"c\n".txt', "text/plain", "bc.txt"),
        ("evil<script>: a|b?*.txt", "text/plain", "evilscript ab.txt"),
        (None, "text/plain", "file.txt"),
        ("語" * 200 + ".txt", "text/plain", "語" * 120 + ".txt"),
    ],
)
def test_a_name_is_plain_and_ends_as_its_kind_does(name, kind, plain):
    assert plain_name(name, kind) == plain
