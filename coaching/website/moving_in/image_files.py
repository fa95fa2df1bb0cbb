"""Whether bytes from elsewhere are a picture that the site can show, and by which name it is kept."""

from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.text import slugify
from PIL import Image
from wagtail.images.fields import WagtailImageField

ENDINGS = {"JPEG": "jpg", "PNG": "png", "GIF": "gif", "WEBP": "webp", "AVIF": "avif"}


class NoPicture(Exception):
    """It is none, or one that the site doesn't show."""


def picture_file(content: bytes, stem: str) -> SimpleUploadedFile:
    """The file, named by `stem` and by what it really is. Raises NoPicture."""
    try:
        ending = ENDINGS[Image.open(BytesIO(content)).format or ""]
        file = SimpleUploadedFile(f"{slugify(stem) or 'picture'}.{ending}", content)
        WagtailImageField().clean(file, None)
    except (OSError, ValueError, KeyError, SyntaxError, ValidationError, Image.DecompressionBombError) as error:
        raise NoPicture from error
    file.seek(0)
    return file
