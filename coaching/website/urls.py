from django.urls import path

from coaching.website import brand, views
from coaching.website.starting import views as starting

app_name = "website"
urlpatterns = [
    path("brand/<slug:digest>.css", brand.stylesheet, name="brand"),
    path("share/<int:pk>-<slug:digest>.png", brand.share_picture, name="share_picture"),
    path("share/<slug:digest>/<str:sealed>.png", brand.share_title, name="share_title"),
    path("setup/<str:token>/", starting.setup, name="setup"),
    path("sign-in-once/<str:token>/", starting.sign_in, name="sign_in"),
    path("more-than-a-job-search/", views.help_beyond, name="help"),
    path("packages/", views.packages, name="packages"),
    path("packages/<int:pk>-<slug:slug>/", views.package, name="package"),
]
