import pytest

from networking_module.have_a_conversation.forms import AfterForm, ConversationForm
from networking_module.have_a_conversation.models import Conversation
from networking_module.have_a_conversation.resume import mentions


def test_no_form_has_a_place_for_a_resume():
    names = {*ConversationForm.base_fields, *AfterForm.base_fields, *(each.name for each in Conversation._meta.get_fields())}
    assert [name for name in names if "resume" in name or "file" in name] == []
    assert [field for field in ConversationForm.base_fields.values() if field.widget.needs_multipart_form] == []


@pytest.mark.parametrize(
    "words", ["I bring my resume", "My CV, too", "mes résumés", "a Curriculum Vitae.", "RESUME!", "Two C.V. copies", "resumé"]
)
def test_a_resume_is_mentioned(words):
    assert mentions(words)


@pytest.mark.parametrize(
    "words", ["I resumed work", "I'd like to resume my studies", "We will resume in May", "the presumed cause", "cvx", "", None]
)
def test_no_resume_is_mentioned(words):
    assert not mentions(words)
