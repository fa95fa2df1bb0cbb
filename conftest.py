"""The suite's fixtures are a plugin, so that the tests of a module have them wherever it stands."""

pytest_plugins = [
    "tests.fixtures",
    "tests.walks.world",
    "tests.walks.full_world",
    "tests.walks.wagtail_routes",
    "tests.walks.states",
]
