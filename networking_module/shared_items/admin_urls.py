from django.urls import path

from networking_module.shared_items import views

app_name = "networking_admin"
urlpatterns = [path("<slug:kind>/<int:pk>/", views.shown, name="shown")]
