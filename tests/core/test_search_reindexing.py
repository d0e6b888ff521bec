"""Everything is indexed anew in steps that can stop and go on (D16)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, connections, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from mkwportal.core import health, stamps
from mkwportal.core.models import Stand, ZoekFout, ZoekRegel, ZoekStam, ZoekWoord
from mkwportal.core.search import reindexing, vocabulary
from mkwportal.core.search.analysis import VERSIE
from mkwportal.core.search.index import index_object, outdated, remove_object
from mkwportal.core.search.reindexing import Staat, progress, start, step, stop, watch, work
from tests.support.jobs import run_jobs
from tests.support.zoeken import vocabulary_as_counted, vocabulary_from_rows

pytestmark = pytest.mark.django_db


def old_rows(aantal=5):
    for nummer in range(1, aantal + 1):
        index_object(
            "document", nummer, titel=f"Huurbeleid {nummer}", tekst=f"De huur nr{nummer}.", openbaar=nummer % 2
        )
    ZoekRegel.objects.update(analyse_versie=VERSIE - 1, vec="", kop="")
    ZoekStam.objects.update(freq=99)
    ZoekWoord.objects.update(freq=99, freq_openbaar=98)


@pytest.fixture(autouse=True)
def _small_steps(monkeypatch):
    monkeypatch.setattr(reindexing, "STAP", 2)


def assert_done():
    assert progress().staat == Staat.KLAAR
    assert outdated() == 0
    assert vocabulary_as_counted() == vocabulary_from_rows()
    assert not ZoekWoord.objects.exclude(freq_nieuw=0, freq_openbaar_nieuw=0).exists()


def waiting():
    return ProcrastinateJob.objects.filter(status="todo", task_name="core.reindex").count()


def test_a_new_version_of_the_analysis_is_carried_through_by_jobs():
    old_rows()
    stempel = stamps.current("zoekindex")
    watch()
    assert run_jobs() == ["core.reindex"]
    assert_done()
    assert progress().gedaan == progress().totaal == 5
    assert stamps.current("zoekindex") != stempel  # what was found before is no longer remembered
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM core_zoekregel WHERE vec @@ '''hur'''")
        assert cursor.fetchone() == (5,)
    watch()
    assert waiting() == 0


def test_a_turn_ends_in_time_and_queues_the_next_one():
    old_rows()
    start()
    start()
    assert waiting() == 1
    ProcrastinateJob.objects.all().delete()
    work(0)
    assert (progress().gedaan, progress().procent, waiting()) == (2, 40, 1)
    assert run_jobs() == ["core.reindex"]
    assert_done()


def test_it_stops_and_goes_on_where_it_was():
    old_rows()
    start()
    step()
    stop()
    assert not step()
    run_jobs()
    assert (progress().staat, progress().gedaan) == (Staat.GESTOPT, 2)
    watch()
    assert waiting() == 0  # who stopped it, starts it
    assert start().gedaan == 2
    run_jobs()
    assert_done()


def test_a_step_that_is_cut_off_leaves_nothing_behind():
    old_rows()
    start()
    step()
    before = progress(), vocabulary_as_counted(), list(ZoekRegel.objects.values_list("pk", "analyse_versie"))
    with transaction.atomic():
        step()
        transaction.set_rollback(True)
    assert (progress(), vocabulary_as_counted(), list(ZoekRegel.objects.values_list("pk", "analyse_versie"))) == before
    ProcrastinateJob.objects.all().delete()  # and nobody works on it any more
    Stand.objects.update(gewijzigd_op=progress().sinds - timedelta(seconds=reindexing.STIL + 1))
    assert progress().ligt_stil
    watch()
    run_jobs()
    assert_done()


def test_what_changes_meanwhile_is_counted_right():
    old_rows()
    start()
    step()
    index_object("document", 1, titel="Sloopbeleid", tekst="De sloop.", openbaar=True)  # a row that was done
    index_object("document", 2, titel="Huurbeleid 2", tekst="De huur nr2.", openbaar=True)  # done: now for all
    index_object("document", 5, titel="Isolatie", tekst="Isoleren.", openbaar=False)  # still to do
    index_object("document", 9, titel="Nieuw", tekst="Nieuw beleid.", openbaar=True)
    remove_object("document", 3)
    run_jobs()
    assert_done()
    assert ZoekRegel.objects.count() == 5


def test_the_counts_in_use_stay_until_the_end():
    old_rows()
    start()
    step()
    assert set(ZoekStam.objects.filter(freq__gt=0).values_list("freq", flat=True)) == {99}


def test_words_with_another_stem_get_new_spellings():
    old_rows(1)
    ZoekWoord.objects.filter(woord="huurbeleid").update(stam="beleidhuur")
    ZoekFout.objects.filter(woord="huurbeleid").delete()
    ZoekFout.objects.bulk_create(
        ZoekFout(sleutel=sleutel, woord="huurbeleid") for sleutel in vocabulary.spellings("huurbeleid", "beleidhuur")
    )
    start()
    run_jobs()
    assert_done()


def test_an_older_worker_leaves_a_newer_round_alone(monkeypatch):
    old_rows()
    start()
    Stand.objects.update(gegevens={**Stand.objects.get().gegevens, "versie": VERSIE + 1})
    assert not step()
    assert start().versie == VERSIE + 1
    assert progress().gedaan == 0


@pytest.mark.django_db(transaction=True)
def test_two_workers_do_no_harm():
    old_rows(12)
    start()

    def turn(_):
        try:
            work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as both:
        list(both.map(turn, range(2)))
    assert_done()
    assert progress().gedaan == 12


def test_the_health_page_tells_how_far_it_is():
    def zin():
        return next(u.bevinding for u in health.look_at_all() if u.naam == "zoeken")

    index_object("document", 1, titel="Huurbeleid")
    assert (zin().staat, zin().zin) == (health.Staat.GOED, "In de zoekindex staan 1 teksten.")
    old_rows()
    assert zin().zin.startswith("5 teksten wachten op de nieuwe manier van zoeken.")
    start()
    step()
    assert zin().zin == "Het portaal indexeert alles opnieuw: 2 van 5."
    stop()
    assert (zin().staat, zin().zin) == (health.Staat.LET_OP, "Het opnieuw indexeren is gestopt bij 2 van 5.")
    start()
    Stand.objects.update(gewijzigd_op=progress().sinds - timedelta(seconds=reindexing.STIL + 1))
    assert zin().staat == health.Staat.FOUT
