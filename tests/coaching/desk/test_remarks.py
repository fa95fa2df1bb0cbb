import pytest
from django.urls import reverse

from coaching.autosave.errors import Conflict, SaveError
from coaching.desk.remarks import RemarkField, field_of, save_remark
from coaching.people.models import Remark


@pytest.fixture
def send(signed_in, coach, clara):
    """`send(text, revision, query)` presses the button of the remark on the list."""

    def post(text, revision=0, query=""):
        url = reverse("desk:save_remark", args=[clara.pk]) + query
        return signed_in(coach).post(url, {"text": text, "text-revision": revision})

    return post


def test_a_remark_is_one_line(clara):
    assert save_remark(client=clara, text="  likes\r\nmornings ", known_revision=0).text == "likes mornings"


def test_the_same_words_again_are_the_same_revision(clara):
    save_remark(client=clara, text="likes mornings", known_revision=0)
    assert save_remark(client=clara, text="likes mornings", known_revision=0).revision == 1


def test_an_emptied_remark_is_a_newer_revision(clara):
    save_remark(client=clara, text="likes mornings", known_revision=0)
    emptied = save_remark(client=clara, text="", known_revision=1)
    assert (emptied.text, emptied.revision) == ("", 2)


def test_an_older_page_is_asked(clara):
    save_remark(client=clara, text="likes mornings", known_revision=0)
    with pytest.raises(Conflict) as raised:
        save_remark(client=clara, text="likes evenings", known_revision=0)
    assert raised.value.theirs == "likes mornings"


def test_words_sent_unheard_are_ones_own(clara):
    save_remark(client=clara, text="likes", known_revision=0)
    assert save_remark(client=clara, text="likes tea", known_revision=0, before="likes").text == "likes tea"


def test_one_that_is_too_long_is_not_cut(clara):
    with pytest.raises(SaveError, match="201 characters long, and the limit is 200"):
        save_remark(client=clara, text="x" * 201, known_revision=0)
    assert not Remark.objects.exists()


def test_the_field_shows_what_is_stored(clara):
    save_remark(client=clara, text="likes mornings", known_revision=0)
    clara.refresh_from_db()
    assert field_of(clara) == RemarkField("likes mornings", 1)


def test_the_button_saves_and_keeps_the_filter(send, clara):
    response = send("likes mornings", query="?stage=active")
    assert (response.headers["Location"], clara.remark.text) == (f"{reverse('desk:clients')}?stage=active", "likes mornings")


def test_words_that_are_refused_stay_in_their_line(send):
    response = send("x" * 201)
    assert (response.status_code, ">" + "x" * 201 + "</textarea>" in response.content.decode()) == (422, True)


def test_both_versions_are_shown_after_a_conflict(send, clara):
    send("likes mornings")
    response = send("likes evenings")
    page = response.content.decode()
    assert (response.status_code, "likes mornings" in page, "likes evenings" in page) == (409, True, True)


def test_the_script_hears_the_new_revision(signed_in, coach, clara):
    url = reverse("desk:autosave_remark", args=[clara.pk])
    assert signed_in(coach).post(url, {"value": "likes tea", "revision": 0}).json() == {"revision": 1}


def test_another_coach_finds_no_remark_to_write(signed_in, other_coach, clara):
    response = signed_in(other_coach).post(reverse("desk:save_remark", args=[clara.pk]), {"text": "hm"})
    assert (response.status_code, Remark.objects.count()) == (404, 0)
