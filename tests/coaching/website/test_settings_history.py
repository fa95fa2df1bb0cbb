import json

import pytest
from django.urls import reverse
from wagtail.models import Page, Site

from coaching.practice.models import PracticeSettings
from coaching.website import models
from tests.coaching.website import factories


@pytest.fixture
def navigation(home):
    return models.SiteNavigation.load()


@pytest.fixture
def editing(client, editor):
    client.force_login(editor)
    return client


def edit(setting):
    return reverse("wagtailsettings:edit", args=["coaching", setting._meta.model_name, setting.pk])


def history(setting):
    return reverse("settings_history_admin:history", args=[setting._meta.model_name])


def link(name, number, page, title):
    return {
        f"{name}-{number}-deleted": "",
        f"{name}-{number}-order": str(number),
        f"{name}-{number}-type": "link",
        f"{name}-{number}-id": "",
        f"{name}-{number}-value-page": str(page.pk),
        f"{name}-{number}-value-title": title,
    }


def navigation_form(page, title):
    return {"header-count": "1", "footer-count": "0", **link("header", 0, page, title)}


def titles():
    return [child.value["title"] for child in models.SiteNavigation.objects.get().header]


def test_lines_that_a_browser_ends_in_its_own_way_are_no_change():
    setting = PracticeSettings(name="Bridge", address="1 Elm Street\nLakeside")
    older = setting.serializable_data()
    assert setting.changed_since(older, {**older, "address": "1 Elm Street\r\nLakeside"}) == []


def test_each_save_is_a_version_and_the_one_before_can_be_put_back(editing, navigation, home):
    for title in ("First", "Second"):
        assert editing.post(edit(navigation), navigation_form(home, title)).status_code == 302
    assert titles() == ["Second"]
    versions = list(navigation.revisions.order_by("created_at", "pk"))
    assert len(versions) == 3  # as it began, and two
    editing.post(reverse("settings_history_admin:put_back", args=["sitenavigation", versions[1].pk]))
    assert titles() == ["First"]
    editing.post(reverse("settings_history_admin:put_back", args=["sitenavigation", versions[0].pk]))
    assert titles() == []


def test_a_version_says_what_changed(owning, home):
    practice = PracticeSettings.load()
    practice.keep_first_version()
    practice.tagline = "Other words"
    practice.save()
    practice.save_revision()
    page = owning.get(history(practice)).content.decode()
    assert '<td data-title="What changed">Tagline</td>' in page
    assert page.count("Put back</button>") == 1


def test_what_is_gone_since_is_left_out(owning, home):
    practice = PracticeSettings.load()
    practice.privacy_page = factories.page(models.StandardPage, home, title="Privacy")
    practice.save()
    version = practice.save_revision()
    Page.objects.filter(pk=practice.privacy_page_id).delete()
    owning.post(reverse("settings_history_admin:put_back", args=["practicesettings", version.pk]))
    assert PracticeSettings.objects.get().privacy_page is None


def test_putting_back_does_not_set_the_practice_up_again(owning, home):
    PracticeSettings.objects.update(being_set_up=True)
    version = PracticeSettings.load().save_revision()
    PracticeSettings.objects.update(being_set_up=False)
    owning.post(reverse("settings_history_admin:put_back", args=["practicesettings", version.pk]))
    assert PracticeSettings.objects.get().being_set_up is False


@pytest.mark.parametrize("model", ["practicesettings", "client", "nothing"])
def test_an_editor_sees_no_settings_of_others(editing, home, model):
    PracticeSettings.load()
    assert editing.get(reverse("settings_history_admin:history", args=[model])).status_code == 404


def test_the_preview_is_the_home_page_with_what_is_not_saved_yet(editing, navigation, home):
    url = reverse("wagtailsettings:preview_on_edit", args=["coaching", "sitenavigation", navigation.pk])
    answer = editing.post(url, navigation_form(home, "Not saved yet"))
    assert json.loads(answer.content)["is_valid"] is True
    assert "Not saved yet" in editing.get(url).content.decode()
    assert titles() == []


def test_a_color_is_seen_before_it_is_saved(owning, home):
    practice = PracticeSettings.load()
    practice.brand_color = "#7a1f5c"
    request = practice.make_preview_request()
    assert "light-dark(#7a1f5c" in request.content.decode()


def test_without_a_site_there_is_no_preview(db):
    Site.objects.all().delete()
    assert PracticeSettings.load().is_previewable() is False
