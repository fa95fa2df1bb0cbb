"""Every test below this folder has the suite's fixtures: those of a module beside the core are its own folder's."""

pytest_plugins = ["tests.fixtures"]
