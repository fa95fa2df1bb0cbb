"""Many real processes that want the same thing at the same instant. Imported by each of them.

A fork server loads Django once; every racer is forked from it, opens a connection of its own and waits at the barrier.
"""

import multiprocessing
import os
from collections import Counter

import django
from django.apps import apps
from django.template.loader import get_template
from django.urls import get_resolver

if not apps.ready:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    # Loaded once here instead of fifty times: the addresses, the pages' templates and the admin's part of both.
    get_resolver().url_patterns  # noqa: B018
    get_template("coaching/booking/details.html")

from django.db import connection, connections

RACERS = 50
PATIENCE = 60  # seconds


def race(runner, questions):
    """Calls `runner(*question)` for each question in a process of its own, all at once. Returns a Counter of the answers."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    barrier, answers = context.Barrier(len(questions)), context.SimpleQueue()
    database = str(connection.settings_dict["NAME"])
    connections.close_all()
    racers = [context.Process(target=_run, args=(database, barrier, answers, runner, each)) for each in questions]
    for racer in racers:
        racer.start()
    counted = Counter(answers.get() for _racer in racers)
    for racer in racers:
        racer.join(PATIENCE)
    return counted


def _run(database, barrier, answers, runner, question):
    try:
        connections.databases["default"]["NAME"] = database
        connection.settings_dict["NAME"] = database
        if connection.vendor == "sqlite":  # fifty in a row on a busy machine: each waits for its turn
            connection.settings_dict["OPTIONS"]["timeout"] = PATIENCE
        connection.ensure_connection()
        barrier.wait(PATIENCE)
        answers.put(runner(*question))
    except Exception as error:  # whatever it is, the test has to read it instead of waiting for an answer
        answers.put(f"{type(error).__name__}: {error}")
    finally:
        connections.close_all()


def book(type_pk, start, now):
    """What `bookings.book` answers: "booked" or the refusal's name, with the number of free times it offers."""
    from coaching.booking import bookings
    from coaching.booking.models import AppointmentType
    from tests.coaching.booking.factories import guest

    appointment_type = AppointmentType.objects.select_related("coach").get(pk=type_pk)
    try:
        bookings.book(appointment_type=appointment_type, start=start, guest=guest(), now=now)
    except bookings.SlotTaken as taken:
        return f"taken, {len(taken.nearest)} offered"
    return "booked"


def book_without_guard(type_pk, start, now):
    """The control: no lock and no second look."""
    from coaching.booking import locking

    locking.lock = locking.look_again = lambda *args, **kwargs: None
    return book(type_pk, start, now)


def move_without_guard(booking_pk, start, now):
    """The control: no lock and no second look."""
    from coaching.booking import locking

    locking.lock = locking.look_again = lambda *args, **kwargs: None
    return move(booking_pk, start, now)


def move(booking_pk, start, now):
    from coaching.booking import bookings
    from coaching.booking.models import Booking

    try:
        bookings.move(booking=Booking.objects.with_details().get(pk=booking_pk), start=start, now=now)
    except bookings.SlotTaken as taken:
        return f"taken, {len(taken.nearest)} offered"
    return "moved"


def post(path, data, address):
    """The status code that the details page answers over HTTP."""
    from django.test import Client

    return Client(raise_request_exception=False, REMOTE_ADDR=address).post(path, data).status_code
