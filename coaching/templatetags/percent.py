from django import template

from coaching.practice import percent

register = template.Library()
register.filter("percent", percent.percent)
