from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from PIL import Image

from coaching.booking.busy.errors import CannotRead, Trouble
from coaching.booking.busy.fetching import Page as Fetched
from coaching.practice.models import PracticeImage
from coaching.website.models import ArticlePage, SiteMove
from coaching.website.moving_in import pictures

BEGIN = reverse("moving_in_admin:begin")
FEED = """<rss version="2.0"><channel><item><title>One</title><link>https://old.example/one/</link><description><![CDATA[
<p>First</p><p>Second <img src="/a.png" alt="Two hands hold a parcel"></p><p>Third</p><img src="b.png" alt="IMG_1234.png">
]]></description></item></channel></rss>"""


def png(size=(8, 6)):
    out = BytesIO()
    Image.new("RGB", size, "teal").save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def old_site(monkeypatch):
    """{address: bytes} of what the old site has."""
    has = {"https://old.example/a.png": png(), "https://old.example/one/b.png": png((9, 9))}

    def fetch(url, *, seconds, accept):
        if url not in has:
            raise CannotRead(Trouble.GONE)
        return Fetched(has[url], "", "")

    monkeypatch.setattr(pictures, "fetch", fetch)
    return has


def moved(owning, data=b"", name="feed.xml"):
    owning.post(BEGIN, {"file": SimpleUploadedFile(name, data or FEED.encode())})
    move = SiteMove.objects.get()
    owning.post(reverse("moving_in_admin:bring", args=[move.pk]), {"shown": ["0"], "take": ["0"]})
    move.refresh_from_db()
    return move


def kinds(page):
    return [block.block_type for block in page.get_latest_revision_as_object().body]


def test_pictures_come_from_the_old_site_to_where_they_were(owning, articles, old_site):
    moved(owning)
    page = ArticlePage.objects.get()
    assert kinds(page) == ["text", "picture", "text", "picture"]
    first = page.get_latest_revision_as_object().body[1].value["image"]
    assert (first.description, first.contextual_alt_text, first.width) == ("Two hands hold a parcel",) * 2 + (8,)
    assert page.revisions.count() == 1


def test_pictures_after_one_paragraph_stay_in_their_order(owning, articles, old_site):
    moved(owning, FEED.replace("<p>Third</p>", "").encode())
    body = ArticlePage.objects.get().get_latest_revision_as_object().body
    assert [block.value["image"].width for block in body if block.block_type == "picture"] == [8, 9]


def test_a_file_name_is_no_word_for_a_picture_and_the_page_says_so(owning, articles, old_site):
    move = moved(owning)
    assert list(PracticeImage.objects.order_by("pk").values_list("description", flat=True)) == ["Two hands hold a parcel", ""]
    page = owning.get(reverse("moving_in_admin:show", args=[move.pk])).content.decode()
    assert "2 pictures came along." in page
    assert "For 1 nobody has said what it shows" in page


@pytest.mark.parametrize("content", [None, b"<svg></svg>", b"\x89PNG\r\n\x1a\nbroken"])
def test_what_is_not_there_or_no_picture_is_counted(owning, articles, old_site, content):
    old_site.pop("https://old.example/a.png")
    if content:
        old_site["https://old.example/a.png"] = content
    move = moved(owning)
    assert [each["state"] for each in move.items] == ["lost", "here"]
    assert "1 could not be had" in owning.get(reverse("moving_in_admin:show", args=[move.pk])).content.decode()


def test_an_address_of_this_network_is_never_asked(owning, articles):
    move = moved(owning, FEED.replace("/a.png", "http://169.254.169.254/a.png").replace('src="b.png"', "").encode())
    assert [each["state"] for each in move.items] == ["lost", "lost"]


def test_pictures_beside_the_pages_of_an_archive_come_from_there(owning, articles):
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("blog/one.html", '<main><h1>One</h1><p>First</p><img src="../img/a.png" alt="A red door"></main>')
        archive.writestr("img/a.png", png())
        archive.writestr("img/unused.png", png())
    move = moved(owning, out.getvalue(), "site.zip")
    assert kinds(ArticlePage.objects.get()) == ["text", "picture"]
    assert PracticeImage.objects.get().description == "A red door"
    kept = [storages["private"].exists(pictures._beside(move, f"img/{name}.png")) for name in ("a", "unused")]
    assert kept == [True, False]


def test_all_of_it_is_undone_with_its_pictures(owning, articles, old_site):
    move = moved(owning)
    owning.post(reverse("moving_in_admin:undo", args=[move.pk]))
    assert (ArticlePage.objects.exists(), PracticeImage.objects.exists()) == (False, False)


def test_a_job_done_again_brings_nothing_twice(owning, articles, old_site):
    move = moved(owning)
    pictures.bring_pictures.call(move.pk, move.pages[0])
    assert PracticeImage.objects.count() == 2


def test_a_draft_that_somebody_changed_gets_them_at_its_end(owning, articles, old_site, monkeypatch):
    monkeypatch.setattr(pictures, "fetch_all", lambda move: None)
    move = moved(owning)
    page = ArticlePage.objects.get()
    page.body = [("text", "<p>Mine</p>")]
    page.save_revision()
    pictures.bring_pictures.call(move.pk, page.pk)
    assert kinds(ArticlePage.objects.get()) == ["text", "picture", "picture"]


def test_a_picture_that_two_articles_show_is_kept_once(owning, articles, old_site):
    item = FEED[FEED.index("<item>") : FEED.index("</channel>")]
    both = FEED.replace(item, item + item.replace("One", "Two").replace("/one/", "/two/"))
    owning.post(BEGIN, {"file": SimpleUploadedFile("feed.xml", both.encode())})
    owning.post(reverse("moving_in_admin:bring", args=[SiteMove.objects.get().pk]), {"take": ["0", "1"]})
    assert PracticeImage.objects.filter(description="Two hands hold a parcel").count() == 1


def test_many_articles_are_chosen_page_by_page(owning, articles, monkeypatch):
    monkeypatch.setattr("coaching.website.moving_in.views.PER_PAGE", 2)
    rows = "".join(f"/a{number},/\n" for number in range(5))
    owning.post(BEGIN, {"file": SimpleUploadedFile("old.csv", rows.encode())})
    address = reverse("moving_in_admin:show", args=[SiteMove.objects.get().pk])
    bring = reverse("moving_in_admin:bring", args=[SiteMove.objects.get().pk])
    answer = owning.post(bring, {"shown": ["0", "1"], "take": ["1"], "go": "page:2"})
    assert answer["Location"] == f"{address}?page=2"
    assert "Page 2 of 3" in owning.get(answer["Location"]).content.decode()
    owning.post(bring, {"shown": ["2", "3"], "take": ["2"]})
    assert len(SiteMove.objects.get().redirects) == 3


def test_a_command_moves_a_large_site_in(owner, articles, old_site, tmp_path, capsys):
    file = tmp_path / "feed.xml"
    file.write_text(FEED)
    call_command("move_in", file, show=True)
    assert not SiteMove.objects.exists()
    call_command("move_in", file)
    assert "Articles: 1, with 2 pictures. Redirects: 0. Left out: 0" in capsys.readouterr().out
    assert kinds(ArticlePage.objects.get()) == ["text", "picture", "text", "picture"]


@pytest.mark.parametrize("content", [None, b"", b"\x00"])
def test_the_command_says_what_it_cannot_read(db, tmp_path, content):
    file = tmp_path / "feed.bin"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(CommandError):
        call_command("move_in", file)
    assert not SiteMove.objects.exists()
