from django.urls import path

from coaching.desk.helpers import views

app_name = "helpers_admin"
urlpatterns = [
    path("", views.everyone, name="everyone"),
    path("invite/", views.invite, name="invite"),
    path("<int:pk>/", views.helper, name="helper"),
    path("<int:pk>/again/", views.invite_again, name="invite_again"),
    path("<int:pk>/pause/", views.pause, name="pause"),
    path("<int:pk>/resume/", views.resume, name="resume"),
    path("<int:pk>/take-back/", views.take_back, name="take_back"),
]
