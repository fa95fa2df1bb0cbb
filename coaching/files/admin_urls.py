from django.urls import path

from coaching.files import admin_views

app_name = "files_admin"
urlpatterns = [
    path("for/<int:pk>/", admin_views.give, name="give"),
    path("<int:pk>/delete/", admin_views.take_back, name="take_back"),
    path("<int:pk>/undo/", admin_views.bring_back, name="bring_back"),
    path("<int:pk>/seen/", admin_views.seen, name="seen"),
]
