from typing import Any

from django.dispatch import receiver
from wagtail.signals import page_published

from coaching.website import labels
from coaching.website.pictures.making import has_pictures, make_pictures_of


@receiver(page_published)
def make_pictures(sender: type, instance: Any, **kwargs: Any) -> None:
    if has_pictures(instance):
        make_pictures_of.enqueue(instance.pk)


labels.write_alike()
