from django.urls import path

from coaching.exercises import file_views, views
from coaching.exercises.review import client_views as review

app_name = "exercises"
urlpatterns = [
    path("me/exercises/", views.own, name="list"),
    path("me/exercises/<int:pk>/", views.do, name="do"),
    path("me/exercises/files/<int:pk>/", file_views.download, name="file"),
    path("me/exercises/files/back/<int:pk>/", file_views.download_review, name="review_file"),
    path("me/exercises/<int:pk>/save/<uuid:prompt_id>/", views.autosave, name="autosave"),
    path("me/exercises/<int:pk>/versions/<int:number>/", review.version, name="version"),
    path("me/exercises/<int:pk>/write/", review.reply, name="reply"),
    path("me/exercises/<int:pk>/improve/", review.improve, name="improve"),
    path("me/exercises/<int:pk>/put-back/", review.put_back, name="put_back"),
]
