from django.urls import path

from . import basis, dashboard, zoeken

urlpatterns = [
    path("", dashboard.vandaag, name="vandaag"),
    path("beheer/", basis.beheer, name="beheer"),
    path("zoeken/", zoeken.zoeken, name="zoeken"),
    path("verder/", basis.verder, name="verder"),
    path("gezond/", basis.gezond, name="gezond"),
    path("gereed/", basis.gereed, name="gereed"),
]
