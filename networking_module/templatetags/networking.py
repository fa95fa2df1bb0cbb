from django import template

from networking_module.have_a_conversation import library

register = template.Library()


@register.filter
def questions(conversation):
    """The questions a client chose from the library, then the own ones."""
    own = [line.strip() for line in conversation.own_questions.splitlines() if line.strip()]
    return [*library.chosen(conversation.questions, library.all_questions()), *own]
