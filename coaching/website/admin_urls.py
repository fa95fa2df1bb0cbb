"""The screens of the site's settings in the admin."""

from django.urls import path

from coaching.website import settings_history

app_name = "settings_history_admin"
urlpatterns = [
    path("<slug:model_name>/", settings_history.history, name="history"),
    path("<slug:model_name>/<int:pk>/put-back/", settings_history.put_back, name="put_back"),
]
