from django.urls import path

from coaching.client_area import views

app_name = "client_area"
urlpatterns = [
    path("me/", views.home, name="home"),
    path("me/progress/<slug:module>/<slug:strand>/", views.progress, name="progress"),
]
