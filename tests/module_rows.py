"""The permission rows of the installed modules, and the things their addresses need."""


def module_rows(clients, clara, everyone):
    return {}


def module_world(clara):
    return {}
