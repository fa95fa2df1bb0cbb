import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from networking_module.bring_value.explanations.models import Explanation, all_words, make_missing
from networking_module.bring_value.explanations.supplied import SUPPLIED

pytestmark = pytest.mark.django_db


def edit(client, key, **words):
    """What an editor's form sends."""
    row = Explanation.objects.get(key=key)
    url = reverse("wagtailsnippets_networking_module_explanation:edit", args=[row.pk])
    return client.post(url, {"title": str(row.words().title), "text": str(row.words().text), **words})


def test_every_text_has_a_row_to_edit():
    assert set(Explanation.objects.values_list("key", flat=True)) == set(SUPPLIED)


def test_make_missing_again_adds_nothing():
    make_missing()
    assert Explanation.objects.count() == len(SUPPLIED)


def test_words_are_the_supplied_ones_until_someone_writes_others():
    Explanation.objects.filter(key="too_long").update(text="Three screens!")
    words = all_words()
    assert words["too_long"] == (SUPPLIED["too_long"].title, "Three screens!")
    assert words["no_offer"] == SUPPLIED["no_offer"]


def test_all_words_cost_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        all_words()


@pytest.mark.parametrize("group", ["Owners", "Coaches", "Editors"])
def test_staff_may_change_the_words(group):
    rights = Permission.objects.filter(group__name=group, content_type__model="explanation").values_list("codename", flat=True)
    assert set(rights) == {"view_explanation", "change_explanation"}
    assert Group.objects.filter(name=group).count() == 1


def test_edited_words_are_kept_with_their_history(signed_in, owner):
    edit(signed_in(owner), "one_way", text="Give something back, too.")
    row = Explanation.objects.get(key="one_way")
    assert (row.title, row.text, row.revisions.count()) == ("", "Give something back, too.", 1)


def test_words_left_as_supplied_are_not_kept(signed_in, owner):
    edit(signed_in(owner), "one_way")
    assert not Explanation.objects.get(key="one_way").is_own


def test_words_are_neither_added_nor_deleted(signed_in, owner):
    row = Explanation.objects.first()
    name = "wagtailsnippets_networking_module_explanation"
    assert signed_in(owner).get(reverse(f"{name}:add")).status_code == 302
    assert signed_in(owner).post(reverse(f"{name}:delete", args=[row.pk])).status_code == 302
    assert Explanation.objects.filter(pk=row.pk).exists()


def test_list_shows_every_text_and_where_it_stands(signed_in, owner):
    content = signed_in(owner).get(reverse("wagtailsnippets_networking_module_explanation:list")).content.decode()
    assert all(words in content for words in ("Mostly asks", "What it saw", "Leave the resume out this time."))


def test_preview_shows_the_words(signed_in, owner):
    row = Explanation.objects.get(key="no_offer")
    url = reverse("wagtailsnippets_networking_module_explanation:preview_on_edit", args=[row.pk])
    signed_in(owner).post(url, {"title": "Nothing in it", "text": "Bring a thing."})
    assert "Bring a thing." in signed_in(owner).get(url, {"mode": ""}).content.decode()
