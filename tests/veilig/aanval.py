"""Sending the forms of others, and one's own forms with more in them than the page has."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection, transaction
from django.test import Client
from django.urls import resolve
from django.utils import timezone

from corporaties.models import Gebruiker
from documenten.models import Document
from tests.factories.corporaties import GebruikerFactory, KringFactory, OrganisatieFactory, guest, person

from .lopen import Form
from .sporen import table_of

MARK = 987_654_321  # the id of rows of somebody else; no write may ever name it
# Fields that the models have, and that most forms must not take.
HIDDEN = (
    "organisatie", "organisatie_id", "eigenaar", "eigenaar_id", "gebruiker", "gebruiker_id", "door", "door_id", "by",
    "contact", "contact_id", "contactpersoon", "contactpersoon_id", "leider", "leider_id", "kring", "kring_id",
    "steller", "steller_id", "ontvanger", "ontvanger_id", "gastheer", "gastheer_id", "user", "user_id", "owner",
    "pk", "id", "opvolger", "opvolger_id", "gemaakt_door", "gemaakt_door_id",
)  # fmt: skip
SWITCHES = {
    "is_platformbeheerder": "on",
    "is_staff": "on",
    "is_superuser": "on",
    "rol": "corporatiebeheerder",
    "bereik": "leden",
    "verwijderd_op": "2020-01-01",
    "lid_van": "2020-01-01",
}
MOST_BUTTONS = 4


@dataclass
class Outcome:
    """What was tried and what came of it that should not."""

    tried: int = 0
    saved: int = 0
    wrong: set[tuple[str, str, str]] = field(default_factory=set)


@contextmanager
def undone() -> Iterator[list[tuple[str, str]]]:
    """Collect the writes (table and parameters as text) of this block and take them back."""
    writes: list[tuple[str, str]] = []

    def look(execute, sql, params, many, context):
        if table := table_of(sql):
            writes.append((table, str(params)))
        return execute(sql, params, many, context)

    with transaction.atomic(), connection.execute_wrapper(look):
        yield writes
        transaction.set_rollback(True)


def outsiders() -> dict[str, Client]:
    """Return browsers of people of a third corporation, and of a guest elsewhere."""
    other = OrganisatieFactory()
    people = {
        "corporatiebeheerder van een ander": person(other, "corporatiebeheerder"),
        "gast van een ander": guest(KringFactory()),
    }
    return {name: _browser(somebody) for name, somebody in people.items()}


def _browser(somebody: Gebruiker) -> Client:
    web = Client()
    web.force_login(somebody, backend="corporaties.auth.PortalBackend")
    Gebruiker.objects.filter(pk=somebody.pk).update(laatst_gezien=timezone.now())
    return web


def variants(form: Form) -> Iterator[dict[str, list]]:
    for button in form.buttons[:MOST_BUTTONS] or [None]:
        yield form.data(button=button)


def send_forms_of_others(forms: list[tuple[str, Form]], harmless: set[str]) -> Outcome:
    """Post what the pages of others hold; `harmless` tables are only counted in."""
    out = Outcome()
    browsers = outsiders()
    for _, form in forms:
        if not any(sign.isdigit() for sign in form.path):
            continue  # no id of anybody in it
        for name, web in browsers.items():
            for data in variants(form):
                with undone() as writes:
                    status = web.post(form.action, data).status_code
                out.tried += 1
                tables = {table for table, _ in writes} - harmless
                if tables or status >= 500:
                    out.wrong.add((name, resolve(form.path).view_name, f"{status}: {', '.join(sorted(tables))}"))
    return out


def send_more_than_the_form_has(forms: list[tuple[str, Form]], browsers: dict[str, Client]) -> Outcome:
    """Post each form with fields of the model that the page does not show; and with ids of others in its own fields."""
    out = Outcome()
    OrganisatieFactory(pk=MARK)
    GebruikerFactory(pk=MARK)
    KringFactory(pk=MARK)
    for role, form in forms:
        if role not in browsers:
            continue
        view, own = resolve(form.path).view_name, form.names
        for data in variants(form):
            extra = {name: MARK for name in HIDDEN if name not in own}
            extra |= {name: value for name, value in SWITCHES.items() if name not in own}
            _try(out, browsers[role], form, {**data, **extra}, view, own)
        foreign = {name: MARK for name in HIDDEN if name in own}
        if foreign:
            _try(out, browsers[role], form, {**form.data(), **foreign}, view, own)
    return out


def _try(out: Outcome, web: Client, form: Form, data: dict, view: str, own: set[str]) -> None:
    with undone() as writes:
        before = _powers(own)
        status = web.post(form.action, data).status_code
        after = _powers(own)
    out.tried += 1
    out.saved += status in (200, 302) and bool(writes)
    for table, params in writes:
        if str(MARK) in params:
            out.wrong.add((view, table, "an id of somebody else was written"))
    if before != after:
        out.wrong.add((view, "", f"{before} became {after}"))
    if status >= 500:
        out.wrong.add((view, "", f"status {status}"))


def _powers(own: set[str]) -> tuple[int, ...]:
    found = [Gebruiker.objects.filter(is_platformbeheerder=True).count()]
    if "bereik" not in own:
        found.append(Document.objects.filter(bereik="leden").count())
    return tuple(found)
