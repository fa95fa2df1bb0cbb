import pytest

from networking_module.contacts.normalize import company_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Halden & Sons", "Halden + Sons"),
        ("Halden & Sons", "Halden Sons"),
        ("Halden & Sons", "The Halden and Sons Company, Inc."),
        ("Halden und Söhne", "Halden & Sohne"),
        ("Ørsted", "Orsted"),
        ("Hal\u200bden", "Halden"),
    ],
)
def test_one_company_in_two_writings_has_one_key(one, other):
    assert company_key(one) == company_key(other)


@pytest.mark.parametrize("company", ["AND Digital", "Rock And", "The", "Inc"])
def test_words_that_are_all_there_is_stay(company):
    assert company_key(company) == company.casefold()
