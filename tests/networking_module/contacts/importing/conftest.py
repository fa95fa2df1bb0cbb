import pytest


@pytest.fixture
def browser(signed_in, clara):
    return signed_in(clara)
