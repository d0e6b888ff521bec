"""Passwords that anybody in the sector would guess first; lists of leaked ones know few of them."""

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
