from django.urls import path

from coaching.files import views

app_name = "files"
urlpatterns = [
    path("me/files/", views.mine, name="mine"),
    path("me/files/<int:pk>/", views.download, name="download"),
    path("me/files/<int:pk>/delete/", views.take_back, name="take_back"),
    path("me/files/<int:pk>/undo/", views.bring_back, name="bring_back"),
]
