"""What a telephone and a laptop do: codes of an app, and a passkey made in software."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value

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
