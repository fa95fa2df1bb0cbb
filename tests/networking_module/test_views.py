import pytest

from tests.networking_module.factories import contact, preparation


@pytest.mark.parametrize(
    ("knows", "shown", "nothing"),
    [("Builds bridges", True, False), ("", False, True)],
)
def test_person_shows_what_the_sheet_knows(signed_in, clara, knows, shown, nothing):
    someone = contact(clara, "Anna Berg")
    preparation(someone, knows=knows)
    page = signed_in(clara).get(someone.get_absolute_url()).content.decode()
    assert ("<p>Builds bridges</p>" in page, "Nothing yet. One line" in page) == (shown, nothing)
