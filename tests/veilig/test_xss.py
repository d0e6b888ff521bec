"""Cross-site scripting: a text of a person never becomes an element, an attribute or an address that runs."""

import json
import re

import pytest
from lxml import etree, html

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("veilig")]

CLEAN = {"Organisatie.kvk", "Organisatie.l_nummer"}  # the database takes figures only
FEWEST_FIELDS = 45  # fields whose attack some page shows, escaped
_RUNS = re.compile(r"\s*(javascript|data|vbscript):", re.IGNORECASE)


def test_no_text_of_a_person_becomes_markup(walk):
    broken = []
    for seen in walk.seen:
        if not seen.is_page or not seen.body.strip():
            continue
        tree = html.document_fromstring(seen.body.decode())
        broken += [(seen.role, seen.path, etree.tostring(node)[:200]) for node in tree.xpath("//zx | //*[@onzx]")]
    assert broken == []


def test_no_address_on_a_page_runs_as_a_program(walk):
    """Also what a program could have put behind the back of a form: a website that is a script."""
    running = set()
    for seen in walk.seen:
        for node in html.document_fromstring(seen.body.decode()).iter() if seen.is_page and seen.body.strip() else []:
            for name, value in node.attrib.items():
                if name in ("href", "src", "action", "formaction", "xlink:href") and _RUNS.match(value):
                    running.add((seen.path, name, value[:60]))
                if name.startswith("on") or name in ("style", "srcdoc"):
                    running.add((seen.path, name, value[:60]))
            if node.tag in ("script", "style") and (node.text or "").strip() and node.get("type") != "application/json":
                running.add((seen.path, node.tag, node.text[:60]))
    assert running == set()


def test_what_is_no_page_is_not_read_as_one(walk):
    """A table, a feed or a calendar holds the same texts; its type says that it is no HTML, and it stays whole."""
    other = [seen for seen in walk.seen if not seen.is_page and seen.body.strip()]
    kinds = {seen.headers["content-type"].partition(";")[0] for seen in other}
    assert {"text/csv", "text/calendar"} <= kinds
    for seen in other:
        assert seen.headers.get("x-content-type-options") == "nosniff", seen.path
        kind = seen.headers["content-type"].partition(";")[0]
        assert kind not in ("application/xhtml+xml", "text/xml", "image/svg+xml"), seen.path
        if kind == "application/json":
            json.loads(seen.body)
        if kind.endswith("xml"):
            etree.fromstring(seen.body)


def test_the_attacks_were_really_there(walk):
    """Without this the tests above could pass on empty pages."""
    shown = set()
    for seen in walk.seen:
        shown |= (
            set(re.findall(r"\b([A-Z]\w+\.\w+) \d+ ", seen.body.decode(errors="replace"))) if seen.is_page else set()
        )
    assert len(shown) >= FEWEST_FIELDS, sorted(shown)
    assert {"Document.titel", "Gebruiker.achternaam", "Organisatie.naam", "Les.tekst", "Vraag.tekst"} <= shown
