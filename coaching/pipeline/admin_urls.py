from django.urls import path

from coaching.pipeline import admin_views, list_views, recap_views

app_name = "pipeline_admin"
urlpatterns = [
    path("", list_views.prospect_list, name="list"),
    path("export/<slug:fmt>/", list_views.export, name="export"),
    path("<int:pk>/recap/", recap_views.recap, name="recap"),
    path("<int:pk>/recap/save/text/", recap_views.autosave, name="autosave_recap"),
    path("<int:pk>/recap/preview/", recap_views.preview, name="preview"),
    path("<int:pk>/later/", admin_views.later, name="later"),
    path("<int:pk>/no/", admin_views.no, name="no"),
    path("<int:pk>/reopen/", admin_views.reopen, name="reopen"),
    path("<int:pk>/client/", admin_views.make_client, name="make_client"),
    path("<int:pk>/take-back/", admin_views.take_back, name="take_back"),
    path("<int:pk>/join/<int:other>/", admin_views.join, name="join"),
]
