from django import template
from wagtail.admin.menu import SubmenuMenuItem, admin_menu

register = template.Library()


@register.simple_tag(takes_context=True)
def plain_menu(context):
    """(label, address) of the menu's entries for this person, those of its submenus too: for browsers without scripts."""
    request = context.get("request")
    return list(_entries(admin_menu, request)) if request else []


def _entries(menu, request):
    for each in menu.menu_items_for_request(request):
        if isinstance(each, SubmenuMenuItem):
            yield from _entries(each.menu, request)
        elif each.url:
            yield each.label, each.url
