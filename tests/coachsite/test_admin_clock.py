from datetime import UTC, datetime

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry
from wagtail.users.models import UserProfile

from coaching.practice.models import PracticeSettings
from coaching.website import models
from tests.coaching.website import factories

WHEN = datetime(2026, 12, 2, 15, 0, tzinfo=UTC)  # 9 in the morning in Chicago, 10 in New York


@pytest.fixture
def history(db):
    """The address of the history of a page that was written at 3 p.m. UTC."""
    page = factories.page(models.StandardPage, factories.home(), title="Rates")
    page.save_revision(log_action=True)
    PageLogEntry.objects.update(timestamp=WHEN)
    return reverse("wagtailadmin_pages:history", args=[page.pk])


def test_wagtails_screens_show_a_coachs_own_clock(signed_in, owner, history):
    owner.timezone = "America/New_York"
    owner.save()
    page = signed_in(owner).get(history).content.decode()
    assert "Dec. 2, 2026, 10 a.m., New York time" in page


def test_wagtails_screens_show_an_editor_the_practices_clock(signed_in, editor, history):
    PracticeSettings.objects.create(timezone="America/Chicago")
    page = signed_in(editor).get(history).content.decode()
    assert "Dec. 2, 2026, 9 a.m., Chicago time" in page


def test_wagtails_own_profile_has_no_say(signed_in, editor, history):
    PracticeSettings.objects.create(timezone="America/Chicago")
    UserProfile.objects.create(user=editor, current_time_zone="Asia/Tokyo")
    assert "9 a.m., Chicago time" in signed_in(editor).get(history).content.decode()


def test_nobody_chooses_a_zone_in_wagtails_account(signed_in, coach):
    assert "current_time_zone" not in signed_in(coach).get(reverse("wagtailadmin_account")).content.decode()
