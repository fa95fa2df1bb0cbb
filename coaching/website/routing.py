"""Which page an address means, in one query once it has been asked for."""

from django.apps import apps
from django.http import HttpRequest
from wagtail.models import Page

from coaching.practice.page_generations import kept


def page_at(request: HttpRequest, root: Page, path_components: list[str]) -> Page | None:
    """The page at this path below `root`, as what it is, published or not; None where a page has to say what it has there."""
    url_path = f"{root.url_path}{'/'.join(path_components)}/"
    found = kept(request, f"page:{url_path}", lambda: _kind_and_pk(url_path))
    if found is None:
        return None
    label, pk = found
    kind = apps.get_model(label)
    return kind.objects.filter(pk=pk, url_path=url_path).select_related(*getattr(kind, "shown_with", ())).first()


def _kind_and_pk(url_path: str) -> tuple[str, int] | None:
    page = Page.objects.filter(url_path=url_path).first()
    kind = page.specific_class if page else None
    return (kind._meta.label, page.pk) if page and kind else None
