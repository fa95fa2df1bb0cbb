"""How somebody takes a message, in four faces: as its writer expects it, and as it was."""

from django.db.models import IntegerChoices
from django.utils.translation import gettext_lazy as _


class Face(IntegerChoices):
    """The gladder, the higher."""

    VERY_GLAD = 4, _("Very glad")
    GLAD = 3, _("Glad")
    LUKEWARM = 2, _("Lukewarm")
    NOT_GLAD = 1, _("Not glad")


def face(value: int | None) -> Face | None:
    """What a row holds, as one of them."""
    return None if value is None else Face(value)
