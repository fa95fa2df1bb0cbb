import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile

from coaching.practice.models import PracticeImage
from tests.pictures import png


@pytest.fixture
def picture(db):
    """`picture(width, height)` is one in the library."""
    cache.clear()  # it knows pictures by their numbers, which each test gives anew

    def make(width=1400, height=700, **fields):
        file = SimpleUploadedFile("bench.png", png(width, height))
        return PracticeImage.objects.create(title="Bench", file=file, description="Two people on a bench", **fields)

    return make
