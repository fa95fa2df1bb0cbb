from django.urls import path

from coaching.exercises import file_views, views

app_name = "exercises"
urlpatterns = [
    path("me/exercises/", views.own, name="list"),
    path("me/exercises/<int:pk>/", views.do, name="do"),
    path("me/exercises/files/<int:pk>/", file_views.download, name="file"),
    path("me/exercises/<int:pk>/save/<uuid:prompt_id>/", views.autosave, name="autosave"),
]
