from coaching.mail.envelope import message_id


def test_message_id_is_the_same_for_the_same_cause():
    assert message_id("a") == message_id("a") != message_id("b")
