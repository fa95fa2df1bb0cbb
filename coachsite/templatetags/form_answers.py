from django import template

from coachsite import form_answers

register = template.Library()
register.filter("is_asked_again", form_answers.is_asked_again)
