import pytest
from django.utils import timezone

from coaching.testimonials import answering, asking


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def asked(clara, coach, now):
    return asking.ask(client=clara, by=coach.user, now=now)


@pytest.fixture
def given(asked, now):
    """Clara's words, as the site has them."""
    return answering.agree(request=asked, words="It helped.", about="Controller", named="first", now=now)
