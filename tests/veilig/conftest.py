"""One walk through a world in which every text is an attack; the tests of this folder look at what it brought back."""

from dataclasses import dataclass

import pytest
from django.core.cache import caches
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from tests.support.jobs import run_jobs
from tests.support.world import World, make_world
from tests.test_access import ROLES, TABLE

from . import gif
from .aanval import Outcome, send_forms_of_others, send_more_than_the_form_has
from .lopen import Form, fetch, forms_of, is_page
from .sporen import COUNTED, table_of

WALKERS = ("anoniem", "gast", "projectleider", "corporatiebeheerder", "beheerder")


@dataclass
class Seen:
    """What one person got at one address."""

    role: str
    path: str
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def is_page(self) -> bool:
        return self.headers.get("content-type", "").startswith("text/html")


@dataclass
class Walk:
    """Every answer, and every POST form on the pages with who met it."""

    seen: list[Seen]
    forms: list[tuple[str, Form]]
    refused: dict[str, str]  # fields that the database kept clean, with what it said
    written: set[tuple[str, str]]  # address and table of every write
    others: Outcome  # people who sent the forms of others
    more: Outcome  # people who sent their own forms with more in them


@pytest.fixture(scope="session")
def walk(django_db_setup, django_db_blocker, tmp_path_factory) -> Walk:
    """Return what every kind of person gets at every address of a world full of attacks."""
    from django.test import override_settings

    place = tmp_path_factory.mktemp("veilig")
    whole = transaction.atomic()
    whole._from_testcase = True  # as in Django's own tests: what insists on being outermost may be inside it
    with (
        django_db_blocker.unblock(),
        override_settings(PRIVATE_ROOT=place / "bestanden", STATIC_ROOT=place),
        whole,
    ):
        try:
            return _walk()
        finally:
            transaction.set_rollback(True)  # the cache in the database goes with it
            for cache in ("local", "kort"):
                caches[cache].clear()


def _walk() -> Walk:
    world = make_world()
    gif.more_rows(world)
    run_jobs()
    refused = gif.poison()
    seen, forms, written, address = [], [], set(), ""

    def look(execute, sql, params, many, context):
        if address and (table := table_of(sql)):
            written.add((address, table))
        return execute(sql, params, many, context)

    browsers = {role: browser_of(world, role) for role in WALKERS}
    with connection.execute_wrapper(look):
        for role, web in browsers.items():
            column = ROLES.index(role)
            for path, expected in TABLE.items():
                if role in ("anoniem", "beheerder") or expected[column] == 200:
                    address = path.format(**world.ids)
                    response = fetch(web, address)
                    seen.append(Seen(role, address, response.status_code, _lower(response), response.body))
                    if is_page(response):
                        forms += [(role, form) for form in forms_of(address, response.body)]
    different = list({(f.action, *sorted(f.names)): (role, f) for role, f in forms if f.method == "post"}.values())
    others = send_forms_of_others(different, COUNTED)
    more = send_more_than_the_form_has(different, browsers)
    return Walk(seen, forms, refused, written, others, more)


def browser_of(world: World, role: str) -> Client:
    """Return a browser in which this role is logged in; anoniem is not."""
    web = Client()
    if role in world.people:
        person = world.people[role]
        web.force_login(person, backend="corporaties.auth.PortalBackend")
        type(person).objects.filter(pk=person.pk).update(laatst_gezien=timezone.now())
    return web


def _lower(response) -> dict[str, str]:
    return {name.lower(): value for name, value in response.items()}
