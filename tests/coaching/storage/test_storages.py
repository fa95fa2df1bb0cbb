"""A file is there whole or not at all."""

import errno
import os
import signal
import subprocess
import sys

import pytest
from django.core.files.base import ContentFile

from coaching.storage import storages
from coaching.storage.not_kept import StorageFailure
from coaching.storage.storages import WholeFileStorage


@pytest.fixture
def storage(tmp_path):
    return WholeFileStorage(tmp_path)


def files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_file_is_kept_under_its_name(storage, tmp_path):
    assert storage.save("answers/a.txt", ContentFile(b"words")) == "answers/a.txt"
    assert (files(tmp_path), (tmp_path / "answers/a.txt").read_bytes()) == (["answers/a.txt"], b"words")


def test_a_name_that_is_taken_gets_another_and_the_first_stays(storage, tmp_path):
    storage.save("a.txt", ContentFile(b"one"))
    second = storage.save("a.txt", ContentFile(b"two"))
    assert ((tmp_path / "a.txt").read_bytes(), (tmp_path / second).read_bytes()) == (b"one", b"two")


def test_a_name_that_is_taken_in_the_last_moment_is_not_overwritten(storage, tmp_path, monkeypatch):
    monkeypatch.setattr(storages.secrets, "token_hex", lambda count: (tmp_path / "a.txt").write_bytes(b"other") and "x")
    name = storage.save("a.txt", ContentFile(b"mine"))
    assert ((tmp_path / "a.txt").read_bytes(), (tmp_path / name).read_bytes()) == (b"other", b"mine")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS, errno.EACCES])
@pytest.mark.parametrize("step", ["fdopen", "fsync", "replace"])
def test_a_disk_that_refuses_at_any_step_leaves_nothing(storage, tmp_path, monkeypatch, number, step):
    def refuse(*args, **kwargs):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, step, refuse)
    with pytest.raises(StorageFailure) as raised:
        storage.save("answers/a.txt", ContentFile(b"words"))
    monkeypatch.undo()
    assert (files(tmp_path), raised.value.is_full) == ([], number in {errno.ENOSPC, errno.EDQUOT})


def test_what_breaks_while_it_is_read_leaves_nothing(storage, tmp_path):
    class Broken(ContentFile):
        def chunks(self, chunk_size=None):
            yield b"half"
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        storage.save("a.txt", Broken(b""))
    assert files(tmp_path) == []


def test_a_process_that_is_killed_leaves_nothing_under_the_final_name(tmp_path):
    code = f"""
import os, signal, django
from django.conf import settings
settings.configure()
django.setup()
from django.core.files.base import ContentFile
from coaching.storage.storages import WholeFileStorage
class Endless(ContentFile):
    def chunks(self, chunk_size=None):
        yield b"half"
        os.kill(os.getpid(), signal.SIGKILL)
WholeFileStorage({str(tmp_path)!r}).save("a.txt", Endless(b""))
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -signal.SIGKILL
    assert [name.startswith(storages.UNFINISHED) for name in files(tmp_path)] == [True]


@pytest.mark.parametrize("name", ["x" * 300 + ".pdf", "語" * 300 + ".pdf", "x." + "y" * 300, "🙂" * 90])
def test_a_long_name_is_shortened_and_keeps_its_ending(storage, tmp_path, name):
    kept = storage.save(f"documents/{name}", ContentFile(b"words"))
    assert len(os.path.basename(kept).encode()) <= storages.LONGEST_NAME
    assert kept.endswith(".pdf") == name.endswith(".pdf")
    assert files(tmp_path) == [kept]


def test_a_name_leads_to_no_other_folder(storage, tmp_path):
    from django.core.exceptions import SuspiciousFileOperation

    with pytest.raises(SuspiciousFileOperation):
        storage.save("../a.txt", ContentFile(b"words"))


@pytest.mark.skipif(os.getuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_not_ours_is_a_failure_of_the_storage(storage, tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(StorageFailure):
        storage.save("a.txt", ContentFile(b"words"))
