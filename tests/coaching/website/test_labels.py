from coaching.exercises.models import Exercise
from coaching.website import labels, models


def test_labels_of_blocks_are_written_alike():
    fields = [models.HomePage.body, models.FaqPage.questions, models.SiteNavigation.header, Exercise.prompts]
    found = [str(block.label) for field in fields for block in labels.blocks_in(field.field.stream_block) if block.label]
    assert "Caption" in found
    assert [label for label in found if label[0].islower()] == []
