"""The registry of the health page: whatever a check does, the page shows the others (P3, R12)."""

import ast
import threading
from pathlib import Path

import pytest
from django.db import connection

from mkwportal.core import health
from mkwportal.core.health import Bevinding, Staat


@pytest.fixture
def _own_checks(monkeypatch):
    monkeypatch.setattr(health, "_checks", {})


@pytest.mark.django_db
@pytest.mark.usefixtures("_own_checks")
def test_checks_come_in_their_order_and_one_that_breaks_is_unknown(caplog):
    @health.check("b", "Tweede", volgorde=20)
    def broken():
        raise RuntimeError("kapot")

    @health.check("a", "Eerste", volgorde=10)
    def good():
        return Bevinding(Staat.GOED, "Alles gaat goed.")

    found = health.look_at_all()
    assert [(item.naam, item.label, item.bevinding.staat) for item in found] == [
        ("a", "Eerste", Staat.GOED),
        ("b", "Tweede", Staat.ONBEKEND),
    ]
    assert "kapot" in caplog.text
    assert health.worst(found) == Staat.ONBEKEND
    assert health.worst([]) == Staat.GOED


@pytest.mark.django_db
@pytest.mark.usefixtures("_own_checks")
def test_a_name_is_registered_once():
    for sentence in ("Oud.", "Nieuw."):
        health.check("a", "Eerste")(lambda sentence=sentence: Bevinding(Staat.FOUT, sentence))
    assert [item.bevinding.zin for item in health.look_at_all()] == ["Nieuw."]
    assert health.worst(health.look_at_all()) == Staat.FOUT


@pytest.mark.django_db
def test_a_job_keeps_where_it_is():
    assert health.recall("taak") is None
    health.keep("taak", gedaan=1)
    health.keep("taak", gedaan=2)
    stand = health.recall("taak")
    assert stand.gegevens == {"gedaan": 2}
    assert stand.gewijzigd_op is not None


@pytest.mark.django_db
@pytest.mark.usefixtures("_own_checks")
def test_a_query_that_takes_too_long_or_breaks_costs_only_its_own_check(monkeypatch, caplog):
    monkeypatch.setattr(health, "QUERY_MS", 50)
    for naam, statement in (("a", "SELECT pg_sleep(30)"), ("b", "SELECT 1 / 0"), ("c", "SELECT 1")):

        def look(statement=statement):
            with connection.cursor() as cursor:
                cursor.execute(statement)
            return Bevinding(Staat.GOED, "Goed.")

        health.check(naam, naam)(look)
    found = [item.bevinding for item in health.look_at_all()]
    assert [item.staat for item in found] == [Staat.ONBEKEND, Staat.ONBEKEND, Staat.GOED]
    assert "statement timeout" in caplog.text
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("0",)


@pytest.mark.django_db
@pytest.mark.usefixtures("_own_checks")
def test_without_a_database_what_does_not_need_it_is_still_looked_at(monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "HOST", "127.0.0.1")
    monkeypatch.setitem(connection.settings_dict, "PORT", "1")
    health.check("a", "Eerste")(lambda: pytest.fail("asked the database"))
    health.check("b", "Tweede", database=False)(lambda: Bevinding(Staat.GOED, "Goed."))
    first, second = (item.bevinding for item in health.look_at_all())
    assert (first.staat, first.doen) == (Staat.ONBEKEND, "Kijk eerst naar de database.")
    assert second.staat == Staat.GOED


def test_what_hangs_outside_the_database_is_left_behind_once():
    go = threading.Event()
    with pytest.raises(TimeoutError, match="took more than"):
        health.within("proef", go.wait, 0.01)
    with pytest.raises(TimeoutError, match="still hangs"):
        health.within("proef", lambda: 1)
    go.set()
    health._hanging["proef"].join(5)
    assert health.within("proef", lambda: 1) == 1
    with pytest.raises(ZeroDivisionError):
        health.within("proef", lambda: 1 // 0)


@pytest.mark.django_db
@pytest.mark.usefixtures("_own_checks")
def test_checks_that_would_take_too_long_together_are_left_out(monkeypatch):
    monkeypatch.setattr(health, "ALL", -1.0)
    health.check("a", "Eerste")(lambda: pytest.fail("asked"))
    assert "duurde te lang" in health.look_at_all()[0].bevinding.zin


def test_every_warning_says_what_to_do():
    """Closed by default: a new check that warns without advice fails here."""
    mute = []
    for path in [*Path().glob("mkwportal/**/*.py"), *Path().glob("[cdv]*/**/*.py")]:
        for call in ast.walk(ast.parse(path.read_text())):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Bevinding":
                states = {part.attr for part in ast.walk(call) if isinstance(part, ast.Attribute)}
                advice = len(call.args) > 4 or any(word.arg == "doen" for word in call.keywords)
                if states & {"FOUT", "LET_OP"} and not advice:
                    mute.append(f"{path}:{call.lineno}")
    assert mute == []
