from django.urls import path

from coaching.people import views

app_name = "people"
urlpatterns = [
    path("invitation/<str:token>/", views.invitation, name="invitation"),
    path("me/welcome/", views.welcome, name="welcome"),
]
