"""What follows from a change of a corporation: counted, told, and carried through in search and in what is kept."""

from typing import Any, NamedTuple

from django.db.models import Count
from django.urls import reverse

from mkwportal.core import stamps
from mkwportal.core.mail import queue_mail
from mkwportal.core.notifications import notify
from mkwportal.core.templatetags.formats import date_text

from ..models import Aanstelling, Gebruiker, Organisatiewijziging, Rol
from ..signals import organisatie_veranderd, volgers_gevraagd
from ..tasks import index_organisatie_job, index_persoon_job
from ..wijzigingen.verwijzingen import known

STEMPEL = "organisaties"
SOORT = Organisatiewijziging.Soort


def count(wijziging: Organisatiewijziging) -> dict[str, dict[str, int]]:
    """Return per key (documenten.document.organisatie) how many rows went along, were joined, ended or made."""
    keys = {(one.model._meta.label_lower, one.veld): one.sleutel for one in known()}
    names = {one.model._meta.label_lower: one.sleutel for one in known() if one.naam}
    found: dict[str, dict[str, int]] = {}
    rows = wijziging.regels.order_by().values_list("model", "actie", "veld").annotate(aantal=Count("object_id"))
    for model, actie, veld, aantal in rows:
        key = keys.get((model, veld)) or names.get(model) or f"{model}.{veld}"
        what = "mee" if (model, veld) in keys else f"{actie}:{veld}" if veld else actie
        found.setdefault(key, {})[what] = aantal
    return found


def after_change(wijziging: Organisatiewijziging, *, verhuisd: list[tuple[int, int]]) -> None:
    """Let the apps renew what they keep of these corporations, and search find them and their people anew."""
    ids = involved(wijziging)
    organisatie_veranderd.send(Organisatiewijziging, organisaties=ids, verhuisd=verhuisd)
    for pk in ids:
        index_organisatie_job.defer(organisatie_id=pk)
    people = Aanstelling.objects.filter(organisatie__in=ids).order_by("gebruiker")
    jobs: list[Any] = [{"gebruiker_id": pk} for pk in people.values_list("gebruiker", flat=True).distinct()]
    if jobs:
        index_persoon_job.batch_defer(*jobs)
    stamps.touch(STEMPEL)


def involved(wijziging: Organisatiewijziging) -> list[int]:
    """Return the ids of the corporations of a change."""
    ids = (wijziging.organisatie_id, wijziging.met_id, wijziging.naar_id)
    return sorted({pk for pk in ids if pk is not None})


def tell_admins(wijziging: Organisatiewijziging, wat: str) -> None:
    """Tell the admins of the corporations concerned by a notice and by mail: gepland, uitgevoerd, geannuleerd, …"""
    admins = Aanstelling.objects.lopend().filter(
        organisatie__in=involved(wijziging), rol=Rol.CORPORATIEBEHEERDER, gebruiker__is_active=True
    )
    people = list(Gebruiker.objects.filter(pk__in=admins.values("gebruiker")).order_by("pk"))
    url = (wijziging.naar or wijziging.organisatie).get_absolute_url()
    zin = sentence(wijziging, wat)
    sleutel = f"wijziging-{wijziging.pk}-{wat}"
    notify(people, soort="organisatie", tekst=zin, url=url, sleutel=sleutel)
    for person in people:
        context = {"persoon": person, "wijziging": wijziging, "zin": zin, "wat": wat, "url": url}
        queue_mail(person.email, "corporaties/mail/wijziging", context)


def tell_followers(wijziging: Organisatiewijziging) -> None:
    """Tell who follows one of the corporations, once."""
    pks = followers_of(involved(wijziging))
    notify(
        Gebruiker.objects.filter(pk__in=pks, is_active=True).order_by("pk"),
        soort="organisatie",
        tekst=sentence(wijziging, "uitgevoerd"),
        url=(wijziging.naar or wijziging.organisatie).get_absolute_url(),
        sleutel=f"wijziging-{wijziging.pk}-volger",
    )


def followers_of(organisaties: list[int]) -> set[int]:
    """Return the ids of the people who follow one of these corporations."""
    answers: list[tuple[Any, Any]] = volgers_gevraagd.send(Organisatiewijziging, organisaties=organisaties)
    return {pk for _, found in answers for pk in found}


def sentence(wijziging: Organisatiewijziging, wat: str) -> str:
    """Return in one sentence what happens, happened, or does not happen after all."""
    dag = date_text(wijziging.datum)
    naar = wijziging.naar or wijziging.gegevens.get("naam") or ""
    van = wijziging.gegevens.get("van", wijziging.organisatie)
    if wijziging.soort == SOORT.FUSIE:
        texts = {
            "gepland": f"{wijziging.organisatie} en {wijziging.met} fuseren op {dag}.",
            "uitgevoerd": f"{wijziging.organisatie} en {wijziging.met} zijn gefuseerd. Zij heten nu {naar}.",
            "geannuleerd": f"De geplande fusie van {wijziging.organisatie} en {wijziging.met} gaat niet door.",
            "ongedaan": f"De fusie van {wijziging.organisatie} en {wijziging.met} is ongedaan gemaakt.",
            "mislukt": f"De geplande fusie van {wijziging.organisatie} en {wijziging.met} is niet gelukt.",
        }
    elif wijziging.soort == SOORT.NAAM:
        nieuw = wijziging.gegevens.get("naam", "")
        texts = {
            "gepland": f"{van} heet vanaf {dag} {nieuw}.",
            "uitgevoerd": f"{van} heet nu {nieuw}.",
            "geannuleerd": f"De nieuwe naam van {van} gaat niet door.",
            "ongedaan": f"{nieuw} heet weer {van}.",
            "mislukt": f"De nieuwe naam van {van} kon niet worden ingevoerd.",
        }
    elif wijziging.soort == SOORT.VERTREK:
        texts = {
            "uitgevoerd": f"{wijziging.organisatie} is lid van MKW tot en met {dag}.",
            "ongedaan": f"Het vertrek van {wijziging.organisatie} gaat niet door.",
        }
    else:
        texts = {
            "uitgevoerd": f"{wijziging.organisatie} is weer lid van MKW vanaf {dag}.",
            "ongedaan": f"De terugkeer van {wijziging.organisatie} gaat niet door.",
        }
    return texts[wat]


def history(organisatie: Any) -> list[tuple[Any, str]]:
    """Return (change, sentence) of all that became of a corporation and stands, the newest first."""
    rows = Organisatiewijziging.objects.van(organisatie).uitgevoerd().select_related("organisatie", "met", "naar")
    return [(row, sentence(row, "uitgevoerd")) for row in rows]


def address(wijziging: Organisatiewijziging) -> str:
    """Return the page of a change for the platform admin."""
    return reverse("corporaties:wijziging", args=[wijziging.pk])


class Aantal(NamedTuple):
    """A line of the preview: what it is about, how many go along or come, how many are joined or end."""

    wat: str
    mee: int
    klaar: int


def summary(uitkomst: dict[str, dict[str, int]]) -> list[Aantal]:
    """Return the lines of the preview, in the order of the register."""
    lines = []
    for one in known():
        found = uitkomst.get(one.sleutel, {}) if one.naam else {}
        line = Aantal(
            one.naam.partition(",")[2].capitalize(),
            found.get("mee", 0) + found.get("gemaakt", 0),
            found.get("weg", 0) + found.get("gezet:ingetrokken_op", 0) + found.get("gezet:tot", 0),
        )
        if line.mee or line.klaar:
            lines.append(line)
    return lines
