"""Migrations go forwards and backwards, and the models have no change without one."""

import io

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

OURS = ("verkenningen", "documenten", "core", "corporaties")


def test_every_change_of_a_model_has_its_migration(db):
    call_command("makemigrations", check=True, dry_run=True, stdout=io.StringIO())


@pytest.mark.django_db(transaction=True)
def test_our_migrations_go_backwards_to_the_first_and_forwards_again():
    loader = MigrationLoader(connection)
    first = {app: min(name for label, name in loader.graph.nodes if label == app) for app in OURS}
    try:
        for app in OURS:
            call_command("migrate", app, first[app], verbosity=0)
        assert all(
            [name for label, name in MigrationLoader(connection).applied_migrations if label == app] == [first[app]]
            for app in OURS
        )
    finally:
        call_command("migrate", verbosity=0)
    assert set(MigrationLoader(connection).applied_migrations) >= {key for key in loader.graph.nodes if key[0] in OURS}
