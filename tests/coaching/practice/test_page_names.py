import pytest

from coaching.practice.page_names import name_of, names_of, page_path


@pytest.mark.parametrize(
    "text",
    [
        "",
        None,
        "about",
        "//evil.example/about/",
        "/\\evil.example/",
        "https://evil.example/about/",
        "javascript:alert(1)",
        "/about/\0",
        "/about/%00/",
        "/<b>bold</b>/",
        "/about\n/",
        "/\ud800/",
        f"/{'a' * 300}/",
        "/me/",
        "/admin/",
        "/accounts/login/",
        "/booking/some-token/",
        "/no-page-ends-like-this",
    ],
)
def test_what_is_no_public_page_is_none(text):
    assert page_path(text) == ""


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("/", "/"),
        ("/about/", "/about/"),
        ("/about/?month=2026-12#times", "/about/"),
        ("/%C3%BCber/", "/über/"),
        ("/packages/", "/packages/"),
        ("/book/dana-reyes/call/", "/book/dana-reyes/call/"),
    ],
)
def test_a_public_page_is_known_by_its_path(text, path):
    assert page_path(text) == path


def test_a_page_that_nobody_knows_is_called_by_its_path(db):
    assert names_of({"/gone/", ""}) == {"/gone/": "/gone/"}
    assert [name_of("/gone/"), name_of("")] == ["/gone/", ""]
