import pytest

from coaching.website import models
from tests.coaching.website import factories


@pytest.fixture
def articles(home):
    return factories.page(models.ArticleIndexPage, home, title="Articles")
