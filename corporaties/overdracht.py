"""What goes along when somebody leaves, in numbers, as each app counts it (C4)."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.dispatch import Signal

from mkwportal.core.templatetags.formats import plural_text

from .models import Aanstelling, Uitnodiging
from .signals import aanstelling_telt


class Telling(NamedTuple):
    """How many of something: `woorden` is "document,documenten"; `uitleg` what happens with them."""

    woorden: str
    aantal: int
    uitleg: str = ""

    @property
    def tekst(self) -> str:
        """The number with its word."""
        return plural_text(self.aantal, self.woorden)


def asked(signal: Signal, **about: Any) -> list[Telling]:
    """Return what the apps count about this, without what there is none of."""
    answers: Iterable[tuple[Any, list[Telling] | None]] = signal.send(Aanstelling, **about)
    return [telling for _, found in answers for telling in found or [] if telling.aantal]


def tasks_of(aanstelling: Aanstelling) -> list[Telling]:
    """Return what the successor gets, in numbers, before somebody leaves."""
    sent = Uitnodiging.objects.wachtend().filter(door=aanstelling.gebruiker_id, organisatie=aanstelling.organisatie_id)
    words = "verstuurde uitnodiging,verstuurde uitnodigingen"
    own = Telling(words, sent.count(), "geldig; de beheerders horen het antwoord")
    return [*asked(aanstelling_telt, aanstelling=aanstelling), *([own] if own.aantal else [])]
