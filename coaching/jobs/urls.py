from django.urls import path

from coaching.jobs import views

app_name = "health"
urlpatterns = [
    path("healthz", views.healthz, name="alive"),
    path("readyz", views.readyz, name="ready"),
]
