from django.urls import path

from coaching.website.moving_in import views

app_name = "moving_in_admin"
urlpatterns = [
    path("", views.begin, name="begin"),
    path("<int:pk>/", views.show, name="show"),
    path("<int:pk>/bring/", views.bring, name="bring"),
    path("<int:pk>/undo/", views.undo, name="undo"),
]
