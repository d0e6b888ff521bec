"""A migration must be safe while the release before it still runs: docs/bouw.md, "Migrations"."""

import pytest
from django.contrib.postgres.operations import AddConstraintNotValid, AddIndexConcurrently, ValidateConstraint
from django.db import models
from django.db.migrations import Migration, operations
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState

from tests.support.veilig_migreren import problems

# The last migration of each app in the release before this one.
RELEASED = {
    "core": "0007_herindexeren",
    "corporaties": "0007_sleutel_voor_agenda",
    "documenten": "0010_vingerafdruk_zonder_wachtrij",
    "verkenningen": "0012_les_zonder_document",
}
# Operations that somebody read and judged, by migration, with the reason. RunSQL and RunPython always stand here; a
# column or table that goes stands here with the release that stopped using it.
JUDGED: dict[tuple[str, str], dict[str, str]] = {
    ("core", "0010_logboek_niet_legen"): {
        "RunSQL": "a trigger for TRUNCATE, which no release does; the other one keeps what it refuses"
    },
    ("core", "0011_logboek_woorden"): {"RunSQL": "a new function that no release before it calls"},
}


def test_every_migration_since_the_last_release_is_safe_while_that_release_runs():
    loader = MigrationLoader(None)
    state = loader.project_state(list(RELEASED.items()))
    released = set(state.models)
    found: list[str] = []
    for key in _after(loader):
        migration = loader.graph.nodes[key]
        found += problems(migration, state, released, allowed=JUDGED.get(key, ()))
        state = migration.mutate_state(state, preserve=False)
    assert not found, "\n" + "\n".join(found)


def test_the_list_of_judged_operations_names_only_migrations_that_are_there():
    loader = MigrationLoader(None)
    assert set(JUDGED) <= set(_after(loader))
    assert all(reason for steps in JUDGED.values() for reason in steps.values())


def _after(loader: MigrationLoader) -> list[tuple[str, str]]:
    """Return our migrations behind the last release, in an order in which they can run."""
    plan: list[tuple[str, str]] = []
    for leaf in loader.graph.leaf_nodes():
        plan += [key for key in loader.graph.forwards_plan(leaf) if key not in plan]
    return [key for key in plan if key[0] in RELEASED and key[1] > RELEASED[key[0]]]


def _state() -> ProjectState:
    state = ProjectState()
    fields = [
        ("id", models.BigAutoField(primary_key=True)),
        ("naam", models.CharField(max_length=100)),
        ("plaats", models.CharField(max_length=100, null=True)),
    ]
    state.add_model(ModelState("documenten", "Ding", fields))
    state.add_model(ModelState("corporaties", "Mens", list(fields)))
    return state


def _judge(*steps: operations.base.Operation, app: str = "documenten", atomic: bool = True, **options) -> list[str]:
    migration = Migration("0099_proef", app)
    migration.operations, migration.atomic = list(steps), atomic
    return problems(migration, _state(), {("documenten", "ding"), ("corporaties", "mens")}, **options)


INDEX = models.Index(fields=["naam"], name="ding_naam")
CHECK = models.CheckConstraint(condition=~models.Q(naam=""), name="ding_naam_gevuld")
UNIQUE = models.UniqueConstraint(fields=["naam"], name="ding_naam_uniek")


@pytest.mark.parametrize(
    ("step", "word"),
    [
        (operations.AddField("ding", "soort", models.CharField(max_length=5)), "db_default"),
        (operations.AddField("ding", "soort", models.CharField(max_length=5, default="x")), "db_default"),
        (operations.AddField("ding", "code", models.CharField(max_length=5, null=True, unique=True)), "unique"),
        (operations.AddField("ding", "code", models.CharField(max_length=5, null=True, db_index=True)), "lock"),
        (operations.RemoveField("ding", "naam"), "contract in a later release"),
        (operations.RenameField("ding", "naam", "titel"), "contract in a later release"),
        (operations.RenameModel("Ding", "Zaak"), "contract in a later release"),
        (operations.DeleteModel("Ding"), "contract in a later release"),
        (operations.AlterModelTable("Ding", "zaken"), "contract in a later release"),
        (operations.AddIndex("ding", INDEX), "AddIndexConcurrently"),
        (operations.RemoveIndex("ding", "ding_naam"), "RemoveIndexConcurrently"),
        (operations.AddConstraint("ding", CHECK), "AddConstraintNotValid"),
        (operations.AddConstraint("ding", UNIQUE), "AddConstraintNotValid"),
        (operations.AlterField("ding", "plaats", models.CharField(max_length=100)), "NOT VALID"),
        (operations.AlterField("ding", "naam", models.CharField(max_length=50)), "longer texts"),
        (operations.AlterField("ding", "naam", models.IntegerField()), "another type"),
        (operations.AlterField("ding", "naam", models.CharField(max_length=100, db_index=True)), "under a lock"),
        (operations.AlterField("ding", "naam", models.CharField(max_length=100, db_column="x")), "old name"),
        (operations.RunSQL("DROP TABLE x"), "cannot be undone"),
        (operations.RunSQL("SELECT 1", "SELECT 1"), "read it"),
        (operations.RunPython(operations.RunPython.noop), "cannot be undone"),
        (AddIndexConcurrently("ding", INDEX), "atomic = False"),
        (
            operations.SeparateDatabaseAndState(database_operations=[operations.AddIndex("ding", INDEX)]),
            "AddIndexConcurrently",
        ),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, operations.base.Operation) else value[:12],
)
def test_an_unsafe_operation_is_refused_with_what_to_do_instead(step, word):
    [found] = _judge(step)
    assert "documenten.0099_proef" in found
    assert word in found


@pytest.mark.parametrize(
    "step",
    [
        operations.AddField("ding", "soort", models.CharField(max_length=5, db_default="")),
        operations.AddField("ding", "op", models.DateTimeField(null=True)),
        operations.AlterField("ding", "naam", models.CharField(max_length=200, verbose_name="de naam")),
        operations.AlterField("ding", "naam", models.CharField(max_length=100, null=True)),
        operations.RemoveConstraint("ding", "ding_naam_gevuld"),
        AddConstraintNotValid("ding", CHECK),
        ValidateConstraint("ding", "ding_naam_gevuld"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_the_release_before_does_not_notice_is_allowed(step, monkeypatch):
    monkeypatch.setattr(type(step), "state_forwards", lambda *_: None)
    assert _judge(step) == []


def test_a_table_that_is_new_in_this_release_may_be_changed_in_every_way():
    new = operations.CreateModel("Nieuw", [("id", models.BigAutoField(primary_key=True)), ("naam", models.TextField())])
    index = models.Index(fields=["naam"], name="nieuw_naam")
    assert _judge(new, operations.RemoveField("nieuw", "naam")) == []
    assert _judge(new, operations.AddIndex("nieuw", index)) == []
    assert _judge(new, operations.AddField("nieuw", "soort", models.TextField(default=""))) == []


def test_concurrent_indexes_stand_alone_and_small_tables_may_be_read_whole():
    assert _judge(AddIndexConcurrently("ding", INDEX), atomic=False) == []
    field = operations.AddField("ding", "op", models.DateTimeField(null=True))
    [found] = _judge(AddIndexConcurrently("ding", INDEX), field, atomic=False)
    assert "indexes alone" in found
    check = models.CheckConstraint(condition=~models.Q(naam=""), name="mens_naam_gevuld")
    assert _judge(operations.AddConstraint("mens", check), app="corporaties") == []


def test_data_and_schema_do_not_share_a_migration_and_a_judged_operation_passes():
    data = operations.RunPython(operations.RunPython.noop, operations.RunPython.noop)
    field = operations.AddField("ding", "op", models.DateTimeField(null=True))
    assert any("apart" in line for line in _judge(data, field, allowed=["RunPython"]))
    assert _judge(data, allowed=["RunPython"]) == []
