"""Questions and suggestions at a document or a paragraph (D8): asked, answered, taken into a version."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from corporaties.models import Gebruiker
from mkwportal.core import stamps
from mkwportal.core.audit import record
from mkwportal.core.edits import EditConflict, lock_revision, unchanged
from mkwportal.core.mail import queue_mail
from mkwportal.core.models import Melding

from .. import notifications, queries, tasks
from ..models import Antwoord, Document, Versie, Vraag
from ..permissions import (
    asker_organisaties,
    can_edit,
    require_answer,
    require_edit,
    require_edit_vraag,
    require_hide_vraag,
)
from ..reading import lines_of

STEMPEL = "vragen"
_CITAAT = 600  # characters that are kept of a paragraph
_GONE = "Dit document of deze versie is er niet meer. Ga terug naar de bibliotheek."


@transaction.atomic
def ask_question(
    document: Document,
    *,
    soort: str,
    tekst: str,
    by: Gebruiker,
    nummer: int | None = None,
    alinea: int | None = None,
    organisatie_id: int | None = None,
) -> Vraag:
    """Put a question at a document, or at paragraph `alinea` of version `nummer` (None: the current one).

    It is asked in the name of `organisatie_id` when the asker works there, else of where they acted last.
    """
    document = _visible(document, by)
    versie = document.versie
    if nummer is not None:
        versie = document.versies.filter(nummer=nummer).first()
    if versie is None:
        raise ValidationError(_GONE)
    vraag = Vraag(
        document=document,
        versie=versie,
        soort=soort,
        alinea=alinea,
        citaat="" if alinea is None else quote(versie, alinea),
        tekst=_clean(tekst),
        door=by,
        organisatie_id=_organisatie(by, organisatie_id),
    )
    vraag.full_clean(exclude=["document", "versie", "door", "organisatie"], validate_constraints=False)
    vraag.save(force_insert=True)
    record("vraag gesteld", document, by=by, na={"soort": vraag.get_soort_display(), "versie": versie.nummer})
    if notifications.tell_question(vraag, document):
        tasks.mail_question_job.defer(vraag_id=vraag.pk)
    stamps.touch(STEMPEL)
    return vraag


@transaction.atomic
def update_question(vraag: Vraag, *, revisie: int, soort: str, tekst: str, by: Gebruiker) -> Vraag:
    """Reword one's own question while nobody answered it; EditConflict when it was saved from elsewhere (R6)."""
    current: Vraag = lock_revision(vraag, revisie)
    require_edit_vraag(by, current)
    tekst = _clean(tekst)
    if (current.soort, current.tekst) == (soort, tekst):
        return unchanged(current)
    current.soort, current.tekst = soort, tekst
    current.full_clean(exclude=["document", "versie", "door", "organisatie"], validate_constraints=False)
    current.save(update_fields=["soort", "tekst", "revisie"])
    record("vraag gewijzigd", current.document, by=by)
    stamps.touch(STEMPEL)
    return current


@transaction.atomic
def withdraw_question(vraag: Vraag, *, by: Gebruiker) -> None:
    """Take back one's own question while nobody answered it; who was told and did not read it, hears nothing."""
    current = _locked(vraag)
    require_edit_vraag(by, current)
    if current.ingetrokken_op is None:
        current.ingetrokken_op = timezone.now()
        current.save(update_fields=["ingetrokken_op"])
        Melding.objects.filter(sleutel=notifications.question_key(current), gelezen_op=None).delete()
        record("vraag ingetrokken", current.document, by=by)
        stamps.touch(STEMPEL)


@transaction.atomic
def hide_question(vraag: Vraag, *, reden: str, by: Gebruiker) -> None:
    """Hide a question with its answers; the trail of the owner keeps who and why, the asker hears it."""
    require_hide_vraag(by)
    current = _locked(vraag)
    if current.verborgen_op is None:
        current.verborgen_op, current.verborgen_door = timezone.now(), by
        current.revisie += 1
        current.save(update_fields=["verborgen_op", "verborgen_door", "revisie"])
        notifications.tell_hidden(current, reden)
        record("vraag verborgen", current.document, by=by, voor={"vraag": current.tekst}, na={"reden": reden})
        stamps.touch(STEMPEL)


@transaction.atomic
def show_question(vraag: Vraag, *, by: Gebruiker) -> None:
    """Show a hidden question again."""
    require_hide_vraag(by)
    current = _locked(vraag)
    if current.verborgen_op is not None:
        current.verborgen_op = current.verborgen_door = None
        current.save(update_fields=["verborgen_op", "verborgen_door"])
        record("vraag weer getoond", current.document, by=by)
        stamps.touch(STEMPEL)


@transaction.atomic
def answer_question(vraag: Vraag, *, tekst: str, gezien: int, by: Gebruiker) -> Antwoord:
    """Answer for the owner; `gezien` is the id of the last answer that this person saw, 0 for none.

    Raises EditConflict with a colleague's answer that came in between: then the person decides (R6).
    """
    current = _locked(vraag)
    require_answer(by, current)
    newest = current.antwoorden.order_by("-pk").first()
    if newest is not None and newest.pk > gezien:
        raise EditConflict(newest)
    antwoord = Antwoord(vraag=current, tekst=_clean(tekst), door=by, organisatie_id=current.document.organisatie_id)
    antwoord.full_clean(exclude=["vraag", "door", "organisatie"], validate_constraints=False)
    antwoord.save(force_insert=True)
    record("vraag beantwoord", current.document, by=by)
    if notifications.tell_answer(antwoord, current):
        tasks.mail_answer_job.defer(antwoord_id=antwoord.pk)
    stamps.touch(STEMPEL)
    return antwoord


@transaction.atomic
def update_answer(antwoord: Antwoord, *, revisie: int, tekst: str, by: Gebruiker) -> Antwoord:
    """Reword an answer of the own corporation; EditConflict when a colleague was first (R6)."""
    current: Antwoord = lock_revision(antwoord, revisie)
    require_answer(by, current.vraag)
    tekst = _clean(tekst)
    if current.tekst == tekst:
        return unchanged(current)
    before, current.tekst = current.tekst, tekst
    current.full_clean(exclude=["vraag", "door", "organisatie"], validate_constraints=False)
    current.save(update_fields=["tekst", "revisie"])
    record("antwoord gewijzigd", current.vraag.document, by=by, voor={"antwoord": before}, na={"antwoord": tekst})
    stamps.touch(STEMPEL)
    return current


@transaction.atomic
def process_questions(versie: Versie, vraag_ids: Iterable[int], *, by: Gebruiker) -> list[Vraag]:
    """Say that these questions were taken into a version of the same document; each asker hears it."""
    require_edit(by, versie.document)
    rows = Vraag.objects.getoond().filter(document=versie.document_id, pk__in=list(vraag_ids))
    done = []
    for vraag in (
        rows.exclude(verwerkt_in=versie).select_related("document", "door").select_for_update(of=("self",), no_key=True)
    ):
        vraag.verwerkt_in = versie
        vraag.save(update_fields=["verwerkt_in"])
        notifications.tell_processed(vraag, versie.nummer, by=by)
        done.append(vraag)
    if done:
        na = {"versie": versie.nummer, "van": ", ".join(str(vraag.door) for vraag in done)}
        record("vragen verwerkt", versie.document, by=by, na=na)
        stamps.touch(STEMPEL)
    return done


@transaction.atomic
def unprocess_question(vraag: Vraag, *, by: Gebruiker) -> None:
    """Take back that a question was taken into a version."""
    current = _locked(vraag)
    require_answer(by, current)
    if current.verwerkt_in_id is not None:
        current.verwerkt_in = None
        current.save(update_fields=["verwerkt_in"])
        record("vraag niet verwerkt", current.document, by=by)
        stamps.touch(STEMPEL)


def quote(versie: Versie, alinea: int) -> str:
    """Return the text of a paragraph as it is kept at a question; ValidationError when it does not exist."""
    blokken = queries.text_of(versie)
    if not 1 <= alinea <= len(blokken):
        raise ValidationError("Deze alinea bestaat niet in deze versie. Stel uw vraag over het hele document.")
    text = "\n".join(line for line in lines_of(blokken[alinea - 1]) if line.strip())
    return text if len(text) <= _CITAAT else f"{text[: _CITAAT - 1].rstrip()}…"


@transaction.atomic
def mail_question(vraag_id: int) -> None:
    """Mail a question to who was told of it and may answer now; once, and not when it was taken back."""
    vraag = Vraag.objects.getoond().select_related("document", "door", "organisatie").filter(pk=vraag_id).first()
    if vraag is None:
        return
    for person in _take_receivers(notifications.question_key(vraag), vraag.document):
        if can_edit(person, vraag.document):
            queue_mail(person.email, "documenten/mail/vraag", {"vraag": vraag, "aan": person})


@transaction.atomic
def mail_answer(antwoord_id: int) -> None:
    """Mail an answer to the asker, if the asker still sees the document; once."""
    rows = Antwoord.objects.filter(vraag__in=Vraag.objects.getoond())
    antwoord = rows.select_related("vraag__document", "door", "organisatie").filter(pk=antwoord_id).first()
    if antwoord is None:
        return
    for person in _take_receivers(notifications.answer_key(antwoord), antwoord.vraag.document):
        queue_mail(person.email, "documenten/mail/antwoord", {"antwoord": antwoord, "aan": person})


def _take_receivers(sleutel: str, document: Document) -> list[Gebruiker]:
    """Return who got this notice, was not mailed yet and sees the document now; marks them as mailed."""
    rows = Melding.objects.select_for_update(no_key=True).filter(sleutel=sleutel, gemaild_op=None)
    waiting = {row.ontvanger_id: row for row in rows}
    people = Gebruiker.objects.voor_verzoek().filter(pk__in=waiting, is_active=True)
    found = [p for p in people if Document.objects.zichtbaar_voor(p).filter(pk=document.pk).exists()]
    Melding.objects.filter(pk__in=[waiting[person.pk].pk for person in found]).update(gemaild_op=timezone.now())
    return found


def _visible(document: Document, by: Gebruiker) -> Document:
    row = Document.objects.zichtbaar_voor(by).select_related("versie", "contact").filter(pk=document.pk).first()
    if row is None:
        raise PermissionDenied(_GONE)
    return row


def _locked(vraag: Vraag) -> Vraag:
    return (
        Vraag.objects.select_for_update(of=("self",), no_key=True).select_related("document", "door").get(pk=vraag.pk)
    )


def _organisatie(by: Gebruiker, asked: int | None) -> int | None:
    """Return in whose name this person asks; None for a guest or an admin without a post."""
    ids = [pk for pk, _ in asker_organisaties(by)]
    return asked if asked in ids else next(iter(ids), None)


def _clean(tekst: str) -> str:
    tekst = tekst.strip()
    if "\x00" in tekst:
        raise ValidationError({"tekst": "In de tekst staat een teken dat wij niet kunnen bewaren. Typ hem opnieuw."})
    return tekst
