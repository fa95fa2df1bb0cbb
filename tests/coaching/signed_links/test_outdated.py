from html import unescape

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone

from coaching.booking import bookings
from coaching.booking.links import MANAGE
from coaching.signed_links.outdated import outdated_page

NEWEST = "Email me the current link"


def page_of(client, token):
    return client.get(reverse(MANAGE.page, args=[token]))


def text(response):
    return unescape(response.content.decode())


def test_it_says_what_became_of_it_and_offers_the_newest(client, old):
    page = text(page_of(client, old))
    assert ("This booking has moved" in page, NEWEST in page) == (True, True)
    assert reverse("signed_links:send_newest", args=[MANAGE.name, old]) in page


def test_it_shows_nobody_whose_address_it_is_and_no_link_that_works(client, old, booking):
    page = text(page_of(client, old))
    assert (booking.guest_email in page, "/move/" in page) == (False, False)


def test_where_nothing_works_any_more_there_is_no_button(client, old, booking):
    bookings.cancel(booking=booking, by="coach", word="I am ill.")
    page = text(page_of(client, old))
    assert ["This booking is canceled" in page, "I am ill." in page, NEWEST in page] == [True, True, False]


def test_what_has_begun_needs_no_link(client, old, booking):
    booking.start = timezone.now()
    booking.save()
    page = text(page_of(client, old))
    assert ["This booking has moved" in page, NEWEST in page] == [True, False]


def test_what_has_no_address_has_no_button(client, old, booking):
    booking.guest_email = ""
    booking.save()
    assert NEWEST not in text(page_of(client, old))


def test_what_is_deleted_is_told_too(client, old, booking):
    booking.delete()
    page = page_of(client, old)
    assert (page.status_code, "This is no longer here" in text(page), NEWEST in text(page)) == (200, True, False)


def test_it_is_kept_by_no_cache_and_found_by_no_search(rf, old):
    request = rf.get("/")
    request.user = AnonymousUser()
    page = outdated_page(request, MANAGE.open(old))
    assert ("no-store" in page["Cache-Control"], page["X-Robots-Tag"]) == (True, "noindex, nofollow")


def test_what_moved_and_is_over_says_when_it_was_and_how_to_go_on(client, old, booking):
    booking.start = timezone.now()
    booking.save()
    page = text(page_of(client, old))
    assert ["It was on" in page, "the one that works" in page, "Choose another time" in page] == [True, False, True]


def test_of_someone_who_left_nothing_is_told(client, old, booking):
    booking.client.stage = "gone"
    booking.client.save()
    page = text(page_of(client, old))
    assert ["This is no longer here" in page, "Dana" in page, NEWEST in page] == [True, False, False]
