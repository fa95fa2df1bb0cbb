from django import template

from coaching.practice.addressing import called

register = template.Library()
register.filter("called", called)
