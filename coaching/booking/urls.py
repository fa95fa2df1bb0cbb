from django.urls import path

from coaching.booking.feed import views as feed_views
from coaching.booking.guest import details_views, manage_views, views
from coaching.booking.requests import views as request_views

app_name = "booking"
urlpatterns = [
    path("book/<slug:coach>/", views.coach, name="coach"),
    path("book/<slug:coach>/<slug:slug>/", views.month, name="month"),
    path("book/<slug:coach>/<slug:slug>/times/", views.times, name="times"),
    path("book/<slug:coach>/<slug:slug>/few/", views.few_times, name="few"),
    path("book/<slug:coach>/<slug:slug>/details/", details_views.book, name="book"),
    path("book/<slug:coach>/<slug:slug>/bring/", details_views.bring, name="bring"),
    path("book/<slug:coach>/<slug:slug>/ask/", request_views.ask, name="ask"),
    path("booking/zone/", views.zone, name="zone"),
    path("booking/places/", views.places, name="places"),
    path("booking/forget/", manage_views.forget, name="forget"),
    path("booking/<str:token>/", manage_views.manage, name="manage"),
    path("booking/<str:token>/invitation.ics", manage_views.calendar_file, name="calendar_file"),
    path("booking/<str:token>/cancel/", manage_views.cancel, name="cancel"),
    path("booking/<str:token>/move/", manage_views.move, name="move"),
    path("booking/<str:token>/address/", manage_views.correct_address, name="correct_address"),
    path("calendar/<slug:secret>.ics", feed_views.feed, name="feed"),
]
