"""Addresses of explorations, visits and lessons; they are permanent (R4)."""

from django.urls import path

from .views import bezoek, lessen, verkenning, verslag

app_name = "verkenningen"
urlpatterns = [
    path("", verkenning.verkenning_list, name="lijst"),
    path("nieuw/", verkenning.create, name="nieuw"),
    path("<int:pk>/", verkenning.detail, name="detail"),
    path("<int:pk>/bewerken/", verkenning.edit, name="bewerken"),
    path("<int:pk>/deelnemers/", verkenning.participants, name="deelnemers"),
    path("<int:pk>/meedoen/", verkenning.join, name="meedoen"),
    path("<int:pk>/bezoeken/nieuw/", bezoek.create, name="bezoek-nieuw"),
    path("bezoeken/<int:pk>/", bezoek.detail, name="bezoek"),
    path("bezoeken/<int:pk>/bewerken/", bezoek.edit, name="bezoek-bewerken"),
    path("bezoeken/<int:pk>/haltes/", bezoek.haltes, name="haltes"),
    path("bezoeken/<int:pk>/antwoord/", bezoek.answer, name="bezoek-antwoord"),
    path("bezoeken/<int:pk>/agenda.ics", bezoek.calendar, name="bezoek-ics"),
    path("bezoeken/<int:pk>/aanwezigen/", bezoek.attendance, name="aanwezigen"),
    path("bezoeken/<int:pk>/verslag/", verslag.report, name="verslag"),
    path("bezoeken/<int:pk>/verslag/halte/<int:halte_pk>/", verslag.halte, name="verslag-halte"),
    path("bezoeken/<int:pk>/verslag/deel/<slug:deel>/", verslag.part, name="verslag-deel"),
    path("bezoeken/<int:pk>/verslag/deel/<slug:deel>/publiceren/", verslag.publish, name="verslag-publiceren"),
    path("bezoeken/<int:pk>/fotos/", verslag.photos, name="fotos"),
    path("fotos/<int:pk>/", verslag.photo, name="foto"),
    path("fotos/<int:pk>/verwijderen/", verslag.photo_delete, name="foto-verwijderen"),
    path("lessen/", lessen.les_list, name="lessen"),
    path("lessen/nieuw/", lessen.create, name="les-nieuw"),
    path("lessen/<int:pk>/", lessen.detail, name="les"),
    path("lessen/<int:pk>/bewerken/", lessen.edit, name="les-bewerken"),
    path("lessen/<int:pk>/reactie/", lessen.react, name="les-reactie"),
]
