from django.urls import path

from coaching.pipeline import admin_views, list_views, offer_views

app_name = "pipeline_admin"
urlpatterns = [
    path("", list_views.prospect_list, name="list"),
    path("export/<slug:fmt>/", list_views.export, name="export"),
    path("<int:pk>/recap/", offer_views.offer, name="offer"),
    path("<int:pk>/recap/save/text/", offer_views.autosave, name="autosave_offer"),
    path("<int:pk>/recap/preview/", offer_views.preview, name="preview"),
    path("<int:pk>/recap/terms/", offer_views.offer_new_terms, name="offer_new_terms"),
    path("<int:pk>/later/", admin_views.later, name="later"),
    path("<int:pk>/no/", admin_views.no, name="no"),
    path("<int:pk>/reopen/", admin_views.reopen, name="reopen"),
    path("<int:pk>/client/", admin_views.make_client, name="make_client"),
    path("<int:pk>/take-back/", admin_views.undo_conversion, name="undo_conversion"),
]
