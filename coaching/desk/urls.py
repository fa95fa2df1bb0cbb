"""The one public page of the desk: the way in of someone who was invited to help."""

from django.urls import path

from coaching.desk.helpers import views

app_name = "helpers"
urlpatterns = [path("help-here/<str:token>/", views.join, name="join")]
