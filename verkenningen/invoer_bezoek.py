"""One visit of an export with its stops, people, report, quotes and photos into this installation (D15)."""

import uuid
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

from documenten.uitvoer.load import Loader
from documenten.uitvoer.names import save
from documenten.uitvoer.package import Facts, Geweigerd, clock, flag, moment, number, sha256, text, texts
from mkwportal.core.files.checks import inspect_file
from mkwportal.core.files.photos import is_plain, normalise_photo
from mkwportal.core.files.storage import Storable, storing
from mkwportal.core.files.types import FileRefused
from mkwportal.core.files.uploads import StreamedUpload

from .models import Aanwezigheid, Bezoek, Citaat, Foto, Halte, Verkenning, VerslagDeel

GEEN_FOTO = "‘{}’ is geen foto. In een export staan foto’s als JPEG."
ANDERE_MAAT = "De foto ‘{}’ heeft niet de maten die in de export staan."


class Halten(dict[int, Halte]):
    """The stops of one visit by their place in it."""

    def of(self, facts: Facts) -> Halte | None:
        """Return the stop that a lesson, quote or photo names; Geweigerd when the visit has none there."""
        place = facts.get("halte__volgorde", number, empty=True)
        if place is not None and place not in self:
            raise facts.wrong("halte__volgorde")
        return None if place is None else self[place]


def keep(row: Any, facts: Facts, *moments: str) -> Any:
    """Save a checked row with moments of its own, which saving would set to now."""
    save(row)
    type(row)._base_manager.filter(pk=row.pk).update(**{name: facts.get(name, moment) for name in moments})
    return row


def load_bezoek(
    loader: Loader, facts: Facts, verkenning: Verkenning, gone: set[str], left: Counter[str]
) -> tuple[Bezoek, Halten]:
    """Make a visit with everything that hangs on it; `gone` are photos that the export does not have."""
    names = ("titel", "plaats", "adres", "gastheer_naam", "gastvraag", "status")
    bezoek = Bezoek(
        verkenning=verkenning,
        gastheer=loader.organisation(facts, "gastheer_sleutel", empty=True),
        uid=facts.get("uid", _uid),
        revisie=facts.get("revisie", number),
        **{name: facts.get(name, text) for name in names},
        **{name: facts.get(name, moment) for name in ("begint_op", "eindigt_op")},
    )
    keep(bezoek, facts, "gemaakt_op", "gewijzigd_op")
    numbers = [loader.addresses.get(adres) for adres in facts.get("vooraf", texts)]
    there = [loader.documents[nr] for nr in numbers if nr is not None]
    left["een stuk om vooraf te lezen, dat niet is ingelezen"] += len(numbers) - len(there)
    bezoek.vooraf.set(there)
    halten = Halten()
    for row in facts.each("haltes"):
        halte = _halte(loader, row, bezoek)
        if halte.volgorde in halten:
            raise row.wrong("volgorde")
        halten[halte.volgorde] = halte
    for row in facts.each("aanwezigen"):
        _aanwezig(loader, row, bezoek)
    for row in facts.each("verslag"):
        _verslag(loader, row, bezoek)
    for row in facts.each("citaten"):
        _citaat(loader, row, bezoek, halten)
    for row in facts.each("fotos"):
        if row.get("pad", text) in gone:
            left["een foto waarvan het bestand er al niet meer was, niet ingelezen"] += 1
        else:
            _foto(loader, row, bezoek, halten, left)
    loader.verslag.count("bezoeken")
    return bezoek, halten


def _halte(loader: Loader, facts: Facts, bezoek: Bezoek) -> Halte:
    names = ("titel", "persoon", "rol", "organisatie", *Halte.NOTITIES)
    return save(
        Halte(
            bezoek=bezoek,
            volgorde=facts.get("volgorde", number),
            tijd=facts.get("tijd", clock, empty=True),
            geschreven_door=loader.person(facts, "geschreven_door__email", empty=True),
            geschreven_op=facts.get("geschreven_op", moment, empty=True),
            revisie=facts.get("revisie", number),
            **{name: facts.get(name, text) for name in names},
        )
    )


def _aanwezig(loader: Loader, facts: Facts, bezoek: Bezoek) -> None:
    save(
        Aanwezigheid(
            bezoek=bezoek,
            gebruiker=loader.person(facts, "gebruiker__email", empty=True),
            organisatie=loader.organisation(facts, "organisatie_sleutel", empty=True),
            schrijft=facts.get("schrijft", flag),
            **{name: facts.get(name, text) for name in ("naam", "organisatie_naam")},
            **{name: facts.get(name, flag, empty=True) for name in ("gaat_mee", "was_er")},
        )
    )


def _verslag(loader: Loader, facts: Facts, bezoek: Bezoek) -> None:
    deel = VerslagDeel(
        bezoek=bezoek,
        gepubliceerd_op=facts.get("gepubliceerd_op", moment, empty=True),
        revisie=facts.get("revisie", number),
        **{name: facts.get(name, text) for name in ("deel", "tekst")},
    )
    keep(deel, facts, "gewijzigd_op")
    deel.auteurs.set([loader.known(loader.people, email, "persoon") for email in facts.get("auteurs", texts)])


def _citaat(loader: Loader, facts: Facts, bezoek: Bezoek, halten: Halten) -> None:
    names = ("tekst", "naam", "rol", "email", "toestemming", "antwoord_hoe")
    citaat = Citaat(
        bezoek=bezoek,
        halte=halten.of(facts),
        door=loader.person(facts, "door__email"),
        revisie=facts.get("revisie", number),
        **{name: facts.get(name, text) for name in names},
        **{name: facts.get(name, moment, empty=True) for name in ("gevraagd_op", "antwoord_op")},
    )
    keep(citaat, facts, "gemaakt_op")


def _foto(loader: Loader, facts: Facts, bezoek: Bezoek, halten: Halten, left: Counter[str]) -> None:
    """Store a photo as it came, with a new small one; made anew as well when more stands in it than the picture."""
    pad, size, promised = facts.get("pad", text), facts.get("grootte", number), facts.get("sha256", sha256)
    breedte, hoogte = facts.get("breedte", number), facts.get("hoogte", number)
    foto = Foto(
        bezoek=bezoek, halte=halten.of(facts), sha256=promised, grootte=size, breedte=breedte, hoogte=hoogte,
        bijschrift=facts.get("bijschrift", text), door=loader.person(facts, "door"),
    )  # fmt: skip
    with closing(loader.pakket.file(pad, sha256=promised, grootte=size, naam="foto.jpg")) as upload:
        groot, klein = _checked(upload, pad)
        with closing(groot), closing(klein):
            if (groot.width, groot.height) != (breedte, hoogte):
                raise Geweigerd(ANDERE_MAAT.format(pad))
            large: Storable = upload
            if not is_plain(upload.path):
                left["een foto waarin meer stond dan het beeld, opnieuw gemaakt"] += 1
                large, foto.sha256, foto.grootte = groot, groot.sha256, groot.size
            foto.sleutel, foto.klein = loader.files.enter_context(storing(large, klein))
    keep(foto, facts, "gemaakt_op")
    loader.verslag.count("foto’s")


def _checked(upload: StreamedUpload, pad: str) -> list[Any]:
    """Return the photo in both sizes as an upload would be kept; Geweigerd when it is no sound JPEG."""
    path = Path(upload.temporary_file_path())
    try:
        if inspect_file(path, "").ext != "jpg":
            raise Geweigerd(GEEN_FOTO.format(pad))
        return normalise_photo(path)
    except FileRefused as refusal:
        raise Geweigerd(f"‘{pad}’: {refusal.message}") from refusal


def _uid(value: Any) -> uuid.UUID:
    return uuid.UUID(text(value))
