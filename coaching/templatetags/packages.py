from django import template

from coaching.website import packages

register = template.Library()
register.filter("package_url", packages.url_of)
