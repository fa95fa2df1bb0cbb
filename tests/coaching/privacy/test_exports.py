from datetime import timedelta
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from coaching.mail.models import Message
from coaching.privacy import exports
from coaching.privacy.jobs import make
from coaching.privacy.models import DataExport


@pytest.fixture
def ready(clara):
    exports.ask(client=clara)
    return DataExport.objects.get()


def files(place):
    return [path for path in place.rglob("*") if path.is_file()]


def test_asking_makes_it_and_mails_where_to_fetch_it(signed_in, clara, mailoutbox):
    signed_in(clara).post("/me/account/archive/")
    mail = mailoutbox[-1]
    assert (mail.to, "/me/account/" in mail.body, mail.attachments) == ([clara.email], True, [])


def test_it_can_be_fetched_for_seven_days(signed_in, clara, ready):
    response = signed_in(clara).get(f"/me/account/archive/{ready.pk}/")
    assert "index.html" in ZipFile(BytesIO(b"".join(response.streaming_content))).namelist()
    assert response["Content-Disposition"].startswith("attachment")
    DataExport.objects.update(made_at=timezone.now() - timedelta(days=7))
    assert signed_in(clara).get(f"/me/account/archive/{ready.pk}/").status_code == 404


@pytest.mark.parametrize("person", ["mallory", "coach", "owner", "editor"])
def test_nobody_else_can_fetch_it(person, ready, signed_in, request):
    assert signed_in(request.getfixturevalue(person)).get(f"/me/account/archive/{ready.pk}/").status_code == 404


def test_a_stranger_is_asked_to_sign_in(ready, client):
    response = client.get(f"/me/account/archive/{ready.pk}/")
    assert (response.status_code, response.url.startswith("/accounts/login/")) == (302, True)


def test_no_address_of_the_site_leads_to_the_file(ready, client, settings):
    assert client.get(f"{settings.MEDIA_URL}{ready.file.name}").status_code == 404


def test_one_at_a_time(signed_in, clara):
    DataExport.objects.create(client=clara)
    page = signed_in(clara).post("/me/account/archive/", follow=True).content.decode()
    assert ("Your archive is already being made." in page, DataExport.objects.count()) == (True, 1)


def test_a_new_one_takes_the_older_ones_place(clara, ready, private):
    exports.ask(client=clara)
    assert (DataExport.objects.get().pk != ready.pk, len(files(private))) == (True, 1)


def test_after_seven_days_file_and_row_are_gone(ready, private):
    exports.tidy(timezone.now() + timedelta(days=6, hours=23))
    assert len(files(private)) == 1
    exports.tidy(timezone.now() + timedelta(days=7, minutes=1))
    assert (files(private), DataExport.objects.count()) == ([], 0)


@pytest.mark.parametrize(
    "step", ["coaching.privacy.export_file.write", "coaching.privacy.exports._keep", "coaching.privacy.mails.ready"]
)
def test_a_worker_that_dies_leaves_work_that_the_next_one_finishes(step, clara, private, monkeypatch):
    export = DataExport.objects.create(client=clara)

    def die(*args):
        raise SystemExit

    with monkeypatch.context() as dying:
        dying.setattr(step, die)
        with pytest.raises(SystemExit):
            make.call(export.pk)
    make.call(export.pk)
    export.refresh_from_db()
    assert (export.state, len(files(private)), Message.objects.filter(kind="privacy.archive").count()) == ("ready", 1, 1)


def test_a_job_that_runs_twice_makes_it_once(ready, mailoutbox):
    make.call(ready.pk)
    assert len(mailoutbox) == 1


def test_what_cannot_be_made_is_given_up_and_asked_for_again(signed_in, clara):
    DataExport.objects.create(client=clara)
    exports.tidy(timezone.now() + timedelta(hours=4))
    browser = signed_in(clara)
    assert "t make your archive" in browser.get("/me/account/").content.decode()
    browser.post("/me/account/archive/")
    assert DataExport.objects.get(state="ready")


def test_the_operator_writes_one_into_a_file_for_the_own_eyes(clara, tmp_path):
    call_command("export_client", clara.pk, tmp_path / "clara.zip", stdout=StringIO())
    assert (tmp_path / "clara.zip").stat().st_mode & 0o077 == 0
    assert "everything.json" in ZipFile(tmp_path / "clara.zip").namelist()
    with pytest.raises(CommandError, match="exists already"):
        call_command("export_client", clara.pk, tmp_path / "clara.zip")


def test_an_archive_that_the_disk_lost_is_said_and_a_new_one_offered(signed_in, clara, ready):
    ready.file.storage.delete(ready.file.name)
    browser = signed_in(clara)
    page = browser.get("/me/account/").content.decode()
    assert ("Download my archive" in page, "Make a new one" in page) == (False, True)
    answer = browser.get(f"/me/account/archive/{ready.pk}/")
    assert (answer.status_code, "This file is missing" in answer.content.decode()) == (404, True)
