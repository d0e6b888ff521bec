from django.urls import path

from . import basis, dashboard, logboek, meldingen, statisch, zoeken

urlpatterns = [
    path("", dashboard.vandaag, name="vandaag"),
    path("beheer/", basis.beheer, name="beheer"),
    path("zoeken/", zoeken.zoeken, name="zoeken"),
    path("beheer/logboek/", logboek.logboek, name="logboek"),
    path("beheer/logboek/logboek.csv", logboek.export, name="logboek-csv"),
    path("meldingen/", meldingen.inbox, name="meldingen"),
    path("meldingen/voorkeuren/", meldingen.preferences, name="berichten-voorkeuren"),
    path("meldingen/gelezen/", meldingen.mark_read, name="meldingen-gelezen"),
    path("meldingen/<int:pk>/", meldingen.follow, name="melding"),
    path("verder/", basis.verder, name="verder"),
    path("privacy/", statisch.privacy, name="privacy"),
    path("toegankelijkheid/", statisch.toegankelijkheid, name="toegankelijkheid"),
    path("hulp/", statisch.hulp, name="hulp"),
    path("robots.txt", statisch.robots, name="robots"),
    path(".well-known/security.txt", statisch.security, name="security-txt"),
    path("gezond/", basis.gezond, name="gezond"),
    path("gereed/", basis.gereed, name="gereed"),
]
