"""Static files as production gives them out: named by their content, compressed beforehand, the site's styles in one file."""

import functools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

BUNDLE = "css/site.css"
IMPORT = re.compile(r'@import url\("([^"]+)"\);')
OTHER_FOLDER = re.compile(r'url\("(?!data:)')


class StaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Writes the bundle out before it gets its name. From the sources: what an earlier run collected is written out already.

    Scripts import each other by these names, too: a changed one is never taken from a browser's cache."""

    support_js_module_import_aggregation = True

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if not dry_run and BUNDLE in paths:
            Path(self.path(BUNDLE)).write_text(written_out(BUNDLE), encoding="utf-8")
            paths = {**paths, BUNDLE: (self, BUNDLE)}
        yield from super().post_process(paths, dry_run, **options)


def stylesheets() -> list[str]:
    """The names of the site's stylesheets, in order: one where static files are collected, else those that it is made of."""
    return [BUNDLE] if isinstance(staticfiles_storage, StaticFilesStorage) else _parts()


@functools.cache
def _parts() -> list[str]:
    return [str(Path(BUNDLE).parent / address) for address in IMPORT.findall(_source(BUNDLE))]


def written_out(name: str) -> str:
    """The stylesheet with those that it imports in their place. What lies in another folder may refer to no file: its address
    would be another one here."""
    folder = Path(name).parent
    return IMPORT.sub(lambda found: _part(folder, found[1]), _source(name))


def _part(folder: Path, address: str) -> str:
    text = _source(str(folder / address))
    if "/" in address and OTHER_FOLDER.search(text):
        raise ValueError(f"{address} refers to a file; only a stylesheet beside the bundle can.")
    return text


def _source(name: str) -> str:
    return Path(str(finders.find(name))).read_text(encoding="utf-8")
