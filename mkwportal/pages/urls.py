from django.urls import path

from . import basis, dashboard, gezondheid, logboek, meldingen, statisch, zoekbeheer, zoeken

urlpatterns = [
    path("", dashboard.vandaag, name="vandaag"),
    path("beheer/", basis.beheer, name="beheer"),
    path("zoeken/", zoeken.zoeken, name="zoeken"),
    path("beheer/zoeken/", zoekbeheer.overview, name="zoekbeheer"),
    path("beheer/zoeken/indexeren/", zoekbeheer.reindex, name="zoekbeheer-indexeren"),
    path("beheer/zoeken/klaar/<int:pk>/", zoekbeheer.finish, name="zoekbeheer-klaar"),
    path("beheer/synoniemen/", zoekbeheer.synonym_list, name="synoniemen"),
    path("beheer/synoniemen/nieuw/", zoekbeheer.synonym_create, name="synoniem-nieuw"),
    path("beheer/synoniemen/stand/", zoekbeheer.synonym_switch, name="synoniem-stand"),
    path("beheer/synoniemen/<int:pk>/", zoekbeheer.synonym_edit, name="synoniem"),
    path("beheer/logboek/", logboek.logboek, name="logboek"),
    path("beheer/logboek/logboek.csv", logboek.export, name="logboek-csv"),
    path("beheer/gezondheid/", gezondheid.overview, name="gezondheid"),
    path("beheer/gezondheid/taken/<int:pk>/", gezondheid.job, name="gezondheid-taak"),
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
