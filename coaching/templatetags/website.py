from typing import Any

from django import template

from coaching.people.models import Coach
from coaching.practice.addresses import address
from coaching.website import coach_page
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
