from django import template

from coaching.privacy.entry_names import entry_name

register = template.Library()
register.filter("entry_name", entry_name)
