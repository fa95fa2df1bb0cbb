import pytest

from coaching.website import models
from tests.coaching.website import factories


@pytest.fixture
def home(db):
    return factories.home()


@pytest.fixture
def consultation(home):
    return factories.page(models.ConsultationPage, home, title="Talk")


@pytest.fixture
def holding(home):
    """`holding(block name, raw value)` is a page that holds this one block."""
    return lambda name, value: factories.page(models.StandardPage, home, body=[(name, value)])


@pytest.fixture
def shown(client, holding):
    """`shown(block name, raw value)` is what a visitor reads of a page that holds this one block."""
    return lambda name, value: client.get(holding(name, value).get_url()).content.decode()
