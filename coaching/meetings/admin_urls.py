from django.urls import path

from coaching.meetings import admin_views

app_name = "meetings_admin"
urlpatterns = [
    path("<int:pk>/", admin_views.session, name="session"),
    path("<int:pk>/save/<slug:part>/", admin_views.autosave, name="autosave"),
    path("of-client/<int:pk>/<slug:fmt>/", admin_views.export, name="export"),
    path("<int:pk>/summary/", admin_views.summary, name="summary"),
]
