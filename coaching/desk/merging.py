from datetime import datetime

from coaching.desk.bring_in.models import ClientImportRow
from coaching.desk.today.models import Snooze
from coaching.people.merge_rules import joins, move, moves
from coaching.people.models import Client

moves(ClientImportRow, field="client")
moves(ClientImportRow, field="known")


@joins(Snooze)
def join_snoozes(kept: Client, other: Client, now: datetime) -> None:
    move(Snooze, kept, other, besides=("key",))
