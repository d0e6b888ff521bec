"""Logging in through Microsoft Entra ID (C3): one registration for all tenants, identity on tenant and object id.

An e-mail address decides nothing here: any tenant can claim any address. Who is unknown links the account once, while
logged in in another way (views/microsoft.py).
"""

import secrets
import time
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import quote
from uuid import UUID

import jwt
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin
from allauth.socialaccount.providers.base import AuthError
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from .models import Gebruiker, MicrosoftInlog

PROVIDER = "microsoft"
LINK_FIRST = "microsoft_eerst_koppelen"  # in the session of who has to link before anything else
_WAITING, WAITS = "microsoft_koppelen", 15 * 60  # in the session: an identity that waits to be linked, for seconds
ALGORITHMS = ("RS256", "PS256", "ES256")


@dataclass(frozen=True)
class Identiteit:
    """Who Microsoft says that somebody is: `tenant` and `oid` decide, `naam` and `adres` are only for the screen."""

    tenant: str
    oid: str
    naam: str = ""
    adres: str = ""

    @property
    def uid(self) -> str:
        """The key of the linked account."""
        return f"{self.tenant}:{self.oid}"


def is_configured() -> bool:
    """Whether this installation has a registration at Microsoft."""
    return bool(settings.ENTRA_CLIENT_ID)


def login_address() -> str:
    """Return where the button on the login page leads to, or "" without a registration."""
    return reverse("microsoft") if is_configured() else ""


def tenants_of(gebruiker: Gebruiker) -> set[str]:
    """Return the tenants through which this person may log in: those of where they work today.

    Also that of a corporation that went up in it: its people keep their own tenant after a fusion.
    """
    ids = gebruiker.organisatie_ids
    rows = MicrosoftInlog.objects.aan().filter(Q(organisatie__in=ids) | Q(organisatie__opgegaan_in__in=ids))
    return {str(tenant) for tenant in rows.values_list("tenant", flat=True)}


def is_linked(gebruiker: Gebruiker) -> bool:
    """Whether this person has linked an account of a tenant where they work today."""
    uids = SocialAccount.objects.filter(user=gebruiker.pk, provider=PROVIDER).values_list("uid", flat=True)
    tenants = tenants_of(gebruiker)
    return any(uid.partition(":")[0] in tenants for uid in uids)


def must_use(gebruiker: Gebruiker) -> bool:
    """Whether this person logs in through Microsoft alone: every running appointment is where that is obligatory.

    Never a platform admin: somebody must be able to mend a wrong tenant. Nor anybody when the registration is gone.
    """
    if not is_configured() or gebruiker.is_platformbeheerder or not gebruiker.organisatie_ids:
        return False
    obliged = MicrosoftInlog.objects.filter(stand=MicrosoftInlog.Stand.MOET, organisatie__in=gebruiker.organisatie_ids)
    return obliged.count() == len(gebruiker.organisatie_ids)


def keep_waiting(request: HttpRequest, identiteit: Identiteit) -> None:
    """Keep an unknown identity in the session, for the page where it is linked."""
    request.session[_WAITING] = {**asdict(identiteit), "om": int(time.time())}


def waiting(request: HttpRequest) -> Identiteit | None:
    """Return the identity that waits to be linked, unless it waits too long."""
    kept = dict(request.session.get(_WAITING) or {})
    if not kept or time.time() - kept.pop("om") > WAITS:
        return None
    return Identiteit(**kept)


def stop_waiting(request: HttpRequest) -> None:
    """Forget the identity that waited, and that something had to be linked first."""
    request.session.pop(_WAITING, None)
    request.session.pop(LINK_FIRST, None)


def identiteit_of(claims: dict[str, Any]) -> Identiteit | None:
    """Return who the claims of an id token name; None without a tenant and object id (only an e-mail address)."""
    try:
        tenant, oid = str(UUID(claims["tid"])), str(UUID(claims["oid"]))
    except (KeyError, ValueError, AttributeError, TypeError):
        return None
    return Identiteit(tenant, oid, str(claims.get("name", ""))[:150], str(claims.get("preferred_username", ""))[:254])


def refused(request: HttpRequest, reden: str, status: int = 403, **context: Any) -> HttpResponse:
    """Return the page that says why this account cannot be used, and what to do."""
    return render(request, "corporaties/microsoft_geweigerd.html", {"reden": reden, **context}, status=status)


class EntraOAuth2Adapter(OpenIDConnectOAuth2Adapter):
    """Checks an id token of whichever tenant: signature, issuer, audience and time."""

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        return settings.BASE_URL + reverse("microsoft_terug")

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        """Return the claims; the issuer of a shared endpoint holds {tenantid}, which the token itself fills in."""
        try:
            header = jwt.get_unverified_header(id_token)
            tenant = jwt.decode(id_token, options={"verify_signature": False}).get("tid", "")
        except jwt.PyJWTError as error:
            raise OAuth2Error("Invalid id_token") from error
        if header.get("alg") not in ALGORITHMS or not header.get("kid"):
            raise OAuth2Error("Unsupported id_token")
        return jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"].replace("{tenantid}", quote(str(tenant), safe="")),
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )


class EntraProvider(OpenIDConnectProvider):
    """The provider of this installation; keeps of what Microsoft says no more than a name and an address."""

    oauth2_adapter_class = EntraOAuth2Adapter

    def extract_uid(self, data: dict[str, Any]) -> str:
        identiteit = identiteit_of(data.get("id_token", {}))
        return identiteit.uid if identiteit else "-"

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, str]:
        identiteit = identiteit_of(data.get("id_token", {}))
        return {"naam": identiteit.naam, "adres": identiteit.adres} if identiteit else {}

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:
        return {}

    def extract_email_addresses(self, data: dict[str, Any]) -> list:
        return []

    def sociallogin_from_response(self, request: HttpRequest, response: dict[str, Any]) -> SocialLogin:
        """Return the login with `nonce`, which must be that of the question."""
        login = super().sociallogin_from_response(request, response)
        login.nonce = str(response.get("id_token", {}).get("nonce", ""))
        return login


class SocialAdapter(DefaultSocialAccountAdapter):
    """One provider, from the environment; who is let through, and what everybody else hears."""

    def get_provider(self, request: HttpRequest, provider: str, client_id: str | None = None) -> EntraProvider:
        if provider not in (PROVIDER, EntraProvider.id) or not is_configured():  # by id when a login waited
            raise SocialApp.DoesNotExist
        app = SocialApp(
            provider="openid_connect",
            provider_id=PROVIDER,
            name="Microsoft",
            client_id=settings.ENTRA_CLIENT_ID,
            secret=settings.ENTRA_SECRET,
            settings={
                "server_url": settings.ENTRA_DISCOVERY,
                "fetch_userinfo": False,
                "oauth_pkce_enabled": True,
                "scope": ["openid", "profile", "email"],
            },
        )
        return EntraProvider(request, app=app)

    def list_providers(self, request: HttpRequest) -> list[EntraProvider]:
        return [self.get_provider(request, PROVIDER)] if is_configured() else []

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Let through who is linked and works at this tenant; anybody else gets a page instead."""
        if not constant_time_compare(sociallogin.nonce, sociallogin.state.get("nonce") or secrets.token_hex()):
            raise ImmediateHttpResponse(refused(request, "mislukt", 400))
        tenant, _, oid = sociallogin.account.uid.partition(":")
        identiteit = Identiteit(tenant, oid, **sociallogin.account.extra_data)
        if answer := _answer(request, sociallogin, identiteit):
            raise ImmediateHttpResponse(answer)

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: EntraProvider,
        error: str | None = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> None:
        """Say in Dutch that it did not work, and what to do."""
        stopped = error == AuthError.CANCELLED
        raise ImmediateHttpResponse(refused(request, "gestopt" if stopped else "mislukt", 200 if stopped else 400))


def _answer(request: HttpRequest, sociallogin: SocialLogin, identiteit: Identiteit) -> HttpResponse | None:
    """Return what this identity gets to see, or None when it may go on to log in."""
    if not identiteit.oid:
        return refused(request, "zonder_identiteit")
    if not MicrosoftInlog.objects.aan().filter(tenant=identiteit.tenant).exists():
        return refused(request, "onbekende_organisatie", identiteit=identiteit)
    here = request.user if request.user.is_authenticated else None
    if not sociallogin.is_existing:
        keep_waiting(request, identiteit)
        return redirect("microsoft_koppelen")
    owner = Gebruiker.objects.get_for_request(sociallogin.user.pk)
    if here is not None and here.pk != owner.pk:
        return refused(request, "van_een_ander", identiteit=identiteit)
    if here is not None:
        stop_waiting(request)
        return HttpResponseRedirect(sociallogin.state.get("next") or reverse("veiligheid"))
    if owner.heeft_toegang and identiteit.tenant not in tenants_of(owner):
        return refused(request, "andere_organisatie", identiteit=identiteit)
    return None
