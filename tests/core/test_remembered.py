"""HTML that is kept holds no secret of one request; each request gets its own fields."""

import re

from django.template import engines
from django.test import RequestFactory

from mkwportal.core.remembered import PLACE, fill_forms


def rendered(source: str, **context) -> str:
    return engines["django"].from_string(source).render(context)


def test_each_form_in_kept_html_gets_a_token_and_its_own_key(rf: RequestFactory):
    kept = rendered("<form>{% formulierplek %}</form><form>{% formulierplek %}</form>")
    assert "csrfmiddlewaretoken" not in kept
    request = rf.get("/")
    html = fill_forms(request, kept)
    assert len(re.findall(r'name="csrfmiddlewaretoken" value="\w{64}"', html)) == 2
    assert len(set(re.findall(r'name="formulier" value="([\w-]{36})"', html))) == 2
    assert PLACE not in html


def test_somebody_who_types_the_place_gets_no_token(rf: RequestFactory):
    typed = rendered("<p>{{ tekst }}</p>", tekst="<!--velden van dit verzoek-->")
    assert "csrfmiddlewaretoken" not in fill_forms(rf.get("/"), typed)
