"""What the installed modules tell the core's tests, each in a `contract.py` among its own tests (docs/modules.md)."""

from importlib import import_module

from coaching.modules import installed_modules


def contract_of(module):
    """The module's `tests/contract.py` in its app, or `tests/<app>/contract.py` beside the core's tests.

    Raises LookupError when it has none.
    """
    for name in (f"{module.name}.tests.contract", f"tests.{module.name}.contract"):
        try:
            return import_module(name)
        except ModuleNotFoundError as error:
            if error.name != name and not name.startswith(f"{error.name}."):
                raise
    raise LookupError(f"The module “{module.slug}” has no tests/contract.py. docs/modules.md says what stands in it.")


def module_rows():
    """The modules' rows for the permission walk. Each names things of its own module's world."""
    return {
        name: (who, [f"{module.slug}.{need}" for need in needs], method)
        for module in installed_modules()
        for name, (who, needs, method) in contract_of(module).PERMISSIONS.items()
    }


def module_world(clara):
    """One thing of each kind that the modules hold, all Clara's, as `<slug>.<thing>`."""
    return {
        f"{module.slug}.{thing}": key for module in installed_modules() for thing, key in contract_of(module).world(clara).items()
    }
