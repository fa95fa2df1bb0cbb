import pytest

from coaching.mail.envelope import email, message_id
from coaching.mail.models import Message


def test_message_id_is_the_same_for_the_same_cause():
    assert message_id("a") == message_id("a") != message_id("b")


@pytest.mark.parametrize(("facts", "stop"), [({}, None), ({"stop": "https://example.org/stop/"}, "<https://example.org/stop/>")])
def test_a_mail_that_can_be_stopped_says_how(facts, stop):
    assert email(Message(cause="a", facts=facts)).extra_headers.get("List-Unsubscribe") == stop
