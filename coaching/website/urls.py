from django.urls import path

from coaching.website import views

app_name = "website"
urlpatterns = [
    path("more-than-a-job-search/", views.help_beyond, name="help"),
    path("packages/", views.packages, name="packages"),
    path("packages/<int:pk>-<slug:slug>/", views.package, name="package"),
]
