"""The page of a visit for one person, kept as HTML until something changes (0002)."""

from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from corporaties.models import Gebruiker
from documenten.models import Document
from documenten.queries import visibility_key
from mkwportal.core import stamps
from mkwportal.core.markdown import render_markdown

from . import audience
from .gastheer import host_state
from .models import Aanwezigheid, Bezoek, Les, Spiegel, VerslagDeel
from .permissions import member_organisaties
from .tijden import period_text

LESSEN_OP_PAGINA = 8
_STAMPS = ("verkenningen", "documenten", "organisaties")


def visit_page(bezoek: Bezoek, user: Gebruiker) -> dict[str, Any]:
    """Return title, head and content of the page of a visit that this person may see.

    Remembered until one of _STAMPS is touched; what the person may do, the day and whether the visit is over are part
    of the key. Forms in it still need core.remembered.fill_forms.
    """
    posten = sorted((post["organisatie"], post["rol"], post["lid"]) for post in user.lopende_aanstellingen)
    who = f"{user.pk}:{visibility_key(user)}:{posten}"
    key = f"bezoekpagina:{bezoek.pk}:{who}:{bezoek.is_geweest}:{timezone.localdate()}"
    return stamps.remember(key, stamps.current(*_STAMPS), lambda: _make(bezoek.pk, user))


def _make(pk: int, user: Gebruiker) -> dict[str, Any]:
    rows = Bezoek.objects.zichtbaar_voor(user).met_rechten(user)
    bezoek = rows.select_related("gastheer", "verkenning__organisatie", "verkenning__leider").get(pk=pk)
    context = {
        "bezoek": bezoek,
        "verkenning": bezoek.verkenning,
        "haltes": bezoek.haltes.all() if bezoek.mag_schrijven else bezoek.haltes.programma(),
        "vooraf": Document.objects.zichtbaar_voor(user).filter(bezoeken=bezoek).for_list().order_by("titel"),
        "spiegel": bool(bezoek.gastvraag)
        and (bezoek.mag_schrijven or Spiegel.objects.zichtbaar_voor(user).filter(bezoek=bezoek).exists()),
        "fotos": bezoek.fotos.zichtbaar_voor(user),
        "zin": audience.viewers(bezoek.verkenning).zin,
        "tijd": period_text(bezoek),
        "organisaties": member_organisaties(user),
        "bewaard": True,
        **_report(bezoek, user),
        **_attendance(bezoek, user),
    }
    return {
        "titel": bezoek.titel,
        "kop": render_to_string("verkenningen/_bezoek_kop.html", context),
        "inhoud": render_to_string("verkenningen/_bezoek_inhoud.html", context),
    }


def _report(bezoek: Bezoek, user: Gebruiker) -> dict[str, Any]:
    """Return the parts of the report that this person may see, and the first lessons."""
    lessen = list(Les.objects.zichtbaar_voor(user).filter(bezoek=bezoek).for_list(user))
    zichtbaar = VerslagDeel.objects.zichtbaar_voor(user).filter(bezoek=bezoek)
    delen = {deel.deel: deel for deel in zichtbaar.met_auteurs().met_citaten().met_gastheer()}
    return {
        "delen": [
            (label, delen[waarde], render_markdown(delen[waarde].tekst), host_state(delen[waarde], bezoek))
            for waarde, label in VerslagDeel.Deel.choices
            if waarde in delen and delen[waarde].tekst
        ],
        "lessen": lessen[:LESSEN_OP_PAGINA],
        "aantal_lessen": len(lessen),
    }


def _attendance(bezoek: Bezoek, user: Gebruiker) -> dict[str, Any]:
    """Return who was there or comes along, how many people and corporations that are, and who writes."""
    rows = list(Aanwezigheid.objects.filter(bezoek=bezoek).select_related("gebruiker", "organisatie"))
    mijn = next((row for row in rows if row.gebruiker_id == user.pk), None)
    erbij = [row for row in rows if row.was_er]
    komen = [row for row in rows if row.gaat_mee and row.was_er is not False]
    return {
        "erbij": erbij,
        "afwezig": [row for row in rows if row.gaat_mee and row.was_er is False],
        "komen": komen,
        "telling": count_people(erbij or komen),
        "mijn_antwoord": mijn.gaat_mee if mijn else None,
        "schrijvers": [row for row in rows if row.schrijft],
        "ik_schrijf": mijn is not None and mijn.schrijft,
    }


def count_people(rows: list[Aanwezigheid]) -> tuple[int, int]:
    """Return how many people, and at how many corporations (other organisations are not counted)."""
    corporaties = {
        row.organisatie_id for row in rows if row.organisatie and row.organisatie.soort == "woningcorporatie"
    }
    return len(rows), len(corporaties)
