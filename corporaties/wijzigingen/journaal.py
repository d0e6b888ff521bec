"""Change rows in sets, and keep per row what it was, so that it can be put back (C6).

All in SQL: a corporation with five thousand documents changes in a few statements. A field goes back when it still has
the value that the change gave it; what somebody changed since stays as it is, and the line says why.
"""

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.db.models import Max, QuerySet

from ..models import Organisatiewijziging, Wijzigingsregel

GEWIJZIGD = "sindsdien gewijzigd"
VERDWENEN = "bestaat niet meer"
BOTST = "past niet meer bij wat er nu staat"
_REGELS = "corporaties_wijzigingsregel"


class Journaal:
    """Writes the lines of one change; each call is one step."""

    def __init__(self, wijziging: Organisatiewijziging) -> None:
        self.wijziging = wijziging
        self._stap = wijziging.regels.aggregate(laatste=Max("stap"))["laatste"] or 0

    def set(self, rows: QuerySet, **velden: Any) -> int:
        """Give these rows other values (a value, or an expression of SQL as models.F or Func); return how many."""
        return max((self._set(rows, veld, waarde) for veld, waarde in velden.items()), default=0)

    def _set(self, rows: QuerySet, veld: str, waarde: Any) -> int:
        """Lock the rows, change them, and write down what they were and are.

        What they were goes through here and back: of an array PostgreSQL knows the length, so it plans the join well
        also where it has no statistics yet.
        """
        model = rows.model
        tabel, kolom = _quoted(model._meta.db_table), _quoted(model._meta.get_field(veld).column)
        pks = list(rows.order_by("pk").select_for_update(of=("self",), no_key=True).values_list("pk", flat=True))
        if not pks:
            return 0
        self._stap += 1
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT id, to_jsonb({kolom})::text FROM {tabel} WHERE id = ANY(%s)", [pks])
            before = [list(column) for column in zip(*cursor.fetchall(), strict=True)]
            model._base_manager.filter(pk__in=pks).update(**{veld: waarde})
            cursor.execute(
                f"INSERT INTO {_REGELS} (wijziging_id, stap, model, object_id, actie, veld, oud, nieuw, waarom_niet) "
                f"SELECT %s, %s, %s, t.id, 'gezet', %s, o.oud::jsonb, to_jsonb(t.{kolom}), '' "
                f"FROM unnest(%s::bigint[], %s::text[]) AS o(id, oud) JOIN {tabel} t ON t.id = o.id",
                [self.wijziging.pk, self._stap, model._meta.label_lower, veld, *before],
            )
        return len(pks)

    def remove(self, rows: QuerySet) -> int:
        """Delete these rows, which nothing else may point at, and keep them whole in the lines; return how many."""
        model = rows.model
        pks = list(rows.order_by("pk").select_for_update(of=("self",), no_key=True).values_list("pk", flat=True))
        if not pks:
            return 0
        self._stap += 1
        self._keep_whole(model, pks, "weg", "oud")
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {_quoted(model._meta.db_table)} WHERE id = ANY(%s)", [pks])
        return len(pks)

    def created(self, rows: Sequence[models.Model]) -> int:
        """Write down that these rows, all of one model, were made for this change; return how many."""
        if not rows:
            return 0
        self._stap += 1
        self._keep_whole(type(rows[0]), [row.pk for row in rows], "gemaakt", "nieuw")
        return len(rows)

    def _keep_whole(self, model: type[models.Model], pks: list[int], actie: str, kant: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {_REGELS} (wijziging_id, stap, model, object_id, actie, veld, {kant}, waarom_niet) "
                f"SELECT %s, %s, %s, t.id, %s, '', to_jsonb(t), '' FROM {_quoted(model._meta.db_table)} t "
                "WHERE t.id = ANY(%s)",
                [self.wijziging.pk, self._stap, model._meta.label_lower, actie, pks],
            )


def restore(wijziging: Organisatiewijziging) -> None:
    """Put back all that a change did, the last step first; each line then says whether it went."""
    lines = wijziging.regels.filter(teruggezet=None).order_by()
    steps = lines.values_list("stap", "model", "actie", "veld").distinct()
    for stap, label, actie, veld in sorted(steps, reverse=True):
        model = apps.get_model(label)
        regels = wijziging.regels.filter(stap=stap, teruggezet=None)
        one = {"gezet": _put_back, "weg": _bring_back, "gemaakt": _take_away}[actie]
        try:
            with transaction.atomic():
                one(model, veld, list(regels.values_list("pk", flat=True)))
                _check_now()
        except IntegrityError:  # one row of the step does not fit any more: the others do
            for pk in regels.values_list("pk", flat=True):
                _alone(one, model, veld, pk)
        _say_why_not(model, regels)


def _alone(one: Any, model: type[models.Model], veld: str, pk: int) -> None:
    try:
        with transaction.atomic():
            one(model, veld, [pk])
            _check_now()
    except IntegrityError:
        Wijzigingsregel.objects.filter(pk=pk).update(teruggezet=False, waarom_niet=BOTST)


def _check_now() -> None:
    """Let a foreign key that points nowhere speak now, inside the savepoint, and not at the end."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _put_back(model: type[models.Model], veld: str, pks: list[int]) -> None:
    """Give each row its old value when it still has the new one; the values travel as arrays, as in Journaal._set()."""
    field = model._meta.get_field(veld)
    kolom, soort = _quoted(field.column), field.db_type(connection) or "text"
    oud = "ARRAY(SELECT jsonb_array_elements_text(o.oud::jsonb))" if soort.endswith("[]") else "(o.oud::jsonb #>> %s)"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id, object_id, oud::text, nieuw::text FROM {_REGELS} WHERE id = ANY(%s) ORDER BY object_id", [pks]
        )
        columns = [list(column) for column in zip(*cursor.fetchall(), strict=True)]
        cursor.execute(
            f"UPDATE {_quoted(model._meta.db_table)} t SET {kolom} = {oud}::{soort} "
            "FROM unnest(%s::bigint[], %s::bigint[], %s::text[], %s::text[]) AS o(regel, id, oud, nieuw) "
            f"WHERE t.id = o.id AND to_jsonb(t.{kolom}) IS NOT DISTINCT FROM o.nieuw::jsonb RETURNING o.regel",
            [*([] if soort.endswith("[]") else ["{}"]), *columns],
        )
        back = [regel for (regel,) in cursor.fetchall()]
    Wijzigingsregel.objects.filter(pk__in=back).update(teruggezet=True)


def _bring_back(model: type[models.Model], veld: str, pks: list[int]) -> None:
    tabel = _quoted(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {tabel} SELECT (jsonb_populate_record(NULL::{tabel}, r.oud)).* FROM {_REGELS} r "
            f"WHERE r.id = ANY(%s) AND NOT EXISTS (SELECT FROM {tabel} t WHERE t.id = r.object_id)",
            [pks],
        )
    Wijzigingsregel.objects.filter(pk__in=pks).update(teruggezet=True)


def _take_away(model: type[models.Model], veld: str, pks: list[int]) -> None:
    """Delete what the change made, also when it was changed since: it has no place without the change."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {_quoted(model._meta.db_table)} WHERE id IN "
            f"(SELECT object_id FROM {_REGELS} WHERE id = ANY(%s))",
            [pks],
        )
    Wijzigingsregel.objects.filter(pk__in=pks).update(teruggezet=True)


def _say_why_not(model: type[models.Model], regels: QuerySet) -> None:
    left = regels.filter(teruggezet=None)
    if not left.exists():
        return
    there = model._base_manager.filter(pk__in=left.values("object_id")).values("pk")
    left.filter(object_id__in=there).update(teruggezet=False, waarom_niet=GEWIJZIGD)
    left.update(teruggezet=False, waarom_niet=VERDWENEN)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
