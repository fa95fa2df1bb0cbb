import pytest

from tests.coaching.website.moving_in.test_isolated import item, read

REDIRECTS = "/a,/b\n/größe,https://x.example/\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_redirects_are_read_in_any_letters(encoding):
    assert read(REDIRECTS.encode(encoding), "a.csv")["items"] == [
        item(old="/a", to="/b", line=1),
        item(old="/größe", to="https://x.example/", line=2),
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(("text", "name"), [("# Größe\n\nWords", "a.md"), ("<h1>Größe</h1><p>Words</p>", "a.html")])
def test_an_article_is_read_in_any_letters(encoding, text, name):
    found = read(text.encode(encoding), name)["items"][0]
    assert (found["title"], found["html"]) == ("Größe", "<p>Words</p>")


@pytest.mark.parametrize("name", ["a.csv", "a.md", "a.html"])
@pytest.mark.parametrize("data", [b"%PDF-1.4\n/a,/b", REDIRECTS.encode("utf-32"), b"/a,/b\n" + bytes(range(32)) * 9])
def test_what_is_no_text_says_how_to_save_it(data, name):
    assert read(data, name)["sentence"].startswith("We can't read this file: it may be damaged. Save it once more")


def test_a_stray_nul_in_an_article_is_none_of_its_letters():
    assert read("# On\0e\n\nWords", "a.md")["items"][0]["title"] == "One"
