"""Addresses of explorations, visits and lessons; they are permanent (R4)."""

from django.urls import path

from mkwportal.core.tables import table_paths

from .views import aanwezigen, apparaat, bezoek, deelnemers, fotos, les, lessen, programma, verkenning, verslag

app_name = "verkenningen"
urlpatterns = [
    path("", verkenning.verkenning_list, name="lijst"),
    *table_paths("lijst", verkenning.table, "lijst"),
    path("kort/", verkenning.kort, name="kort"),
    path("nieuw/", verkenning.create, name="nieuw"),
    path("<int:pk>/", verkenning.detail, name="detail"),
    path("<int:pk>/bewerken/", verkenning.edit, name="bewerken"),
    path("<int:pk>/deelnemers/", deelnemers.participants, name="deelnemers"),
    path("<int:pk>/meedoen/", deelnemers.join, name="meedoen"),
    path("<int:pk>/bezoeken/nieuw/", bezoek.create, name="bezoek-nieuw"),
    path("bezoeken/<int:pk>/", bezoek.detail, name="bezoek"),
    path("bezoeken/<int:pk>/bewerken/", bezoek.edit, name="bezoek-bewerken"),
    path("bezoeken/<int:pk>/haltes/", programma.haltes, name="haltes"),
    path("bezoeken/<int:pk>/antwoord/", bezoek.answer, name="bezoek-antwoord"),
    path("bezoeken/<int:pk>/agenda.ics", bezoek.calendar, name="bezoek-ics"),
    path("bezoeken/<int:pk>/aanwezigen/", aanwezigen.attendance, name="aanwezigen"),
    path("bezoeken/<int:pk>/verslag/", verslag.report, name="verslag"),
    path("bezoeken/<int:pk>/verslag/halte/<int:halte_pk>/", verslag.halte, name="verslag-halte"),
    path("bezoeken/<int:pk>/verslag/deel/<slug:deel>/", verslag.part, name="verslag-deel"),
    path("bezoeken/<int:pk>/verslag/deel/<slug:deel>/publiceren/", verslag.publish, name="verslag-publiceren"),
    path("apparaat/", apparaat.stand, name="apparaat"),
    path("apparaat/bezoeken/", apparaat.visits, name="apparaat-bezoeken"),
    path("bezoeken/<int:pk>/verslag/halte/<int:halte_pk>/apparaat/", apparaat.draft, name="apparaat-halte"),
    path("bezoeken/<int:pk>/fotos/apparaat/", apparaat.photo, name="apparaat-foto"),
    path("bezoeken/<int:pk>/fotos/", fotos.photos, name="fotos"),
    path("fotos/<int:pk>/", fotos.photo, name="foto"),
    path("fotos/<int:pk>/verwijderen/", fotos.photo_delete, name="foto-verwijderen"),
    path("lessen/", lessen.les_list, name="lessen"),
    *table_paths("lessen/lijst", lessen.table, "lessen"),
    path("lessen/kort/", lessen.les_kort, name="lessen-kort"),
    path("lessen/nieuw/", les.create, name="les-nieuw"),
    path("lessen/<int:pk>/", les.detail, name="les"),
    path("lessen/<int:pk>/bewerken/", les.edit, name="les-bewerken"),
    path("lessen/<int:pk>/terugzetten/", les.restore, name="les-terugzetten"),
    path("lessen/<int:pk>/reactie/", les.react, name="les-reactie"),
]
