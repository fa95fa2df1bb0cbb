"""Who sees the next free times on the home page."""

from django.contrib.auth.models import AnonymousUser, User

from coaching.templatetags.booking import first_call


def times_seen(rf, user, **more):
    request = rf.get("/")
    request.user, request.client = user, None
    for name, value in more.items():
        setattr(request, name, value)
    found = first_call({"request": request})
    return len(found["times"]) if found else None


def test_visitors_see_them_and_whoever_is_signed_in_does_not(rf, call):
    assert times_seen(rf, AnonymousUser()) == 4
    assert times_seen(rf, User.objects.create_user("ed")) is None


def test_an_editors_preview_has_what_visitors_see(rf, call):
    assert times_seen(rf, User.objects.create_user("ed"), is_preview=True) == 4
