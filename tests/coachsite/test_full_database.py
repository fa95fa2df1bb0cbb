"""A database whose disk is full, under a running site: a page of ours, and it heals alone."""

import os
import shutil
import subprocess

import pytest

from tests import databases
from tests.gunicorn import Gunicorn

SPARE = 400 * 1024  # bytes beside the database itself
TOKEN = "x" * 32
FORM = {"Content_Type": "application/x-www-form-urlencoded", "Cookie": f"csrftoken={TOKEN}", "X_CSRFToken": TOKEN}


@pytest.fixture
def full(tmp_path):
    """(site, function that makes room)"""
    folder = tmp_path / "disk"
    folder.mkdir()
    migrated = databases.migrated()
    size = (migrated.stat().st_size + SPARE) // 1024
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", folder], check=False).returncode:
        pytest.skip("No tmpfs can be mounted here; test_outage.py has SQLite's own error.")
    try:
        shutil.copy(migrated, folder / "db.sqlite3")
        with Gunicorn(tmp_path, f"sqlite:///{folder}/db.sqlite3", PRIVATE_ROOT=str(tmp_path / "private")) as site:
            site.get("/accounts/login/")
            room = os.statvfs(folder)
            (folder / "fill").write_bytes(b"\0" * (room.f_bavail * room.f_frsize))
            yield site, (folder / "fill").unlink
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def test_a_full_database_is_said_and_heals(full):
    site, make_room = full
    address, form = "/accounts/login/code/", "email=new@example.org"
    status, headers, body = site.get(address, "POST", form, **FORM)
    assert (status, headers["Retry-After"], "Press Back" in body.decode()) == (503, "60", True)
    assert '"storage": "database: ' in site.get("/readyz")[2].decode()
    make_room()
    assert site.get(address, "POST", form, **FORM)[0] == 302
