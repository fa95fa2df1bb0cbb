from typing import Any

from django import template

from coaching.people.models import Coach
from coaching.practice.addresses import address
from coaching.practice.json_ld import script
from coaching.practice.models import PracticeSettings
from coaching.website import coach_page, structured_data
from coaching.website.article_contents import ArticleBody, body_of

register = template.Library()


@register.simple_tag(takes_context=True)
def article_body(context: template.Context, stream: Any) -> ArticleBody:
    """An article's blocks as HTML and its parts, for the list beside it."""
    return body_of(stream, context.flatten())


@register.simple_tag
def tag_url(index: Any, tag: Any) -> str:
    """Where the articles about one thing are listed."""
    return str(index.url + index.reverse_subpage("tag", args=[tag.slug]))


@register.simple_tag
def coach_page_url(coach: Coach) -> str:
    """Where visitors read about a coach; "" without such a page."""
    return coach_page.url_of(coach)


@register.simple_tag(takes_context=True)
def canonical(context: template.Context) -> str:
    """The page's full address at the site's own name, whatever was asked for with it."""
    return address(context["request"].path)


@register.simple_tag(takes_context=True)
def way_here(context: template.Context, name: str, full_address: str) -> str:
    """The way from the site's first page to one that is no page of its tree, for search engines."""
    practice = PracticeSettings.load(request_or_site=context.get("request"))
    return script(*structured_data.way([(practice.name, address("/")), (name, full_address)]))
