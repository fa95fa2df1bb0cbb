import json
import time

import pytest

from coaching.jobs import readiness
from coaching.jobs.heartbeat import LANES, beat

READY = {"database": "ok", "migrations": "ok", "worker": "ok", "storage": "ok"}


@pytest.fixture
def working(transactional_db, monkeypatch):
    """A worker whose lanes were all heard of just now; the checks ask by a connection of their own, maybe on a busy machine."""
    monkeypatch.setattr(readiness, "PATIENCE", 60)
    for lane in LANES:
        beat(lane)


def asked(client, **extra):
    response = client.get("/readyz", **extra)
    return response.status_code, response.json()["checks"]


def test_the_process_says_that_it_is_alive_and_asks_no_database(client):
    response = client.get("/healthz", headers={"host": "10.1.2.3:8000"})  # pytest-django refuses a database here
    assert (response.status_code, response.json()) == (200, {"status": "alive"})
    assert not response.cookies


def test_neither_https_nor_a_known_host_is_asked_of_a_monitor(client, settings, working):
    settings.SECURE_SSL_REDIRECT, settings.ALLOWED_HOSTS = True, ["practice.example"]
    assert client.get("/readyz", headers={"host": "10.1.2.3"}).status_code == 200
    assert client.get("/healthz", headers={"host": "10.1.2.3"}).status_code == 200


def test_a_site_with_everything_is_ready(client, working):
    assert asked(client) == (200, READY)


def test_a_head_is_answered_like_a_get(client, working):
    response = client.head("/readyz")
    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_nothing_can_be_sent_there(client, address):
    assert client.post(address).status_code == 405


def test_a_silent_lane_is_named(client, working, transactional_db):
    from coaching.jobs.models import Heartbeat

    Heartbeat.objects.filter(lane="mail").delete()
    assert asked(client) == (503, READY | {"worker": "not heard of for two minutes: mail"})


def test_a_migration_that_is_not_applied_is_named(client, working, monkeypatch):
    monkeypatch.setattr(readiness, "newest_migrations", lambda: [("coaching", "9999_later")])
    assert asked(client) == (503, READY | {"migrations": "not applied: coaching.9999_later"})


def test_a_database_that_is_away_is_said_so_without_a_secret(client, settings, monkeypatch):
    def away():
        raise readiness.Error("connection to 10.0.0.7 as coach with password hunter2 failed")

    monkeypatch.setattr(readiness, "_migrations", away)
    assert asked(client) == (503, READY | {"database": "no answer: Error", "migrations": "unknown", "worker": "unknown"})


def test_a_database_that_never_answers_holds_one_thread_and_nobody(client, monkeypatch):
    began, asked_for = time.monotonic(), []

    def slow():
        asked_for.append(1)
        time.sleep(1)
        raise readiness.Error

    monkeypatch.setattr(readiness, "PATIENCE", 0.1)
    monkeypatch.setattr(readiness, "_migrations", slow)
    codes = [client.get("/readyz").status_code for _ in range(3)]
    assert (codes, len(asked_for)) == ([503] * 3, 1)
    assert json.loads(client.get("/readyz").content)["checks"]["database"] == "no answer in time"
    assert time.monotonic() - began < 1
    readiness._asking.answer.result()
