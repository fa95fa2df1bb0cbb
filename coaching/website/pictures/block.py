from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageBlock

from coaching.practice.pictures import alt_text


class DescribedImageBlock(ImageBlock):
    """A picture whose words are held to the same rule as everywhere."""

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if value and not value.decorative:
            try:
                alt_text.check(value.contextual_alt_text or "", value.file.name or "")
            except ValidationError as error:
                raise StructBlockValidationError(block_errors={"alt_text": error}) from error
        return value
