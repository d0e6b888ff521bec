from collections.abc import Iterator
from typing import Any

from django.apps import AppConfig


class VerkenningenConfig(AppConfig):
    name = "verkenningen"
    verbose_name = "Verkenningen"

    def ready(self) -> None:
        """Say which rows point at files, and listen to new versions of documents."""
        from documenten.signals import uitvoer_gevraagd, versie_toegevoegd
        from mkwportal.core.files.integrity import Holder, register

        from .models import BundelUitvoer, Foto
        from .opnames import absorb_with_version

        register(Holder(Foto, ("sleutel", "klein"), "grootte"))
        register(Holder(BundelUitvoer, ("word", "pdf"), "word_grootte", folder="bundels"))
        uitvoer_gevraagd.connect(_members, dispatch_uid="verkenningen.uitvoer")
        versie_toegevoegd.connect(absorb_with_version, dispatch_uid="verkenningen.absorb_with_version")


def _members(organisatie: Any, **_: object) -> Iterator[Any]:
    from .uitvoer import members_of

    return members_of(organisatie)
