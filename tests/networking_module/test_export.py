from zipfile import ZipFile

import pytest

from coaching.privacy import exports
from coaching.privacy.models import DataExport
from networking_module.contacts.models import Contact
from tests.coaching.privacy.conftest import private  # noqa: F401 - a fixture
from tests.networking_module.factories import TODAY

pytestmark = pytest.mark.walk


def test_many_people_fit_into_an_archive(clara, private):  # noqa: F811
    Contact.objects.bulk_create(Contact(client=clara, name=f"Person {number}", added_on=TODAY) for number in range(3000))
    exports.ask(client=clara)
    with DataExport.objects.get().file.open() as file:
        assert ZipFile(file).read("lists/networking-people.csv").count(b"\n") == 3001
