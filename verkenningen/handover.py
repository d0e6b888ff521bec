"""What happens to explorations when somebody leaves the corporation (C4): who leads, writes, invited and asked."""

from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from corporaties.models import Aanstelling, Deelname, Gebruiker
from corporaties.overdracht import Telling
from mkwportal.core import stamps
from mkwportal.core.audit import record

from .models import Aanwezigheid, Bezoek, Hoofdstuk, Invitatie, Verkenning, VerslagDeel, Vraagstuk

LEIDER, VRAAGSTUK = "projectleider overgedragen", "vraagstuk overgedragen"


def hand_over(sender: Any, aanstelling: Aanstelling, opvolger: Gebruiker, by: Gebruiker, **kwargs: Any) -> int:
    """Let the successor lead, write and hear instead of the leaver; return how many things that were.

    Runs in the transaction that ends the appointment. What was written keeps its author.
    """
    moved = _lead(aanstelling, opvolger, by) + _ask(aanstelling, opvolger, by)
    sent = _invitations(aanstelling).exclude(gebruiker=opvolger)
    moved += sent.update(door=opvolger)
    moved += _write(aanstelling, opvolger)
    moved += _withdraw(aanstelling)
    if moved:
        stamps.touch("verkenningen")
    return moved


def count_tasks(sender: Any, aanstelling: Aanstelling, **kwargs: Any) -> list[Telling]:
    """Return what the successor would get, and from which visits the leaver would be taken off."""
    led = _led(aanstelling)
    planned = _planned(Bezoek.objects.filter(verkenning__in=led))
    writing = _writing(aanstelling).values("bezoek")
    reports = _unreported(Bezoek.objects.filter(Q(verkenning__in=led) | Q(pk__in=writing)))
    return [
        Telling("verkenning,verkenningen", led.count(), "de opvolger wordt projectleider"),
        Telling("gepland bezoek,geplande bezoeken", planned.count(), "hoort bij die verkenningen"),
        Telling("verslag te schrijven,verslagen te schrijven", reports.count(), "de opvolger krijgt de herinnering"),
        Telling(
            "hoofdstuk van een bundel,hoofdstukken van een bundel",
            _chapters(aanstelling).count(),
            "de opvolger schrijft mee",
        ),
        Telling(
            "uitnodiging voor een verkenning,uitnodigingen voor een verkenning",
            _invitations(aanstelling).count(),
            "de opvolger krijgt de antwoorden",
        ),
        Telling("open vraagstuk,open vraagstukken", _questions(aanstelling).count(), "de opvolger rondt af"),
        Telling(
            "aanmelding voor een bezoek,aanmeldingen voor een bezoek",
            _coming(aanstelling).count(),
            "afgemeld",
        ),
    ]


def _elsewhere(aanstelling: Aanstelling) -> QuerySet[Aanstelling]:
    """Return the other running appointments of who leaves."""
    return (
        Aanstelling.objects.lopend()
        .filter(gebruiker=aanstelling.gebruiker_id)
        .exclude(organisatie=aanstelling.organisatie_id)
    )


def _led(aanstelling: Aanstelling) -> QuerySet[Verkenning]:
    """Return the explorations that would have no leader: of this corporation, or led only by working here."""
    others = _elsewhere(aanstelling).values("organisatie")
    circles = Deelname.objects.lopend()
    here = circles.filter(organisatie=aanstelling.organisatie_id).values("kring")
    there = circles.filter(Q(organisatie__in=others) | Q(gebruiker=aanstelling.gebruiker_id)).values("kring")
    only_here = Q(kring__in=here) & ~Q(kring__in=there) & ~Q(organisatie__in=others)
    rows = Verkenning.objects.filter(leider=aanstelling.gebruiker_id, verwijderd_op=None)
    return rows.filter(Q(organisatie=aanstelling.organisatie_id) | only_here)


def _lead(aanstelling: Aanstelling, opvolger: Gebruiker, by: Gebruiker) -> int:
    rows = list(_led(aanstelling).select_for_update(of=("self",), no_key=True))
    for verkenning in rows:
        voor, na = {"leider": str(aanstelling.gebruiker)}, {"leider": str(opvolger)}
        record(LEIDER, verkenning, by=by, voor=voor, na=na)
    changed = Verkenning.objects.filter(pk__in=[verkenning.pk for verkenning in rows])
    changed.update(leider=opvolger, revisie=F("revisie") + 1)
    return len(rows)


def _questions(aanstelling: Aanstelling) -> QuerySet[Vraagstuk]:
    """Return the questions of the board that this person asked for this corporation and that are open."""
    return Vraagstuk.objects.filter(
        organisatie=aanstelling.organisatie_id,
        steller=aanstelling.gebruiker_id,
        verkenning=None,
        gesloten_op=None,
        verwijderd_op=None,
    )


def _ask(aanstelling: Aanstelling, opvolger: Gebruiker, by: Gebruiker) -> int:
    rows = list(_questions(aanstelling).select_for_update(of=("self",), no_key=True))
    for vraagstuk in rows:
        voor, na = {"steller": str(aanstelling.gebruiker)}, {"steller": str(opvolger)}
        record(VRAAGSTUK, vraagstuk, by=by, voor=voor, na=na)
    changed = Vraagstuk.objects.filter(pk__in=[vraagstuk.pk for vraagstuk in rows])
    changed.update(steller=opvolger, revisie=F("revisie") + 1)
    return len(rows)


def _invitations(aanstelling: Aanstelling) -> QuerySet[Invitatie]:
    """Return what this person invited people to and that still runs, where this corporation takes part."""
    here = Deelname.objects.lopend().filter(organisatie=aanstelling.organisatie_id).values("kring")
    return Invitatie.objects.filter(
        Q(bezoek=None) | Q(bezoek__status=Bezoek.Status.GEPLAND, bezoek__eindigt_op__gt=timezone.now()),
        door=aanstelling.gebruiker_id,
        ingetrokken_op=None,
        verkenning__kring__in=here,
        verkenning__verwijderd_op=None,
    ).exclude(verkenning__status=Verkenning.Status.AFGEROND)


def _writing(aanstelling: Aanstelling) -> QuerySet[Aanwezigheid]:
    """Return where this person said to write along on the report, for this corporation."""
    return Aanwezigheid.objects.filter(
        gebruiker=aanstelling.gebruiker_id, organisatie=aanstelling.organisatie_id, schrijft=True
    )


def _chapters(aanstelling: Aanstelling) -> QuerySet[Hoofdstuk]:
    """Return the chapters of bundles that were not published yet which nobody else from here writes."""
    here = Deelname.objects.lopend().filter(organisatie=aanstelling.organisatie_id).values("kring")
    rows = Hoofdstuk.objects.filter(
        auteurs=aanstelling.gebruiker_id, bundel__gepubliceerd_op=None, bundel__verkenning__kring__in=here
    )
    staff = Aanstelling.objects.lopend().filter(organisatie=aanstelling.organisatie_id)
    colleagues = staff.exclude(gebruiker=aanstelling.gebruiker_id).values("gebruiker")
    return rows.exclude(pk__in=Hoofdstuk.objects.filter(auteurs__in=colleagues).values("pk"))


def _write(aanstelling: Aanstelling, opvolger: Gebruiker) -> int:
    """Put the successor down to write the reports and chapters that are not there yet."""
    waiting = _unreported(Bezoek.objects.filter(pk__in=_writing(aanstelling).values("bezoek")))
    planned = _planned(Bezoek.objects.filter(pk__in=_writing(aanstelling).values("bezoek")))
    visits = {*waiting.values_list("pk", flat=True), *planned.values_list("pk", flat=True)}
    for pk in visits:
        Aanwezigheid.objects.update_or_create(
            bezoek_id=pk,
            gebruiker=opvolger,
            defaults={"schrijft": True},
            create_defaults={"schrijft": True, "organisatie_id": aanstelling.organisatie_id},
        )
    _writing(aanstelling).filter(bezoek__in=visits).update(schrijft=False)
    chapters = list(_chapters(aanstelling))
    for chapter in chapters:
        chapter.auteurs.add(opvolger)
    return len(visits) + len(chapters)


def _coming(aanstelling: Aanstelling) -> QuerySet[Aanwezigheid]:
    """Return the visits to come, after the last day here, that this person said to join for this corporation."""
    rows = Aanwezigheid.objects.filter(
        gebruiker=aanstelling.gebruiker_id,
        organisatie=aanstelling.organisatie_id,
        gaat_mee=True,
        bezoek__in=_planned(Bezoek.objects.all()),
    )
    return rows.filter(bezoek__begint_op__date__gt=aanstelling.tot) if aanstelling.tot else rows


def _withdraw(aanstelling: Aanstelling) -> int:
    """Take the leaver off the visits that come after the last day; nobody is counted twice."""
    _coming(aanstelling).update(gaat_mee=False)
    return 0


def _planned(rows: QuerySet[Bezoek]) -> QuerySet[Bezoek]:
    return rows.filter(status=Bezoek.Status.GEPLAND, eindigt_op__gt=timezone.now(), verkenning__verwijderd_op=None)


def _unreported(rows: QuerySet[Bezoek]) -> QuerySet[Bezoek]:
    """Return the visits that were, and of which nothing was published yet."""
    shared = VerslagDeel.objects.filter(gepubliceerd_op__isnull=False).values("bezoek")
    over = rows.filter(eindigt_op__lte=timezone.now(), verkenning__verwijderd_op=None)
    return over.exclude(status=Bezoek.Status.AFGELAST).exclude(pk__in=shared)
