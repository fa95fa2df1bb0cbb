from django.urls import path

from tests.sample_module import views

client_urlpatterns = [path("", views.entries, name="entries")]
public_urlpatterns = [path("about/", views.about, name="about")]
