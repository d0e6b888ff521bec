"""The code on every error page is found in the log, on a line that says what happened (R12)."""

import io
import json
import logging
import re

import pytest
from django.test import Client

from mkwportal.core.logs import JsonFormatter, RequestIdFilter
from tests.factories.corporaties import person

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.support.foutadressen")]
REFERENCE = re.compile(r'code <strong class="mkw-num">([A-Za-z0-9-]{8,32})</strong>')


@pytest.fixture
def log():
    """The log as the production settings write it: what each line holds, as JSON."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(RequestIdFilter())
    handler.setFormatter(JsonFormatter())
    logging.getLogger().addHandler(handler)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logging.getLogger().removeHandler(handler)


@pytest.mark.parametrize("status", [400, 403, 404, 405, 413, 429, 500, "csrf"])
def test_the_code_of_an_error_page_is_in_the_log(login, log, status):
    client = login(person(), raise_request_exception=False, enforce_csrf_checks=status == "csrf")
    if status == 413:
        page = client.post("/mis/405/", {"tekst": "x" * 3_000_000})
    elif status == "csrf":
        page = client.post("/mis/405/", {"tekst": "x"})
    else:
        page = client.get(f"/mis/{status}/")
    assert page.status_code == (403 if status == "csrf" else status)
    [reference] = REFERENCE.findall(page.content.decode())
    assert page["X-Request-ID"] == reference
    lines = [line for line in log() if line["request"] == reference]
    assert lines, "nothing in the log with this code"
    assert any("/mis/" in line["message"] for line in lines)
    if status == 500:
        assert any("RuntimeError: de oorzaak" in line.get("error", "") for line in lines)


def test_two_errors_have_two_codes_and_their_own_lines(login, log):
    client = login(person(), raise_request_exception=False)
    codes = [client.get(f"/mis/{status}/")["X-Request-ID"] for status in (404, 500, 404)]
    assert len(set(codes)) == 3
    assert {line["request"] for line in log()} >= set(codes)


def test_a_code_that_the_proxy_gave_is_kept_and_nonsense_is_not(log):
    client = Client(raise_request_exception=False)
    assert (
        client.get("/bestaat-niet/", headers={"X-Request-ID": "proxy-0123456789"})["X-Request-ID"] == "proxy-0123456789"
    )
    for nonsense in ("kort", 'x"} {"level":"', "a" * 33):
        assert client.get("/bestaat-niet/", headers={"X-Request-ID": nonsense})["X-Request-ID"] != nonsense
    assert any(line["request"] == "proxy-0123456789" for line in log())
