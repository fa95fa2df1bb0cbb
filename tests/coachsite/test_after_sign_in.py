import pytest
from django.urls import reverse


@pytest.mark.parametrize(("person", "home"), [("clara", "/me/"), ("coach", "/admin/"), ("editor", "/admin/")])
def test_after_signing_in_everyone_is_where_they_work(signed_in, request, person, home):
    assert signed_in(request.getfixturevalue(person)).get(reverse("after_sign_in")).url == home
