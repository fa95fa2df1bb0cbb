from django.urls import path

from coaching.testimonials import views

app_name = "testimonials"
urlpatterns = [
    path("me/testimonial/<int:pk>/", views.page, name="page"),
    path("me/testimonial/<int:pk>/save/text/", views.autosave, name="autosave"),
    path("me/testimonial/<int:pk>/no/", views.decline, name="decline"),
    path("me/testimonial/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
]
