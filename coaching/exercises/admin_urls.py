from django.urls import path

from coaching.exercises import admin_views
from coaching.exercises.programs import admin_views as programs
from coaching.exercises.review import admin_views as review

app_name = "exercises_admin"
urlpatterns = [
    path("", review.waiting, name="queue"),
    path("assign/", admin_views.assign_view, name="assign"),
    path("exercises/<int:pk>/", admin_views.look, name="look"),
    path("programs/<int:pk>/", programs.program, name="program"),
    path("programs/<int:pk>/copy/", programs.copy, name="copy_program"),
    path("programs/client/<int:pk>/", programs.enrollment, name="enrollment"),
    path("step/<int:pk>/", programs.step, name="step"),
    path("<int:pk>/", review.review, name="review"),
    path("<int:pk>/save/<slug:prompt>/", review.comment, name="comment"),
    path("<int:pk>/take-back/", review.undo_review, name="undo_review"),
    path("thread/<int:pk>/", review.thread, name="thread"),
    path("thread/<int:pk>/reply/", review.reply, name="reply"),
]
