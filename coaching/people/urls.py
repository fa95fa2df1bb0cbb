from django.urls import path

from coaching.people import views, zone_views

app_name = "people"
urlpatterns = [
    path("invitation/<str:token>/", views.invitation, name="invitation"),
    path("me/welcome/", views.welcome, name="welcome"),
    path("me/zone/", zone_views.offer, name="device_zone"),
    path("me/zone/use/<path:zone>/", zone_views.use, name="use_zone"),
    path("me/zone/keep/<path:zone>/", zone_views.keep, name="keep_zone"),
]
