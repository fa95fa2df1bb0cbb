from django.urls import path

from coaching.payments.invoices import views

app_name = "documents"
urlpatterns = [
    path("me/receipts/", views.receipts, name="list"),
    path("me/receipts/address/", views.address, name="address"),
    path("me/receipts/<int:pk>/", views.document, name="page"),
    path("me/receipts/<int:pk>/pdf/", views.document_pdf, name="pdf"),
]
