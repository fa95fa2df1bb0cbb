import pytest
from django.http import Http404, HttpResponse

from coaching.client_area.access import module_required
from coaching.people.models import ActiveDay, ModuleAccess


@pytest.fixture
def answered(rf, clara):
    """`answered(method, status)` has Clara, who has the module, open one of its pages."""
    ModuleAccess.objects.create(client=clara, slug="reading")

    def send(method, status=200):
        request = getattr(rf, method)("/me/reading/")
        request.user = clara.user
        return module_required("reading")(lambda request: HttpResponse(status=status))(request)

    return send


@pytest.mark.parametrize("status", [200, 204, 302])
def test_what_a_client_sends_to_a_module_counts_as_activity(answered, clara, status):
    answered("post", status)
    clara.refresh_from_db()
    assert (clara.last_active_at is None, ActiveDay.objects.filter(client=clara).count()) == (False, 1)


@pytest.mark.parametrize(("method", "status"), [("get", 200), ("post", 400), ("post", 409), ("post", 422)])
def test_what_is_only_looked_at_or_refused_is_no_activity(answered, clara, method, status):
    answered(method, status)
    clara.refresh_from_db()
    assert (clara.last_active_at, ActiveDay.objects.count()) == (None, 0)


def test_a_client_without_the_module_finds_nothing(answered, clara):
    ModuleAccess.objects.filter(slug="reading").delete()
    with pytest.raises(Http404):
        answered("get")
