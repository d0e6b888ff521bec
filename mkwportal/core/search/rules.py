"""A rule for synonyms as the platform admin writes it: read, checked and written back."""

from collections.abc import Sequence
from typing import NamedTuple

from django.core.exceptions import ValidationError

from mkwportal.core.models import Synoniemregel, ZoekStam
from mkwportal.core.templatetags.formats import number_text

from .analysis import stem_key
from .synonyms import starter_rules
from .vocabulary import AANTAL

LANGST, MEESTE_WOORDEN, LANGSTE_WOORD, LANGSTE_UITDRUKKING = 300, 12, 60, 6
TE_VEEL, VANAF = 0.5, 50  # a word in more than this share of the texts (and more than so many) finds everything
PIJL = "=>"


class Regel(NamedTuple):
    """A rule taken apart: each word of `van` also finds those of `naar`; without `naar` each finds the others."""

    van: tuple[str, ...]
    naar: tuple[str, ...] = ()

    def text(self) -> str:
        """Return the rule as it is kept."""
        return ", ".join(self.van) + (f" {PIJL} {', '.join(self.naar)}" if self.naar else "")


def take_apart(tekst: str) -> Regel:
    """Return the rule in a kept text."""
    links, _, rechts = tekst.partition(PIJL)
    return Regel(_words(links), _words(rechts))


def read_rule(woorden: str, naar: str = "", *, een_kant: bool = False) -> Regel:
    """Return the rule in what was typed; ValidationError per field (woorden, naar) when it would do wrong."""
    regel = Regel(_words(woorden), _words(naar) if een_kant else ())
    fouten = {"woorden": _mistakes(regel.van), "naar": _mistakes(regel.naar)}
    if een_kant and not regel.naar:
        fouten["naar"].append("Vul in welke woorden het portaal ook moet zoeken.")
    elif een_kant and not regel.van:
        fouten["woorden"].append("Vul het woord in dat mensen typen.")
    elif not een_kant and len(regel.van) < 2:
        fouten["woorden"].append("Vul minstens twee woorden in, met een komma ertussen.")
    gezien: dict[tuple[str, ...], str] = {}
    for veld, rij in (("woorden", regel.van), ("naar", regel.naar)):
        for woord in rij:
            eerder = gezien.setdefault(stem_key(woord), woord)
            if eerder is not woord and stem_key(woord):
                zin = f"‘{eerder}’ en ‘{woord}’ zijn voor het portaal al hetzelfde woord. Haal er één weg."
                fouten[veld].append(zin)
    for woord, deel in _too_common(regel.naar or regel.van):
        zin = f"‘{woord}’ staat in {deel} % van alle teksten. Met deze regel vindt iedereen bijna alles. "
        fouten["naar" if regel.naar else "woorden"].append(zin + "Kies een woord dat meer zegt.")
    if len(regel.text()) > LANGST:
        fouten["woorden"].append(f"De regel is te lang. Gebruik samen hoogstens {LANGST} tekens.")
    if any(fouten.values()):
        raise ValidationError({veld: zinnen for veld, zinnen in fouten.items() if zinnen})
    return regel


def check_new(tekst: str, *, behalve: int | None = None) -> None:
    """Raise ValidationError when the list has a rule with the same words already; `behalve` is the row that changes."""
    sleutel = _key(tekst)
    eigen = Synoniemregel.objects.exclude(pk=behalve or 0).values_list("regel", flat=True)
    for ander in (*starter_rules(), *eigen):
        if _key(ander) == sleutel:
            raise ValidationError({"woorden": f"Deze regel staat al in de lijst: {ander}. Zet hem zo nodig aan."})


def _key(tekst: str) -> tuple[frozenset[tuple[str, ...]], frozenset[tuple[str, ...]]]:
    regel = take_apart(tekst)
    return frozenset(map(stem_key, regel.van)), frozenset(map(stem_key, regel.naar))


def _words(tekst: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(woord for woord in (" ".join(deel.split()) for deel in tekst.split(",")) if woord))


def _mistakes(woorden: Sequence[str]) -> list[str]:
    """Return what is wrong with single words."""
    zinnen = []
    if len(woorden) > MEESTE_WOORDEN:
        zinnen.append(f"Een regel heeft hoogstens {MEESTE_WOORDEN} woorden. Maak er twee regels van.")
    for woord in woorden:
        if "=" in woord or ">" in woord:
            zinnen.append(f"Haal de tekens = en > weg uit ‘{woord}’. Kies hieronder de richting.")
        elif not stem_key(woord):
            zinnen.append(f"‘{woord}’ telt niet mee bij het zoeken. Haal het weg of vul het aan.")
        elif len(woord) > LANGSTE_WOORD or len(woord.split()) > LANGSTE_UITDRUKKING:
            zinnen.append(f"‘{woord[:40]}’ is te lang. Gebruik hoogstens {LANGSTE_UITDRUKKING} woorden achter elkaar.")
    return zinnen


def _too_common(woorden: Sequence[str]) -> list[tuple[str, str]]:
    """Return the words that stand in most of the texts, with the share in percents as text."""
    stammen = {woord: sleutel[0] for woord in woorden if len(sleutel := stem_key(woord)) == 1}
    freq = dict(ZoekStam.objects.filter(stam__in=[*stammen.values(), AANTAL]).values_list("stam", "freq"))
    aantal = freq.get(AANTAL, 0)
    grens = max(aantal * TE_VEEL, VANAF)
    return [
        (woord, number_text(round(100 * freq[stam] / aantal)))
        for woord, stam in stammen.items()
        if freq.get(stam, 0) > grens
    ]
