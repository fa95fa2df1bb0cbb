import re
from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from coaching.booking.models import Booking
from coaching.exercises.answers import submit
from coaching.mail.models import Message
from coaching.payments.account import balance
from coaching.payments.models import Checkout, Invoice, LedgerEntry, Lot, Payment, PaymentRequest, Purchase
from coaching.people.models import Client, Note
from coaching.privacy import erasing, exports, leaving
from coaching.privacy.models import DataExport, Erasure
from coaching.privacy.person import Person
from coaching.signals import tick
from tests import factories
from tests.coaching.privacy.world import NOTE, everything, second
from tests.module_rows import module_world
from tests.worlds import booking_of

LATER = leaving.WAIT + timedelta(minutes=1)


AS_ISSUED = {"coaching_invoice"}  # tax law: a receipt keeps its name for years


def rows_with(words):
    """{table: how many rows hold one of the words}, over every column of every table but documents, whatever made it."""
    found, pattern = {}, re.compile("|".join(map(re.escape, words)), re.IGNORECASE)
    with connection.cursor() as cursor:
        for table in set(connection.introspection.table_names(cursor)) - AS_ISSUED:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            count = sum(1 for row in cursor.fetchall() if pattern.search(" ".join(map(_readable, row))))
            if count:
                found[table] = count
    for session in Session.objects.all():
        if pattern.search(str(session.get_decoded())):
            found["sessions, opened"] = found.get("sessions, opened", 0) + 1
    return found


def _readable(value):
    return bytes(value).decode(errors="replace") if isinstance(value, bytes | memoryview) else str(value)


def words_of(client):
    return ["Clara", "Lind", client.email, second(client), NOTE]


@pytest.fixture
def leaver(full, signed_in):
    """Clara, who was here until just now, has an archive, and deletes her account."""
    module_world(full)
    signed_in(full).get("/me/")
    exports.ask(client=full)
    leaving.ask_to_leave(person=Person.of(full))
    return full


@pytest.fixture
def erased(leaver):
    words = words_of(leaver)
    tick.send(sender=None, now=timezone.now() + LATER)
    return words


def test_the_walk_finds_what_is_there_before(leaver):
    """The control of the test below: it sees a name in each kind of table."""
    tables = {
        "coaching_client",
        "coaching_booking",
        "coaching_note",
        "coaching_submission",
        "coaching_review",
        "coaching_message",
        "coaching_timerequest",
        "coaching_ledgerentry",
        "coaching_invitation",
        "account_emailaddress",
        "auth_user",
        "wagtailcore_modellogentry",
        "wagtailforms_formsubmission",
        "django_tasks_database_dbtaskresult",
        "coaching_offer",
    }
    assert tables - set(rows_with(words_of(leaver))) == set()


def test_afterwards_no_table_holds_a_word_of_them(erased):
    assert rows_with(erased) == {}


def test_the_walk_finds_a_planted_name(erased, coach):
    Note.objects.create(
        client=Client.objects.get(stage="gone"), author=coach.user, text="clara.second and others: second.CLARA@example.org"
    )
    assert rows_with(erased) == {"coaching_note": 1}


def test_nobody_stays_signed_in(leaver):
    before = Session.objects.count()
    tick.send(sender=None, now=timezone.now() + LATER)
    assert (before, Session.objects.count()) == (1, 0)


def test_bookkeeping_stays_without_a_name(leaver):
    left = balance.left(leaver)
    before = [Purchase.objects.count(), Checkout.objects.count(), LedgerEntry.objects.count()]
    tick.send(sender=None, now=timezone.now() + LATER)
    kept = Client.objects.get(stage="gone")
    assert (kept.name, kept.email, kept.stage, kept.user, kept.leaves_at) == ("Someone who left", "", "gone", None, None)
    assert [Purchase.objects.count(), Checkout.objects.count(), LedgerEntry.objects.count()] == before
    assert balance.left(kept) == left
    assert {booking.guest_name for booking in kept.bookings.all()} == {"Someone who left"}
    assert not kept.bookings.filter(ledger=None).exists()


def test_documents_stay_as_they_were_issued(leaver):
    tick.send(sender=None, now=timezone.now() + LATER)
    assert [document.buyer_name for document in Invoice.objects.all()] == ["Clara Lind"]


def test_a_payers_data_goes_with_the_client(leaver):
    tick.send(sender=None, now=timezone.now() + LATER)
    request = PaymentRequest.objects.get()
    assert (request.payer_name, request.payer_email, request.payer_address) == ("Someone who paid", "", "")
    assert rows_with(["Ada Payer", "ada@example.net"]) == {}


def test_a_client_who_never_paid_leaves_no_row(clara):
    booking_of(clara, start=timezone.now() - timedelta(days=3))
    leaving.ask_to_leave(person=Person.of(clara))
    tick.send(sender=None, now=timezone.now() + LATER)
    assert (Client.objects.exists(), Booking.objects.exists()) == (False, False)


def test_what_others_have_stays(leaver, mallory):
    everything(mallory)
    module_world(mallory)
    counts = {model: model.objects.filter(client=mallory).count() for model in (Booking, LedgerEntry, Note, Purchase)}
    mails = Message.objects.filter(to=mallory.email).count()
    tick.send(sender=None, now=timezone.now() + LATER)
    assert {model: model.objects.filter(client=mallory).count() for model in counts} == counts
    assert (mallory.user.emailaddress_set.count(), Message.objects.filter(to=mallory.email).count()) == (2, mails)


def test_coming_sessions_are_canceled_with_a_word_to_the_coach(leaver, coach, mailoutbox):
    booking_of(leaver, start=timezone.now() + timedelta(days=30))
    mailoutbox.clear()
    tick.send(sender=None, now=timezone.now() + LATER)
    told = [mail for mail in mailoutbox if mail.to == [coach.email]]
    canceled = [mail for mail in told if any("METHOD:CANCEL" in str(part) for part in mail.attachments)]
    assert len(canceled) == 2  # hers, and the one she had booked as a stranger under her own address
    assert ["canceled with it: 1." in mail.body for mail in told if "leaving: the account" in mail.subject] == [True]


def test_one_says_goodbye_to_the_person(leaver, mailoutbox):
    tick.send(sender=None, now=timezone.now() + LATER)
    assert [mail.subject for mail in mailoutbox if mail.to == [leaver.email]].count("Your account is being deleted") == 1


def test_nothing_happens_before_the_day(leaver):
    tick.send(sender=None, now=timezone.now() + leaving.WAIT - timedelta(minutes=1))
    assert (Client.objects.filter(pk=leaver.pk, stage="active").exists(), Erasure.objects.count()) == (True, 0)


def test_the_note_of_it_names_no_one(erased):
    note = Erasure.objects.get()
    assert (note.asked_by, note.deleted["auth.User"], note.kept["coaching.Purchase"]) == ("client", 1, 1)


def test_done_twice_is_done_once(erased):
    tick.send(sender=None, now=timezone.now() + LATER + timedelta(minutes=1))
    assert Erasure.objects.count() == 1


def files_in(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def test_the_archive_and_the_files_are_gone_too(leaver, private, django_capture_on_commit_callbacks):
    before = files_in(private)
    with django_capture_on_commit_callbacks(execute=True):
        tick.send(sender=None, now=timezone.now() + LATER)
    assert (len(before), files_in(private)) == (5, [])


def test_it_waits_for_a_mail_that_is_on_its_way_but_not_for_ever(leaver):
    now = timezone.now() + LATER
    Message.objects.create(kind="invitation", to=leaver.email, cause="slow", subject="Slow", due_at=now)
    tick.send(sender=None, now=now)
    assert Erasure.objects.count() == 0
    tick.send(sender=None, now=now + erasing.PATIENCE)
    assert Erasure.objects.count() == 1


@pytest.mark.parametrize(
    "step", ["coaching.privacy.residual_data.wipe", "coaching.privacy.erasing._take_the_name_off", "coaching.privacy.mails.gone"]
)
def test_a_worker_that_dies_at_a_step_leaves_work_that_the_next_one_finishes(step, leaver, monkeypatch):
    words = words_of(leaver)

    def die(*args, **kwargs):
        raise SystemExit

    with monkeypatch.context() as dying:
        dying.setattr(step, die)
        with pytest.raises(SystemExit):
            erasing.carry_out_due(timezone.now() + LATER)
    assert (Erasure.objects.count(), Client.objects.get(pk=leaver.pk).name) == (0, "Clara Lind")
    erasing.carry_out_due(timezone.now() + LATER)
    assert (Erasure.objects.count(), rows_with(words)) == (1, {})


def test_a_coach_who_is_also_a_client_keeps_the_account(other_coach, coach):
    client = factories.client(coach=coach, name="Omar Haddad", with_account=False)
    client.user = other_coach.user
    client.save()
    leaving.ask_to_leave(person=Person.of(client))
    tick.send(sender=None, now=timezone.now() + LATER)
    other_coach.user.refresh_from_db()
    assert (Client.objects.exists(), other_coach.user.is_active) == (False, True)


def test_someone_who_shares_an_address_keeps_their_own(coach):
    one, two = (factories.client(coach=coach, email="family@example.org", with_account=False) for _each in range(2))
    Message.objects.create(
        kind="invitation", to="family@example.org", cause="x", subject="X", due_at=timezone.now(), state="sent"
    )
    erasing.carry_out(person=Person.of(one))
    assert (list(Client.objects.all()), Message.objects.filter(cause="x").count()) == ([two], 1)


def test_whoever_is_just_paying_is_not_lost_from_the_books(clara):
    from tests.coaching.privacy.world import bought

    checkout = bought(clara).checkout
    for model in (LedgerEntry, Lot, Invoice, Payment, Purchase):
        model._base_manager.all()._raw_delete("default")
    Checkout.objects.filter(pk=checkout.pk).update(status="open")
    erasing.carry_out(person=Person.of(clara))
    assert Checkout.objects.get(pk=checkout.pk).client.name == "Someone who left"


@pytest.fixture
def command():
    def call(*arguments):
        out = StringIO()
        call_command("erase_client", *arguments, stdout=out)
        return out.getvalue()

    return call


def test_the_command_says_what_it_would_do_and_changes_nothing(full, command):
    said = command(full.pk, "--dry-run")
    assert ("coaching.Note: 1 would be deleted" in said, "coaching.Purchase: 1 would be kept without a name" in said) == (
        True,
        True,
    )
    assert (Client.objects.filter(pk=full.pk, name="Clara Lind").exists(), Erasure.objects.count()) == (True, 0)


def test_the_command_erases_at_once_and_can_be_run_again(full, command):
    words = words_of(full)
    assert "coaching.Note: 1 deleted" in command(full.pk)
    assert rows_with(words) == {}
    assert command(full.pk) == "There is no such client, or they are erased already.\n"
    assert Erasure.objects.get().asked_by == "operator"


def test_the_words_of_the_command_name_no_one(full, command):
    assert not re.search("clara|lind", command(full.pk), re.IGNORECASE)


def test_an_archive_asked_for_while_erasing_makes_no_file(full, private, django_capture_on_commit_callbacks):
    export = DataExport.objects.create(client=full)
    with django_capture_on_commit_callbacks(execute=True):
        erasing.carry_out(person=Person.of(full))
    from coaching.privacy.jobs import make

    make.call(export.pk)
    assert files_in(private) == []


def test_a_new_answer_is_no_obstacle(full):
    """An exercise that is handed in during the fourteen days goes too."""
    leaving.ask_to_leave(person=Person.of(full))
    submit(assignment=full.assignments.get())
    tick.send(sender=None, now=timezone.now() + LATER)
    assert Erasure.objects.get().deleted["coaching.Submission"] == 2
