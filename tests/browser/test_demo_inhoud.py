"""The pages of the demo as it is loaded: the largest documents, every kind of file, visits, and all other pages."""

import pytest
from playwright.sync_api import expect

QUERY_OF_LARGEST = """
    SELECT DISTINCT ON (v.ext) v.ext, d.id FROM documenten_versie v
    JOIN documenten_document d ON d.versie_id = v.id
    JOIN documenten_versietekst t ON t.versie_id = v.id
    WHERE d.bereik = 'leden' AND d.verwijderd_op IS NULL
    ORDER BY v.ext, length(t.blokken::text) DESC
"""
LOOKED_AT = {
    "directeur": {
        "vandaag": "/",
        "bibliotheek, tweede bladzijde": "/documenten/?pagina=2",
        "bibliotheek met filters": "/documenten/?soort=beleid&thema=huren&sorteer=titel",
        "zoeken op een uitdrukking": '/documenten/?q="te late betaling"',
        "zoeken met een tikfout": "/documenten/?q=huurverhooging",
        "zoeken in alles, alleen mensen": "/zoeken/?q=onderhoud&soort=persoon",
        "zoeken zonder vraag": "/zoeken/",
        "corporaties": "/corporaties/",
        "corporaties van een provincie": "/corporaties/?provincie=Gelderland",
        "mensen": "/corporaties/mensen/",
        "mensen bij een thema": "/corporaties/mensen/?thema=huurbeleid",
        "thema met onderwerpen": "/corporaties/themas/huren/",
        "profiel": "/profiel/",
        "meldingen": "/meldingen/",
        "sessies": "/account/sessies/",
        "wachtwoord wijzigen": "/account/wachtwoord/wijzigen/",
        "prullenbak leeg": "/documenten/prullenbak/",
        "privacy": "/privacy/",
        "toegankelijkheid": "/toegankelijkheid/",
        "hulp": "/hulp/",
        "geen toegang": "/beheer/",
        "adres dat niet bestaat": "/documenten/999999/",
        "lessen": "/verkenningen/lessen/",
        "lessen gezocht": "/verkenningen/lessen/?q=vertrouwen",
    },
    "beheerder": {
        "vandaag van de beheerder": "/",
        "mensen die stoppen": "/beheer/leden/?sorteer=gezien",
        "gast uitnodigen": "/beheer/uitnodigingen/nieuw/?gast=1",
        "uitnodigingen, geen": "/beheer/uitnodigingen/?staat=verlopen",
        "logboek gefilterd": "/beheer/logboek/?q=Huurbeleid",
    },
    "gast": {"vandaag van een gast": "/", "verkenningen van een gast": "/verkenningen/"},
}


@pytest.mark.parametrize("name", list(LOOKED_AT))
def test_every_other_page(as_person, pages, width, name):
    page = as_person(name, width)
    for title, path in LOOKED_AT[name].items():
        page.goto(path)
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        pages.look(page, title)


def test_who_is_not_logged_in_sees_only_the_door(context_for, pages, width):
    page = context_for(width).new_page()
    for title, path in {"deur": "/documenten/", "privacy buiten": "/privacy/", "hulp buiten": "/hulp/"}.items():
        page.goto(path)
        pages.look(page, title)
    expect(page.get_by_role("link", name="Documenten")).to_have_count(0)


def test_the_largest_document_of_each_kind_of_file(as_person, pages, portal, width):
    page = as_person("directeur2", width)
    found = portal.sql(QUERY_OF_LARGEST)
    assert {ext for ext, _ in found} == {"docx", "odt", "pdf", "pptx", "xlsx"}
    for ext, document in found:
        page.goto(f"/documenten/{document}/lezen/")
        expect(page.locator("article.mkw-read .mkw-read__block").nth(3)).to_be_attached()
        pages.look(page, f"lezen van de grootste {ext}")
        if ext in ("pdf", "xlsx"):
            page.goto(f"/documenten/{document}/")
            pages.look(page, f"document met de grootste {ext}")
            page.goto(f"/documenten/{document}/versies/")
            pages.look(page, f"versies van de grootste {ext}")


def test_every_exploration_and_its_fullest_visits(as_person, pages, portal, width):
    page = as_person("projectleider", width)
    for (verkenning,) in portal.sql("SELECT v.id FROM verkenningen_verkenning v WHERE v.id <= 3 ORDER BY v.id"):
        page.goto(f"/verkenningen/{verkenning}/")
        pages.look(page, f"verkenning {verkenning}")
    [(verkenning,)] = portal.sql(
        """SELECT v.id FROM verkenningen_verkenning v JOIN corporaties_gebruiker g ON g.id = v.leider_id
        WHERE g.email = 'projectleider@demo.example' ORDER BY v.id LIMIT 1"""
    )
    for name in ("bewerken", "deelnemers"):
        page.goto(f"/verkenningen/{verkenning}/{name}/")
        pages.look(page, f"verkenning {name}")
    visits = portal.sql(
        """SELECT b.id FROM verkenningen_bezoek b LEFT JOIN verkenningen_foto f ON f.bezoek_id = b.id
        GROUP BY b.id ORDER BY count(f.id) DESC, b.id LIMIT 2"""
    )
    upcoming = portal.sql("SELECT min(id) FROM verkenningen_bezoek WHERE begint_op > now()")
    for number, (visit,) in enumerate(visits + upcoming, 1):
        page.goto(f"/verkenningen/bezoeken/{visit}/")
        pages.look(page, f"bezoek {number} van de demo")
    page.goto(f"/verkenningen/bezoeken/{visits[0][0]}/bewerken/")
    pages.look(page, "bezoek wijzigen")
    [(lesson,)] = portal.sql(
        "SELECT les_id FROM verkenningen_lesreactie GROUP BY les_id ORDER BY count(*) DESC, les_id LIMIT 1"
    )
    for title, path in {"les van de demo": "", "les wijzigen": "bewerken/"}.items():
        page.goto(f"/verkenningen/lessen/{lesson}/{path}")
        pages.look(page, title)


def test_a_corporation_and_a_person(as_person, pages, portal, width):
    page = as_person("corporatiebeheerder", width)
    [(own,)] = portal.sql("SELECT id FROM corporaties_organisatie WHERE naam = 'De Linde'")
    [(other,)] = portal.sql(
        """SELECT v.organisatie_id FROM verkenningen_verkenning v GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1"""
    )
    for title, path in {
        "eigen corporatie": f"/corporaties/{own}/",
        "eigen corporatie bewerken": f"/corporaties/{own}/bewerken/",
        "andere corporatie": f"/corporaties/{other}/",
    }.items():
        page.goto(path)
        page.wait_for_load_state("networkidle")
        pages.look(page, title)
    page.locator("main a[href^='/corporaties/mensen/']").first.click()
    pages.look(page, "persoon")
