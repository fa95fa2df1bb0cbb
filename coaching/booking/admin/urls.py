from django.urls import path

from coaching.booking.admin import agenda_views, booking_views, dates_views, on_behalf_views, type_views, week_views
from coaching.booking.busy import views as busy_views
from coaching.booking.feed import admin_views as feed_views
from coaching.booking.requests import admin_views as request_views

app_name = "booking_admin"
urlpatterns = [
    path("", agenda_views.show, name="agenda"),
    path("past/", agenda_views.past, name="past"),
    path("past/mark/", agenda_views.mark, name="mark"),
    path("add/", on_behalf_views.person, name="add"),
    path("add/new/", on_behalf_views.for_someone_new, name="for_someone_new"),
    path("add/<int:pk>/", on_behalf_views.for_client, name="for_client"),
    path("<int:pk>/", booking_views.booking, name="booking"),
    path("<int:pk>/move/", booking_views.move, name="move"),
    path("<int:pk>/cancel/", booking_views.cancel, name="cancel"),
    path("<int:pk>/held/", booking_views.held, name="held"),
    path("<int:pk>/no-show/", booking_views.no_show, name="no_show"),
    path("<int:pk>/reopen/", booking_views.reopen, name="reopen"),
    path("hours/", week_views.hours, name="hours"),
    path("dates/", dates_views.dates, name="dates"),
    path("dates/away/", dates_views.away, name="away"),
    path("types/", type_views.types, name="types"),
    path("types/add/", type_views.add_type, name="add_type"),
    path("types/<int:pk>/", type_views.edit_type, name="edit_type"),
    path("types/<int:pk>/move/", type_views.move_type, name="move_type"),
    path("types/<int:pk>/link/", type_views.renew_link, name="renew_link"),
    path("types/<int:pk>/delete/", type_views.delete_type, name="delete_type"),
    path("requests/", request_views.requests, name="requests"),
    path("requests/<int:pk>/", request_views.one, name="request"),
    path("requests/<int:pk>/answered/", request_views.answered, name="answered"),
    path("others/", busy_views.calendars, name="calendars"),
    path("others/<int:pk>/read/", busy_views.read_now, name="read_calendar"),
    path("others/<int:pk>/remove/", busy_views.remove, name="remove_calendar"),
    path("others/feed/", feed_views.make, name="make_feed"),
    path("others/feed/reset/", feed_views.reset, name="reset_feed"),
]
