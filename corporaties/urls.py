"""Addresses of organisations, people, invitations and the own profile."""

from django.urls import path

from .views import beheer, gids, profiel, uitnodiging

app_name = "corporaties"
urlpatterns = [
    path("corporaties/", gids.organisatie_list, name="lijst"),
    path("corporaties/mensen/", gids.people, name="mensen"),
    path("corporaties/mensen/<int:pk>/", gids.person, name="persoon"),
    path("corporaties/<int:pk>/", gids.detail, name="detail"),
    path("corporaties/<int:pk>/bewerken/", beheer.organisatie_edit, name="bewerken"),
    path("corporaties/themas/<slug:slug>/", gids.theme, name="thema"),
    path("profiel/", profiel.profile, name="profiel"),
    path("uitnodiging/<str:token>/", uitnodiging.accept, name="uitnodiging"),
    path("beheer/leden/", beheer.members, name="leden"),
    path("beheer/corporaties/nieuw/", beheer.organisatie_create, name="nieuw"),
    path("beheer/aanstellingen/<int:pk>/", beheer.appointment_edit, name="aanstelling"),
    path("beheer/aanstellingen/<int:pk>/beeindigen/", beheer.appointment_end, name="aanstelling-beeindigen"),
    path("beheer/uitnodigingen/", beheer.invitations, name="uitnodigingen"),
    path("beheer/uitnodigingen/nieuw/", beheer.invitation_create, name="uitnodigen"),
    path("beheer/uitnodigingen/<int:pk>/opnieuw/", beheer.invitation_resend, name="uitnodiging-opnieuw"),
    path("beheer/uitnodigingen/<int:pk>/intrekken/", beheer.invitation_revoke, name="uitnodiging-intrekken"),
]
