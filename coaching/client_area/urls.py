from django.urls import path

from coaching.client_area import preferences_views, views

app_name = "client_area"
urlpatterns = [
    path("me/", views.home, name="home"),
    path("me/progress/", views.progress, name="progress"),
    path("me/progress/<slug:module>/<slug:track>/", views.track, name="track"),
    path("me/timeline/", views.timeline, name="timeline"),
    path("me/preferences/", preferences_views.preferences, name="preferences"),
    path("me/preferences/quiet-week/", preferences_views.quiet_week, name="quiet_week"),
    path("me/preferences/pause/", preferences_views.pause, name="pause"),
    path("me/preferences/back/", preferences_views.come_back, name="come_back"),
    path("weekly-mail/<str:token>/", preferences_views.stop_weekly_mail, name="stop_weekly_mail"),
]
