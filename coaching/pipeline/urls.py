from django.urls import path

from coaching.pipeline import views

app_name = "pipeline"
urlpatterns = [path("recap/<str:token>/", views.offer, name="offer")]
