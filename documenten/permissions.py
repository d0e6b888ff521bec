"""Who may do what with documents; the same line asks and refuses."""

from corporaties.models import Bereik, Deelname, Gebruiker
from corporaties.permissions import require, works_at

from .models import Document, Overname, Verzameling, Vraag

NOT_OURS = "Dit document is van een andere corporatie. Alleen wie daar werkt, kan het wijzigen."
NO_TAKEOVER = (
    "Overnemen kan wie bij een lid van MKW werkt, voor een document van een andere corporatie dat uw corporatie ziet."
)
NOT_YOUR_TAKEOVER = "Een andere corporatie nam dit over. Alleen wie daar werkt, kan dit wijzigen."
NO_UPLOAD = "Documenten delen kan alleen wie bij een lid van MKW werkt."


def upload_organisaties(gebruiker: Gebruiker) -> list[tuple[int, str]]:
    """Return (id, name) of the member corporations where this person works today: the owners to be."""
    return list(
        {a["organisatie"]: (a["organisatie"], a["naam"]) for a in gebruiker.lopende_aanstellingen if a["lid"]}.values()
    )


def can_upload(gebruiker: Gebruiker, organisatie_id: int | None = None) -> bool:
    """Whether this person may upload for this corporation (None: for any)."""
    ids = [pk for pk, _ in upload_organisaties(gebruiker)]
    return bool(ids) if organisatie_id is None else organisatie_id in ids


def require_upload(gebruiker: Gebruiker, organisatie_id: int | None = None) -> None:
    """Raise PermissionDenied unless this person may upload for this corporation (None: for any)."""
    require(can_upload(gebruiker, organisatie_id), NO_UPLOAD)


def asker_organisaties(gebruiker: Gebruiker) -> list[tuple[int, str]]:
    """Return (id, name) of where this person works, in whose name a question may be asked: members if any."""
    posts = gebruiker.lopende_aanstellingen
    members = [post for post in posts if post["lid"]]
    return list({post["organisatie"]: (post["organisatie"], post["naam"]) for post in members or posts}.values())


def can_edit(gebruiker: Gebruiker, document: Document) -> bool:
    """Whether this person works at the owning corporation today, and so may change everything (R3)."""
    return works_at(gebruiker, document.organisatie_id)


def require_edit(gebruiker: Gebruiker, document: Document) -> None:
    """Raise PermissionDenied unless this person may change the document."""
    require(can_edit(gebruiker, document), NOT_OURS)


def leaves_trace(gebruiker: Gebruiker, document: Document) -> bool:
    """Whether opening it is recorded: a platform admin in what was not meant for all members (R10)."""
    return gebruiker.is_platformbeheerder and document.bereik != "leden" and not can_edit(gebruiker, document)


def set_owners(gebruiker: Gebruiker) -> list[tuple[int | None, str]]:
    """Return (id, name) of what may own a set that this person makes; id None is the platform (D11)."""
    platform: list[tuple[int | None, str]] = [(None, "MKW (het platform)")] if gebruiker.is_platformbeheerder else []
    return [*upload_organisaties(gebruiker), *platform]


def can_edit_set(gebruiker: Gebruiker, verzameling: Verzameling) -> bool:
    """Whether this person may change the set: who works at its corporation, of the platform its admin."""
    if verzameling.organisatie_id is None:
        return gebruiker.is_platformbeheerder
    return works_at(gebruiker, verzameling.organisatie_id)


def require_edit_set(gebruiker: Gebruiker, verzameling: Verzameling) -> None:
    """Raise PermissionDenied unless this person may change the set."""
    require(can_edit_set(gebruiker, verzameling), "Deze verzameling is van een ander. Alleen de eigenaar wijzigt haar.")


def organisation_sees(document: Document, organisatie_id: int) -> bool:
    """Whether everybody at this member corporation may see the document, not only one of its people."""
    if document.verwijderd_op is not None:
        return False
    if document.organisatie_id == organisatie_id or document.bereik == Bereik.LEDEN:
        return True
    running = Deelname.objects.lopend().filter(kring=document.kring_id, organisatie=organisatie_id)
    return document.bereik == Bereik.KRING and running.exists()


def takeover_organisaties(gebruiker: Gebruiker, document: Document) -> list[tuple[int, str]]:
    """Return (id, name) of the corporations in whose name this person may take the document over (D7)."""
    return [
        (pk, naam)
        for pk, naam in upload_organisaties(gebruiker)
        if pk != document.organisatie_id and organisation_sees(document, pk)
    ]


def require_takeover(gebruiker: Gebruiker, document: Document, organisatie_id: int) -> None:
    """Raise PermissionDenied unless this person may take the document over in the name of this corporation."""
    require(organisatie_id in dict(takeover_organisaties(gebruiker, document)), NO_TAKEOVER)


def can_keep_overname(gebruiker: Gebruiker, overname: Overname) -> bool:
    """Whether this person works at the corporation that took over, and so says how and answers (D7)."""
    return works_at(gebruiker, overname.organisatie_id)


def require_keep_overname(gebruiker: Gebruiker, overname: Overname) -> None:
    """Raise PermissionDenied unless this person works at the corporation that took over."""
    require(can_keep_overname(gebruiker, overname), NOT_YOUR_TAKEOVER)


def can_answer(gebruiker: Gebruiker, vraag: Vraag) -> bool:
    """Whether this person works at the owner of the document at which the question stands (D8)."""
    return can_edit(gebruiker, vraag.document)


def require_answer(gebruiker: Gebruiker, vraag: Vraag) -> None:
    """Raise PermissionDenied unless this person answers for the owner of the document."""
    require(can_answer(gebruiker, vraag), "Antwoorden kan alleen wie bij de eigenaar van het document werkt.")


def can_edit_vraag(gebruiker: Gebruiker, vraag: Vraag) -> bool:
    """Whether somebody may reword or withdraw a question: the asker, as long as nobody built on it (`open`)."""
    return vraag.door_id == gebruiker.pk and vraag.verwerkt_in_id is None and not vraag.antwoorden.exists()


def require_edit_vraag(gebruiker: Gebruiker, vraag: Vraag) -> None:
    """Raise PermissionDenied unless the question is one's own and still without an answer."""
    require(vraag.door_id == gebruiker.pk, "Dit is niet uw vraag. Alleen wie haar stelde, wijzigt haar.")
    require(
        can_edit_vraag(gebruiker, vraag),
        "Uw vraag is al beantwoord. Stel een nieuwe vraag als u nog iets wilt weten.",
    )


def require_hide_vraag(gebruiker: Gebruiker) -> None:
    """Raise PermissionDenied unless this person is platform admin, who may hide a question with a trace."""
    require(gebruiker.is_platformbeheerder, "Een vraag verbergen kan alleen de beheerder van MKW.")
