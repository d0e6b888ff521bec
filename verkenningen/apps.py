from collections.abc import Iterator
from typing import Any

from django.apps import AppConfig


class VerkenningenConfig(AppConfig):
    name = "verkenningen"
    verbose_name = "Verkenningen"

    def ready(self) -> None:
        """Say which rows point at files, and listen to documents and to people who leave."""
        from corporaties import signals
        from corporaties.wijzigingen.verwijzingen import register as register_keys
        from documenten.signals import invoer_gevraagd, uitvoer_gevraagd, versie_toegevoegd
        from mkwportal.core.files.integrity import Holder, register

        from . import bewaren, fusie  # noqa: F401 - the first registers terms
        from .handover import count_tasks, hand_over
        from .mens import count_written, forget_person, parts_of
        from .models import BundelUitvoer, Foto
        from .opnames import absorb_with_version

        register(Holder(Foto, ("sleutel", "klein"), "grootte"))
        register(Holder(BundelUitvoer, ("word", "pdf"), "word_grootte", folder="bundels"))
        uitvoer_gevraagd.connect(_members, dispatch_uid="verkenningen.uitvoer")
        invoer_gevraagd.connect(_take_in, dispatch_uid="verkenningen.invoer")
        signals.aanstelling_beeindigd.connect(hand_over, dispatch_uid="verkenningen.hand_over")
        signals.aanstelling_telt.connect(count_tasks, dispatch_uid="verkenningen.count_tasks")
        signals.persoon_telt.connect(count_written, dispatch_uid="verkenningen.count_written")
        signals.persoon_geanonimiseerd.connect(forget_person, dispatch_uid="verkenningen.forget_person")
        signals.eigen_gegevens_gevraagd.connect(parts_of, dispatch_uid="verkenningen.parts_of")
        versie_toegevoegd.connect(absorb_with_version, dispatch_uid="verkenningen.absorb_with_version")
        register_keys(*fusie.VERWIJZINGEN)
        signals.zicht_gevraagd.connect(fusie.newly_visible, dispatch_uid="verkenningen.newly_visible")
        signals.organisatie_veranderd.connect(fusie.renew, dispatch_uid="verkenningen.renew")


def _members(organisatie: Any, **_: object) -> Iterator[Any]:
    from .uitvoer import members_of

    return members_of(organisatie)


def _take_in(sender: Any, **named: Any) -> None:
    from .invoer import load_explorations

    load_explorations(sender, **named)
