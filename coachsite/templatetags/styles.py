from django import template

from coachsite.static_files import stylesheets

register = template.Library()
register.simple_tag(stylesheets)
