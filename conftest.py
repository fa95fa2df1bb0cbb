"""The suite's fixtures are a plugin, so that the tests of a module have them wherever it stands."""

pytest_plugins = ["tests.fixtures", "tests.walks.world", "tests.walks.states", "tests.walks.summary"]
