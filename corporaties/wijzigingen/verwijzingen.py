"""Every foreign key to Organisatie, and what a fusion does with it; closed by default.

Each app says it for its own models, in its apps.py. A key that nobody named stops a fusion (`unknown()`), and a test
fails before that.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from django.apps import apps
from django.db.models import ForeignKey, Model, Q, QuerySet

from ..models import Bereik, Deelbaar, Organisatie
from .journaal import Journaal


class Omgang(StrEnum):
    """What happens to a row that points at a corporation which goes up in another one."""

    MEE = "gaat mee"
    BLIJFT = "blijft"  # it says what was so then


@dataclass
class Verhuizing:
    """One corporation that goes up in another; with `apart`, what was meant for it alone stays with it."""

    journaal: Journaal
    van: Organisatie
    naar: Organisatie
    apart: bool


@dataclass(frozen=True)
class Verwijzing:
    """One foreign key: `naam` is how the preview calls its rows ("document,documenten"), empty when it is no news.

    `vooraf` resolves what would collide; `welke` says which rows go along, all when it is None.
    """

    model: type[Model]
    veld: str
    omgang: Omgang
    naam: str = ""
    vooraf: Callable[[Verhuizing], None] | None = None
    welke: Callable[[Verhuizing], Q] | None = None

    @property
    def sleutel(self) -> str:
        """The name of the key, as documenten.document.organisatie."""
        return f"{self.model._meta.label_lower}.{self.veld}"

    def rows(self, verhuizing: Verhuizing) -> QuerySet:
        """Return the rows that go along."""
        rows = self.model._base_manager.filter(**{self.veld: verhuizing.van})
        if verhuizing.apart and issubclass(self.model, Deelbaar):
            rows = rows.exclude(bereik=Bereik.CORPORATIE)
        return rows.filter(self.welke(verhuizing)) if self.welke else rows

    def move(self, verhuizing: Verhuizing) -> None:
        """Let the rows go along, after what would collide was resolved."""
        if self.vooraf:
            self.vooraf(verhuizing)
        if self.omgang is Omgang.MEE:
            verhuizing.journaal.set(self.rows(verhuizing), **{self.veld: verhuizing.naar})


@dataclass
class _Register:
    bekend: dict[str, Verwijzing] = field(default_factory=dict)


_REGISTER = _Register()


def register(*verwijzingen: Verwijzing) -> None:
    """Say what a fusion does with these keys; in the order in which it does it."""
    for verwijzing in verwijzingen:
        _REGISTER.bekend[verwijzing.sleutel] = verwijzing


def known() -> list[Verwijzing]:
    """Return the keys that were named."""
    return list(_REGISTER.bekend.values())


def unknown() -> list[str]:
    """Return the foreign keys to Organisatie that nobody named."""
    return sorted(
        f"{model._meta.label_lower}.{one.name}"
        for model in apps.get_models(include_auto_created=True)
        for one in model._meta.get_fields()
        if isinstance(one, ForeignKey)
        and one.related_model is Organisatie
        and f"{model._meta.label_lower}.{one.name}" not in _REGISTER.bekend
    )


def plural_of(label: str) -> str:
    """Return how the preview calls rows of a model, as "document,documenten"."""
    named = (one.naam for one in known() if one.naam and one.model._meta.label_lower == label)
    return next(named, "gegeven,gegevens")
