import pytest

from coaching.mail.envelope import email, message_id
from coaching.mail.models import Message
from coaching.practice.models import PracticeSettings

pytestmark = pytest.mark.django_db


def test_message_id_is_the_same_for_the_same_cause():
    assert message_id("a") == message_id("a") != message_id("b")


@pytest.mark.parametrize(("facts", "stop"), [({}, None), ({"stop": "https://example.org/stop/"}, "<https://example.org/stop/>")])
def test_a_mail_that_can_be_stopped_says_how(facts, stop):
    assert email(Message(cause="a", facts=facts)).extra_headers.get("List-Unsubscribe") == stop


@pytest.mark.parametrize(
    ("setting", "sender", "expected"),
    [
        ("hello@practice.example", "", "Berg & Weg <hello@practice.example>"),
        ("Front desk <hello@practice.example>", "", "Front desk <hello@practice.example>"),
        ("hello@practice.example", "Nora Berg", "Nora Berg <hello@practice.example>"),
    ],
)
def test_a_mail_comes_from_the_practice_by_name(settings, setting, sender, expected):
    settings.DEFAULT_FROM_EMAIL = setting
    PracticeSettings.objects.update_or_create(defaults={"name": "Berg & Weg"})
    assert email(Message(cause="a", sender=sender)).from_email == expected
