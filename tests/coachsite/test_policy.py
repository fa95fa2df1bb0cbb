import pytest
from django.urls import reverse

UNSAFE = "'unsafe-inline'"


def policy(response):
    return response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("name", ["account_login", "networking-public:check"])
def test_public_pages_allow_no_inline_script_or_style(client, db, name):
    found = policy(client.get(reverse(name)))
    assert UNSAFE not in found
    assert "script-src 'self';" in f"{found};"


def test_the_client_area_is_as_strict(signed_in, clara):
    assert UNSAFE not in policy(signed_in(clara).get("/me/"))


def test_the_admin_alone_allows_inline_scripts(signed_in, coach):
    assert UNSAFE in policy(signed_in(coach).get("/admin/"))
