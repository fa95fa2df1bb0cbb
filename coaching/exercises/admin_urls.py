from django.urls import path

from coaching.exercises import admin_views
from coaching.exercises.programmes import admin_views as programmes
from coaching.exercises.review import admin_views as review

app_name = "exercises_admin"
urlpatterns = [
    path("", review.waiting, name="queue"),
    path("assign/", admin_views.assign_view, name="assign"),
    path("programmes/<int:pk>/", programmes.programme, name="programme"),
    path("programmes/<int:pk>/copy/", programmes.copy, name="copy_programme"),
    path("programmes/client/<int:pk>/", programmes.enrolment, name="enrolment"),
    path("step/<int:pk>/", programmes.step, name="step"),
    path("<int:pk>/", review.review, name="review"),
    path("<int:pk>/save/<slug:prompt>/", review.comment, name="comment"),
    path("<int:pk>/take-back/", review.take_back, name="take_back"),
    path("thread/<int:pk>/", review.thread, name="thread"),
    path("thread/<int:pk>/reply/", review.reply, name="reply"),
]
