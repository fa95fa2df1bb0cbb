"""What `manage.py check` says of the installed modules: how they are called, and where their links and blocks lead."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from coaching.modules import ModuleConfig, installed_modules

SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
LONGEST = 30


@register
def check_modules(app_configs: object, **kwargs: Any) -> list[CheckMessage]:
    """An Error for each thing that would break a page, with the app it is of."""
    modules = installed_modules()
    return [*_strangers(modules), *(each for module in modules for each in _problems(module, modules))]


def slug_problem(slug: str, others: Collection[str]) -> str | None:
    """Why a module can't have this slug beside modules with the slugs `others`: a sentence, or None when it can."""
    if not slug:
        return "Its config has no `slug`. Give it one, such as “interview-training”: it names rows, addresses and templates."
    if not SLUG.fullmatch(slug) or len(slug) > LONGEST:
        return (
            f"“{slug}” can't be a module's slug. Take small letters, digits and single hyphens, {LONGEST} at most, beginning "
            "with a letter: interview-training."
        )
    if slug in others:
        return f"Another module has the slug “{slug}”. Take another one."
    core = list(_of_the_core(get_resolver().url_patterns))
    if any(route.startswith((f"me/{slug}/", f"{slug}/")) for route, _name in core):
        return f"The addresses below /{slug}/ or /me/{slug}/ are taken. Take another name."
    if {slug, f"{slug}-public"} & {name for _route, name in core}:
        return f"The url namespace “{slug}” is taken. Take another name."
    return None


def _of_the_core(patterns: Sequence[URLPattern | URLResolver], prefix: str = "") -> Iterator[tuple[str, str]]:
    """(route, innermost namespace) of every address of the site but the modules'."""
    from coaching.urls import MODULE_URLS

    for pattern in patterns:
        route = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLPattern):
            yield route, ""
        elif pattern not in MODULE_URLS:
            yield route, pattern.namespace or ""
            yield from _of_the_core(pattern.url_patterns, route)


def _strangers(modules: Sequence[ModuleConfig]) -> Iterator[CheckMessage]:
    """What COACHING_MODULES names and is none."""
    names = {name for config in modules for name in (config.name, f"{type(config).__module__}.{type(config).__qualname__}")}
    for name in settings.COACHING_MODULES:
        if name not in names:
            yield Error(
                "COACHING_MODULES names it, but it is no coaching module: its AppConfig must subclass ModuleConfig.",
                obj=name,
                id="coaching.E004",
            )


def _problems(module: ModuleConfig, modules: Sequence[ModuleConfig]) -> Iterator[CheckMessage]:
    if sentence := slug_problem(module.slug, [each.slug for each in modules if each is not module]):
        yield Error(sentence, obj=module.name, id="coaching.E002")
    else:
        yield from (Error(sentence, obj=module.name, id="coaching.E003") for sentence in _dead_ends(module))


def _dead_ends(module: ModuleConfig) -> Iterator[str]:
    """What leads nowhere: url names that need arguments or aren't there, and templates."""
    named = [("navigation", item.url) for item in module.navigation()]
    named += [("activities", activity.url) for activity in module.activities()]
    named += [("public_pages", page.url_name) for page in module.public_pages()]
    yield from (f"{method}(): no page has the url name “{url}”, without arguments." for method, url in named if not _leads(url))
    blocks = module.page_blocks()
    templates = [name for page_block in blocks for name in (page_block.template, page_block.at_top) if name]
    yield from (f"page_blocks(): there is no template “{name}”." for name in templates if not _is_template(name))


def _leads(url_name: str) -> bool:
    try:
        return bool(reverse(url_name))
    except NoReverseMatch:
        return False


def _is_template(name: str) -> bool:
    try:
        return bool(get_template(name))
    except TemplateDoesNotExist:
        return False
