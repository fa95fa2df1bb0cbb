"""What an editor sees of a block before choosing it: something real of the practice, where there is any."""

from typing import Any

from django.db.models import Model
from wagtail.images import get_image_model


def some_picture() -> Any:
    """The newest picture of the site, or None."""
    picture = get_image_model().objects.order_by("-created_at").first()
    if picture is not None:
        picture.contextual_alt_text, picture.decorative = picture.default_alt_text, False
    return picture


def some(model: type[Model], count: int = 2) -> list[Any]:
    """The first rows of a model."""
    return list(model._default_manager.order_by("pk")[:count])
