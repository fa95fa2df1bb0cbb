from django import template

from coaching.storage.file_names import portable

register = template.Library()
register.filter("portable", portable)
