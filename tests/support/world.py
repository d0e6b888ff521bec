"""One small world with every role, for tests that ask every address."""

from dataclasses import dataclass

from django.utils import timezone

from corporaties.models import Deelname, Gebruiker, Import
from corporaties.services import create_uitnodiging, rename_organisatie
from corporaties.services.inlezen import create_import, work
from corporaties.sleutels import code_of, renew_sleutel
from documenten.models import Document
from documenten.services import ask_question, take_over
from documenten.services.verzamelingen import add_to_set, create_verzameling
from mkwportal.core.links import personal_link
from mkwportal.core.models import Synoniemregel
from mkwportal.core.sheets import Sheet
from mkwportal.pages import afmelden
from tests.factories.corporaties import OrganisatieFactory, ThemaFactory, guest, person, platform_admin
from tests.factories.documenten import paginabeeld, uploaded_document
from tests.factories.verkenningen import (
    BezoekFactory,
    CitaatFactory,
    FotoFactory,
    HalteFactory,
    LesFactory,
    VerkenningFactory,
    VerslagDeelFactory,
    VoorleggingFactory,
    VraagstukFactory,
)
from verkenningen.gastheer import LINK_CITAAT, LINK_SPIEGEL, LINK_VERSLAG
from verkenningen.invitaties import Genodigde, answer_link
from verkenningen.models import Terugblik
from verkenningen.services import create_bundel, create_hoofdstuk, create_invitaties, publish_bundel
from verkenningen.services.bezoekmail import ANSWER_VIEW
from verkenningen.services.terugblik import VIEW as TERUGBLIK

ROLES = ("anoniem", "gast", "ander", "lid", "projectleider", "corporatiebeheerder", "beheerder")


@dataclass
class World:
    """The people by role (anoniem has none) and the ids that the addresses need, by the name of their subject."""

    people: dict[str, Gebruiker]
    ids: dict[str, object]


def make_world() -> World:
    """Make corporation A (lid, projectleider, corporatiebeheerder), corporation B (ander), a guest and an admin.

    A owns a document for all members, one for itself alone and one in the trash, and an exploration for its circle
    with a visit. The guest is in that circle, B is not.
    """
    ours, other = OrganisatieFactory(), OrganisatieFactory()
    lid, leader = person(ours), person(ours, "projectleider")
    manager, stranger, admin = person(ours, "corporatiebeheerder"), person(other), platform_admin()
    verkenning = VerkenningFactory(organisatie=ours, leider=leader)
    gast = guest(verkenning.kring)
    shared, own, gone = (uploaded_document(lid, naam=f"{name}.txt") for name in ("gedeeld", "eigen", "weg"))
    Document.objects.filter(pk=shared.pk).update(bereik="leden")
    Document.objects.filter(pk=gone.pk).update(verwijderd_op=shared.gewijzigd_op)
    bezoek = BezoekFactory(verkenning=verkenning)
    halte = HalteFactory(bezoek=bezoek)
    les = LesFactory(verkenning=verkenning, bezoek=bezoek, halte=halte, door=leader)
    VerslagDeelFactory(bezoek=bezoek, deel="gezien")
    foto = FotoFactory(bezoek=bezoek)
    citaat = CitaatFactory(bezoek=bezoek)
    verslag, spiegel = (VoorleggingFactory(bezoek=bezoek, soort=soort) for soort in ("verslag", "spiegel"))
    verzameling = create_verzameling(
        organisatie_id=ours.pk, gegevens={"naam": "Startset", "uitleg": "", "bereik": "leden", "kring": None}, by=lid
    )
    for document in (shared, own):
        paginabeeld(document.versie)
        add_to_set(verzameling, document, by=lid)
    bundel = publish_bundel(create_bundel(verkenning, titel="Samen", inleiding="Zo.", by=leader), by=leader)
    hoofdstuk = create_hoofdstuk(bundel, titel="Mandaat", by=leader)
    invitation = create_uitnodiging(email="nieuw@polder.example", organisatie=ours, by=manager)
    vraag = ask_question(Document.objects.get(pk=shared.pk), soort="vraag", tekst="Waarom?", by=stranger)
    overname = take_over(Document.objects.get(pk=shared.pk), organisatie_id=other.pk, by=stranger)
    genodigde = Genodigde(stranger.pk, other.pk, stranger.naam, other.naam)
    [invitatie] = create_invitaties(verkenning, waartoe="Fiets mee", genodigden=[genodigde], by=leader)
    return World(
        {
            "gast": gast,
            "ander": stranger,
            "lid": lid,
            "projectleider": leader,
            "corporatiebeheerder": manager,
            "beheerder": admin,
        },
        {
            "document": shared.pk,
            "overname": overname.pk,
            "vraag": vraag.pk,
            "besloten": own.pk,
            "prullenbak": gone.pk,
            "verzameling": verzameling.pk,
            "verkenning": verkenning.pk,
            "bezoek": bezoek.pk,
            "halte": halte.pk,
            "foto": foto.pk,
            "citaat": citaat.pk,
            "citaatlink": _token(LINK_CITAAT, [citaat.pk, citaat.revisie]),
            "gastheer": _token(LINK_VERSLAG, verslag.pk),
            "spiegel": _token(LINK_SPIEGEL, spiegel.pk),
            "les": les.pk,
            "bundel": hoofdstuk.bundel_id,
            "hoofdstuk": hoofdstuk.pk,
            "vraagstuk": VraagstukFactory(organisatie=ours, steller=lid).pk,
            "praktijklab": VerkenningFactory(organisatie=ours, leider=leader, bereik="leden", soort="praktijklab").pk,
            "terugblik": personal_link(TERUGBLIK, Terugblik.objects.create(bezoek=bezoek, gebruiker=lid).pk)
            .rstrip("/")
            .rpartition("/")[2],
            "invitatie": invitatie.pk,
            "antwoord": answer_link(invitatie, "mee").rstrip("/").rpartition("/")[2],
            "organisatie": ours.pk,
            "wijziging": rename_organisatie(
                OrganisatieFactory(), naam="Nieuwe naam", datum=timezone.localdate(), by=admin
            ).pk,
            "persoon": lid.pk,
            "agenda": code_of(renew_sleutel("agenda", by=lid)),
            "bezoekantwoord": personal_link(ANSWER_VIEW, [bezoek.pk, gast.pk]).rstrip("/").rpartition("/")[2],
            "afmelden": afmelden.link(lid).rstrip("/").rpartition("/")[2],
            "aanstelling": lid.aanstellingen.get().pk,
            "thema": ThemaFactory().slug,
            "uitnodiging": invitation.pk,
            "import": _import(manager).pk,
            "synoniem": Synoniemregel.objects.create(regel="minihuisje, tiny house").pk,
            "deelname": Deelname.objects.get(gebruiker=gast).pk,
        },
    )


def _import(by: Gebruiker) -> Import:
    """Return a list that was checked, with one line."""
    rows = [(1, ["E-mail", "Naam"]), (2, ["lijst@polder.example", "Anna Bos"])]
    lijst = create_import([Sheet("", rows)], soort="mensen", bestandsnaam="lijst.csv", organisatie=None, by=by)
    work(lijst.pk)
    return lijst


def _token(view: str, values: int | list[int]) -> str:
    """Return the signed part of a personal link."""
    return personal_link(view, values).rstrip("/").rpartition("/")[2]
