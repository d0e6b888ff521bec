"""A short way to write down a document."""

from datetime import date

from mkwportal.demo.records import Document, Versie


def maak(
    key: str,
    contact: str,
    titel: str,
    soort: str,
    themas: str,
    formaat: str,
    versies: tuple[str, ...],
    samenvatting: str,
    tekst: str,
    *,
    door: str = "bestuur",
    status: str = "vastgesteld",
    jaar: int | None = None,
    herzien: int | None = None,
    viel_af: str = "",
    bereik: str = "leden",
    genummerd: bool = True,
) -> Document:
    """Return a document; its key starts with its corporation, a version is "2025-03-12 what changed".

    A document that is vastgesteld or vervallen was adopted on the day of its last version.
    """
    delen = [versie.partition(" ") for versie in versies]
    geschiedenis = tuple(
        Versie(nummer, date.fromisoformat(dag), toelichting) for nummer, (dag, _, toelichting) in enumerate(delen, 1)
    )
    laatste = geschiedenis[-1].datum
    return Document(
        key=key,
        organisatie=key.partition("-")[0],
        contact=contact,
        titel=titel,
        soort=soort,
        themas=tuple(themas.split()),
        jaar=jaar or laatste.year,
        formaat=formaat,
        status=status,
        versies=geschiedenis,
        samenvatting=samenvatting,
        tekst=tekst,
        vastgesteld_op=None if status == "concept" else laatste,
        vastgesteld_door="" if status == "concept" else door,
        herzien_voor=herzien,
        wat_viel_af=viel_af,
        bereik=bereik,
        genummerd=genummerd,
    )
