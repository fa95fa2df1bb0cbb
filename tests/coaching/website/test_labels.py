import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.contrib.settings.registry import registry as settings_registry

from coaching.exercises.models import Exercise
from coaching.website import labels, models


def test_labels_of_blocks_are_written_alike():
    fields = [models.HomePage.body, models.FaqPage.questions, models.SiteNavigation.header, Exercise.prompts]
    found = [str(block.label) for field in fields for block in labels.blocks_in(field.field.stream_block) if block.label]
    assert "Caption" in found
    assert [label for label in found if label[0].islower()] == []


@pytest.mark.parametrize("model", settings_registry, ids=lambda model: model.__name__)
def test_what_settings_ask_begins_with_a_capital_letter(owning, home, model):
    page = owning.get(reverse("wagtailsettings:edit", args=[model._meta.app_label, model._meta.model_name]), follow=True)
    soup = BeautifulSoup(page.content, "html.parser")
    names = [" ".join(each.get_text().split()) for each in soup.select("main label, main h2, main legend, main [role=tab]")]
    assert len(names) > 1
    assert [name for name in names if name and name[0].islower()] == []
