from datetime import datetime

from coaching.storage import orphans
from coaching.sweeping import swept_daily


@swept_daily("files")
def files(now: datetime) -> int:
    return orphans.sweep()
