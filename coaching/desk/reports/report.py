"""What every report is made of: what was asked, and the tables and the chart that answer it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db.models import QuerySet

from coaching.desk.reports.charts import Chart
from coaching.desk.reports.periods import Period
from coaching.desk.reports.tables import Table
from coaching.people.models import Client
from coaching.practice.days import today
from coaching.practice.lazy_text import StrOrPromise


@dataclass(frozen=True)
class Asked:
    """Whose clients, of which days, by the clock of the practice (`zone`, IANA), seen at `now` (aware)."""

    user: User
    clients: QuerySet[Client]
    period: Period
    zone: str
    now: datetime

    @property
    def day(self) -> date:
        return today(self.now, self.zone)


@dataclass(frozen=True)
class Answer:
    """What a report says. `details` are tables to open, `file` is what is downloaded, `empty` what is said while
    there is nothing."""

    chart: Chart
    tables: Sequence[Table]
    file: Table
    empty: StrOrPromise
    details: Sequence[Table] = field(default_factory=tuple)
    notes: Sequence[StrOrPromise] = field(default_factory=tuple)

    @property
    def is_empty(self) -> bool:
        return not any(table.rows for table in self.tables)
