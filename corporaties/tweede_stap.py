"""The second step at login (C3): the adapter and the forms that django-allauth uses for codes and passkeys."""

import base64
import hashlib
from typing import Any
from urllib.parse import urlsplit

import qrcode
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django import forms
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from fido2.webauthn import AuthenticationResponse, RegistrationResponse

from .models import Gebruiker
from .permissions import can_manage_any

STEPS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]  # recovery codes are no step of their own
CODE_LIFE = 3 * 30  # seconds in which a code could be right, with MFA_TOTP_TOLERANCE = 1
OTHER_KEY = "Het portaal kan uw tweede stap niet meer lezen. Vraag de beheerder van MKW om hem te wissen."
ONLY_STEP = "Als beheerder hebt u altijd een tweede stap nodig. Maak eerst een passkey, dan kan de app uit."


def has_second_step(gebruiker: Gebruiker) -> bool:
    """Whether this person has an app with codes or a passkey."""
    return Authenticator.objects.filter(user=gebruiker.pk, type__in=STEPS).exists()


def must_set_up(gebruiker: Gebruiker) -> bool:
    """Whether this admin has no second step yet where admins need one."""
    return settings.ADMINS_NEED_SECOND_STEP and can_manage_any(gebruiker) and not has_second_step(gebruiker)


class MFAAdapter(DefaultMFAAdapter):
    """Dutch sentences, secrets encrypted with the key of this installation, and a QR code for a strict CSP."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": ONLY_STEP,
        "cannot_generate_recovery_codes": "Zet eerst een tweede stap aan. Daarna krijgt u reservecodes.",
        "incorrect_code": "Deze code klopt niet of is al gebruikt. Wacht op de volgende code en typ die.",
    }

    def build_totp_svg(self, url: str) -> str:
        """Return the QR code as an <svg> element: one path, no style."""
        code = qrcode.QRCode(border=0)
        code.add_data(url)
        rows = code.get_matrix()
        path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
        size = len(rows)
        return f'<svg viewBox="0 0 {size} {size}" role="img" aria-label="QR-code"><path d="{path}"/></svg>'

    def encrypt(self, text: str) -> str:
        return _vault().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret; ValidationError when it was kept under another MKW_SECRET_KEY."""
        try:
            return _vault().decrypt(encrypted_text.encode()).decode()
        except InvalidToken as error:
            raise ValidationError(OTHER_KEY) from error

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whether the app may go: not when it is the only second step of an admin who needs one."""
        others = Authenticator.objects.filter(user=authenticator.user_id, type__in=STEPS).exclude(pk=authenticator.pk)
        obliged = settings.ADMINS_NEED_SECOND_STEP and can_manage_any(authenticator.user)
        return not obliged or others.exists()

    def generate_authenticator_name(self, user: Gebruiker, type: str) -> str:
        """Return a name for a new passkey that this person can change."""
        count = Authenticator.objects.filter(user=user.pk, type=type).count()
        return "Mijn passkey" if count == 0 else f"Passkey {count + 1}"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return for which site a passkey holds: that of MKW_BASE_URL; in the demo the host in the browser."""
        entity = super().get_public_key_credential_rp_entity()
        if settings.PRODUCTION:
            entity["id"] = urlsplit(settings.BASE_URL).hostname or entity["id"]
        return {**entity, "name": settings.MFA_TOTP_ISSUER}


def _vault() -> MultiFernet:
    """Return what encrypts with the key of now and also reads what older keys (SECRET_KEY_FALLBACKS) wrote."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(b"corporaties.tweede_stap" + key.encode()).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])


def _code_field() -> forms.CharField:
    attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "autocapitalize": "off", "spellcheck": "false"}
    return forms.CharField(label="Code", max_length=40, widget=forms.TextInput(attrs=attrs))


class _SpentOnce:
    """Refuses a code of the app for as long as it could be right again; django-allauth does so for 30 seconds."""

    user: Gebruiker
    authenticator: Authenticator

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]
        if self.authenticator.type == Authenticator.Type.TOTP:
            digits = "".join(sign for sign in code if sign.isdigit())
            if not cache.add(f"tweede-stap:{self.user.pk}:{digits}", True, CODE_LIFE):
                raise ValidationError(MFAAdapter.error_messages["incorrect_code"])
        return code


class CodeForm(_SpentOnce, AuthenticateForm):
    """A code at login: from the app, or a recovery code."""

    code = _code_field()


class CodeAgainForm(_SpentOnce, ReauthenticateForm):
    """A code from somebody who is logged in, before something that matters."""

    code = _code_field()


class ActivateForm(ActivateTOTPForm):
    """The first code, which shows that the app works."""

    code = _code_field()


class CredentialField(forms.JSONField):
    """What a browser sends of a passkey; anything else is refused here, where django-allauth would fall over it."""

    widget = forms.HiddenInput
    default_error_messages = {
        "invalid": "Uw passkey kwam niet goed over. Probeer het opnieuw.",
        "required": "Uw passkey kwam niet goed over. Probeer het opnieuw.",
    }

    def __init__(self, shape: type[RegistrationResponse] | type[AuthenticationResponse]) -> None:
        super().__init__()
        self.shape = shape

    def to_python(self, value: Any) -> Any:
        """Return the answer as a dict with the shape that the library reads, or raise ValidationError."""
        answer = super().to_python(value)
        if answer is None:
            return None
        try:
            self.shape.from_dict(answer)
            handle = answer["response"].get("userHandle") or ""
            if not isinstance(handle, str) or len(handle) > 24:
                raise ValueError("no user handle of ours")
        except Exception as error:  # whatever the decoders of the library make of nonsense
            raise ValidationError(self.error_messages["invalid"], "invalid") from error
        return answer


def _name_field(**kwargs: Any) -> forms.CharField:
    return forms.CharField(
        label="Naam", max_length=60, help_text="Zo herkent u hem later, bijvoorbeeld ‘Laptop werk’.", **kwargs
    )


class AddPasskeyForm(AddWebAuthnForm):
    """A passkey that logs in by itself: the device asked for a finger, a face or a PIN."""

    name = _name_field(required=False)
    credential = CredentialField(RegistrationResponse)
    passwordless = forms.BooleanField(initial=True, required=False, widget=forms.HiddenInput)

    def clean_passwordless(self) -> bool:
        return True  # whatever was sent: the device has to know its person


class EditPasskeyForm(EditWebAuthnForm):
    """Another name for a passkey."""

    name = _name_field()


class LoginPasskeyForm(LoginWebAuthnForm):
    """A passkey instead of address and password; it says itself whose it is."""

    credential = CredentialField(AuthenticationResponse)

    def clean_credential(self) -> Authenticator:
        if not self.cleaned_data["credential"]["response"].get("userHandle"):
            raise ValidationError(CredentialField.default_error_messages["invalid"])
        return super().clean_credential()


class PasskeyForm(AuthenticateWebAuthnForm):
    """A passkey as the second step."""

    credential = CredentialField(AuthenticationResponse)


class PasskeyAgainForm(ReauthenticateWebAuthnForm):
    """A passkey from somebody who is logged in, before something that matters."""

    credential = CredentialField(AuthenticationResponse)
