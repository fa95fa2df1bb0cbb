"""Pages that editors make have no address of ours, so the walk of all addresses doesn't meet them. Nothing breaks here either."""

from urllib.parse import urlencode

import pytest
from wagtail.contrib.forms.models import FormSubmission

from coaching.website import models
from tests import factories as people
from tests.coaching.booking.conftest import stamp
from tests.coaching.website import factories
from tests.walks.payloads import OTHERS, SHARP

VALUES = [*SHARP, *OTHERS]
FINE = {200, 302, 400, 404, 422}


def encoded(values):
    """As any program may send them, letters that are none among them."""
    return urlencode(values, errors="surrogatepass")


def send(client, page, **values):
    return client.post(page.url, encoded({"shown": stamp(), **values}), content_type="application/x-www-form-urlencoded")


@pytest.fixture
def form_page(home, patient):
    page = factories.page(models.FormPage, home, thanks="Thanks.")
    kinds = ("singleline", "multiline", "email", "number", "url", "date", "checkbox", "checkboxes", "radio", "dropdown")
    for order, kind in enumerate(kinds):
        field = models.FormField(sort_order=order, label=kind, field_type=kind, choices="One\nTwo", required=False)
        page.form_fields.add(field)
    page.save()
    return page


def test_no_value_in_a_form_breaks_it(client, form_page):
    names = [field.clean_name for field in form_page.form_fields.all()]
    answered = {
        (name, repr(value)[:40]): send(client, form_page, **{name: value}).status_code
        for name in [*names, "shown", "website"]
        for value in SHARP
    }
    assert {tried: status for tried, status in answered.items() if status not in FINE} == {}
    assert len(answered) > 100


def test_what_was_kept_of_odd_values_is_listed_and_saved(client, form_page):
    for value in SHARP:
        send(client, form_page, singleline=value, multiline=value)
    assert FormSubmission.objects.exists()
    client.force_login(people.editor())
    list_of = f"/admin/forms/submissions/{form_page.pk}/"
    assert [client.get(list_of, {"export": fmt}).status_code for fmt in ("csv", "xlsx", "pdf")] == [200, 200, 200]
    assert client.get(list_of).status_code == 200


@pytest.mark.parametrize("name", ["sent", "page"])
def test_no_parameter_of_a_page_breaks_it(client, home, form_page, name):
    index = factories.page(models.ArticleIndexPage, home)
    answered = {client.get(f"{page.url}?{encoded({name: value})}").status_code for page in (form_page, index) for value in VALUES}
    assert answered <= FINE


def test_no_name_of_a_thing_breaks_the_list(client, home):
    index = factories.page(models.ArticleIndexPage, home)
    odd = ["%00", "%2e%2e", "a%20b", "%ff", "x" * 500, "%F0%9F%8E%81"]
    assert {client.get(f"{index.url}about/{each}/").status_code for each in odd} <= {400, 404}
