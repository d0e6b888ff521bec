"""The registry of the health page: whatever a check does, the page shows the others (P3, R12)."""

import pytest

from mkwportal.core import health
from mkwportal.core.health import Bevinding, Staat


@pytest.fixture
def _own_checks(monkeypatch):
    monkeypatch.setattr(health, "_checks", {})


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
