"""Everything that is kept of one person, as one zip for that person (C8): asked for, made by a job, a week there."""

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from mkwportal.core.audit import record
from mkwportal.core.files import storage
from mkwportal.core.files.archives import Member, zip_blocks
from mkwportal.core.models import AuditRegel, Mailfout, Melding
from mkwportal.core.notifications import notify
from mkwportal.core.templatetags.formats import date_text, datetime_text

from .models import BekendApparaat, Gebruiker, Inzage, Overzichtsbericht, Toegangssleutel, Uitnodiging
from .signals import eigen_gegevens_gevraagd
from .tasks import make_inzage_job

MAP = "inzage"
BEWAARDAGEN = 7
VASTGELOPEN = dt.timedelta(hours=24)
PROFIEL = (
    "email", "aanhef", "voornaam", "tussenvoegsel", "achternaam", "telefoon", "bereikbaar", "overzicht", "gemaakt_op",
    "laatst_gezien", "vorig_bezoek",
)  # fmt: skip


class Deel(NamedTuple):
    """One part of what is kept: a heading, and rows of plain values by their label."""

    kop: str
    rijen: list[dict[str, Any]]


def rows_of(rows: QuerySet, **fields: str) -> list[dict[str, Any]]:
    """Return these rows as dicts of label and value; each keyword is a label, its value the field to read."""
    return [dict(zip(fields, values, strict=True)) for values in rows.values_list(*fields.values())]


@transaction.atomic
def request_inzage(*, by: Gebruiker) -> Inzage:
    """Queue a zip with what is kept of this person; ValidationError while another one is being made."""
    try:
        with transaction.atomic():
            inzage = Inzage.objects.create(gebruiker=by)
    except IntegrityError:
        raise ValidationError("Wij maken al een zip met uw gegevens. Wacht tot die klaar is.") from None
    record("eigen gegevens gevraagd", by, by=by)
    make_inzage_job.defer(inzage_id=inzage.pk)
    return inzage


def make_inzage(inzage_id: int) -> None:
    """Make the zip, keep it, and tell the person; safe to run again."""
    inzage = Inzage.objects.select_related("gebruiker").get(pk=inzage_id)
    if inzage.stand != Inzage.Stand.WACHT:
        return
    path = storage.temporary_path()
    try:
        with open(path, "wb") as file:
            for block in zip_blocks(_members(inzage.gebruiker)):
                file.write(block)
        size, key = path.stat().st_size, storage.save_file(path, MAP)
    except Exception:
        Inzage.objects.filter(pk=inzage.pk).update(stand=Inzage.Stand.MISLUKT)
        raise
    finally:
        path.unlink(missing_ok=True)
    with transaction.atomic():
        Inzage.objects.filter(pk=inzage.pk).update(
            stand=Inzage.Stand.KLAAR, sleutel=key, grootte=size, klaar_op=timezone.now()
        )
        notify(
            [inzage.gebruiker],
            soort="inzage",
            tekst=f"De zip met uw gegevens staat klaar. U kunt hem {BEWAARDAGEN} dagen lang ophalen.",
            url=reverse("corporaties:inzage"),
            sleutel=f"inzage-{inzage.pk}",
        )


def tidy_inzagen(moment: dt.datetime) -> int:
    """Delete the zips that are a week old, and call failed what has hung for a day; return how many went."""
    hung = Inzage.objects.filter(stand=Inzage.Stand.WACHT, gemaakt_op__lt=moment - VASTGELOPEN)
    hung.update(stand=Inzage.Stand.MISLUKT)
    old = Inzage.objects.filter(stand=Inzage.Stand.KLAAR, klaar_op__lt=moment - dt.timedelta(days=BEWAARDAGEN))
    return forget(old)


def forget(inzagen: QuerySet[Inzage]) -> int:
    """Throw away the zips of these rows once the transaction is committed; return how many."""
    keys = list(inzagen.exclude(sleutel="").values_list("sleutel", flat=True))
    count = inzagen.update(stand=Inzage.Stand.WEG, sleutel="")
    transaction.on_commit(lambda: [storage.delete(key) for key in keys])
    return count


def collect(gebruiker: Gebruiker) -> list[Deel]:
    """Return everything that is kept of this person, in parts; each app adds its own."""
    delen = [*_own_parts(gebruiker)]
    for _, found in eigen_gegevens_gevraagd.send(Gebruiker, gebruiker=gebruiker):
        delen += found
    return [*delen, *_trail(gebruiker)]


def _own_parts(gebruiker: Gebruiker) -> Iterator[Deel]:
    me = Gebruiker.objects.filter(pk=gebruiker.pk)
    [profiel] = rows_of(me, **{name: name for name in PROFIEL})
    profiel["vraag mij over"] = ", ".join(gebruiker.themas.values_list("naam", flat=True))
    yield Deel("Profiel", [profiel])
    posts = gebruiker.aanstellingen.order_by("van", "pk")
    fields = {"organisatie": "organisatie__naam", "rol": "rol", "functie": "functie", "vanaf": "van", "tot": "tot"}
    yield Deel("Aanstellingen", rows_of(posts, **fields, bevestigd="bevestigd_op"))
    guests = gebruiker.deelname_set.order_by("gemaakt_op")
    yield Deel("Gast of deelnemer van", rows_of(guests, waarvan="kring__naam", wijze="wijze", tot="tot"))
    about = Uitnodiging.objects.filter(email__iexact=gebruiker.email).order_by("gemaakt_op")
    yield Deel("Uitnodigingen aan u", rows_of(about, op="gemaakt_op", voor="organisatie__naam", gebruikt="gebruikt_op"))
    sent = gebruiker.verstuurde_uitnodigingen.order_by("gemaakt_op")
    yield Deel("Uitnodigingen van u", rows_of(sent, op="gemaakt_op", aan="email", voor="organisatie__naam"))
    notices = Melding.objects.filter(ontvanger=gebruiker).order_by("pk")
    yield Deel("Meldingen", rows_of(notices, op="gemaakt_op", tekst="tekst", gelezen="gelezen_op"))
    digests = Overzichtsbericht.objects.filter(gebruiker=gebruiker).order_by("pk")
    yield Deel("Overzichten per mail", rows_of(digests, periode="periode", staat="staat", verstuurd="verstuurd_op"))
    refused = Mailfout.objects.filter(aan__iexact=gebruiker.email).order_by("pk")
    yield Deel("Mail die niet aankwam", rows_of(refused, op="tijd", onderwerp="onderwerp", reden="reden"))
    devices = UserSession.objects.filter(user=gebruiker).order_by("created_at")
    seen = {"sinds": "created_at", "laatst": "last_seen_at", "ip": "ip", "browser": "user_agent"}
    yield Deel("Waar u bent ingelogd", rows_of(devices, **seen))
    known = BekendApparaat.objects.filter(gebruiker=gebruiker).order_by("pk")
    yield Deel("Browsers die wij herkennen", rows_of(known, gezien="gezien_op"))
    steps = Authenticator.objects.filter(user=gebruiker).order_by("pk")
    yield Deel("Tweede stap", rows_of(steps, soort="type", gemaakt="created_at", gebruikt="last_used_at"))
    accounts = SocialAccount.objects.filter(user=gebruiker).order_by("pk")
    linked = {"naam": "extra_data__naam", "adres": "extra_data__adres", "laatst": "last_login"}
    yield Deel("Microsoft-account", rows_of(accounts, **linked))
    keys = Toegangssleutel.objects.filter(gebruiker=gebruiker).order_by("pk")
    yield Deel("Persoonlijke adressen", rows_of(keys, soort="soort", gemaakt="gemaakt_op"))


def _trail(gebruiker: Gebruiker) -> Iterator[Deel]:
    posts = list(gebruiker.aanstellingen.values_list("pk", flat=True))
    about = Q(soort="gebruiker", object_id=gebruiker.pk) | Q(soort="aanstelling", object_id__in=posts)
    fields = {"op": "tijd", "wie": "wie_naam", "wat": "actie", "waarvan": "object_naam", "voor": "voor", "na": "na"}
    did = AuditRegel.objects.filter(wie_id=gebruiker.pk).order_by("pk")
    yield Deel("Logboek: wat u deed", rows_of(did, **fields))
    others = AuditRegel.objects.filter(about).exclude(wie_id=gebruiker.pk).order_by("pk")
    yield Deel("Logboek: wat anderen met uw gegevens deden", rows_of(others, **fields))


def _members(gebruiker: Gebruiker) -> Iterator[Member]:
    delen = collect(gebruiker)
    facts = {deel.kop: deel.rijen for deel in delen}
    yield Member("gegevens.json", json.dumps(facts, ensure_ascii=False, indent=1, default=_plain).encode())
    context = {
        "gebruiker": gebruiker,
        "delen": [
            (deel.kop, list(deel.rijen[0]) if deel.rijen else [], [map(_shown, rij.values()) for rij in deel.rijen])
            for deel in delen
        ],
        "nu": timezone.now(),
    }
    yield Member("overzicht.html", render_to_string("corporaties/inzage_bestand.html", context).encode())


def _plain(value: Any) -> str:
    """Return a value that JSON does not know as text."""
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _shown(value: Any) -> str:
    """Return a value as somebody reads it."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, dt.datetime):
        return datetime_text(value)
    if isinstance(value, dt.date):
        return date_text(value)
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_shown(part)}" for name, part in value.items())
    return str(value)
