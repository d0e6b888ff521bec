"""The addresses of the own account, in Dutch: those of django-allauth that the portal uses, and its own pages.

No registration and no change of e-mail. Some names lead to one page: django-allauth looks for each of them.
"""

from allauth.account import views
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.contrib.auth.decorators import login_not_required
from django.urls import path, re_path

from .microsoft import login_address
from .views import microsoft, veiligheid

_open = login_not_required
_login = views.LoginView.as_view(extra_context={"microsoft_adres": login_address})
urlpatterns = [
    path("inloggen/", _open(_login), name="account_login"),
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
    path("veiligheid/", veiligheid.security, name="veiligheid"),
    path("veiligheid/", veiligheid.security, name="mfa_index"),
    path("veiligheid/", veiligheid.security, name="mfa_list_webauthn"),
    path("sessies/", veiligheid.sessions, name="usersessions_list"),
    path("tweede-stap/", veiligheid.second_step_needed, name="tweede_stap_nodig"),
    path("tweede-stap/code/", _open(mfa.authenticate), name="mfa_authenticate"),
    path("tweede-stap/opnieuw/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("tweede-stap/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("tweede-stap/app/uitzetten/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("reservecodes/", veiligheid.recovery_codes, name="mfa_view_recovery_codes"),
    path("reservecodes/nieuw/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("reservecodes/bestand/", veiligheid.recovery_codes_file, name="mfa_download_recovery_codes"),
    path("passkeys/nieuw/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("passkeys/inloggen/", _open(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path("passkeys/opnieuw/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("passkeys/<int:pk>/naam/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("passkeys/<int:pk>/verwijderen/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("microsoft/", microsoft.start, name="microsoft"),
    path("microsoft/terug/", microsoft.back, name="microsoft_terug"),
    path("microsoft/koppelen/", microsoft.link, name="microsoft_koppelen"),
    path("microsoft/losmaken/", microsoft.unlink, name="microsoft_losmaken"),
    path("microsoft/verplicht/", microsoft.obligatory, name="microsoft_verplicht"),
]
