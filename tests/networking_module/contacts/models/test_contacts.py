"""What a contact is called."""

import pytest

from networking_module.contacts.models import Contact


@pytest.mark.parametrize(
    ("name", "called"),
    [("Maria Lopez", "Maria"), ("Cher", "Cher"), ("Aunt Josie", "Aunt Josie"), ("Dr. Wu", "Dr. Wu"), ("", "")],
)
def test_first_name_leaves_no_title_alone(name, called):
    assert Contact(name=name).first_name == called
