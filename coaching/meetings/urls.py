from django.urls import path

from coaching.meetings import views

app_name = "meetings"
urlpatterns = [
    path("me/session/<int:pk>/", views.session, name="session"),
    path("me/session/<int:pk>/save/<slug:part>/", views.autosave, name="autosave"),
    path("me/session/actions/<int:pk>/done/", views.tick, name="tick"),
    path("me/session/actions/<int:pk>/not-done/", views.untick, name="untick"),
]
