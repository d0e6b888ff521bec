"""What the health page says about the library, and which rows point at files."""

import datetime as dt

from django.db.models import Count, F, Q
from django.urls import reverse

from mkwportal.core import health, stamps
from mkwportal.core.files import clamav, integrity
from mkwportal.core.health import Bevinding, Staat, check, within
from mkwportal.core.templatetags.formats import plural_text

from .models import Paginabeeld, Uitvoer, Versie

_LISTED = 20


def tell_fault(pk: int, fault: str) -> None:
    """Mark a version whose file is missing or changed, so that its page says so; "" when it is right again."""
    kind = Versie.BestandFout
    value = kind.WEG if fault == integrity.WEG else kind.ANDERS if fault else ""
    if Versie.objects.filter(pk=pk).exclude(bestand_fout=value).update(bestand_fout=value):
        stamps.touch("documenten")


integrity.register(integrity.Holder(Versie, ("sleutel",), "grootte", tell=tell_fault))
integrity.register(integrity.Holder(Paginabeeld, ("sleutel", "sleutel_klein"), folder="beelden"))
integrity.register(integrity.Holder(Uitvoer, ("sleutel",), folder="uitvoer"))


@check("teksten", "Teksten van documenten", volgorde=40)
def texts() -> Bevinding:
    """Say which files could not be read; without titles, which an admin need not see."""
    status = Versie.TekstStatus
    current = Versie.objects.filter(document__versie=F("pk"), document__verwijderd_op=None)
    counts = current.aggregate(
        wacht=Count("id", filter=Q(tekst_status=status.WACHT)),
        mislukt=Count("id", filter=Q(tekst_status=status.MISLUKT)),
        geen=Count("id", filter=Q(tekst_status=status.GEEN)),
    )
    failed = current.filter(tekst_status=status.MISLUKT).order_by("-id").values_list("document_id", "ext")[:_LISTED]
    details = (
        plural_text(counts["wacht"], "bestand wordt,bestanden worden") + " nog gelezen.",
        plural_text(counts["geen"], "bestand heeft,bestanden hebben") + " geen tekst (scans en foto’s).",
        *((f"Document {pk} ({ext.upper()})", reverse("documenten:detail", args=[pk])) for pk, ext in failed),
    )
    if counts["mislukt"]:
        zin = plural_text(counts["mislukt"], "bestand kon,bestanden konden") + " niet worden gelezen."
        doen = "Open het document: daar staat waarom. Vaak helpt een nieuwe versie van het bestand."
        return Bevinding(Staat.LET_OP, zin, details, doen=doen)
    return Bevinding(Staat.GOED, "Alle bestanden zijn gelezen.", details)


@check("virusscanner", "Viruscontrole", volgorde=32)
def scanner() -> Bevinding:
    """Say whether the scanner answers, what waits for it, and what it found."""
    if not clamav.configured():
        return Bevinding(Staat.ONBEKEND, "Er is geen virusscanner ingesteld. Bestanden worden niet gecontroleerd.")
    scan = Versie.Scan
    counts = Versie.objects.aggregate(
        wacht=Count("id", filter=Q(scan_status=scan.NIET)),
        besmet=Count("id", filter=Q(scan_status=scan.BESMET)),
        geweigerd=Count("id", filter=Q(scan_status=scan.GEWEIGERD)),
    )
    found = (
        Versie.objects.filter(scan_status=scan.BESMET).order_by("-scan_op").values_list("document_id", "scan_vondst")
    )
    details = (
        plural_text(counts["wacht"], "bestand wacht,bestanden wachten") + " op de controle.",
        plural_text(counts["geweigerd"], "bestand kon,bestanden konden") + " niet worden nagekeken.",
        *((f"Document {pk}: {wat}", reverse("documenten:detail", args=[pk])) for pk, wat in found[:_LISTED]),
    )
    try:
        signatures = within("virusscanner", clamav.version)
    except (clamav.ScannerDown, TimeoutError):
        stand = health.recall("scanner")
        since = stand.gegevens.get("weg_sinds") if stand else None
        zin = "De virusscanner antwoordt niet. Nieuwe bestanden wachten tot hij er weer is."
        doen = "Start clamd en kijk of het adres in MKW_CLAMAV klopt. De bestanden volgen dan vanzelf."
        return Bevinding(Staat.FOUT, zin, details, dt.datetime.fromisoformat(since) if since else None, doen)
    if counts["besmet"]:
        zin = plural_text(counts["besmet"], "bestand heeft,bestanden hebben") + " een virus. Wij delen het niet uit."
        doen = "Vraag de corporatie om een schone versie; zij heeft hierover een melding."
        return Bevinding(Staat.LET_OP, zin, (signatures, *details), doen=doen)
    return Bevinding(Staat.GOED, "De virusscanner werkt.", (signatures, *details))
