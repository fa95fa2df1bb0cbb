"""What Wagtail's screens say in the practice's words, and the way that our own screens give to its breadcrumbs."""

import pytest
from django.urls import reverse

from coaching.desk.hooks import leave_out_wagtails_own_help
from coaching.exercises.models import Exercise
from coaching.modules import installed_modules
from coaching.payments.models import Package
from coaching.templatetags.breadcrumbs import links


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("", []),
        ('<a href="/a/">One</a>', [("/a/", "One")]),
        (
            '<a href="/a/?b=1&amp;c=2" data-key="q">\n One\n</a><a href="/d/">M&amp;M</a>',
            [("/a/?b=1&c=2", "One"), ("/d/", "M&M")],
        ),
        ("<a>No address</a> words beside it", [("", "No address words beside it")]),
    ],
)
def test_links_are_crumbs(html, found):
    assert [(each["url"], each["label"]) for each in links(html)] == found


def test_a_name_in_a_crumb_is_words_and_no_markup(signed_in, coach, clara):
    clara.name = "<b>Bold</b> & Co"
    clara.save()
    page = signed_in(coach).get(reverse("desk:timeline", args=[clara.pk])).content.decode()
    assert "&lt;b&gt;Bold&lt;/b&gt; &amp; Co" in page
    assert "<b>Bold" not in page


def test_lists_say_yes_and_no(signed_in, coach, db):
    Package.objects.create(title="Four", sessions=4, price=52000, currency="USD", is_public=False)
    page = signed_in(coach).get(reverse("wagtailsnippets_coaching_package:list")).content.decode()
    cells = [cell.split("</td>")[0].split(">")[-1].strip() for cell in page.split("<td")[1:]]
    assert [cell for cell in cells if cell in {"Yes", "No", "True", "False"}] == ["Yes", "No"]
    assert "True" not in page.partition("<main")[2]


@pytest.mark.parametrize(("module", "words"), [("", "Any practice"), ("gone", "gone")])
def test_an_exercise_of_no_installed_module_says_so(module, words):
    assert Exercise(module=module).belongs_to == words


def test_an_exercise_says_in_words_what_it_counts_for():
    for each in installed_modules():
        assert Exercise(module=each.slug).belongs_to == each.title
        for track in each.tracks:
            assert Exercise(module=each.slug, track=track.slug).belongs_to == f"{each.title}: {track.title}"


def test_the_help_menu_has_nothing_about_wagtail():
    class Item:
        def __init__(self, name):
            self.name = name

    items = [Item("whats-new-in-wagtail-8.0"), Item("editor-guide"), Item("keyboard-shortcuts-trigger")]
    leave_out_wagtails_own_help(None, items)
    assert [each.name for each in items] == ["keyboard-shortcuts-trigger"]
