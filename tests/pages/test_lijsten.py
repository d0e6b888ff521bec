"""Every list can be taken along (P5), and none of them runs a formula in a spreadsheet."""

import csv
import datetime as dt
import io
import re
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from openpyxl import load_workbook

from corporaties.models import Aanstelling, Gebruiker, Uitnodiging
from corporaties.services import create_uitnodiging
from documenten.models import Document
from mkwportal.core.models import AuditRegel
from mkwportal.core.tables import csv_lines, safe_cell
from tests.factories.corporaties import OrganisatieFactory, person, platform_admin
from tests.factories.documenten import uploaded_document
from tests.factories.verkenningen import BezoekFactory, LabregelFactory, LesFactory, VerkenningFactory, VraagstukFactory

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
LISTS = {  # of each list the name of its addresses, and what they need
    "corporaties:lijst": (), "corporaties:mensen": (), "corporaties:leden": (), "corporaties:uitnodigingen": (),
    "documenten:lijst": (), "verkenningen:lijst": (), "verkenningen:bezoeken": (), "verkenningen:lessen": (),
    "verkenningen:vraagstukken": (), "gezondheid": (), "logboek": (),
}  # fmt: skip


def content(response):
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def csv_rows(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def evil_world(sign):
    """Make a bit of everything that stands in a list, with texts that begin like a formula."""
    organisatie = OrganisatieFactory(naam=f"{sign}cmd|' /C calc'!A0", plaats=f"{sign}Dorp")
    wie = person(organisatie, "projectleider", functie=f"{sign}SUM(A1)", voornaam=f"{sign}Anna", telefoon=f"{sign}31 6")
    create_uitnodiging(
        email="a@x.example", organisatie=organisatie, functie=f"{sign}1", voornaam=f"{sign}A", by=platform_admin()
    )
    document = uploaded_document(wie, naam="beleid.txt")
    Document.objects.filter(pk=document.pk).update(titel=f"{sign}HYPERLINK(1)", bereik="leden")
    verkenning = VerkenningFactory(
        organisatie=organisatie, leider=wie, vraag=f"{sign}1+1?", naam=f"{sign}naam", bereik="leden"
    )
    bezoek = BezoekFactory(verkenning=verkenning, titel=f"{sign}dag", plaats=f"{sign}hier")
    LesFactory(verkenning=verkenning, bezoek=bezoek, tekst=f"{sign}les", door=wie)
    VraagstukFactory(organisatie=organisatie, steller=wie, vraag=f"{sign}vraag?")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_list_begins_a_formula(login, sign):
    evil_world(sign)
    web = login(platform_admin())
    seen = 0
    for name, args in LISTS.items():
        rows = csv_rows(content(web.get(reverse(f"{name}-csv", args=args))))
        cells = [cell for row in rows for cell in row]
        assert not [cell for cell in cells if cell.startswith(SIGNS)], name
        seen += sum(cell.startswith(f"'{sign}") for cell in cells)
        if name != "logboek":
            sheet = load_workbook(io.BytesIO(content(web.get(reverse(f"{name}-xlsx", args=args))))).active
            assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"], name
    assert seen > 12  # they did stand in the lists


@pytest.mark.parametrize("sign", SIGNS)
def test_the_one_writer_of_csv_takes_the_sting_out(sign):
    assert safe_cell(f"{sign}1+1") == f"'{sign}1+1"
    assert csv_rows("".join(csv_lines([f"{sign}kop"], [[f"{sign}1"]])).encode()) == [[f"'{sign}kop"], [f"'{sign}1"]]


def test_nothing_else_writes_tables():
    """One place makes CSV and workbooks; whoever writes one elsewhere, finds this test."""
    writers = re.compile(r"csv\.(writer|DictWriter)|\bWorkbook\(|import xlsxwriter|to_csv\(")
    found = {
        str(path.relative_to(ROOT))
        for app in ("mkwportal", "corporaties", "documenten", "verkenningen")
        for path in (ROOT / app).rglob("*.py")
        if writers.search(path.read_text())
    }
    assert found == {"mkwportal/core/tables.py", "mkwportal/demo/builders/xlsx.py"}


def test_every_list_stands_in_this_test():
    """A list with its own address is looked at above, or needs something and has a test of its own."""

    def named(resolver, space=""):
        for part in resolver.url_patterns:
            if isinstance(part, URLResolver):
                yield from named(part, f"{part.namespace}:" if part.namespace else space)
            elif isinstance(part, URLPattern) and (part.name or "").endswith("-csv"):
                yield space + part.name.removesuffix("-csv")

    own = {"verkenningen:praktijklab", "corporaties:import-mensen", "corporaties:import-corporaties"}
    assert set(named(get_resolver())) - own == set(LISTS)


def test_visits_of_one_exploration_or_of_all(login):
    lid = person()
    ours = VerkenningFactory(organisatie=lid.aanstellingen.get().organisatie, leider=lid)
    theirs = VerkenningFactory()
    BezoekFactory(verkenning=ours, titel="Naar Leiden", plaats="Leiden")
    BezoekFactory(verkenning=theirs, titel="Besloten")
    web = login(lid)
    rows = csv_rows(content(web.get("/verkenningen/bezoeken/lijst.csv")))
    assert [row[0] for row in rows] == ["Bezoek", "Naar Leiden"]
    assert csv_rows(content(web.get(f"/verkenningen/bezoeken/lijst.csv?verkenning={ours.pk}")))[1][4] == "Leiden"
    assert web.get(f"/verkenningen/bezoeken/lijst.csv?verkenning={theirs.pk}").status_code == 404
    assert web.get("/verkenningen/bezoeken/lijst.csv?verkenning=x").status_code == 404


def test_invitations_as_the_list_shows_them(login):
    organisatie = OrganisatieFactory()
    admin = person(organisatie, "corporatiebeheerder")
    create_uitnodiging(email="nu@x.example", organisatie=organisatie, by=admin)
    create_uitnodiging(email="later@x.example", organisatie=organisatie, versturen=False, by=admin)
    create_uitnodiging(email="elders@x.example", organisatie=OrganisatieFactory(), by=platform_admin())
    web = login(admin)
    rows = csv_rows(content(web.get("/beheer/uitnodigingen/lijst.csv")))
    assert {(row[0], row[-1]) for row in rows[1:]} == {("nu@x.example", "open"), ("later@x.example", "klaargezet")}
    later = csv_rows(content(web.get("/beheer/uitnodigingen/lijst.csv?staat=klaargezet")))
    assert [row[0] for row in later[1:]] == ["later@x.example"]


class TestChosen:
    """One act for several people in the list of people."""

    @pytest.fixture
    def organisatie(self):
        return OrganisatieFactory()

    @pytest.fixture
    def admin(self, organisatie):
        return person(organisatie, "corporatiebeheerder")

    def key(self, wie: Gebruiker) -> str:
        return f"a{wie.aanstellingen.get().pk}"

    def post(self, web, *keys, **fields):
        return web.post("/beheer/leden/kies/", {"kies": keys, **fields}, follow=True).content.decode()

    def test_a_role_for_several_at_once(self, login, organisatie, admin):
        people = [person(organisatie) for _ in range(2)]
        waiting = create_uitnodiging(email="nu@x.example", organisatie=organisatie, by=admin)
        page = self.post(login(admin), *map(self.key, people), f"u{waiting.pk}", actie="rol", rol="projectleider")
        assert "3 mensen hebben nu de rol projectleider" in page
        assert set(Aanstelling.objects.filter(gebruiker__in=people).values_list("rol", flat=True)) == {"projectleider"}
        assert Uitnodiging.objects.get().rol == "projectleider"
        assert AuditRegel.objects.filter(actie="aanstelling gewijzigd").count() == 2

    def test_all_or_nobody(self, login, organisatie, admin):
        colleague = person(organisatie)
        page = self.post(login(admin), self.key(colleague), self.key(admin), actie="rol", rol="projectleider")
        assert "Er is niets veranderd" in page
        assert "enige beheerder" in page
        assert colleague.aanstellingen.get().rol == "lid"

    def test_an_invitation_for_the_first_time_or_again(self, login, organisatie, admin):
        later = create_uitnodiging(email="later@x.example", organisatie=organisatie, versturen=False, by=admin)
        page = self.post(login(admin), f"u{later.pk}", self.key(admin), actie="herinnering")
        assert "Er gaat een link naar 1 persoon" in page
        later.refresh_from_db()
        assert later.staat == "open"

    def test_of_others_nothing_can_be_chosen(self, login, admin):
        stranger, theirs = person(), OrganisatieFactory()
        waiting = create_uitnodiging(email="nu@x.example", organisatie=theirs, by=platform_admin())
        web = login(admin)
        page = self.post(web, self.key(stranger), f"u{waiting.pk}", "a0", "x1", "a", actie="rol", rol="projectleider")
        assert "Er is niets veranderd" in page
        assert stranger.aanstellingen.get().rol == "lid"
        assert web.post("/beheer/leden/kies/", {"actie": "rol", "rol": "platformbeheerder"}).status_code == 404
        assert web.post("/beheer/leden/kies/", {"actie": "weg"}).status_code == 404
        assert login(stranger).post("/beheer/leden/kies/", {"actie": "herinnering"}).status_code == 403

    def test_it_leads_back_to_the_same_list_and_nowhere_else(self, login, admin):
        web = login(admin)
        back = web.post("/beheer/leden/kies/", {"actie": "herinnering", "adres": "?status=klaargezet"})
        assert back["Location"] == "/beheer/leden/?status=klaargezet"
        away = web.post("/beheer/leden/kies/", {"actie": "herinnering", "adres": "//kwaad.example/"})
        assert away["Location"] == "/beheer/leden/"


def test_a_praktijklab_says_to_others_only_what_all_say_together(login):
    lab = VerkenningFactory(soort="praktijklab", bereik="leden")
    first, second = OrganisatieFactory(), OrganisatieFactory()
    LabregelFactory(verkenning=lab, organisatie=first, dag=dt.date(2026, 5, 12), fase=1, relatie=2)
    web = login(person())
    address = f"/verkenningen/{lab.pk}/praktijklab/lijst.csv"
    assert len(csv_rows(content(web.get(address)))) == 1
    LabregelFactory(verkenning=lab, organisatie=second, dag=dt.date(2026, 6, 12), fase=2, relatie=2)
    [head, row] = csv_rows(content(web.get(address)))
    assert (head[0], row[0], row[3]) == ("Moment", "12-06-2026", "2")
