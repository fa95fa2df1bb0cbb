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


def place_of(module):
    """Where the module's contract is, for whoever has to change it."""
    return f"{contract_of(module).__name__.replace('.', '/')}.py"


def module_rows():
    """The modules' rows for the permission walk. Each names things of its own module's world."""
    return {
        name: (who, [f"{module.slug}.{need}" for need in needs], method)
        for module in installed_modules()
        for name, (who, needs, method) in contract_of(module).PERMISSIONS.items()
    }


def without_a_row(name):
    """What to do about an address that has no row."""
    namespace = name.partition(":")[0].removesuffix("-public").removesuffix("_admin")
    owners = [module for module in installed_modules() if module.slug == namespace]
    where = f"PERMISSIONS in {place_of(owners[0])}" if owners else "ROWS in tests/walks/rows.py"
    return f"add a row to {where}: {name}"


def missing_things(needs, world):
    """What fills in an address of a module and its `world` doesn't give, in sentences for its author."""
    missing = [need.partition(".") for need in needs if need not in world]
    return [f"{slug}: world() gives no “{thing}”, which PERMISSIONS needs" for slug, _dot, thing in missing]


def module_world(clara):
    """One thing of each kind that the modules hold, all Clara's, as `<slug>.<thing>`."""
    return {
        f"{module.slug}.{thing}": key for module in installed_modules() for thing, key in contract_of(module).world(clara).items()
    }
