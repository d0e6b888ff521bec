"""Addresses of organisations, people, invitations and the own profile."""

from functools import partial

from django.urls import path

from mkwportal.core.tables import table_paths

from .views import (
    anoniem,
    beheer,
    fusie,
    gids,
    inlezen,
    inloghulp,
    inzage,
    jaarcontrole,
    organisatie,
    profiel,
    uitnodigen,
    uitnodiging,
    wijzigen,
)

app_name = "corporaties"
urlpatterns = [
    path("corporaties/", gids.organisatie_list, name="lijst"),
    *table_paths("corporaties/lijst", gids.organisatie_table, "lijst"),
    *table_paths("corporaties/mensen/lijst", gids.people_table, "mensen"),
    path("corporaties/mensen/", gids.people, name="mensen"),
    path("corporaties/mensen/<int:pk>/", gids.person, name="persoon"),
    path("corporaties/<int:pk>/", gids.detail, name="detail"),
    path("corporaties/<int:pk>/bewerken/", organisatie.organisatie_edit, name="bewerken"),
    path("corporaties/themas/<slug:slug>/", gids.theme, name="thema"),
    path("profiel/", profiel.profile, name="profiel"),
    path("profiel/namens/", profiel.on_behalf, name="namens"),
    path("profiel/gegevens/", inzage.overview, name="inzage"),
    path("profiel/gegevens/maken/", inzage.make, name="inzage-maken"),
    path("profiel/gegevens/<int:pk>/", inzage.fetch, name="inzage-bestand"),
    path("uitnodiging/<str:token>/", uitnodiging.accept, name="uitnodiging"),
    path("beheer/leden/", beheer.members, name="leden"),
    *table_paths("beheer/leden/lijst", beheer.members_table, "leden"),
    path("beheer/import/", inlezen.start, name="importeren"),
    path("beheer/import/<int:pk>/", inlezen.detail, name="import"),
    path("beheer/import/<int:pk>/kolommen/", inlezen.choose, name="import-kolommen"),
    path("beheer/import/<int:pk>/regels/", inlezen.lines, name="import-regels"),
    path("beheer/import/<int:pk>/regels/<int:nummer>/", inlezen.line, name="import-regel"),
    path("beheer/import/<int:pk>/opnieuw/", inlezen.again, name="import-opnieuw"),
    path("beheer/import/<int:pk>/weg/", inlezen.remove, name="import-weg"),
    *table_paths("beheer/import/voorbeeld-mensen", partial(inlezen.example, wat="mensen"), "import-mensen"),
    *table_paths(
        "beheer/import/voorbeeld-corporaties", partial(inlezen.example, wat="corporaties"), "import-corporaties"
    ),
    path("beheer/corporaties/nieuw/", organisatie.organisatie_create, name="nieuw"),
    path("beheer/corporaties/", wijzigen.overview, name="wijzigingen"),
    path("beheer/corporaties/fusie/", fusie.merge, name="fusie"),
    path("beheer/corporaties/<int:pk>/naam/", wijzigen.rename, name="naam"),
    path("beheer/corporaties/<int:pk>/vertrek/", wijzigen.leave, name="vertrek"),
    path("beheer/corporaties/<int:pk>/terugkeer/", wijzigen.come_back, name="terugkeer"),
    path("beheer/corporaties/wijzigingen/<int:pk>/", wijzigen.change, name="wijziging"),
    path("beheer/corporaties/wijzigingen/<int:pk>/ongedaan/", wijzigen.undo, name="wijziging-ongedaan"),
    path("beheer/corporaties/wijzigingen/<int:pk>/annuleren/", wijzigen.cancel, name="wijziging-annuleren"),
    path("beheer/aanstellingen/<int:pk>/", beheer.appointment_edit, name="aanstelling"),
    path("beheer/aanstellingen/<int:pk>/beeindigen/", beheer.appointment_end, name="aanstelling-beeindigen"),
    path("beheer/corporaties/<int:pk>/microsoft/", inloghulp.microsoft, name="microsoft"),
    path("beheer/mensen/<int:pk>/inloggen/", inloghulp.login_help, name="inloghulp"),
    path("beheer/aanstellingen/<int:pk>/doorgaan/", beheer.appointment_resume, name="aanstelling-doorgaan"),
    path("beheer/jaarcontrole/", jaarcontrole.overview, name="jaarcontroles"),
    path("beheer/jaarcontrole/<int:pk>/", jaarcontrole.detail, name="jaarcontrole"),
    path("beheer/jaarcontrole/<int:pk>/bevestigen/", jaarcontrole.confirm, name="jaarcontrole-bevestigen"),
    path("beheer/oud-medewerkers/", anoniem.former, name="oud-medewerkers"),
    path("beheer/oud-medewerkers/<int:pk>/anonimiseren/", anoniem.anonymous, name="anonimiseren"),
    path("beheer/gasten/<int:pk>/beeindigen/", beheer.guest_end, name="gast-beeindigen"),
    path("beheer/leden/kies/", beheer.members_chosen, name="leden-kies"),
    *table_paths("beheer/uitnodigingen/lijst", uitnodigen.invitations_table, "uitnodigingen"),
    path("beheer/uitnodigingen/", uitnodigen.invitations, name="uitnodigingen"),
    path("beheer/uitnodigingen/nieuw/", uitnodigen.invitation_create, name="uitnodigen"),
    path("beheer/uitnodigingen/<int:pk>/opnieuw/", uitnodigen.invitation_resend, name="uitnodiging-opnieuw"),
    path("beheer/uitnodigingen/<int:pk>/intrekken/", uitnodigen.invitation_revoke, name="uitnodiging-intrekken"),
]
