"""What a migration may do while the release before it still serves people (docs/bouw.md, "Migrations")."""

from collections.abc import Iterable, Iterator

from django.contrib.postgres import operations as postgres
from django.db import models
from django.db.migrations import Migration, operations
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import NOT_PROVIDED, CheckConstraint

# Rows here go with the number of people (at most some ten thousands): reading all of them takes no second.
SMALL_APPS = {"corporaties"}
SMALL_EXCEPT = {("corporaties", "overzichtsbericht")}

_HARMLESS = (
    operations.CreateModel,
    operations.AlterModelOptions,
    operations.AlterModelManagers,
    operations.RemoveConstraint,  # the database promises less; the release before it kept to more
    postgres.AddIndexConcurrently,
    postgres.RemoveIndexConcurrently,
    postgres.AddConstraintNotValid,
    postgres.ValidateConstraint,
)
_CONCURRENT = (postgres.AddIndexConcurrently, postgres.RemoveIndexConcurrently)


def problems(
    migration: Migration, before: ProjectState, released: set[tuple[str, str]], *, allowed: Iterable[str] = ()
) -> list[str]:
    """Return what is unsafe in this migration, as sentences that say what to do instead.

    `released` are the models (app, lower name) whose tables people use already: a table that is new in this release
    may be changed in every way. `allowed` are names of operations, as `describe()` gives them, that somebody judged.
    """
    state, known = before.clone(), set(allowed)
    found = []
    where = f"{migration.app_label}.{migration.name}"
    kinds = list(_flat(migration.operations))
    if migration.atomic and any(isinstance(step, _CONCURRENT) for step in kinds):
        found.append(f"{where}: CREATE INDEX CONCURRENTLY needs atomic = False")
    if not migration.atomic and not all(
        isinstance(step, (*_CONCURRENT, postgres.ValidateConstraint)) for step in kinds
    ):
        found.append(f"{where}: atomic = False is for indexes alone: cut off half way it would leave the rest undone")
    data = [step for step in kinds if isinstance(step, operations.RunPython)]
    if data and len(data) != len(kinds):
        found.append(f"{where}: data apart from schema: give the RunPython a migration of its own")
    for step in migration.operations:
        for part in _flat([step]):
            if describe(part) not in known and (why := _why_not(part, migration.app_label, state, released)):
                found.append(f"{where}: {describe(part)}: {why}")
        step.state_forwards(migration.app_label, state)
    return found


def describe(step: Operation) -> str:
    """Return what names an operation in a list of allowed ones: its kind, table and name."""
    parts = [type(step).__name__, getattr(step, "model_name", ""), getattr(step, "name", "")]
    thing = getattr(step, "index", None) or getattr(step, "constraint", None)
    return " ".join(str(part) for part in [*parts, getattr(thing, "name", "")] if part)


def _flat(steps: Iterable[Operation]) -> Iterator[Operation]:
    """Yield what is done to the database; of SeparateDatabaseAndState that half."""
    for step in steps:
        if isinstance(step, operations.SeparateDatabaseAndState):
            yield from _flat(step.database_operations)
        else:
            yield step


def _why_not(step: Operation, app: str, state: ProjectState, released: set[tuple[str, str]]) -> str:
    if isinstance(step, operations.RunSQL | operations.RunPython):
        return _judge_by_hand(step)
    if isinstance(step, _HARMLESS):
        return ""
    table = (app, (getattr(step, "model_name", "") or getattr(step, "name", "")).lower())
    if table not in released:
        return ""
    if isinstance(step, operations.AddField):
        return _new_field(step.field, table)
    if isinstance(step, operations.AlterField):
        return _changed_field(state.models[table].fields[step.name], step.field)
    if isinstance(step, operations.AddIndex | operations.RemoveIndex):
        return "it locks the table: use AddIndexConcurrently or RemoveIndexConcurrently with atomic = False"
    if isinstance(step, operations.AddConstraint):
        if isinstance(step.constraint, CheckConstraint) and _is_small(table):
            return ""
        return (
            "it reads the whole table under a lock: AddConstraintNotValid, and ValidateConstraint in a next migration"
        )
    return "the release before it still uses the old name or column: expand now, contract in a later release"


def _new_field(field: models.Field, table: tuple[str, str]) -> str:
    if field.many_to_many:
        return ""
    if not field.null and field.db_default is NOT_PROVIDED:
        return "the release before it saves rows without this column: give it null=True or a db_default"
    if field.unique:
        return "it builds an index under a lock: add the column, then a unique index concurrently"
    if field.db_index and not _is_small(table):
        return "it builds an index under a lock: db_index=False, and AddIndexConcurrently in a next migration"
    return ""


def _changed_field(old: models.Field, new: models.Field) -> str:
    if old.null and not new.null:
        return "the release before it still saves nothing here: a check that is NOT VALID first, later the column"
    if (new.db_index or new.unique) and not (old.db_index or old.unique):
        return "it builds an index under a lock: use AddIndexConcurrently"
    if type(old) is not type(new):
        return "another type rewrites the table under a lock: add a column beside it"
    shorter = old.max_length is None or (new.max_length is not None and new.max_length < old.max_length)
    if old.max_length != new.max_length and new.max_length is not None and shorter:
        return "the release before it still saves longer texts"
    if old.db_column != new.db_column:
        return "the release before it still uses the old name of the column"
    return ""


def _judge_by_hand(step: Operation) -> str:
    if not step.reversible:
        return "it cannot be undone: give the way back"
    return "no test can judge this: read it, and put it on the list of this test with the reason why it is safe"


def _is_small(table: tuple[str, str]) -> bool:
    return table[0] in SMALL_APPS and table not in SMALL_EXCEPT
