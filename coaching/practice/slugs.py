"""Parts of addresses in Latin letters, made from what people write."""

from anyascii import anyascii
from django.utils.text import slugify


def latin_slug(text: str, otherwise: str) -> str:
    """Of any script: "Größe" is "grosse". `otherwise` where no letter and no digit is left."""
    return slugify(anyascii(text)) or otherwise
