"""Photos of a visit: in two sizes, without location, file and row together or not at all (R5)."""

from functools import partial

from django.db import transaction

from corporaties.models import Gebruiker
from mkwportal.core import stamps
from mkwportal.core.audit import record
from mkwportal.core.files import storage
from mkwportal.core.files.photos import Photo

from ..models import Bezoek, Foto, Halte
from ..permissions import require_delete_foto, require_write


def add_foto(
    bezoek: Bezoek,
    groot: Photo,
    klein: Photo,
    *,
    by: Gebruiker,
    halte: Halte | None = None,
    bijschrift: str = "",
) -> Foto:
    """Keep a photo that normalise_photo() made, in its large and its small size."""
    require_write(by, bezoek.verkenning)
    with storage.storing(groot, klein) as (sleutel, kleine_sleutel), transaction.atomic():
        foto = Foto.objects.create(
            bezoek=bezoek,
            halte=halte,
            sleutel=sleutel,
            klein=kleine_sleutel,
            sha256=groot.sha256,
            grootte=groot.size,
            breedte=groot.width,
            hoogte=groot.height,
            bijschrift=bijschrift,
            door=by,
        )
        record("foto geplaatst", foto, by=by, organisatie_id=bezoek.verkenning.organisatie_id)
        stamps.touch("verkenningen")
    return foto


@transaction.atomic
def set_bijschrift(foto: Foto, *, bijschrift: str, by: Gebruiker) -> Foto:
    """Save what is to be seen on a photo."""
    require_write(by, foto.bezoek.verkenning)
    if foto.bijschrift != bijschrift:
        voor = {"bijschrift": foto.bijschrift}
        foto.bijschrift = bijschrift
        foto.save(update_fields=["bijschrift"])
        record(
            "bijschrift gewijzigd",
            foto,
            by=by,
            organisatie_id=foto.bezoek.verkenning.organisatie_id,
            voor=voor,
            na={"bijschrift": bijschrift},
        )
        stamps.touch("verkenningen")
    return foto


@transaction.atomic
def delete_foto(foto: Foto, *, by: Gebruiker) -> None:
    """Take a photo away, with its files as soon as the row is gone."""
    require_delete_foto(by, foto)
    keys = [key for key in (foto.sleutel, foto.klein) if key]
    record("foto verwijderd", foto, by=by, organisatie_id=foto.bezoek.verkenning.organisatie_id)
    foto.delete()
    for key in keys:
        transaction.on_commit(partial(storage.delete, key))
    stamps.touch("verkenningen")
