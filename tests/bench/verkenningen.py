"""What the pages of explorations cost at 2,000 of them, with 20,000 visits and 200,000 lessons."""

import itertools
import os
import random
import urllib.parse
from pathlib import Path

from mkwportal.core import embedded

from .common import Library, Row, say, web_server
from .measure import Browser, children, cost
from .pages import queries_of

SIZES = [int(size) for size in os.environ.get("MKW_BENCH_VERKENNINGEN", "200 2000").split()]  # multiples of the first
DOCUMENTS = 200
MOST_QUERIES, GROWTH, OFFLINE_KB = 8, 1.3, 120
KNOWN, NEW, COMMON = "lessen zoeken", "lessen zoeken, elke keer een nieuwe vraag", "lessen zoeken, woorden in elke les"
SEARCHES = (KNOWN, NEW, COMMON)
LIST, VISIT = "lessenlijst", "bezoek met 30 haltes en 100 foto’s"
LIMITS = {LIST: 2, KNOWN: 4, NEW: 4, COMMON: 4, VISIT: 3}
TOURS_QUERIES = (
    "huurverhoging", "incasso", "zonnepaneel", "sociaal plan", "warmtepompen isolatie", "klokkenluider", "hittestress",
    "huurders participatie", "energiecooperatie", "ontruimingen", "privacy gegevens", "treasury", "verduurzamen",
)  # fmt: skip


def rows(folder: Path) -> list[Row]:
    """Fill a portal of its own up to each of SIZES explorations, and measure it there."""
    found: list[Row] = []
    database = embedded.start(folder / "verkenningen", keep=True)
    os.environ["DATABASE_URL"] = database.get_uri()
    try:
        import django
        from django.core.management import call_command
        from django.db import connections

        django.setup()
        from . import data, tours

        call_command("collectstatic", interactive=False, verbosity=0)
        say(f"making 200 corporations, {DOCUMENTS} documents and {tours.FIRST} explorations")
        data.make_base()
        data.make_documents(0, DOCUMENTS)
        tours.make_tours()
        portal, first = Library(folder, tours.FIRST, postmaster=database.get_pid()), {}
        for size in SIZES:
            if size > portal.documents:
                say(f"growing to {size} explorations")
                tours.grow_tours(size // portal.documents)
                portal.documents = size
            counts = count_queries()
            first = first or counts
            for page, number in counts.items():
                found.append((f"vragen {page} bij {size} verkenningen", number, MOST_QUERIES))
                found.append((f"vragen {page} groei", number - first[page], 0))
            connections.close_all()
            with web_server() as (portal.port, portal.master):
                found += measure(portal)
                if size == SIZES[-1]:
                    found += offline_form(portal)
        found += growth(portal)
    finally:
        database.stop()
        del os.environ["DATABASE_URL"]
    return found


def paths() -> dict[str, list[str]]:
    """Return the pages that are measured, each with the addresses that are asked in turn."""
    from django.urls import reverse

    from verkenningen.models import Bezoek, Halte, Les, Verkenning

    from . import tours

    def at(name: str, *args: int) -> str:
        return reverse(f"verkenningen:{name}", args=args)

    big = Bezoek.objects.filter(titel=tours.BIG).order_by("pk")[0]
    led = big.verkenning_id
    halte = Halte.objects.filter(bezoek=big).order_by("pk")[0]
    open_to_all = Verkenning.objects.filter(bereik="leden").order_by("pk").values_list("pk", flat=True)[:10]
    lessen = Les.objects.filter(verkenning__in=list(open_to_all)).order_by("pk").values_list("pk", flat=True)[:200:20]
    bezoeken = Bezoek.objects.filter(verkenning__in=list(open_to_all)).order_by("pk").values_list("pk", flat=True)
    return {
        "verkenningenlijst": [at("lijst")],
        "verkenning": [at("detail", pk) for pk in open_to_all],
        "bezoek": [at("bezoek", pk) for pk in bezoeken[:100:10]],
        VISIT: [at("bezoek", big.pk)],
        LIST: [at("lessen")],
        KNOWN: [_asked(query) for query in TOURS_QUERIES],
        NEW: [_asked(query) for query in _new_queries()],
        COMMON: [_asked(query) for query in _common_queries()],
        "les": [at("les", pk) for pk in lessen],
        "deelnemers": [at("deelnemers", led)],
        "aanwezigen": [at("aanwezigen", big.pk)],
        "programma": [at("haltes", big.pk)],
        "verslag": [at("verslag", big.pk)],
        "halte": [at("verslag-halte", big.pk, halte.pk)],
        "foto’s": [at("fotos", big.pk)],
        "spiegel": [at("spiegel", big.pk)],
        "bundels": [at("bundels", led)],
        "vraagstukken": [at("vraagstukken")],
        "agenda": [reverse("agenda:overzicht")],
    }


def _asked(query: str) -> str:
    return f"/verkenningen/lessen/?{urllib.parse.urlencode({'q': query})}"


def _new_queries() -> list[str]:
    from .data import SUBJECTS, vocabulary

    words = vocabulary()[0][40:400]
    return [f"{SUBJECTS[number % len(SUBJECTS)]} {word}" for number, word in enumerate(words)]


def _common_queries() -> list[str]:
    from .tours import IN_EVERY_LESSON

    queries = [" ".join(some) for size in (1, 2, 3) for some in itertools.combinations(IN_EVERY_LESSON, size)]
    queries += [" ".join(some) for some in itertools.combinations(IN_EVERY_LESSON, 4)]
    random.Random(3).shuffle(queries)
    return queries


def count_queries() -> dict[str, int]:
    """Return the number of SQL queries of each page: of NEW and COMMON for a question that is new."""
    return queries_of(paths(), fresh=(NEW, COMMON))


def measure(portal: Library) -> list[Row]:
    """Return CPU milliseconds per request of web and database against the plain list of the same run."""
    from . import data

    browser = Browser(portal.port)
    browser.login(data.MEMBER, data.PASSWORD)

    def pids() -> list[int]:
        return children(portal.master) + children(portal.postmaster)

    at = f"bij {portal.documents} verkenningen"
    floor = min(cost(browser, ["/floor/list/"], pids, times=150, warm=30).cpu for _ in range(2))
    found: list[Row] = [(f"vloer gewone lijst {at}, CPU ms", round(floor, 2), None)]
    for name, addresses in paths().items():
        say(f"measuring {name} {at}")
        page = cost(browser, addresses, pids, times=100, warm=30)
        portal.measured.setdefault(name, {})[portal.documents] = page.cpu / floor
        found += [
            (f"{name} {at}, x gewone lijst", round(page.cpu / floor, 2), LIMITS.get(name)),
            (f"{name} {at}, CPU ms", round(page.cpu, 2), None),
            (f"{name} {at}, wand p95 ms", round(page.p95, 2), None),
        ]
    return found


def offline_form(portal: Library) -> list[Row]:
    """Return what the form of a stop weighs over the wire with an empty cache, fonts and all.

    Without a connection it is the page and the files that the service worker keeps; with one it is the page of the
    portal around it, and the font of the headings.
    """
    from django.templatetags.static import static
    from django.urls import reverse

    from mkwportal.pages.installeren import FILES

    from .screen import weigh

    address = paths()["halte"][0]
    say("opening the form of a stop in Chromium with an empty cache")
    text, fonts, requests = weigh(portal.port, address)
    browser = Browser(portal.port)
    kept = [reverse("op-dit-apparaat"), *(static(name) for name in FILES)]
    offline = sum(len(browser.request("GET", path)[1]) for path in kept)
    return [
        ("halteformulier zonder bereik alles, kB", round(offline / 1000, 1), OFFLINE_KB),
        ("halteformulier met bereik alles, kB", round((text + fonts) / 1000, 1), None),
        ("halteformulier lettertypen, kB", round(fonts / 1000, 1), None),
        ("halteformulier aanvragen", requests, None),
    ]


def growth(portal: Library) -> list[Row]:
    """Return how many times as much each page costs at the last size as at the first."""
    found: list[Row] = []
    for name, per_size in portal.measured.items():
        if len(per_size) > 1:
            small, large = min(per_size), max(per_size)
            limit = None if name in SEARCHES else GROWTH
            found.append((f"{name} groei van {small} naar {large}", round(per_size[large] / per_size[small], 2), limit))
    return found
