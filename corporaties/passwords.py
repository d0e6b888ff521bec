"""Passwords that anybody in the sector would guess first; lists of leaked ones know few of them."""

from django.contrib.auth import password_validation as django_rules
from django.core.exceptions import ValidationError

_WOORDEN = """
    welkom wachtwoord geheim inloggen toegang admin beheerder directeur bestuurder hallo password qwerty
    corporatie woningcorporatie woningstichting woonstichting huur huurder huurders wonen woning portaal
    portal mkw mkwportal nederland holland koffie ajax feyenoord voorjaar lente zomer herfst najaar winter
    januari februari maart april mei juni juli augustus september oktober november december
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
"""
_TE_RADEN = frozenset(("", *_WOORDEN.split()))  # "": only figures and signs
_UITLEG = "Kies iets dat een ander niet raadt: bijvoorbeeld drie of vier losse woorden achter elkaar."


class GuessablePasswordValidator:
    """Refuse an obvious word with figures and signs around it, such as Welkom2026!, and a repeated sign."""

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError when only an obvious word, or nothing, is left without figures and signs."""
        word = "".join(sign for sign in password.lower() if sign.isalpha())
        if word in _TE_RADEN or len(set(password)) < 4:
            raise ValidationError(f"Dit wachtwoord is te makkelijk te raden. {_UITLEG}", code="te_raden")

    def get_help_text(self) -> str:
        return _UITLEG


class LengthValidator(django_rules.MinimumLengthValidator):
    """At least `min_length` characters."""

    def get_error_message(self) -> str:
        return f"Dit wachtwoord is te kort. Gebruik minstens {self.min_length} tekens."


class SimilarityValidator(django_rules.UserAttributeSimilarityValidator):
    """Not the own name or address."""

    def get_error_message(self) -> str:
        return "Dit wachtwoord lijkt te veel op uw naam of e-mailadres. Kies iets anders."


class CommonValidator(django_rules.CommonPasswordValidator):
    """Not one of the twenty thousand that were leaked most."""

    def get_error_message(self) -> str:
        return f"Dit wachtwoord gebruiken veel mensen. {_UITLEG}"
