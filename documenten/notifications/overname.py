"""Who hears what about taking over (D7): the owner that it happened, the adopters what happens to the source."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.urls import reverse

from corporaties.models import Aanstelling, Bereik, Deelname, Gebruiker, Organisatie, Rol
from mkwportal.core.models import Melding
from mkwportal.core.notifications import notify

from ..models import Document, Overname, Versie
from .vraag import answering


def tell_owner(overname: Overname, document: Document) -> None:
    """Tell who answers for the source that a corporation took it over; once, however often they change their mind."""
    notify(
        answering(document),
        soort="overgenomen",
        url=reverse("documenten:overnames-bij", args=[document.pk]),
        tekst=f"{overname.organisatie} neemt ‘{document}’ over (versie {overname.nummer}).",
        sleutel=_owner_key(overname),
    )


def take_back(overname: Overname) -> None:
    """Take the line to the owner back as long as it was not read."""
    Melding.objects.filter(sleutel=_owner_key(overname), gelezen_op=None).delete()


def tell_new_version(versie: Versie) -> None:
    """Give each adopter that still sees the source one line with the change note."""
    document = versie.document
    adopters = seeing(Overname.objects.lopend().filter(document=document), document)
    notify(
        recipients(adopters),
        soort="bronversie",
        url=reverse("documenten:overnemen", args=[document.pk]),
        tekst=f"Versie {versie.nummer} van ‘{document}’, dat u overnam: {versie.toelichting}",
        sleutel=f"bronversie-{versie.pk}",
    )


def tell_source_gone(document: Document) -> None:
    """Tell the adopters that lost the source, once: it is in the trash, out of force or not for them any more.

    They read the title as they took it over: the present one may not be for them.
    """
    lost = Overname.objects.lopend().filter(document=document)
    if document.status != "vervallen":
        lost = lost.exclude(pk__in=seeing(lost, document).values("pk"))
    rows = list(lost.select_related("bron_organisatie", "contact", "eigen_document__contact"))
    for titel in sorted({row.bron_titel for row in rows}):
        known = [row for row in rows if row.bron_titel == titel]
        notify(
            recipients(known),
            soort="bron-vervallen",
            url=reverse("documenten:overnames"),
            tekst=f"‘{titel}’ van {known[0].bron_organisatie} is vervallen bij de bron. Wat u overnam, blijft van u.",
            sleutel=f"bron-vervallen-{document.pk}",
        )


def seeing(overnames: QuerySet[Overname], document: Document) -> QuerySet[Overname]:
    """Return those whose corporation still sees the source as a whole; see permissions.organisation_sees."""
    if document.verwijderd_op is not None:
        return overnames.none()
    if document.bereik == Bereik.LEDEN:
        return overnames.filter(organisatie__in=Organisatie.objects.leden())
    if document.bereik == Bereik.KRING:
        running = Deelname.objects.lopend().filter(kring=document.kring_id, organisatie__isnull=False)
        return overnames.filter(organisatie__in=running.values("organisatie"))
    return overnames.none()


def recipients(overnames: Iterable[Overname]) -> list[Gebruiker]:
    """Return who hears of these: the contact of the own document or of the overname.

    When that person works elsewhere now, it is the corporatiebeheerders of the corporation that took over.
    """
    wanted: dict[int, set[int]] = {}
    for row in overnames:
        own = row.eigen_document
        who = own.contact_id if own is not None and own.verwijderd_op is None else row.contact_id
        wanted.setdefault(row.organisatie_id, set()).add(who)
    if not wanted:
        return []
    people = {pk for ids in wanted.values() for pk in ids}
    posts = Aanstelling.objects.lopend().filter(organisatie__in=wanted, gebruiker__is_active=True)
    found = posts.filter(Q(gebruiker__in=people) | Q(rol=Rol.CORPORATIEBEHEERDER)).select_related("gebruiker")
    by_owner: dict[int, list[Aanstelling]] = {}
    for post in found:
        by_owner.setdefault(post.organisatie_id, []).append(post)
    result: dict[int, Gebruiker] = {}
    for organisatie_id, ids in wanted.items():
        here = by_owner.get(organisatie_id, [])
        present = {post.gebruiker_id for post in here}
        for post in here:
            if post.gebruiker_id in ids or (post.rol == Rol.CORPORATIEBEHEERDER and ids - present):
                result[post.gebruiker_id] = post.gebruiker
    return list(result.values())


def _owner_key(overname: Overname) -> str:
    return f"overname-{overname.pk}"
