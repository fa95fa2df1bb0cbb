from django.urls import reverse

from coaching.modules import module
from networking_module.contacts.models import Contact
from tests.networking_module.factories import contact

BEGIN = reverse("networking:begin")


def test_first_step_is_to_begin_until_there_is_someone(clara):
    assert module("networking").first_step(clara) == BEGIN
    contact(clara)
    assert module("networking").first_step(clara) is None


def test_begin_takes_a_name_and_leads_to_what_to_bring(signed_in, clara):
    response = signed_in(clara).post(BEGIN, {"name": "Rosa Lind"})
    made = Contact.objects.get()
    assert (made.client, made.name, made.rhythm_words) == (clara, "Rosa Lind", "every 6 weeks")
    assert response.url == reverse("networking:prepare", args=[made.pk])


def test_begin_without_a_name_says_so_and_makes_nobody(signed_in, clara):
    response = signed_in(clara).post(BEGIN, {"name": " "})
    assert (response.status_code, Contact.objects.count()) == (200, 0)
    assert b"This field is required" in response.content
