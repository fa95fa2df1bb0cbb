from django.urls import path

from coaching.payments.off_line import admin_views

app_name = "off_line_admin"
urlpatterns = [path("<int:pk>/", admin_views.note, name="note")]
