"""Addresses of the library; they are permanent (R4)."""

from django.urls import path

from .views import beheren, delen, gebruik, kort, lezen, lijst, overnemen, verzamelen, volgen

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
    path("verzamelingen/", verzamelen.set_list, name="verzamelingen"),
    path("verzamelingen/nieuw/", verzamelen.set_create, name="verzameling-nieuw"),
    path("verzamelingen/<int:pk>/", verzamelen.set_detail, name="verzameling"),
    path("verzamelingen/<int:pk>/bewerken/", verzamelen.set_edit, name="verzameling-bewerken"),
    path("verzamelingen/<int:pk>/verwijderen/", verzamelen.set_delete, name="verzameling-verwijderen"),
    path("verzamelingen/<int:pk>/terugzetten/", verzamelen.set_restore, name="verzameling-terugzetten"),
    path("verzamelingen/<int:pk>/download/", verzamelen.set_zip, name="verzameling-zip"),
    path("verzamelingen/<int:pk>/documenten/<int:document>/", verzamelen.set_row, name="verzameling-regel"),
    path("volgen/", volgen.overview, name="volgen"),
    path("volgen/nieuw/", volgen.subject, name="volgen-nieuw"),
    path("volgen/<int:pk>/", volgen.change, name="volging"),
    path("overnames/", overnemen.mine, name="overnames"),
    path("overnames/<int:pk>/", overnemen.detail, name="overname"),
    path("overnames/<int:pk>/ongedaan/", overnemen.undo, name="overname-ongedaan"),
    path("overnames/<int:pk>/antwoord/", overnemen.answer, name="overname-antwoord"),
    path("<int:pk>/overnemen/", overnemen.take, name="overnemen"),
    path("<int:pk>/overnames/", overnemen.adopters, name="overnames-bij"),
    path("<int:pk>/stamboom/", overnemen.family, name="stamboom"),
    path("<int:pk>/", lezen.detail, name="detail"),
    path("<int:pk>/lezen/", lezen.read, name="lezen"),
    path("<int:pk>/bestand/", lezen.file, name="bestand"),
    path("<int:pk>/versies/", beheren.versie_create, name="versies"),
    path("<int:pk>/versies/<int:nummer>/", lezen.read, name="versie"),
    path("<int:pk>/versies/<int:nummer>/bestand/", lezen.file, name="versie-bestand"),
    path("<int:pk>/bewerken/", beheren.edit, name="bewerken"),
    path("<int:pk>/verwijderen/", beheren.delete, name="verwijderen"),
    path("<int:pk>/terugzetten/", beheren.restore, name="terugzetten"),
    path("<int:pk>/verzamelen/", verzamelen.add, name="verzamelen"),
    path("<int:pk>/gebruik/", gebruik.usage, name="gebruik"),
    path("<int:pk>/volgen/", volgen.document, name="document-volgen"),
]
