"""Guessing passwords: ten thousand tries from ten thousand addresses do not get past the lock of one account."""

import pytest
from django.contrib.auth.hashers import BasePasswordHasher
from django.core.exceptions import ValidationError
from django.test import Client, RequestFactory
from django.urls import reverse

from corporaties.auth import AccountAdapter
from tests.factories.corporaties import PASSWORD, person

pytestmark = pytest.mark.django_db
LOGIN = reverse("account_login")
TRIES = 10_000
_MEMORY = "django.core.cache.backends.locmem.LocMemCache"
WRONG = "fout-fout-fout"
SHARE = 40  # tries that go through the whole page; the others go to the counter that the page asks


class CheapHasher(BasePasswordHasher):
    """Compares as it is: this is about counting, not about hashing."""

    algorithm = "plat"
    compared = 0

    def encode(self, password, salt):
        return f"plat${password}"

    def verify(self, password, encoded):
        CheapHasher.compared += 1
        return encoded == f"plat${password}"

    def must_update(self, encoded):
        return False

    def salt(self):
        return ""

    def decode(self, encoded):
        return {"algorithm": "plat", "hash": encoded, "salt": ""}


@pytest.fixture
def cheap(settings):
    settings.PASSWORD_HASHERS = [f"{__name__}.CheapHasher"]
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    CheapHasher.compared = 0


def _address(number: int) -> str:
    return f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"


def _try(number: int, login: str, password: str = WRONG):
    return Client().post(LOGIN, {"login": login, "password": password}, headers={"X-Forwarded-For": _address(number)})


def test_ten_thousand_tries_from_as_many_addresses(cheap, settings):
    """Through the page first, then straight at the counter of the page, for one account."""
    user = person(password="-")
    user.set_password(PASSWORD)
    user.save()
    for number in range(SHARE):
        _try(number, user.email)
    assert CheapHasher.compared <= 5 + SHARE  # an unknown address costs as much, so refused ones may compare too
    assert _refused(number=SHARE, login=user.email)

    settings.CACHES = {**settings.CACHES, "default": {"BACKEND": _MEMORY}}  # the same counter, without a table
    adapter, passed, codes = AccountAdapter(), 0, set()
    for number in range(SHARE, TRIES):
        request = RequestFactory().post(LOGIN, headers={"X-Forwarded-For": _address(number)})
        try:
            adapter.pre_authenticate(request, email=user.email, password="fout")
            adapter.authentication_failed(request, email=user.email)
        except ValidationError as error:
            codes.add(error.code)
        else:
            passed += 1
    assert codes == {"too_many_login_attempts"}
    assert passed <= 10  # a new window of five minutes may begin halfway


def _refused(*, number: int, login: str) -> bool:
    """Whether the right password, from an address that never tried, has to wait."""
    response = _try(number, login, PASSWORD)
    return response.status_code != 302 and "Wacht 5 minuten" in response.content.decode()


def test_the_lock_does_not_depend_on_how_the_address_is_written(cheap):
    user = person(email="anna@polder.example", password="-")
    user.set_password(PASSWORD)
    user.save()
    for number, login in enumerate(
        (
            "anna@polder.example",
            "ANNA@polder.example",
            " anna@polder.example ",
            "Anna@Polder.Example",
            "anna@polder.example",
        )
    ):
        _try(number, login)
    assert _refused(number=99, login="aNNa@polder.example")


def test_one_address_cannot_try_many_accounts(cheap):
    """And a header that the visitor writes does not make it another address: only what the proxy adds counts."""
    for number in range(11):
        headers = {"X-Forwarded-For": f"192.0.2.{number}, 198.51.100.7"}
        response = Client().post(LOGIN, {"login": f"mens{number}@polder.example", "password": "fout"}, headers=headers)
    assert "Wacht" in response.content.decode() or response.status_code == 429


def test_a_long_password_is_taken_whole(cheap):
    """Sixty-four signs and more are taken, and the last one counts."""
    user = person(password="-")
    long = "drie losse woorden en nog veel meer " * 3
    user.set_password(long.strip())
    user.save()
    assert _try(1, user.email, long.strip()[:-1]).status_code == 200
    assert _try(2, user.email, long.strip()).status_code == 302
