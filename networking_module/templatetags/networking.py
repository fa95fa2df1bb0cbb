from django import template

from networking_module.have_a_conversation import library

register = template.Library()


register.filter("questions", library.questions_of)
