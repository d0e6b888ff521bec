"""What the search core is told about organisations and people."""

from mkwportal.core.search.index import Zoekobject, index_objects, remove_object

from .models import Aanstelling, Gebruiker, Organisatie

ORGANISATIE, PERSOON = "organisatie", "persoon"


def index_organisatie(organisatie_id: int) -> None:
    """Renew what search knows of one organisation; one that went up in another is found through that one."""
    organisatie = Organisatie.objects.bestaand().filter(pk=organisatie_id).first()
    if organisatie is None:
        remove_object(ORGANISATIE, organisatie_id)
    else:
        index_objects([describe_organisatie(organisatie)])


def index_persoon(gebruiker_id: int) -> None:
    """Renew what search knows of one person; who works nowhere any more, is forgotten."""
    gebruiker = Gebruiker.objects.met_aanstelling().filter(pk=gebruiker_id).prefetch_related("themas").first()
    if gebruiker is None:
        remove_object(PERSOON, gebruiker_id)
    else:
        index_objects([describe_persoon(gebruiker)])


def index_all() -> int:
    """Renew all organisations and people, for a loader or after a restore; return how many there are."""
    people = Gebruiker.objects.met_aanstelling().prefetch_related("themas")
    return index_objects(map(describe_organisatie, Organisatie.objects.bestaand())) + index_objects(
        map(describe_persoon, people)
    )


def describe_organisatie(organisatie: Organisatie) -> Zoekobject:
    """Return an organisation as search keeps it: name, place, municipalities, what it says about itself."""
    return Zoekobject(
        soort=ORGANISATIE,
        object_id=organisatie.pk,
        titel=organisatie.naam,
        meta=organisatie.get_soort_display(),
        namen=[*organisatie.oude_namen, organisatie.plaats, organisatie.provincie, *organisatie.gemeenten],
        tekst=organisatie.over,
        openbaar=True,
        organisatie_id=organisatie.pk,
        subsoort=organisatie.soort,
        grootte=organisatie.grootte,
    )


def describe_persoon(gebruiker: Gebruiker) -> Zoekobject:
    """Return a person as search keeps them: by name, post, organisation and what they can be asked about."""
    running = list(Aanstelling.objects.lopend().filter(gebruiker=gebruiker).select_related("organisatie"))
    return Zoekobject(
        soort=PERSOON,
        object_id=gebruiker.pk,
        titel=gebruiker.naam,
        meta=", ".join(
            part for part in (*(a.functie for a in running), *(t.naam for t in gebruiker.themas.all())) if part
        ),
        namen=[part for a in running for part in (a.organisatie.naam, a.organisatie.plaats)],
        openbaar=True,
        organisatie_id=running[0].organisatie_id if running else None,
        thema_ids=[thema.pk for thema in gebruiker.themas.all()],
    )
