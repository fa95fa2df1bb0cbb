import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext


@pytest.fixture
def queries_of(db):
    """`queries_of(function, *arguments)` returns how many queries a call takes once everything is warm."""

    def count(function, *arguments):
        function(*arguments)
        with CaptureQueriesContext(connection) as queries:
            function(*arguments)
        return len(queries)

    return count
