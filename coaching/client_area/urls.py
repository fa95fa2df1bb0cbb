from django.urls import path

from coaching.client_area import preferences_views, views

app_name = "client_area"
urlpatterns = [
    path("me/", views.home, name="home"),
    path("me/progress/", views.progress, name="progress"),
    path("me/progress/<slug:module>/<slug:track>/", views.track, name="track"),
    path("me/timeline/", views.timeline, name="timeline"),
    path("me/preferences/", preferences_views.preferences, name="preferences"),
    path("me/preferences/calendar/", preferences_views.weekly_entry, name="weekly_entry"),
    path("me/preferences/quiet-week/", preferences_views.quiet_week, name="quiet_week"),
    path("me/preferences/pause/", preferences_views.pause, name="pause"),
    path("me/preferences/back/", preferences_views.come_back, name="come_back"),
    path("me/preferences/name/", preferences_views.agree_to_be_named, name="agree_to_be_named"),
    path("me/preferences/no-name/", preferences_views.withdraw_name, name="withdraw_name"),
    path("weekly-mail/<str:token>/", preferences_views.stop_weekly_mail, name="stop_weekly_mail"),
]
