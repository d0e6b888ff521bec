"""What search knows of explorations, visits and lessons; only what everybody who sees them may read."""

from corporaties.models import Bereik
from mkwportal.core.search.index import index_object, remove_object

from .models import Bezoek, Les, Verkenning, VerslagDeel

VERKENNING, BEZOEK, LES = "verkenning", "bezoek", "les"


def index_verkenning(verkenning_id: int) -> None:
    """Renew an exploration in the index; a removed one goes."""
    verkenning = Verkenning.objects.select_related("organisatie").filter(pk=verkenning_id).first()
    if verkenning is None or verkenning.verwijderd_op:
        remove_object(VERKENNING, verkenning_id)
        return
    eerder = verkenning.eerdere_vragen.values_list("vraag", flat=True)
    index_object(
        VERKENNING,
        verkenning.pk,
        titel=verkenning.vraag,
        meta=verkenning.naam,
        namen=[verkenning.organisatie.naam],
        tekst="\n".join([verkenning.toelichting, *eerder]),
        openbaar=verkenning.bereik == Bereik.LEDEN,
        organisatie_id=verkenning.organisatie_id,
        status=verkenning.status,
        datum=verkenning.gemaakt_op,
    )


def index_bezoek(bezoek_id: int) -> None:
    """Renew a visit in the index: its programme and the published parts of its report, never the notes."""
    bezoek = Bezoek.objects.select_related("verkenning", "gastheer").filter(pk=bezoek_id).first()
    if bezoek is None or bezoek.verkenning.verwijderd_op:
        remove_object(BEZOEK, bezoek_id)
        return
    haltes = [f"{halte.titel} {halte.organisatie} {halte.rol}" for halte in bezoek.haltes.programma()]
    delen = VerslagDeel.objects.filter(bezoek=bezoek, gepubliceerd_op__isnull=False).order_by("pk")
    index_object(
        BEZOEK,
        bezoek.pk,
        titel=bezoek.titel,
        meta=bezoek.verkenning.naam,
        namen=[bezoek.ontvanger, bezoek.plaats],
        tekst="\n".join([bezoek.gastvraag, *haltes, *delen.values_list("tekst", flat=True)]),
        openbaar=bezoek.verkenning.bereik == Bereik.LEDEN,
        organisatie_id=bezoek.verkenning.organisatie_id,
        jaar=bezoek.begint_op.year,
        datum=bezoek.begint_op,
    )


def index_les(les_id: int) -> None:
    """Renew a lesson in the index; a removed one goes."""
    les = Les.objects.select_related("verkenning", "bezoek", "halte").filter(pk=les_id).first()
    if les is None or les.verwijderd_op or les.verkenning.verwijderd_op:
        remove_object(LES, les_id)
        return
    themas = list(les.themas.all())
    namen = [les.bezoek.plaats, les.bezoek.titel] if les.bezoek else []
    index_object(
        LES,
        les.pk,
        titel=les.tekst,
        meta=" ".join([les.get_soort_display(), *(thema.naam for thema in themas)]),
        namen=namen,
        tekst=les.verkenning.naam,
        openbaar=les.verkenning.bereik == Bereik.LEDEN,
        organisatie_id=les.verkenning.organisatie_id,
        thema_ids=[thema.pk for thema in themas],
        subsoort=les.soort,
        datum=les.gemaakt_op,
    )


def index_whole(verkenning_id: int) -> None:
    """Renew an exploration with all its visits and lessons, after a change of its audience."""
    index_verkenning(verkenning_id)
    for pk in Bezoek.objects.filter(verkenning=verkenning_id).values_list("pk", flat=True):
        index_bezoek(pk)
    for pk in Les.objects.filter(verkenning=verkenning_id).values_list("pk", flat=True):
        index_les(pk)
