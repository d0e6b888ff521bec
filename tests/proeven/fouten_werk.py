"""What each kind of job is about, for the drill that kills its worker: a line per task, closed by default.

A line makes the scene anew each time it is called and queues the task. Whoever adds a task adds a line; the gate fails
without (tests/core/test_queue.py).
"""

import datetime as dt
import itertools
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from procrastinate.contrib.django import app

_numbers = itertools.count(int(time.time()) * 100 + os.getpid())
PROEVEN: dict[str, Callable[[], None]] = {}


def proef(name: str) -> Callable[[Callable[[], dict[str, Any]]], Callable[[], dict[str, Any]]]:
    """Register the scene of a task; it returns the arguments of the job."""

    def register(scene: Callable[[], dict[str, Any]]) -> Callable[[], dict[str, Any]]:
        PROEVEN[name] = lambda: _queue(name, scene())
        return scene

    return register


def _queue(name: str, args: dict[str, Any]) -> None:
    if not args.pop("gevraagd", False):  # the service queued it itself
        task = app.tasks[name]
        if name in {periodic.task.name for periodic in app.periodic_registry.periodic_tasks.values()}:
            args = {"timestamp": int(time.time()), **args}
        task.configure(queueing_lock=None).defer(**args)


def _nothing() -> dict[str, Any]:
    return {}


for _name in (
    "core.check_files",
    "core.cleanup_temp",
    "core.forget_jobs",
    "core.rescue_jobs",
    "core.tidy",
    "core.watch",
    "core.watch_reindex",
    "core.word_lists",
    "corporaties.ask_due",
    "corporaties.change_organisations",
    "corporaties.follow_up",
    "corporaties.forget_devices",
    "corporaties.forget_imports",
    "documenten.missing_images",
    "documenten.tidy_images",
):
    proef(_name)(_nothing)


def _day(days: int = 0, hours: int = 0) -> dt.datetime:
    from django.utils import timezone

    return timezone.now() + dt.timedelta(days=days, hours=hours)


def _member(**fields: Any) -> Any:
    from tests.factories.corporaties import OrganisatieFactory, person

    number = next(_numbers)
    organisatie = OrganisatieFactory(naam=f"Proef {number}", plaats=f"Dorp {number}")
    return person(organisatie, email=f"proef{number}@proef.example", **fields)


def _verkenning() -> Any:
    from tests.factories.corporaties import KringFactory
    from tests.factories.verkenningen import VerkenningFactory

    leader = _member(rol="projectleider")
    kring = KringFactory(naam=f"Kring {next(_numbers)}")
    return VerkenningFactory(
        organisatie_id=leader.organisatie_ids[0], organisatie=_organisatie(leader), kring=kring, leider=leader
    )


def _organisatie(person: Any) -> Any:
    return person.aanstellingen.get().organisatie


def _document(data: bytes | None = None, naam: str = "beleid.txt", *, read: bool = False) -> Any:
    from documenten.services.tekst import read_text
    from tests.factories.documenten import uploaded_document

    number = next(_numbers)
    document = uploaded_document(
        _member(), naam=naam, data=data or f"Beleid over achterstand {number}.\n".encode() * 20
    )
    if read:
        read_text(document.versie_id)
    return document


@proef("core.send_mail")
def _mail() -> dict[str, Any]:
    name = f"<proef-{next(_numbers)}@proef.example>"
    return {"to": "iemand@proef.example", "subject": "Proef", "text": "Dag\n", "message_id": name}


@proef("core.reindex")
def _reindex() -> dict[str, Any]:
    from mkwportal.core.search.reindexing import start

    start()
    return {"gevraagd": True}


@proef("core.backup")
def _backup() -> dict[str, Any]:
    _document()
    time.sleep(1.1)  # a backup has its second as its name
    return {}


@proef("core.restore_drill")
def _drill() -> dict[str, Any]:
    from mkwportal.core.backup.settings import open_vault

    assert open_vault().moments(), "first comes core.backup"
    return {}


@proef("corporaties.send_uitnodiging")
def _invite() -> dict[str, Any]:
    from corporaties.services import create_uitnodiging

    manager = _member(rol="corporatiebeheerder")
    create_uitnodiging(email=f"nieuw{next(_numbers)}@proef.example", organisatie=_organisatie(manager), by=manager)
    return {"gevraagd": True}


@proef("corporaties.send_password_link")
def _password() -> dict[str, Any]:
    return {"gebruiker_id": _member().pk}


@proef("corporaties.index_organisatie")
def _index_organisatie() -> dict[str, Any]:
    return {"organisatie_id": _organisatie(_member()).pk}


@proef("corporaties.index_persoon")
def _index_persoon() -> dict[str, Any]:
    return {"gebruiker_id": _member().pk}


def _list() -> Any:
    from corporaties.services import inlezen
    from mkwportal.core.sheets import Sheet

    manager, number = _member(rol="corporatiebeheerder"), next(_numbers)
    people = [(n + 2, [f"lijst{number}x{n}@proef.example", "Anna", f"Visser{n}", "Adviseur"]) for n in range(3)]
    sheet = Sheet("Blad1", [(1, ["E-mailadres", "Voornaam", "Achternaam", "Functie"]), *people])
    return inlezen.create_import(
        [sheet], soort="mensen", bestandsnaam="lijst.csv", organisatie=_organisatie(manager), by=manager
    )


@proef("corporaties.import")
def _import() -> dict[str, Any]:
    from corporaties.services import inlezen

    lijst = _list()
    inlezen.work(lijst.pk)
    lijst.refresh_from_db()
    inlezen.request_save(lijst, alleen_goede=True, meteen=True, by=lijst.door)
    return {"import_id": lijst.pk}


@proef("corporaties.make_inzage")
def _inzage() -> dict[str, Any]:
    from corporaties.inzage import request_inzage

    request_inzage(by=_member())
    return {"gevraagd": True}


@proef("documenten.read_text")
def _read() -> dict[str, Any]:
    _document()
    return {"gevraagd": True}


@proef("documenten.index")
def _index() -> dict[str, Any]:
    return {"document_id": _document(read=True).pk}


@proef("documenten.page_images")
def _images() -> dict[str, Any]:
    from tests.support.files import pdf

    return {
        "versie_id": _document(pdf(*(f"Bladzijde {next(_numbers)}" for _ in range(3))), "p.pdf", read=True).versie_id
    }


@proef("documenten.scan_waiting")
def _scan_waiting() -> dict[str, Any]:
    _document()
    return {}


@proef("documenten.scan_again")
def _scan_again() -> dict[str, Any]:
    _document(read=True)
    return {}


@proef("documenten.empty_trash")
def _trash() -> dict[str, Any]:
    from documenten.models import Document

    Document.objects.filter(pk=_document(read=True).pk).update(verwijderd_op=_day(-31))
    return {}


@proef("documenten.compare")
def _compare() -> dict[str, Any]:
    from tests.factories.documenten import DocumentFactory, VersieFactory

    member = _member()
    document = DocumentFactory(organisatie=_organisatie(member), contact=member)
    first = document.versie
    return {"oud_id": first.pk, "nieuw_id": VersieFactory(document=document).pk}


def _question() -> Any:
    from documenten.models import Document
    from documenten.services import ask_question

    document = _document(read=True)
    Document.objects.filter(pk=document.pk).update(bereik="leden", gedeeld_op=_day())
    document.refresh_from_db()
    return ask_question(document, soort="vraag", tekst=f"Waarom {next(_numbers)}?", by=_member())


@proef("documenten.mail_question")
def _mail_question() -> dict[str, Any]:
    _question()
    return {"gevraagd": True}


@proef("documenten.mail_answer")
def _mail_answer() -> dict[str, Any]:
    from documenten.services import answer_question

    question = _question()
    answer_question(question, tekst="Daarom.", gezien=0, by=question.document.contact)
    return {"gevraagd": True}


@proef("documenten.fill_fingerprints")
def _fingerprints() -> dict[str, Any]:
    from documenten.models import Vingerafdruk

    document = _document(read=True)
    Vingerafdruk.objects.filter(versie_id=document.versie_id).delete()
    return {}


@proef("documenten.make_export")
def _export() -> dict[str, Any]:
    from documenten.uitvoer.make import request_export
    from tests.factories.corporaties import AanstellingFactory

    document = _document(read=True)
    manager = AanstellingFactory(
        gebruiker__email=f"export{next(_numbers)}@proef.example",
        organisatie=document.organisatie,
        rol="corporatiebeheerder",
    ).gebruiker
    request_export(document.organisatie, by=manager)
    return {"gevraagd": True}


@proef("documenten.tidy_exports")
def _tidy_exports() -> dict[str, Any]:
    from documenten.models import Uitvoer
    from documenten.uitvoer.make import make_export

    _export()
    uitvoer = Uitvoer.objects.latest("pk")
    make_export(uitvoer.pk)
    Uitvoer.objects.filter(pk=uitvoer.pk).update(klaar_op=_day(-9))
    return {}


@proef("documenten.remind_reviews")
def _review() -> dict[str, Any]:
    from documenten.models import Document

    Document.objects.filter(pk=_document(read=True).pk).update(herzien_voor=_day(-1).date(), status="vastgesteld")
    return {}


def _follower() -> Any:
    """Return somebody with one thing to read in the digest; nobody else gets one."""
    from corporaties.models import Gebruiker
    from documenten.models import Document
    from documenten.services.volgen import follow_subject
    from tests.factories.corporaties import ThemaFactory

    number = next(_numbers)
    theme = ThemaFactory(naam=f"Thema {number}", slug=f"thema-{number}")
    reader = _member()
    follow_subject(theme, by=reader)
    document = _document(read=True)
    Document.objects.filter(pk=document.pk).update(bereik="leden", gedeeld_op=_day(hours=-200))
    document.themas.set([theme])
    Gebruiker.objects.exclude(pk=reader.pk).update(overzicht="nooit")
    Gebruiker.objects.filter(pk=reader.pk).update(overzicht="week", gemaakt_op=_day(-300))
    return reader


def _period() -> Any:
    from mkwportal.pages.weekbericht.perioden import Periode

    return Periode(f"2026-W{next(_numbers) % 52:02}", _day())


@proef("pages.digests")
def _digests() -> dict[str, Any]:
    from corporaties.models import Overzichtsbericht

    _follower()
    Overzichtsbericht.objects.all().delete()
    return {}


@proef("pages.send_digest")
def _send_digest() -> dict[str, Any]:
    from corporaties.models import Overzichtsbericht
    from mkwportal.pages.weekbericht.ronde import make_round

    _follower()
    Overzichtsbericht.objects.all().delete()
    make_round("week", _period())
    return {"gevraagd": True}


@proef("verkenningen.index_verkenning")
def _index_verkenning() -> dict[str, Any]:
    return {"verkenning_id": _verkenning().pk}


def _visit(**fields: Any) -> Any:
    from tests.factories.verkenningen import BezoekFactory

    return BezoekFactory(verkenning=fields.pop("verkenning", None) or _verkenning(), **fields)


@proef("verkenningen.index_bezoek")
def _index_bezoek() -> dict[str, Any]:
    return {"bezoek_id": _visit().pk}


@proef("verkenningen.index_les")
def _index_les() -> dict[str, Any]:
    from tests.factories.verkenningen import LesFactory

    visit = _visit()
    return {"les_id": LesFactory(verkenning=visit.verkenning, bezoek=visit).pk}


@proef("verkenningen.index_vraagstuk")
def _index_vraagstuk() -> dict[str, Any]:
    from tests.factories.verkenningen import VraagstukFactory

    member = _member()
    return {"vraagstuk_id": VraagstukFactory(organisatie=_organisatie(member), steller=member).pk}


@proef("verkenningen.mail_invitatie")
def _mail_invitatie() -> dict[str, Any]:
    from verkenningen.invitaties import Genodigde
    from verkenningen.services import create_invitaties

    verkenning, guest = _verkenning(), _member()
    genodigde = Genodigde(guest.pk, guest.organisatie_ids[0], guest.naam, "Proef")
    create_invitaties(verkenning, waartoe="Fiets mee", genodigden=[genodigde], by=verkenning.leider)
    return {"gevraagd": True}


@proef("verkenningen.mail_visit")
def _mail_visit() -> dict[str, Any]:
    visit = _visit()
    return {"bezoek_id": visit.pk, "by_id": _member().pk}


@proef("verkenningen.remind_reports")
def _remind_reports() -> dict[str, Any]:
    end = _day(-2)
    _visit(begint_op=end - dt.timedelta(hours=3), eindigt_op=end)
    return {}


def _presented(sort: str) -> Any:
    from tests.factories.verkenningen import CitaatFactory, VoorleggingFactory

    visit = _visit(begint_op=_day(-3), eindigt_op=_day(-3, 2))
    if sort == "citaat":
        return CitaatFactory(bezoek=visit, email=f"spreker{next(_numbers)}@proef.example", gevraagd_op=_day())
    return VoorleggingFactory(bezoek=visit, email=f"host{next(_numbers)}@proef.example", gestuurd_op=_day())


@proef("verkenningen.send_voorlegging")
def _voorlegging() -> dict[str, Any]:
    return {"voorlegging_id": _presented("verslag").pk}


@proef("verkenningen.send_citaat")
def _citaat() -> dict[str, Any]:
    return {"citaat_id": _presented("citaat").pk}


@proef("verkenningen.make_bundel")
def _bundel() -> dict[str, Any]:
    from verkenningen.bundel.maken import request_files
    from verkenningen.services import create_bundel, create_hoofdstuk

    verkenning = _verkenning()
    bundel = create_bundel(verkenning, titel="Samen", inleiding="Zo.", by=verkenning.leider)
    create_hoofdstuk(bundel, titel="Mandaat", by=verkenning.leider)
    request_files(bundel, by=verkenning.leider)
    return {"gevraagd": True}


def _was_there() -> Any:
    from tests.factories.verkenningen import participant
    from verkenningen.models import Aanwezigheid

    visit = _visit(begint_op=_day(hours=-10), eindigt_op=_day(hours=-8))
    guest = participant(visit.verkenning, email=f"gast{next(_numbers)}@proef.example")
    Aanwezigheid.objects.create(bezoek=visit, gebruiker=guest, was_er=True, gaat_mee=True)
    return visit, guest


@proef("verkenningen.ask_after_visits")
def _ask() -> dict[str, Any]:
    _was_there()
    return {}


@proef("verkenningen.mail_terugblik")
def _terugblik() -> dict[str, Any]:
    from verkenningen.models import Terugblik

    visit, guest = _was_there()
    return {"terugblik_id": Terugblik.objects.create(bezoek=visit, gebruiker=guest).pk}


def vault_of(folder: Path) -> dict[str, str]:
    """Return the variables with which the jobs of backups have something to do."""
    return {"MKW_BACKUP_DIR": str(folder), "MKW_BACKUP_KEEP": "100"}
