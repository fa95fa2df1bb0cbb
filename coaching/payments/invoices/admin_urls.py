from django.urls import path

from coaching.payments.invoices import admin_views

app_name = "documents_admin"
urlpatterns = [
    path("", admin_views.documents, name="list"),
    path("earlier/", admin_views.make_earlier, name="earlier"),
    path("<int:pk>/", admin_views.document, name="page"),
    path("<int:pk>/pdf/", admin_views.document_pdf, name="pdf"),
]
