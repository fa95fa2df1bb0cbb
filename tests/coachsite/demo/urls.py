"""The site's addresses as the demo has them."""

from django.urls import include, path

from coachsite.urls import urlpatterns as site

urlpatterns = [path("demo/", include("coachsite.demo.urls")), *site]
