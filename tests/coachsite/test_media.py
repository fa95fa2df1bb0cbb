import io
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.urls import clear_url_caches, set_urlconf
from PIL import Image
from wagtail.documents import get_document_model

from coaching.practice.models import PracticeImage

CONTENT = b"\x89PNG\r\n\x1a\n and so on"


@pytest.fixture
def media(settings, tmp_path):
    """`media(path, content)` puts a file there, past Wagtail."""
    settings.MEDIA_ROOT = tmp_path / "media"

    def put(path, content=CONTENT):
        file = settings.MEDIA_ROOT / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        return file

    put("images/a.png")
    return put


@pytest.fixture
def upload(media, db):
    """`upload(name)` returns a picture as an editor puts it in."""

    def store(name="Dana's face.png", color="teal"):
        file = io.BytesIO()
        Image.new("RGB", (300, 200), color).save(file, "PNG")
        return PracticeImage.objects.create(title="Dana", file=ImageFile(file, name))

    return store


@pytest.mark.parametrize(
    "spec", ["original", "width-100", "fill-50x50|format-webp", "width-80|format-avif", "max-90x90|format-jpeg"]
)
def test_a_picture_and_its_renditions_come(spec, upload, client):
    image = upload()
    stored = image.file if spec == "original" else image.get_rendition(spec).file
    response = client.get(stored.url)
    assert (response.status_code, b"".join(response)) == (200, Path(stored.path).read_bytes())
    assert response["Content-Type"].startswith("image/")


def test_it_asks_nothing_of_the_database(media, client, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        assert client.get("/media/images/a.png").status_code == 200


def test_a_browser_takes_it_for_a_picture_alone(media, client):
    media("images/trick.png", b"<html><script>alert(1)</script>")
    response = client.get("/media/images/trick.png")
    assert {name: response[name] for name in ("Content-Type", "X-Content-Type-Options", "Content-Security-Policy")} == {
        "Content-Type": "image/png",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }


def test_what_was_seen_is_kept_for_a_year_and_asked_for_by_its_mark(media, client):
    first = client.get("/media/images/a.png")
    assert first["Cache-Control"] == "public, max-age=31536000, immutable"
    for header in ({"If-None-Match": first["ETag"]}, {"If-Modified-Since": first["Last-Modified"]}):
        again = client.get("/media/images/a.png", headers=header)
        assert (again.status_code, again.content, again["Content-Security-Policy"]) == (304, b"", "default-src 'none'; sandbox")


def test_the_name_of_a_picture_never_comes_again(upload):
    first = upload()
    names = {first.file.name, first.get_rendition("width-100").file.name}
    first.delete()
    second = upload(color="red")
    assert names & {second.file.name, second.get_rendition("width-100").file.name} == set()
    assert second.file.name.endswith("Danas_face.png")


def test_a_very_long_name_stays_within_bounds_and_comes(upload, client):
    image = upload("x" * 200 + ".png")
    assert client.get(image.file.url).status_code == 200
    assert client.get(image.get_rendition("fill-50x50-c100|jpegquality-80|format-jpeg").url).status_code == 200


def test_a_range_is_answered_with_the_whole(media, client):
    response = client.get("/media/images/a.png", headers={"Range": "bytes=0-99999999999999999999"})
    assert (response.status_code, b"".join(response)) == (200, CONTENT)


def test_asking_for_the_head_gives_the_size_alone(media, client):
    response = client.head("/media/images/a.png")
    assert (response.status_code, response["Content-Length"], response.content) == (200, str(len(CONTENT)), b"")


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_nothing_can_be_done_to_it(method, media, client):
    assert getattr(client, method)("/media/images/a.png").status_code == 405


def test_upper_case_suffixes_and_letters_of_every_alphabet_are_names_too(media, client):
    for name in ("B.PNG", "avatar_größe.jpg"):
        media(f"avatar_images/{name}")
        assert client.get(f"/media/avatar_images/{name}").status_code == 200


OTHERS = [
    "documents/plan.pdf",
    "documents/a.png",
    "images/page.html",
    "images/a.svg",
    "images/a.js",
    "images/a",
    "images/a.png.html",
    "images/.hidden.png",
    "images/.png",
    "a.png",
    "images/deep/a.png",
    "IMAGES/a.png",
    "private/a.png",
]
WAYS = [
    "",
    "images/",
    "images/..",
    "images/../images/a.png",
    "images/%2e%2e/images/a.png",
    "images/%2e%2e%2fimages%2fa.png",
    "images/..%5ca.png",
    "images//a.png",
    "/images/a.png",
    "images/%2fetc%2fpasswd.png",
    "images/a.png%00",
    "images/%00a.png",
    "images/a%00.png",
    "images/a.png%0a",
    "images/a.png/",
    "images/%252e%252e%252fa.png",
    "images/a.png;x",
    "images/~a.png",
    "images/" + "x" * 300 + ".png",
    "images/" + "%C3%A4" * 130 + ".png",
    "images/%ff.png",
    "../media/images/a.png",
]


def test_nothing_else_that_lies_there_is_given(media, client, db):
    for path in OTHERS:
        media(path)
    assert {path: client.get(f"/media/{path}").status_code for path in OTHERS} == dict.fromkeys(OTHERS, 404)


def test_no_way_leads_elsewhere(media, client, db):
    assert {path: client.get(f"/media/{path}").status_code for path in WAYS} == dict.fromkeys(WAYS, 404)


def test_a_link_that_leads_out_is_not_followed(media, client, tmp_path, db):
    (tmp_path / "secret.png").write_bytes(CONTENT)
    there = media("images/b.png")
    there.unlink()
    there.symlink_to(tmp_path / "secret.png")
    assert client.get("/media/images/b.png").status_code == 404


def test_a_media_folder_that_is_a_link_itself_works(media, client, settings, tmp_path):
    (tmp_path / "mounted").symlink_to(settings.MEDIA_ROOT)
    settings.MEDIA_ROOT = tmp_path / "mounted"
    assert client.get("/media/images/a.png").status_code == 200


def test_a_file_that_may_not_be_read_is_not_there(media, client, monkeypatch, db):
    monkeypatch.setattr("pathlib.Path.open", lambda *args, **kwargs: (_ for _ in ()).throw(PermissionError))
    assert client.get("/media/images/a.png").status_code == 404


def test_documents_go_through_wagtail_alone(media, client, db):
    made = get_document_model().objects.create(title="Page", file=ContentFile(b"<script>1</script>", "page.html"))
    assert client.get(f"/media/{made.file.name}").status_code == 404
    response = client.get(made.url)
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "script" not in response["Content-Security-Policy"]


def test_a_proxy_may_serve_them_instead(media, client, settings, db):
    from importlib import reload

    from coachsite import urls

    settings.MEDIA_SERVED_BY = "proxy"
    try:
        reload(urls)
        clear_url_caches()
        assert client.get("/media/images/a.png").status_code == 404
    finally:
        settings.MEDIA_SERVED_BY = "site"
        reload(urls)
        clear_url_caches()
        set_urlconf(None)
