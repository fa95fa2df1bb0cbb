"""What a page says after a change to how someone signs in: in our words."""

from django.contrib.auth import get_user_model
from django.contrib.messages import get_messages
from django.urls import reverse


def test_a_changed_password_is_said_in_our_words(signed_in, clara):
    clara.user.set_password("an old long password")
    clara.user.save()
    words = {"oldpassword": "an old long password", "password1": "a new long password", "password2": "a new long password"}
    answer = signed_in(clara).post(reverse("account_change_password"), words)
    assert [str(message) for message in get_messages(answer.wsgi_request)] == ["Your password is changed."]
    assert get_user_model().objects.get(pk=clara.user_id).check_password("a new long password")
