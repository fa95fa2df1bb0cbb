from django.urls import path

from coaching.exercises import admin_views

app_name = "exercises_admin"
urlpatterns = [
    path("", admin_views.queue, name="queue"),
    path("assign/", admin_views.assign, name="assign"),
    path("<int:pk>/", admin_views.review, name="review"),
]
