from django.urls import reverse

from networking_module.contacts.models import Contact
from tests.networking_module.factories import contact


def test_people_log_in_two_actions(signed_in, clara):
    someone, browser = contact(clara, "Anna Berg", rhythm_days=42), signed_in(clara)
    assert "Anna Berg" in browser.get("/me/networking/people/").content.decode()
    browser.post(reverse("networking:quick_log", args=[someone.pk]), {"kind": "email", "direction": "gave"})
    touch = someone.touches.get()
    assert (touch.kind, touch.direction) == ("email", "gave")
    assert "Nobody is waiting" not in browser.get("/me/networking/people/list/later/").content.decode()


def test_people_quick_log_without_a_kind_leads_to_the_long_form(signed_in, clara):
    someone = contact(clara)
    answer = signed_in(clara).post(reverse("networking:quick_log", args=[someone.pk]), {"direction": "gave"})
    assert answer["Location"] == reverse("networking:log", args=[someone.pk])


def test_people_snooze(signed_in, clara):
    someone = contact(clara, rhythm_days=42)
    signed_in(clara).post(reverse("networking:snooze", args=[someone.pk]), {"days": "7"})
    assert Contact.objects.get().remind_at is not None


def test_people_list_that_does_not_exist_is_not_found(signed_in, clara):
    assert signed_in(clara).get("/me/networking/people/list/nonsense/").status_code == 404


def test_people_with_nobody_teaches_how_to_begin(signed_in, clara):
    assert "Begin with one person" in signed_in(clara).get("/me/networking/people/").content.decode()


def test_people_cost_the_same_queries_for_one_and_three(signed_in, clara, queries_of):
    browser = signed_in(clara)
    contact(clara, rhythm_days=42)
    one = queries_of(browser.get, "/me/networking/people/")
    for _each in range(2):
        contact(clara, rhythm_days=42)
    assert queries_of(browser.get, "/me/networking/people/") == one
