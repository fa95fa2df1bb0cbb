"""Fields of a form that name a row: someone else's is tried in each.

Views read such fields in two ways, `request_values.numbers` and Django's fields for rows; tests/test_others_rows.py sees that
each address that reads one is here.
"""

from coaching.modules import installed_modules
from tests.module_rows import contract_of
from tests.walks.sent import of_module
from tests.walks.things import Thing

# {address: {field: the thing, or several to try one after the other}}
NAMED = {
    "booking_admin:mark": {"booking": Thing("booking")},
    "booking_admin:away": {"booking": Thing("coming")},
    "booking_admin:for_someone_new": {"kind": Thing("type")},
    "booking_admin:for_client": {"kind": Thing("type")},
    "booking_admin:edit_type": {"questions-0-id": Thing("question")},
    "payments_admin:book": {"kind": Thing("type")},
    "exercises_admin:assign": {"clients": Thing("clara_pk"), "kept": Thing("clara_pk"), "client": Thing("clara_pk")},
    "words_admin:write": {"clients": Thing("clara_pk"), "kept": Thing("clara_pk"), "client": Thing("clara_pk")},
    "words_admin:word": {"clients": Thing("clara_pk"), "kept": Thing("clara_pk"), "client": Thing("clara_pk")},
    "desk:bring_in": {"coach": Thing("coach_pk")},
    "desk:invite_many": {"client": Thing("clara_pk"), "import": Thing("done_import")},
    "desk:import_choose": {"shown": 1, "tick": 1},
    "moving_in_admin:bring": {"shown": 0, "take": 0},
    "desk:pause": {"client": Thing("clara_pk")},
    "desk:finish": {"client": Thing("clara_pk")},
    "desk:resume": {"client": Thing("clara_pk")},
    "desk:add": {"coach": Thing("coach_pk")},
    "exercises_admin:review": {"remove": Thing("review_file")},
}
# Rows of the whole practice, which every coach may name.
OF_THE_PRACTICE = {"Exercise", "Program", "Package"}


def everything_named():
    """NAMED with the modules', whose things are their own world's."""
    found = dict(NAMED)
    for module in installed_modules():
        for address, fields in getattr(contract_of(module), "NAMED", {}).items():
            found[address] = {field: of_module(module, things) for field, things in fields.items()}
    return found
