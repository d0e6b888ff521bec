"""The demo's explorations: circles first (documents point at them), then visits, reports, lessons and photos."""

import datetime as dt
from contextlib import closing

from django.db import transaction
from django.utils import timezone

from documenten.services import stage_file
from mkwportal.core.files.photos import normalise_photo
from verkenningen.models import Aanwezigheid, Bezoek, Les, LesReactie, Verkenning, VerslagDeel
from verkenningen.services import (
    Erbij,
    HalteRij,
    add_foto,
    add_gast,
    add_organisatie,
    create_bezoek,
    create_les,
    create_verkenning,
    publish_deel,
    react_to_les,
    record_attendance,
    save_deel,
    save_halte,
    set_haltes,
    update_bezoek,
    update_verkenning,
)
from verkenningen.services.aanwezig import organisations_of

from . import opnames, records
from .builders import build_foto
from .data_verkenningen import VERKENNINGEN
from .people import World
from .records import op_datum

_DELEN = {"vraag": "vraag", "gezien": "wat_zagen_we", "lessen": "lessen", "vervolg": "vervolg"}


@transaction.atomic
def make_circles(world: World) -> None:
    """Make the explorations with their participants, tribune, guests and the question as it was reworded."""
    for item in VERKENNINGEN:
        leader = world.fresh(item.leider)
        first = item.herformuleringen[0].vraag if item.herformuleringen else item.vraag
        verkenning = create_verkenning(
            organisatie=world.organisaties[item.organisatie],
            vraag=first,
            naam=item.titel,
            toelichting=item.toelichting,
            bereik=item.bereik,
            eerste_plaats=item.eerste_plaats,
            eerste_gastheer=item.eerste_gastheer,
            by=leader,
        )
        for key, wijze in [(key, "meedoen") for key in item.deelnemers] + [(key, "tribune") for key in item.tribune]:
            if key != item.organisatie:
                add_organisatie(verkenning, world.organisaties[key], wijze=wijze, by=leader)
        for guest in item.gasten:
            add_gast(verkenning, world.mensen[guest.persoon], tot=op_datum(guest.tot, world.today), by=leader)
        questions = [(step.vraag, step.reden) for step in item.herformuleringen[1:]]
        if first != item.vraag and (not questions or questions[-1][0] != item.vraag):
            questions.append((item.vraag, item.herformuleringen[-1].reden))
        for vraag, reden in questions:
            verkenning.refresh_from_db()
            update_verkenning(verkenning, revisie=verkenning.revisie, by=leader, vraag=vraag, inzicht=reden)
        Verkenning.objects.filter(pk=verkenning.pk).update(gemaakt_op=_at(op_datum(item.start, world.today), "10:00"))
        world.verkenningen[item.key] = Verkenning.objects.get(pk=verkenning.pk)


def make_visits(world: World) -> None:
    """Make the visits of every exploration, and give the exploration its status at last."""
    for item in VERKENNINGEN:
        with transaction.atomic():
            verkenning, leader = world.verkenningen[item.key], world.fresh(item.leider)
            for visit in item.bezoeken:
                _make_visit(world, verkenning, visit, leader)
            verkenning.refresh_from_db()
            if verkenning.status != item.status:
                update_verkenning(verkenning, revisie=verkenning.revisie, by=leader, status=item.status)


def _make_visit(world: World, verkenning: Verkenning, item: records.Bezoek, leader) -> None:
    day = op_datum(item.dag, world.today)
    bezoek = create_bezoek(
        verkenning,
        by=leader,
        titel=item.titel,
        begint_op=_at(day, item.van),
        eindigt_op=_at(day, item.tot),
        plaats=item.plaats,
        adres=item.adres,
        gastheer=world.organisaties.get(item.gastheer or ""),
        gastheer_naam=item.gastheer_naam,
        gastvraag=item.gastvraag,
        vooraf=[world.documenten[key] for key in item.documenten],
    )
    rows = [
        HalteRij(
            titel=stop.titel,
            tijd=dt.time.fromisoformat(stop.tijd),
            rol=stop.rol,
            organisatie=stop.organisatie,
        )
        for stop in item.haltes
    ]
    set_haltes(bezoek, revisie=bezoek.revisie, rijen=rows, by=leader)
    stops = dict(zip([stop.nummer for stop in item.haltes], bezoek.haltes.order_by("volgorde"), strict=True))
    for stop in item.haltes:
        if stop.gezien or stop.gehoord or stop.mee:
            halte = stops[stop.nummer]
            save_halte(
                halte,
                revisie=halte.revisie,
                gezien=stop.gezien,
                gehoord=stop.gehoord,
                meenemen=stop.mee,
                by=leader,
            )
    _attendance(world, bezoek, item, leader)
    for deel, name in _DELEN.items():
        if text := getattr(item.verslag, name):
            publish_deel(save_deel(bezoek, deel, revisie=0, tekst=text, by=leader), toch=True, by=leader)
    _lessons(world, bezoek, item, stops)
    for photo in item.fotos:
        data, naam = build_foto(photo)
        with closing(stage_file(naam, data)) as upload:
            groot, klein = normalise_photo(upload)
        add_foto(
            bezoek,
            groot,
            klein,
            by=world.fresh(photo.door),
            halte=stops.get(photo.halte or 0),
            bijschrift=photo.bijschrift,
        )
    if day < world.today:
        bezoek.refresh_from_db()
        update_bezoek(bezoek, revisie=bezoek.revisie, by=leader, status=Bezoek.Status.GEWEEST)
        VerslagDeel.objects.filter(bezoek=bezoek).update(gepubliceerd_op=_at(day + dt.timedelta(days=2), "16:00"))


def _attendance(world: World, bezoek: Bezoek, item: records.Bezoek, leader) -> None:
    mensen = {key: world.mensen[key] for key in (person.persoon for person in item.aanwezigen) if key}
    van = organisations_of([person.pk for person in mensen.values()], bezoek.verkenning)
    for person in item.aanwezigen:
        if person.persoon and person.gaat_mee is not None:
            mens = mensen[person.persoon]
            defaults = {"gaat_mee": person.gaat_mee, "organisatie_id": van.get(mens.pk)}
            Aanwezigheid.objects.update_or_create(bezoek=bezoek, gebruiker=mens, defaults=defaults)
    there = {world.mensen[p.persoon].pk: p.was_er for p in item.aanwezigen if p.persoon and p.was_er is not None}
    if there:
        record_attendance(bezoek, mensen=there, rijen={}, by=leader)
    for person in item.aanwezigen:
        if not person.persoon:
            walk_in = Erbij(
                naam=person.naam,
                organisatie=world.organisaties.get(person.organisatie or ""),
                organisatie_naam=person.organisatie_naam,
            )
            record_attendance(bezoek, mensen={}, rijen={}, erbij=walk_in, by=leader)


def _lessons(world: World, bezoek: Bezoek, item: records.Bezoek, stops: dict) -> None:
    day = op_datum(item.dag, world.today)
    for lesson in item.lessen:
        by = world.fresh(lesson.door)
        les = create_les(
            stops[lesson.halte] if lesson.halte else bezoek,
            tekst=lesson.tekst,
            soort=lesson.soort,
            by=by,
            themas=[world.themas[slug] for slug in lesson.themas],
        )
        if lesson.document:
            opnames.absorb(world, les, lesson.document, lesson.hoe)
        Les.objects.filter(pk=les.pk).update(gemaakt_op=_at(day + dt.timedelta(days=1), "17:00"))
        for kind, keys in (
            (LesReactie.Soort.HERKENT, lesson.herkend_door),
            (LesReactie.Soort.PAST_TOE, lesson.toegepast_door),
        ):
            for key in keys:
                organisatie = world.organisaties[key]
                somebody = next(
                    p for p in (world.fresh(k) for k in world.mensen) if organisatie.pk in p.organisatie_ids
                )
                react_to_les(les, organisatie=organisatie, soort=kind, by=somebody)


def _at(day: dt.date, clock: str) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.fromisoformat(clock)))
