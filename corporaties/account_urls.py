"""The addresses of django-allauth that the portal uses, in Dutch; no registration, no change of e-mail."""

from allauth.account import views
from django.contrib.auth.decorators import login_not_required
from django.urls import path, re_path

_open = login_not_required
urlpatterns = [
    path("inloggen/", _open(views.login), name="account_login"),
    path("uitloggen/", _open(views.logout), name="account_logout"),
    path("niet-actief/", _open(views.account_inactive), name="account_inactive"),
    path("opnieuw-inloggen/", views.reauthenticate, name="account_reauthenticate"),
    path("wachtwoord/wijzigen/", views.password_change, name="account_change_password"),
    path("wachtwoord/instellen/", views.password_set, name="account_set_password"),
    path("wachtwoord/vergeten/", _open(views.password_reset), name="account_reset_password"),
    path("wachtwoord/vergeten/verstuurd/", _open(views.password_reset_done), name="account_reset_password_done"),
    re_path(
        r"^wachtwoord/nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[-:\w]+)/$",  # the key has dashes too
        _open(views.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "wachtwoord/nieuw/klaar/",
        _open(views.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
]
