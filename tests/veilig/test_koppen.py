"""Headers: clickjacking, types, caches and cookies, on every kind of answer."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.factories.corporaties import PASSWORD, person

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("veilig")]
ROOT = Path(__file__).resolve().parent.parent.parent

ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-robots-tag": "noindex, nofollow, noarchive",
}
# Open to everybody and the same for everybody.
SAME_FOR_ALL = ("/manifest.webmanifest", "/sw.js", "/robots.txt", "/.well-known/security.txt")


def test_every_answer_carries_the_headers(walk):
    for seen in walk.seen:
        for name, value in ALWAYS.items():
            assert seen.headers.get(name) == value, (seen.role, seen.path, name)
        assert "camera=(self)" in seen.headers["permissions-policy"], seen.path
        assert seen.headers["x-request-id"]
        assert "server" not in seen.headers
        assert "x-powered-by" not in seen.headers


def test_no_answer_can_be_framed_or_run_what_is_not_ours(walk):
    for seen in walk.seen:
        policy = seen.headers.get("content-security-policy", "")
        rules = dict(part.strip().partition(" ")[::2] for part in policy.split(";"))
        if seen.path.endswith("/bestand/") and seen.status == 200:  # a stored file: nothing runs in it
            assert rules["default-src"] == "'none'"
            assert "sandbox" in rules or seen.headers["content-type"] == "application/pdf"
            continue
        assert rules.get("default-src") == "'none'", seen.path
        assert rules.get("frame-ancestors") == "'none'" or "sandbox" in rules, seen.path
        assert seen.headers.get("x-frame-options") == "DENY", seen.path
        assert rules.get("base-uri") == "'none'", seen.path
        assert "unsafe" not in rules.get("script-src", ""), seen.path
        assert not [word for word in ("*", "http:", "https:", "data:", "blob:") if word in policy], seen.path
        for name in ("script-src", "style-src", "img-src", "font-src", "connect-src", "form-action"):
            assert rules.get(name, "'self'") in ("'self'", "'none'", "'unsafe-inline'"), (seen.path, name)


def test_no_page_of_a_person_is_kept_by_a_cache(walk):
    """Not by a proxy; what the browser keeps of a page is asked again, and goes when somebody logs out."""
    for seen in walk.seen:
        kept = seen.headers.get("cache-control", "")
        if seen.path.partition("?")[0] in SAME_FOR_ALL:
            continue
        assert "public" not in kept, seen.path
        assert "private" in kept or "no-store" in kept, (seen.path, kept)
        assert "max-age" not in kept.replace("max-age=0", "") or "paginas" in seen.path or "foto" in seen.path, (
            seen.path,
            kept,
        )


def test_errors_and_static_files_carry_them_too(login):
    web = login(person())
    answers = {
        "400": web.get("/zoeken/", headers={"host": "kwaad.example"}),
        "403": web.get("/beheer/zoeken/"),
        "404": web.get("/bestaat-niet/"),
        "405": web.get("/meldingen/gelezen/"),
        "redirect": Client().get("/profiel/"),
        "append slash": Client().get("/profiel"),
        "head": web.head("/"),
        "options": web.options("/"),
        "trace": web.generic("TRACE", "/"),
        "stylesheet": Client().get("/static/css/base.css"),
        "script": Client().get("/static/js/page.js"),
        "font": Client().get("/static/vendor/fonts/bitter-latin-wght-normal.woff2"),
        "no such file": Client().get("/static/bestaat-niet.js"),
    }
    for what, response in answers.items():
        headers = {name.lower(): value for name, value in response.items()}
        for name in (
            "x-content-type-options",
            "cross-origin-resource-policy",
            "content-security-policy",
            "x-frame-options",
        ):
            assert name in headers, (what, name, response.status_code)
        assert "access-control-allow-origin" not in headers, what
    assert answers["400"].status_code == 400
    assert answers["trace"].status_code in (405, 501)
    assert answers["stylesheet"].status_code == answers["script"].status_code == answers["font"].status_code == 200


def test_an_error_of_the_program_carries_them_and_tells_nothing(login, monkeypatch):
    from mkwportal.pages import zoeken

    def fails(*args, **kwargs):
        raise RuntimeError("geheim uit de code")

    monkeypatch.setattr(zoeken, "render_page", fails, raising=False)
    monkeypatch.setattr(zoeken, "render", fails, raising=False)
    web = login(person(), raise_request_exception=False)
    response = web.get("/zoeken/?q=huur")
    assert response.status_code == 500
    assert "geheim uit de code" not in response.content.decode()
    assert "Traceback" not in response.content.decode()
    assert response["X-Frame-Options"] == "DENY"
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_the_cookies_of_production():
    """Settings of production, loaded in a process of their own."""
    code = (
        "from django.conf import settings as s;"
        "print(s.SESSION_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, s.SESSION_COOKIE_SAMESITE,"
        " s.CSRF_COOKIE_NAME, s.CSRF_COOKIE_SECURE, s.CSRF_COOKIE_HTTPONLY, s.CSRF_COOKIE_SAMESITE,"
        " s.SESSION_COOKIE_DOMAIN, s.SESSION_COOKIE_PATH, s.DEBUG, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS >= 31536000)"
    )
    env = {
        "PATH": os.environ["PATH"],
        "MKW_MODE": "production",
        "MKW_SECRET_KEY": "x" * 60,
        "MKW_BASE_URL": "https://portaal.mkw.example",
        "MKW_HOSTS": "portaal.mkw.example",
        "DATABASE_URL": "postgresql://u:p@127.0.0.1:1/x",
        "MKW_PRIVATE_ROOT": "/nergens",
        "MKW_EMAIL_URL": "smtp://127.0.0.1:1",
        "MKW_FROM_EMAIL": "Portaal <portaal@mkw.example>",
        "DJANGO_SETTINGS_MODULE": "mkwportal.settings",
    }
    done = subprocess.run([sys.executable, "-c", code], env=env, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == (
        [
            "__Host-sessie",
            "True",
            "True",
            "Lax",
            "__Host-csrf",
            "True",
            "True",
            "Lax",
            "None",
            "/",
            "False",
            "True",
            "True",
        ]
    )


def test_the_cookies_as_they_go_out(settings):
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    user = person()
    web = Client()
    response = web.post(reverse("account_login"), {"login": user.email, "password": PASSWORD}, secure=True)
    for cookie in response.cookies.values():
        kept = {name: cookie[name] for name in ("secure", "httponly", "path", "domain", "samesite")}
        assert kept == {"secure": True, "httponly": True, "path": "/", "domain": "", "samesite": "Lax"}, cookie.key
    assert settings.SESSION_COOKIE_NAME in response.cookies
    assert dt.timedelta(seconds=settings.SESSION_COOKIE_AGE) <= dt.timedelta(days=14)


def test_https_is_asked_of_every_address_but_the_two_of_the_balancer(settings):
    settings.SECURE_SSL_REDIRECT, settings.SECURE_REDIRECT_EXEMPT = True, [r"^gezond/$", r"^gereed/$"]
    settings.SECURE_HSTS_SECONDS = 31536000
    response = Client().get("/account/inloggen/")
    assert (response.status_code, response.url[:8]) == (301, "https://")
    assert Client().get("/gezond/").status_code == 200
    assert "max-age=31536000" in Client().get("/account/inloggen/", secure=True)["Strict-Transport-Security"]
    # a header that anybody can send does not make a connection safe, unless the proxy is trusted
    assert Client().get("/account/inloggen/", headers={"X-Forwarded-Proto": "https"}).status_code == 301


def test_settings_of_django_are_not_weakened():
    assert settings.X_FRAME_OPTIONS == "DENY"
    assert settings.DEBUG is False
    assert "*" not in settings.ALLOWED_HOSTS
