"""What a telephone and a laptop do: codes of an app, and a passkey made in software."""

import base64
import hashlib
import json
import re
import secrets
import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.http import HttpResponse
from fido2 import cbor
from fido2.cose import ES256

from corporaties.models import Gebruiker


def code_of(secret: str, steps: int = 0) -> str:
    """Return the code that an app shows now, or some half minutes later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def wrong_code(secret: str) -> str:
    """Return six digits that are no code of this or a neighbouring half minute."""
    right = {code_of(secret, steps) for steps in (-2, -1, 0, 1, 2)}
    return next(f"{number:06}" for number in range(1000) if f"{number:06}" not in right)


def with_app(gebruiker: Gebruiker) -> str:
    """Give somebody an app with codes and recovery codes; return the secret of the app."""
    secret = generate_totp_secret()
    TOTP.activate(gebruiker, secret)
    RecoveryCodes.activate(gebruiker)
    return secret


def recovery_codes_of(gebruiker: Gebruiker) -> list[str]:
    """Return the recovery codes of somebody that were not used."""
    row = Authenticator.objects.get(user=gebruiker, type=Authenticator.Type.RECOVERY_CODES)
    return RecoveryCodes(row).get_unused_codes()


def _pack(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


class Passkey:
    """A passkey in software: makes itself for a site, and answers its questions, as a browser would send that."""

    def __init__(self, site: str = "localhost") -> None:
        self.site, self.id, self.handle = site, secrets.token_bytes(16), ""
        self.key = ec.generate_private_key(ec.SECP256R1())

    def make(self, question: dict, *, verified: bool = True) -> str:
        """Return the credential for the question of the page that makes a passkey."""
        self.handle = question["publicKey"]["user"]["id"]
        public = cbor.encode(dict(ES256.from_cryptography_key(self.key.public_key())))
        attested = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + public
        made = {"fmt": "none", "attStmt": {}, "authData": self._data(verified, attested)}
        response = {"attestationObject": _pack(cbor.encode(made))}
        return self._answer("webauthn.create", question, response, {"credProps": {"rk": True}})

    def use(self, question: dict, *, verified: bool = True, handle: str = "") -> str:
        """Return the answer to the question of a page that lets somebody in."""
        data = self._data(verified)
        client_data = self._client_data("webauthn.get", question)
        signature = self.key.sign(data + hashlib.sha256(client_data).digest(), ec.ECDSA(hashes.SHA256()))
        response = {
            "authenticatorData": _pack(data),
            "signature": _pack(signature),
            "userHandle": handle or self.handle,
        }
        return self._answer("webauthn.get", question, response, {})

    def _client_data(self, kind: str, question: dict) -> bytes:
        challenge = question["publicKey"]["challenge"]
        return json.dumps({"type": kind, "challenge": challenge, "origin": f"http://{self.site}"}).encode()

    def _data(self, verified: bool, attested: bytes = b"") -> bytes:
        flags = 1 | (4 if verified else 0) | (64 if attested else 0)
        return hashlib.sha256(self.site.encode()).digest() + bytes([flags]) + bytes(4) + attested

    def _answer(self, kind: str, question: dict, response: dict, extensions: dict) -> str:
        response["clientDataJSON"] = _pack(self._client_data(kind, question))
        known = {"id": _pack(self.id), "rawId": _pack(self.id), "type": "public-key"}
        return json.dumps({**known, "clientExtensionResults": extensions, "response": response})


def question_of(page: HttpResponse) -> dict:
    """Return the question for a passkey that stands in a page."""
    found = re.search(r'<script id="passkey-vraag" type="application/json">(.*?)</script>', page.content.decode())
    assert found, page.content.decode()[:2000]
    return json.loads(found[1])
