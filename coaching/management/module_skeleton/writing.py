"""Writes a coaching module that works, from the files beside this one: `$name` and the like stand for what it is called."""

import re
from dataclasses import dataclass
from importlib.util import find_spec
from keyword import iskeyword
from pathlib import Path
from string import Template

from django.apps import apps

from coaching.management.module_checks import LONGEST, slug_problem
from coaching.modules import installed_modules

FILES = Path(__file__).parent / "files"
NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
IMPORTS = re.compile(r"(?:^from \S+ import .*\n)+", re.MULTILINE)


class SkeletonError(Exception):
    """The module can't be written; the message says why and what to do."""


@dataclass(frozen=True)
class Names:
    """What a module is called, from the name of its package."""

    name: str

    @property
    def words(self) -> dict[str, str]:
        parts = self.name.split("_")
        return {
            "name": self.name,
            "slug": "-".join(parts),
            "title": " ".join(parts).capitalize(),
            "class_name": "".join(map(str.capitalize, parts)),
            "related": f"{self.name}_entries",
        }


def write_skeleton(*, name: str, directory: Path) -> Path:
    """Writes the module into a new folder of that name in `directory` and returns the folder. Raises SkeletonError."""
    words = Names(name).words
    _check(name, words["slug"], directory)
    for source in sorted(FILES.rglob("*-tpl")):
        inside = str(source.relative_to(FILES)).replace("__slug__", words["slug"]).removesuffix("-tpl")
        target = directory / name / inside
        target.parent.mkdir(parents=True, exist_ok=True)
        text = Template(source.read_text(encoding="utf-8")).substitute(words)
        target.write_text(_sorted_imports(text), encoding="utf-8")
    return directory / name


def _check(name, slug, directory):
    if not NAME.fullmatch(name) or iskeyword(name) or len(name) > LONGEST:
        raise SkeletonError(
            f"“{name}” can't be a module's name. Take small letters, digits and single underscores, {LONGEST} at most, "
            "beginning with a letter: interview_training."
        )
    if not directory.is_dir():
        raise SkeletonError(f"There is no folder {directory}.")
    if (directory / name).exists() or find_spec(name) or any(config.label == name for config in apps.get_app_configs()):
        raise SkeletonError(f"“{name}” is taken: a package, an app or a folder has that name. Take another one.")
    if problem := slug_problem(slug, [module.slug for module in installed_modules()]):
        raise SkeletonError(problem)


def _sorted_imports(text):
    """Whether the module's own imports come before the core's depends on its name."""
    return IMPORTS.sub(lambda block: "".join(sorted(block[0].splitlines(keepends=True), key=lambda line: line.split()[1])), text)
