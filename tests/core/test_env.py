import pytest
from django.core.exceptions import ImproperlyConfigured

from mkwportal.core import env as read
from mkwportal.core.env import env


@pytest.mark.parametrize(
    ("parse", "raw", "expected"),
    [
        (read.boolean, "1", True),
        (read.boolean, "nee", False),
        (read.words, "a.example, b.example ,", ["a.example", "b.example"]),
        (read.between(1, 9), "9", 9),
        (read.one_of("demo", "test"), "demo", "demo"),
    ],
)
def test_a_clear_value_is_read(monkeypatch, parse, raw, expected):
    monkeypatch.setenv("MKW_TRY", raw)
    assert env("MKW_TRY", parse=parse) == expected


@pytest.mark.parametrize(
    ("parse", "raw"),
    [
        (read.boolean, "misschien"),
        (read.between(1, 9), "10"),
        (read.between(1, 9), "-1"),
        (read.one_of("demo"), "Demo"),
        (read.database, "mysql://host/db"),
        (read.database, "postgresql://host"),
        (read.email, "smtp.example.nl"),
    ],
)
def test_an_unclear_value_stops_the_start_and_names_the_variable(monkeypatch, parse, raw):
    monkeypatch.setenv("MKW_TRY", raw)
    with pytest.raises(ImproperlyConfigured, match="MKW_TRY has an unclear value"):
        env("MKW_TRY", parse=parse)


@pytest.mark.parametrize("raw", [None, "", "   "])
def test_a_missing_value_stops_the_start_unless_there_is_a_default(monkeypatch, raw):
    monkeypatch.delenv("MKW_TRY", raising=False)
    if raw is not None:
        monkeypatch.setenv("MKW_TRY", raw)
    with pytest.raises(ImproperlyConfigured, match=r"MKW_TRY is not set"):
        env("MKW_TRY")
    assert env("MKW_TRY", 5) == 5


def test_a_database_address_becomes_django_settings():
    found = read.database("postgresql://mkw:p%40ss@db.example:5433/mkw%20portal?sslmode=require")
    assert found["NAME"] == "mkw portal"
    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"]) == ("mkw", "p@ss", "db.example", "5433")
    assert found["OPTIONS"] == {"sslmode": "require"}


def test_a_mail_address_says_port_and_encryption():
    found = read.email("smtp+starttls://user:pass@smtp.example.nl")
    assert found["EMAIL_PORT"] == 587
    assert found["EMAIL_USE_TLS"] is True
    assert found["EMAIL_USE_SSL"] is False
