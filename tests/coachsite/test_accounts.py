import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse


@pytest.fixture
def ask_for_code(client):
    def post(email):
        return client.post(reverse("account_request_login_code"), {"email": email})

    return post


def test_a_code_is_mailed_in_the_practices_name_and_look(ask_for_code, clara, mailoutbox):
    ask_for_code(clara.email)
    mail = mailoutbox[0]
    assert "Hello from AdvantEdge Careers!" in mail.body
    assert 'class="mail-sheet"' in mail.alternatives[0].content


def test_a_stranger_gets_the_same_answer_as_a_client(ask_for_code, clara):
    known, unknown = ask_for_code(clara.email), ask_for_code("nobody@example.org")
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)


def test_nobody_signs_up_by_themselves(client, db):
    client.post(reverse("account_signup"), {"email": "new@example.org", "password1": "x8!kkqpz", "password2": "x8!kkqpz"})
    assert get_user_model().objects.count() == 0


@pytest.mark.parametrize(("person", "home"), [("clara", "/me/"), ("coach", "/admin/"), ("editor", "/admin/")])
def test_after_signing_in_everyone_is_where_they_work(signed_in, request, person, home):
    assert signed_in(request.getfixturevalue(person)).get(reverse("after_sign_in")).url == home
