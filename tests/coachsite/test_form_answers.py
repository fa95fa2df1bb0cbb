"""The page that a form comes back with: what a browser may keep of it for Back."""

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.cache import add_never_cache_headers, patch_vary_headers

from coachsite.form_answers import FOR_BACK, FormAnswerMiddleware, is_asked_again

NOT_KEPT = "max-age=0, no-cache, no-store, must-revalidate, private"


def answered(path="/book/dana/call/details/", method="post", user=None, **options):
    """(Cache-Control, Vary, whether the page has Back ask again) of what the address answers with."""

    def view(request):
        response = HttpResponse("A page", **options)
        add_never_cache_headers(response)
        patch_vary_headers(response, ["Cookie", "Accept-Language"])
        return response

    request = getattr(RequestFactory(), method)(path)
    request.user, request.resolver_match = user or AnonymousUser(), None
    response = FormAnswerMiddleware(view)(request)
    return response["Cache-Control"], response["Vary"], is_asked_again(request)


def test_an_answer_to_a_visitor_is_kept_for_back_whatever_cookies_it_sets():
    assert answered(status=422) == (FOR_BACK, "Accept-Language", False)


@pytest.mark.parametrize("path", ["/accounts/login/", "/me/packages/1/buy/", "/admin/clients/"])
def test_an_answer_in_a_private_place_is_asked_again(path):
    assert answered(path) == (NOT_KEPT, "Cookie, Accept-Language", True)


def test_an_answer_to_who_is_signed_in_is_asked_again():
    assert answered(user=User(pk=1)) == (NOT_KEPT, "Cookie, Accept-Language", True)


@pytest.mark.parametrize(
    "options", [{"method": "get"}, {"headers": {"Location": "/"}, "status": 302}, {"content_type": "application/json"}]
)
def test_what_is_no_answer_to_a_form_stays_as_it_is(options):
    assert answered(**options)[:2] == (NOT_KEPT, "Cookie, Accept-Language")
