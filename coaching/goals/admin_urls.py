from django.urls import path

from coaching.goals import admin_views

app_name = "goals_admin"
urlpatterns = [
    path("of-client/<int:pk>/", admin_views.add, name="add"),
    path("<int:pk>/", admin_views.edit, name="edit"),
    path("<int:pk>/close/", admin_views.close, name="close"),
    path("<int:pk>/open/", admin_views.reopen, name="reopen"),
    path("<int:pk>/remove/", admin_views.remove, name="remove"),
]
