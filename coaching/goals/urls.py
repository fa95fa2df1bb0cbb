from django.urls import path

from coaching.goals import views

app_name = "goals"
urlpatterns = [
    path("me/goals/", views.list_goals, name="list"),
    path("me/goals/<int:pk>/reached/", views.reach, name="reach"),
    path("me/goals/<int:pk>/open/", views.reopen, name="reopen"),
]
