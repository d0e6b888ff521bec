"""Addresses of the calendar with visits: the page about it, and the feeds that calendar programs read."""

from django.urls import path

from .views import agenda

app_name = "agenda"
urlpatterns = [
    path("", agenda.overview, name="overzicht"),
    path("adres/", agenda.change, name="adres"),
    path("<str:code>.ics", agenda.feed, name="feed"),
    path("verkenning/<int:pk>/<str:code>.ics", agenda.feed_of_one, name="verkenning"),
]
