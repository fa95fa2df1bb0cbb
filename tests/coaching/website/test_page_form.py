from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.test.utils.form_data import nested_form_data, streamfield

from coaching.practice.models import PracticeSettings
from coaching.website import models
from coaching.website.page_form import slug_of
from tests.coaching.website import factories


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Ask for advice, not for a job", "ask-for-advice-not-for-a-job"),
        ("Über mich", "uber-mich"),
        ("L’été à la française", "lete-a-la-francaise"),
        ("Größe zählt", "grosse-zahlt"),
        ("Łódź i okolice", "lodz-i-okolice"),
        ("Спросите совета", "спросите-совета"),
        ("Йога", "йога"),
        ("二人の話", "二人の話"),
        ("👋 !!!", "page"),
        ("-_-", "page"),
    ],
)
def test_an_address_comes_from_a_title_in_any_alphabet(title, slug):
    assert slug_of(title) == slug


def test_a_very_long_title_gives_an_address_that_can_be_kept():
    assert len(slug_of("word " * 80)) <= 200


@pytest.fixture
def articles(home):
    return factories.page(models.ArticleIndexPage, home, title="Articles")


@pytest.fixture
def editing(client, editor):
    client.force_login(editor)
    return client


STREAMS = ("body", "teaches")


def add(articles):
    return reverse("wagtailadmin_pages:add", args=["coaching", "articlepage", articles.pk])


def sent(editing, articles, **fields):
    page = editing.get(add(articles))
    form = page.context["form"]
    data = {bound.html_name: bound.value() for bound in form if bound.value() not in (None, "") and bound.name not in STREAMS}
    more = {f"{name}-{key}": 0 for name in form.formsets for key in ("TOTAL_FORMS", "INITIAL_FORMS")}
    answer = editing.post(
        add(articles), {**more, **nested_form_data({name: streamfield([]) for name in STREAMS}), **data, **fields}
    )
    assert answer.status_code == 302, answer.context["form"].errors


@time_machine.travel("2026-12-01T02:00:00Z", tick=False)
def test_a_new_article_is_of_today_where_the_practice_is(editing, articles):
    PracticeSettings.objects.update(timezone="America/New_York")
    assert str(editing.get(add(articles)).context["form"]["date"].value()) == "2026-11-30"


@time_machine.travel("2026-12-01T02:00:00Z", tick=False)
def test_a_time_to_publish_is_of_the_practices_clock_and_says_so(editing, articles):
    PracticeSettings.objects.update_or_create(defaults={"timezone": "America/Chicago"})
    assert "Both are Chicago time." in editing.get(add(articles)).content.decode()
    sent(editing, articles, title="Rates", go_live_at="2026-12-02 09:00", **{"action-publish": "1"})
    assert models.ArticlePage.objects.get().go_live_at == datetime(2026, 12, 2, 15, 0, tzinfo=UTC)


def test_two_articles_of_one_title_have_two_addresses(editing, articles):
    for _time in range(2):
        sent(editing, articles, title="Über mich")
    assert sorted(models.ArticlePage.objects.values_list("slug", flat=True)) == ["uber-mich", "uber-mich-2"]


def test_a_title_without_a_letter_has_an_address(editing, articles):
    sent(editing, articles, title="👋")
    assert models.ArticlePage.objects.get().slug == "page"


def test_a_renamed_page_is_found_at_its_old_address(client, articles, django_capture_on_commit_callbacks):
    page = factories.page(models.ArticlePage, articles)
    old = page.get_url()
    page.slug = "renamed"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    assert Redirect.objects.get().redirect_page_id == page.pk
    answer = client.get(old)
    assert (answer.status_code, answer["Location"]) == (301, models.ArticlePage.objects.get().get_url())


def test_what_lies_below_a_renamed_page_is_found_at_its_old_address(client, articles, django_capture_on_commit_callbacks):
    below = factories.page(models.ArticlePage, articles)
    old = below.get_url()
    articles.slug = "reading"
    with django_capture_on_commit_callbacks(execute=True):
        articles.save_revision().publish()
    assert client.get(old)["Location"] == models.ArticlePage.objects.get().get_url()
