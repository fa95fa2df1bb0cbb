"""By which methods an address is asked for."""

import pytest
from django.urls import reverse


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
@pytest.mark.parametrize("path", ["/healthz", "/me/", "/more-than-a-job-search/"])
def test_other_method_is_refused_by_any_address_of_ours(method, path, client, db):
    assert getattr(client, method)(path).status_code == 405


def test_page_that_only_shows_refuses_to_be_sent_to(signed_in, clara):
    assert signed_in(clara).post(reverse("client_area:home")).status_code == 405
