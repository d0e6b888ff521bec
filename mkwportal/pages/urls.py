from django.urls import path

from . import basis

urlpatterns = [
    path("", basis.vandaag, name="vandaag"),
    path("verder/", basis.verder, name="verder"),
    path("gezond/", basis.gezond, name="gezond"),
    path("gereed/", basis.gereed, name="gereed"),
]
