"""Whether a module exports and erases what it holds, in sentences for its author: each names what to change, and where."""

import json
from collections import Counter

from tests.module_rows import contract_of, place_of


def counts(module):
    """How many rows of each of the module's models there are, of whomever."""
    return Counter({model: model._base_manager.count() for model in module.get_models()})


def names_of(model):
    """The names of a model's fields, those to many others among them."""
    return {field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many)}


def model_problems(module):
    """Models that the contract names not once."""
    contract = contract_of(module)
    named = Counter([*contract.EXPORTED.values(), *contract.NOT_EXPORTED])
    for model in module.get_models():
        if not named[model]:
            yield f"{module.name}: {model.__name__} is neither in EXPORTED nor in NOT_EXPORTED ({place_of(module)})"
        elif named[model] > 1:
            yield f"{module.name}: {model.__name__} is in EXPORTED and NOT_EXPORTED {named[model]} times ({place_of(module)})"
    others = named.keys() - set(module.get_models())
    yield from (f"{module.name}: {model.__name__} is a model of another app ({place_of(module)})" for model in others)


def field_problems(module, exported):
    """Fields that nobody decided about, or that are exported against a decision. Each subject needs a row."""
    contract, exported = contract_of(module), json.loads(json.dumps(exported))
    for subject, model in contract.EXPORTED.items():
        given, names = set().union(*exported.get(subject, [])), names_of(model)
        out = {name for name in names if name in contract.LEFT_OUT or f"{model.__name__}.{name}" in contract.LEFT_OUT}
        wrong = [
            *((name, "neither in export() nor in LEFT_OUT") for name in sorted(names - out - given)),
            *((name, "in export() and in LEFT_OUT") for name in sorted(out & given)),
            *((name, "in export(), and is no field") for name in sorted(given - names)),
        ]
        yield from (f"{module.name}: {model.__name__}.{name} is {what} ({place_of(module)})" for name, what in wrong)


def row_problems(module, exported, made):
    """Subjects that hold more or fewer rows than the client's; `made` counts those by model."""
    for subject, model in contract_of(module).EXPORTED.items():
        given = len(exported.get(subject, ()))
        if given != made[model]:
            yield f"{module.name}: export() gives {given} rows of {model.__name__} in “{subject}”; the client has {made[model]}"


def differences(module, before):
    """What erasing left of the client or took from others, by model; `before` counts the others' rows."""
    after = counts(module)
    for model in module.get_models():
        if after[model] > before[model]:
            yield f"{module.name}: erase() leaves {model.__name__}: {after[model] - before[model]}"
        elif after[model] < before[model]:
            yield f"{module.name}: erase() takes {model.__name__} of another client: {before[model] - after[model]}"
