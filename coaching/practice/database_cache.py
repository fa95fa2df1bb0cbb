"""A cache in the database, for what is counted: every process sees the same, and no outage of Redis forgets it."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from coaching.practice.models import CacheEntry


class DatabaseCache(BaseCache):
    """Keeps values that JSON knows. Django's own database cache counts in two steps and throws entries away when it is full."""

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__(params)

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        return self.get_many([key], version).get(key, default)

    def get_many(self, keys: Iterable[str], version: int | None = None) -> dict[str, Any]:
        names = {self._name(key, version): key for key in keys}
        rows = _live(CacheEntry.objects.filter(key__in=names)).values_list("key", "value")
        return {names[name]: json.loads(value) for name, value in rows}

    def set(self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        row = CacheEntry(key=self._name(key, version), value=json.dumps(value), expires_at=self._end(timeout))
        fields = ["value", "expires_at"]
        CacheEntry.objects.bulk_create([row], update_conflicts=True, unique_fields=["key"], update_fields=fields)

    def add(self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Stores the value unless there is one. Of several processes that ask at once, one gets True."""
        rows = self._rows(key, version)
        if _live(rows).exists():
            return False
        fields = {"value": json.dumps(value), "expires_at": self._end(timeout)}
        if rows.filter(expires_at__lte=timezone.now()).update(**fields):
            return True
        try:
            with transaction.atomic():
                CacheEntry.objects.create(key=self._name(key, version), **fields)
        except IntegrityError:
            return False
        return True

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        with transaction.atomic():
            row = _live(self._rows(key, version)).select_for_update().first()
            if row is None:
                raise ValueError(f"Key '{key}' not found")
            value = json.loads(row.value) + delta
            CacheEntry.objects.filter(pk=row.pk).update(value=json.dumps(value))
        return value

    def touch(self, key: str, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return bool(_live(self._rows(key, version)).update(expires_at=self._end(timeout)))

    def delete(self, key: str, version: int | None = None) -> bool:
        return bool(_live(self._rows(key, version)).delete()[0])

    def clear(self) -> None:
        CacheEntry.objects.all().delete()

    def _rows(self, key: str, version: int | None) -> QuerySet[CacheEntry]:
        return CacheEntry.objects.filter(key=self._name(key, version))

    def _name(self, key: str, version: int | None) -> str:
        """Keyed with the site's secret: a copy of the table tells no addresses."""
        return salted_hmac("coaching.cache", self.make_key(key, version), algorithm="sha256").hexdigest()

    def _end(self, timeout: float | None) -> datetime | None:
        seconds = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        return None if seconds is None else timezone.now() + timedelta(seconds=seconds)


def _live(rows: QuerySet[CacheEntry]) -> QuerySet[CacheEntry]:
    return rows.filter(Q(expires_at=None) | Q(expires_at__gt=timezone.now()))


def sweep(now: datetime) -> None:
    """Deletes what has run out."""
    CacheEntry.objects.filter(expires_at__lte=now).delete()
