"""Personal addresses: every route with a token, and what a forged, expired or used one gives."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import time_machine
from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core import signing
from django.test import Client
from django.urls import reverse

from corporaties.models import Aanstelling, Deelname, Gebruiker, Uitnodiging
from corporaties.services import create_uitnodiging
from corporaties.sleutels import code_of, renew_sleutel, revoke_sleutel
from mkwportal.core.links import personal_link
from mkwportal.pages import afmelden
from tests.support.world import World, make_world
from verkenningen.gastheer import LINK_CITAAT, LINK_SPIEGEL, LINK_VERSLAG
from verkenningen.models import Bezoek, Citaat, Foto, Invitatie, Voorlegging

from .lopen import png, routes

pytestmark = pytest.mark.django_db

# A parameter of these converters or names is a number or a word of the portal itself, no secret.
NO_SECRET = re.compile(r"<int:\w+>|<slug:(slug|deel|vorm)>")
GONE = (404, 410)


@dataclass(frozen=True)
class Kind:
    """A kind of token: the address of a valid one, after how many days it is over, and what it gives until then."""

    make: Callable[[World], str]
    days: int | None  # None: it works until it is taken back
    status: int = 200


def _signed(view: str, values) -> str:
    return personal_link(view, values).partition(":8000")[2]


def _voorlegging(world: World, soort: str) -> int:
    return Voorlegging.objects.get(bezoek=world.ids["bezoek"], soort=soort).pk


def _citaat(world: World) -> str:
    citaat = Citaat.objects.get(pk=world.ids["citaat"])
    return _signed(LINK_CITAAT, [citaat.pk, citaat.revisie])


def _photo(world: World) -> str:
    link = _signed(LINK_VERSLAG, _voorlegging(world, "verslag"))
    foto = Foto.objects.get(pk=world.ids["foto"])
    file = Path(settings.PRIVATE_ROOT) / foto.sleutel
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(png())
    return f"{link}fotos/{foto.pk}/"


def _invited(world: World) -> str:
    by = world.people["corporatiebeheerder"]
    invitation = create_uitnodiging(email="vers@polder.example", organisatie=by.aanstellingen.get().organisatie, by=by)
    return reverse("corporaties:uitnodiging", args=[_plain_token(invitation)])


def _plain_token(invitation: Uitnodiging) -> str:
    """Give the invitation a token that we know; only its hash is kept."""
    from corporaties.services.uitnodigingen import hash_token

    Uitnodiging.objects.filter(pk=invitation.pk).update(token_hash=hash_token("geheim-van-de-test"))
    return "geheim-van-de-test"


def _reset(world: World) -> str:
    user = world.people["lid"]
    key = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    return reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key})


def _key(name: str, soort: str) -> Callable[[World], str]:
    return lambda world: reverse(name, args=[code_of(renew_sleutel(soort, by=world.people["lid"]))])


def _calendar_of_one(world: World) -> str:
    pk = world.ids["verkenning"]
    code = code_of(renew_sleutel("agenda", by=world.people["lid"]), f"verkenning-{pk}")
    return reverse("agenda:verkenning", args=[pk, code])


KINDS: dict[str, Kind] = {
    "corporaties:uitnodiging": Kind(_invited, 14),
    "afmelden": Kind(lambda world: afmelden.link(world.people["lid"]).partition(":8000")[2], None),
    "feed": Kind(_key("feed", "feed"), None),
    "gegevens-json": Kind(_key("gegevens-json", "gegevens"), None),
    "agenda:feed": Kind(_key("agenda:feed", "agenda"), None),
    "agenda:verkenning": Kind(_calendar_of_one, None),
    "account_reset_password_from_key": Kind(_reset, 3, status=302),
    "verkenningen:antwoord": Kind(lambda world: f"/verkenningen/antwoord/{world.ids['antwoord']}/", 180),
    "verkenningen:bezoek-antwoord-mail": Kind(
        lambda world: f"/verkenningen/bezoeken/antwoord/{world.ids['bezoekantwoord']}/", 500
    ),
    "verkenningen:gastheer-link": Kind(lambda world: _signed(LINK_VERSLAG, _voorlegging(world, "verslag")), 30),
    "verkenningen:gastheer-foto": Kind(_photo, 30),
    "verkenningen:citaat-link": Kind(_citaat, 3650),
    "verkenningen:spiegel-link": Kind(lambda world: _signed(LINK_SPIEGEL, _voorlegging(world, "spiegel")), 30),
    "verkenningen:terugblik-antwoord": Kind(lambda world: f"/verkenningen/terugblik/{world.ids['terugblik']}/", 30),
}


def test_every_route_with_a_token_stands_in_the_table():
    """Closed by default: a new kind of personal address has to be tried here too."""
    found = set()
    for route in routes():
        if re.search(r"<|\(\?P<", NO_SECRET.sub("", route.path)):
            found.add(route.name)
    assert found == set(KINDS)


def _forgeries(address: str) -> list[str]:
    """Return this address with another token in it: changed, cut, another's, nothing but noise."""
    head, token, tail = re.fullmatch(r"(.*/)([^/]{12,})(/?(?:fotos/\d+/)?)", address).groups()
    token, dot, ext = token.partition(".") if token.endswith((".xml", ".json", ".ics")) else (token, "", "")
    middle = len(token) // 2
    other = "b" if token[middle] != "b" else "c"
    tokens = [
        token[:middle] + other + token[middle + 1 :],
        token[:-1],
        token + "A",
        token[:-2] + ("xy" if token[-2:] != "xy" else "zz"),
        token.swapcase(),
        "vals", "0", "-1", "None", "null", "%00", "%2e%2e%2f", "1-" + "0" * 40, "é" * 20, "A" * 3000,
        signing.dumps(1, key="een andere sleutel " * 4, salt="verkenningen:antwoord"),
        signing.dumps([1, 1], salt="een ander doel"),
        signing.Signer(salt="een ander doel").sign("1"),
    ]  # fmt: skip
    return [f"{head}{value}{dot}{ext}{tail}" for value in tokens]


@pytest.mark.parametrize("name", KINDS)
def test_a_forged_token_opens_nothing(name):
    world = make_world()
    kind, web = KINDS[name], Client()
    address = kind.make(world)
    assert web.get(address).status_code == kind.status
    refused = {404} if name != "account_reset_password_from_key" else {200, 404}
    for forged in _forgeries(address):
        response = web.get(forged)
        assert response.status_code in refused, (forged, response.status_code)
        if response.status_code == 200:  # the page says that the link does not work and has no field for a password
            assert b'name="password1"' not in response.content, forged
        assert Client().post(forged, dict.fromkeys(("password1", "password2"), "nieuw-en-lang-genoeg")).status_code in {
            200,
            403,
            404,
            405,
        }, forged
    assert not Gebruiker.objects.get(pk=world.people["lid"].pk).check_password("nieuw-en-lang-genoeg")


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind.days])
def test_an_old_token_is_over(name):
    world = make_world()
    kind = KINDS[name]
    address = kind.make(world)
    _far_away(world)
    now = dt.datetime.now(dt.UTC)
    with time_machine.travel(now + dt.timedelta(days=kind.days, hours=-2), tick=False):
        assert Client().get(address).status_code == kind.status, "still valid two hours before its end"
    with time_machine.travel(now + dt.timedelta(days=kind.days, hours=2), tick=False):
        response = Client().get(address)
        if name == "account_reset_password_from_key":
            assert response.status_code == 200
            assert b'name="password1"' not in response.content
        else:
            assert response.status_code in GONE


def _far_away(world: World) -> None:
    """Put the visit so far ahead that only the age of a link can end it."""
    start = dt.datetime.now(dt.UTC) + dt.timedelta(days=2000)
    Bezoek.objects.filter(pk=world.ids["bezoek"]).update(begint_op=start, eindigt_op=start + dt.timedelta(hours=4))
    Deelname.objects.update(tot=None)


def test_each_token_works_only_at_its_own_door():
    """A link of one kind is no key of another: the purpose is part of what is signed."""
    world = make_world()
    made = {name: kind.make(world) for name, kind in KINDS.items()}
    tokens = {name: max(re.split(r"[/.]", path.removesuffix(".xml")), key=len) for name, path in made.items()}
    for name, path in made.items():
        if name == "account_reset_password_from_key":
            continue  # its address has another form
        for other, token in tokens.items():
            same = {name, other} <= {"verkenningen:gastheer-link", "verkenningen:gastheer-foto"}
            if other == name or same or tokens[name] == token:
                continue
            assert Client().get(path.replace(tokens[name], token)).status_code == 404, (other, "opened", name)


def test_an_invitation_and_a_new_password_are_spent_once():
    world = make_world()
    fields = {
        "voornaam": "Joke",
        "achternaam": "Lammers",
        "wachtwoord": "drie-losse-woorden",
        "nogmaals": "drie-losse-woorden",
    }
    invited = _invited(world)
    assert Client().post(invited, fields).status_code == 302
    thief = fields | {"wachtwoord": "heel-iets-anders-9", "nogmaals": "heel-iets-anders-9"}
    assert Client().post(invited, thief).status_code == 410
    assert Gebruiker.objects.get(email="vers@polder.example").check_password("drie-losse-woorden")

    reset, web, new = _reset(world), Client(), "drie-andere-woorden"
    form = web.get(reset, follow=True).redirect_chain[-1][0]
    assert web.post(form, {"password1": new, "password2": new}).status_code == 302
    assert b'name="password1"' not in Client().get(reset, follow=True).content
    assert b'name="password1"' not in web.get(reset, follow=True).content


def test_who_takes_a_key_back_or_leaves_closes_every_address_at_once():
    world = make_world()
    lid = world.people["lid"]
    for name, soort in (("feed", "feed"), ("gegevens-json", "gegevens"), ("agenda:feed", "agenda")):
        old = KINDS[name].make(world)
        new = KINDS[name].make(world)
        assert Client().get(old).status_code == 404, "a new key ends the old one"
        assert Client().get(new).status_code == 200
        revoke_sleutel(soort, by=lid)
        assert Client().get(new).status_code == 404
        fresh = KINDS[name].make(world)
        Aanstelling.objects.filter(gebruiker=lid).update(tot=dt.date(2020, 2, 1))
        assert Client().get(fresh).status_code == 404, "access ended"
        Aanstelling.objects.filter(gebruiker=lid).update(tot=None)


def test_withdrawn_links_are_over():
    world = make_world()
    now = dt.datetime.now(dt.UTC)
    Voorlegging.objects.update(ingetrokken_op=now)
    Invitatie.objects.update(ingetrokken_op=now)
    Citaat.objects.filter(pk=world.ids["citaat"]).update(revisie=99)
    Uitnodiging.objects.filter(pk=world.ids["uitnodiging"]).update(ingetrokken_op=now)
    for name in ("gastheer-link", "spiegel-link", "antwoord"):
        assert Client().get(KINDS[f"verkenningen:{name}"].make(world)).status_code in GONE, name
    old = _signed(LINK_CITAAT, [world.ids["citaat"], 1])
    assert Client().get(old).status_code == 404, "the words were changed after the link was made"
