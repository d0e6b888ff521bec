"""Addresses of the library; they are permanent (R4)."""

from django.urls import path

from .views import beheren, delen, kort, lezen, lijst

app_name = "documenten"
urlpatterns = [
    path("", lijst.document_list, name="lijst"),
    path("suggesties/", lijst.suggestions, name="suggesties"),
    path("kort/", kort.kort, name="kort"),
    path("nieuw/", delen.upload, name="nieuw"),
    path("nieuw/bestand/", delen.upload_file, name="upload-bestand"),
    path("nieuw/bereik/", delen.audience_count, name="bereik"),
    path("nieuw/nakijken/", delen.review, name="nakijken"),
    path("nieuw/nakijken/<int:pk>/", delen.review_row, name="nakijken-rij"),
    path("prullenbak/", beheren.trash, name="prullenbak"),
    path("<int:pk>/", lezen.detail, name="detail"),
    path("<int:pk>/lezen/", lezen.read, name="lezen"),
    path("<int:pk>/bestand/", lezen.file, name="bestand"),
    path("<int:pk>/versies/", beheren.versie_create, name="versies"),
    path("<int:pk>/versies/<int:nummer>/", lezen.read, name="versie"),
    path("<int:pk>/versies/<int:nummer>/bestand/", lezen.file, name="versie-bestand"),
    path("<int:pk>/bewerken/", beheren.edit, name="bewerken"),
    path("<int:pk>/verwijderen/", beheren.delete, name="verwijderen"),
    path("<int:pk>/terugzetten/", beheren.restore, name="terugzetten"),
]
