import pytest


@pytest.mark.parametrize(
    "path",
    ["/me/exercises/{}/", "/me/exercises/{}/versions/1/", "/me/networking/people/{}/", "/me/networking/people/promises/{}/"],
)
def test_a_number_beyond_any_row_is_not_found(signed_in, clara, path):
    assert signed_in(clara).get(path.format(10**24)).status_code == 404
