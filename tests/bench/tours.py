"""Explorations of any size for the people of data.py: circles, visits with stops, lessons, reactions, and their index."""

import random
from datetime import time, timedelta
from typing import Any

from django.db import connection
from django.db.models import Max, Model
from django.utils import timezone

from corporaties.models import Aanstelling, Deelname, Gebruiker, Kring, Organisatie, Thema
from documenten.models import Document
from mkwportal.core import stamps
from mkwportal.core.models import ZoekRegel
from mkwportal.core.search.index import index_objects
from verkenningen import search
from verkenningen.models import (
    Aanwezigheid,
    Bezoek,
    Foto,
    Halte,
    Les,
    LesReactie,
    Opname,
    Verkenning,
    VerslagDeel,
    VraagRegel,
)

from .data import CORPORATIES, MEMBER, REST, SUBJECTS, VERBS, WHO, sentence, settle, vocabulary

FIRST = 200  # explorations with texts of their own; the others have the texts of one of these
VISITS, LESSONS = 10, 10  # of an exploration, of a visit
STOPS, COME, PHOTOS = 6, 8, 3  # of a visit
BIG, BIG_STOPS, BIG_PHOTOS, BIG_LESSONS, BIG_COME = "Dertig haltes op één dag", 30, 100, 30, 24  # the visit to measure
LESSON_END = "Dat vraagt tijd, vertrouwen, rust, geld, mandaat en een goed gesprek met elkaar."
IN_EVERY_LESSON = ("tijd", "vertrouwen", "rust", "geld", "mandaat", "gesprek", "vragen", "goed", "samenwerken")


def make_tours() -> None:
    """Make the first explorations of the member's platform, through the code that the real jobs index with."""
    rng = random.Random(11)
    verkenningen = _explorations(rng)
    bezoeken = _visits(rng, verkenningen)
    _lessons(rng, bezoeken)
    with connection.cursor() as cursor:  # these times are set by the clock when a row is made
        cursor.execute(
            "UPDATE verkenningen_les l SET gemaakt_op = b.eindigt_op + l.id * interval '1 second' "
            "FROM verkenningen_bezoek b WHERE b.id = l.bezoek_id"
        )
        cursor.execute("UPDATE verkenningen_verkenning SET gewijzigd_op = gewijzigd_op - id * interval '3 hours'")
    for rows, objects in (
        (Verkenning.objects.order_by("pk"), search.verkenning_objects),
        (Bezoek.objects.order_by("pk"), search.bezoek_objects),
        (Les.objects.order_by("pk"), search.les_objects),
    ):
        pks = list(rows.values_list("pk", flat=True))
        for start in range(0, len(pks), 5000):
            index_objects(objects(rows.filter(pk__in=pks[start : start + 5000])))
    _settle()


def _explorations(rng: random.Random) -> list[Verkenning]:
    """Return FIRST explorations with their circles: the member leads the first and is in one of twenty-five."""
    houses = list(Organisatie.objects.order_by("pk")[:CORPORATIES])
    people = {row.organisatie_id: row.gebruiker_id for row in Aanstelling.objects.order_by("-pk")}
    member = Gebruiker.objects.get(email=MEMBER)
    people[houses[0].pk] = member.pk
    kringen = Kring.objects.bulk_create(Kring(naam=f"Kring {number}") for number in range(FIRST))
    found, deelnames, lines = [], [], []
    for number, kring in enumerate(kringen):
        house, subject = houses[number % CORPORATIES], SUBJECTS[number % len(SUBJECTS)]
        found.append(
            Verkenning(
                naam=f"{subject.capitalize()} samen {number}",
                vraag=f"Hoe kunnen wij {subject} samen {rng.choice(VERBS)}, {rng.choice(REST)}, poging {number}?",
                toelichting=sentence(rng, subject),
                organisatie=house,
                leider_id=people[house.pk],
                kring=kring,
                bereik="leden" if rng.random() < 0.6 else "kring",
                status=rng.choice(Verkenning.Status.values),
            )
        )
        others = {house, *rng.sample(houses, rng.randint(4, 12)), *(houses[:1] if number % 25 == 0 else ())}
        deelnames += [
            Deelname(kring=kring, organisatie=other, wijze="meedoen" if rng.random() < 0.8 else "tribune")
            for other in others - {house, houses[0]}
        ]
        deelnames += [Deelname(kring=kring, organisatie=other) for other in others & {house, houses[0]}]
    Deelname.objects.bulk_create(deelnames)
    found = Verkenning.objects.bulk_create(found)
    for verkenning in found:
        lines += [
            VraagRegel(
                verkenning=verkenning, vraag=f"Eerst {n}: {verkenning.vraag}"[:300], door_id=verkenning.leider_id
            )
            for n in range(2)
        ]
    VraagRegel.objects.bulk_create(lines)
    return found


def _visits(rng: random.Random, verkenningen: list[Verkenning]) -> list[Bezoek]:
    """Return the visits of these explorations with stops, attendance, reports and photos; the first is the big one."""
    now = timezone.now().replace(minute=0, second=0, microsecond=0)
    houses = list(Organisatie.objects.order_by("pk")[:CORPORATIES])
    people = list(Gebruiker.objects.exclude(email=MEMBER).order_by("pk")[: CORPORATIES * 3])
    bezoeken = [
        Bezoek(
            verkenning=verkenning,
            titel=BIG if verkenning is verkenningen[0] and not number else f"Op bezoek {number} rond {verkenning.naam}",
            begint_op=(begin := now + timedelta(days=(30 - 100 * number) if number else -3, hours=rng.randint(0, 5))),
            eindigt_op=begin + timedelta(hours=3),
            plaats=(house := rng.choice(houses)).plaats,
            adres="Dorpsstraat 1",
            gastheer=house,
            gastvraag=sentence(rng, verkenning.naam.split()[0].lower())[:300],
        )
        for verkenning in verkenningen
        for number in range(VISITS)
    ]
    bezoeken = Bezoek.objects.bulk_create(bezoeken)
    parts: dict[type[Model], list[Any]] = {Halte: [], Aanwezigheid: [], VerslagDeel: [], Foto: []}
    for number, bezoek in enumerate(bezoeken):
        subject, writer = rng.choice(SUBJECTS), bezoek.verkenning.leider_id
        parts[Halte] += [
            Halte(
                bezoek=bezoek,
                volgorde=place,
                tijd=time(9 + place // 6, place % 6 * 10),
                titel=f"Halte {place}, {rng.choice(SUBJECTS)}",
                persoon=f"Mens {rng.randint(1, 900)}",
                rol="opzichter",
                organisatie=rng.choice(houses).naam,
                gezien=sentence(rng, subject),
                gehoord=sentence(rng, subject),
                meenemen=sentence(rng, subject),
                geschreven_door_id=writer,
                geschreven_op=bezoek.eindigt_op,
            )
            for place in range(1, (STOPS if number else BIG_STOPS) + 1)
        ]
        parts[Aanwezigheid] += [
            Aanwezigheid(
                bezoek=bezoek, gebruiker=person, organisatie=houses[(person.pk - people[0].pk) // 3 % CORPORATIES],
                gaat_mee=True, was_er=rng.random() < 0.9,
            )
            for person in rng.sample(people, COME if number else BIG_COME)
        ]  # fmt: skip
        parts[VerslagDeel] += [
            VerslagDeel(
                bezoek=bezoek, deel=deel, tekst="\n\n".join(sentence(rng, subject) for _ in range(4)),
                gepubliceerd_op=bezoek.eindigt_op,
            )
            for deel in (("gezien", "vervolg") if number else VerslagDeel.Deel.values)
        ]  # fmt: skip
        parts[Foto] += [
            Foto(
                bezoek=bezoek, sleutel=f"bench/{bezoek.pk}-{n}.jpg", klein=f"bench/{bezoek.pk}-{n}-klein.jpg",
                sha256=f"{bezoek.pk:032x}{n:032x}", grootte=400_000, breedte=1600, hoogte=1200, door_id=writer,
                bijschrift=f"Bij halte {n + 1}" if n % 2 else "",
            )
            for n in range(PHOTOS if number else BIG_PHOTOS)
        ]  # fmt: skip
    for model, rows in parts.items():
        model._default_manager.bulk_create(rows, batch_size=5000)
    through, stukken = Bezoek.vooraf.through, list(Document.objects.values_list("pk", flat=True)[:100])
    through.objects.bulk_create(
        through(bezoek=bezoek, document_id=pk)
        for number, bezoek in enumerate(bezoeken)
        for pk in rng.sample(stukken, 1 if number else 5)
    )
    auteurs = VerslagDeel.auteurs.through
    auteurs.objects.bulk_create(
        auteurs(verslagdeel=deel, gebruiker_id=deel.bezoek.verkenning.leider_id) for deel in parts[VerslagDeel]
    )
    return bezoeken


def lesson(rng: random.Random, subject: str) -> str:
    """Return one sentence of about 35 words; its end stands in every lesson."""
    words, weights = vocabulary()
    some = rng.choices(words, cum_weights=weights, k=4)
    start = f"Samenwerken aan {subject} lukt pas als {rng.choice(WHO)} {rng.choice(REST)} wil {rng.choice(VERBS)}"
    return f"{start}, ook bij {some[0]}, {some[1]}, {some[2]} en {some[3]}. {LESSON_END}"[:300]


def _lessons(rng: random.Random, bezoeken: list[Bezoek]) -> None:
    """Make the lessons of these visits, half of them from a stop, with themes, documents and reactions."""
    themas = list(Thema.objects.values_list("pk", flat=True))
    versies = list(Document.objects.filter(bereik="leden").values_list("versie", flat=True))
    houses = list(Organisatie.objects.order_by("pk").values_list("pk", flat=True)[:CORPORATIES])
    haltes: dict[int, list[int]] = {}
    for bezoek_id, pk in Halte.objects.values_list("bezoek", "pk"):
        haltes.setdefault(bezoek_id, []).append(pk)
    for first in range(0, len(bezoeken), 500):
        lessen = []
        for number, bezoek in enumerate(bezoeken[first : first + 500], first):
            lessen += [
                Les(
                    verkenning=bezoek.verkenning,
                    bezoek=bezoek,
                    halte_id=rng.choice(haltes[bezoek.pk]) if n % 2 else None,
                    tekst=lesson(rng, rng.choice(SUBJECTS)),
                    soort=rng.choice(Les.Soort.values),
                    door_id=bezoek.verkenning.leider_id,
                )
                for n in range(LESSONS if number else BIG_LESSONS)
            ]
        Les.objects.bulk_create(lessen)
        through = Les.themas.through
        through.objects.bulk_create(
            through(les=les, thema_id=pk) for les in lessen for pk in rng.sample(themas, rng.randint(1, 2))
        )
        Opname.objects.bulk_create(
            Opname(les=les, versie_id=rng.choice(versies), door_id=les.door_id) for les in lessen if rng.random() < 0.25
        )
        LesReactie.objects.bulk_create(
            LesReactie(les=les, organisatie_id=pk, soort=rng.choice(LesReactie.Soort.values), door_id=les.door_id)
            for les in lessen
            for pk in rng.sample(houses, rng.choice((0, 0, 1, 2, 4)))
        )


def grow_tours(factor: int) -> None:
    """Bring the first explorations to `factor` times as many, each copy with other corporations and a later moment.

    Their rows in the search index are copied as well, and its words counted again: what indexing them would give.
    """
    kept = (
        Kring,
        Deelname,
        Verkenning,
        VraagRegel,
        Bezoek,
        Halte,
        Aanwezigheid,
        VerslagDeel,
        Foto,
        Les,
        LesReactie,
        Opname,
    )
    step = max(model._default_manager.aggregate(m=Max("pk"))["m"] or 0 for model in kept) + 1
    first = Organisatie.objects.order_by("pk").values_list("pk", flat=True)[0]
    objects = ZoekRegel.objects.count()
    through = (Bezoek.vooraf.through, VerslagDeel.auteurs.through, Les.themas.through)
    ours = {model._meta.db_table for model in kept}
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '512MB'")
        cursor.execute("SET session_replication_role = replica")  # no checks of references, row by row
        cursor.execute("DROP INDEX zoekregel_vec")
        for model in (*kept, *through):
            columns = {}
            for field in model._meta.concrete_fields:
                target = field.related_model._meta.db_table if field.related_model else ""
                columns[field.column] = _copied(field.column, target in ours, field.primary_key, model in kept, first)
            own = {column: value for column, value in columns.items() if value}
            table = model._meta.db_table
            where = ""
            if model is Kring:
                where = "WHERE id IN (SELECT kring_id FROM verkenningen_verkenning)"
            elif model is Deelname:
                where = "WHERE kring_id IN (SELECT kring_id FROM verkenningen_verkenning)"
            cursor.execute(
                f"INSERT INTO {table} ({', '.join(own)}) SELECT {', '.join(own.values())} "
                f"FROM (SELECT * FROM {table} {where} ORDER BY 1) bron CROSS JOIN generate_series(1, {factor - 1}) k",
                {"step": step},
            )
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")
        own = {field.column: field.column for field in ZoekRegel._meta.concrete_fields if not field.primary_key}
        own |= {"object_id": "object_id + %(step)s * k", "organisatie_id": _owner("organisatie_id", first)}
        own |= {"datum": "datum + k * interval '11 minutes'"}
        cursor.execute(
            f"INSERT INTO core_zoekregel ({', '.join(own)}) SELECT {', '.join(own.values())} FROM core_zoekregel "
            f"CROSS JOIN generate_series(1, {factor - 1}) k WHERE soort <> 'document' ORDER BY k, id",
            {"step": step},
        )
        cursor.execute("SET session_replication_role = origin")
        cursor.execute("CREATE INDEX zoekregel_vec ON core_zoekregel USING gin (vec) WITH (fastupdate = off)")
        now = ZoekRegel.objects.count()
        cursor.execute("UPDATE core_zoekstam SET freq = freq::bigint * %s / %s", [now, objects])
        cursor.execute(
            "UPDATE core_zoekwoord SET freq = freq::bigint * %s / %s, freq_openbaar = freq_openbaar::bigint * %s / %s",
            [now, objects] * 2,
        )
    _settle()


def _copied(column: str, ours: bool, primary: bool, numbered: bool, first: int) -> str:
    """Return the value of a column in copy k of a row, "" for one that numbers itself."""
    if primary:
        return "id + %(step)s * k" if numbered else ""
    if ours:
        return f"{column} + %(step)s * k"
    if column in ("organisatie_id", "gastheer_id"):
        return _owner(column, first)
    if column in ("begint_op", "eindigt_op", "gemaakt_op", "gewijzigd_op"):
        return f"{column} + k * interval '11 minutes'"
    return {"uid": "gen_random_uuid()", "sleutel": "sleutel || '-' || k"}.get(column, column)


def _owner(column: str, first: int) -> str:
    return f"{first} + ({column} - {first} + 7 * k) %% {CORPORATIES}"


def _settle() -> None:
    stamps.touch("verkenningen")
    settle(search.STEMPEL)
