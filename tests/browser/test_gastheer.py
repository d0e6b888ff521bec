"""The host reads first, on a phone and without a login; then the leader shares, and the circle reads the mirror."""

import html
import re

from playwright.sync_api import Page, expect

VISIT = "Wijkerrijn: een kwartier op maandagochtend"


def visit_url(page: Page) -> str:
    """Return the address of the visit of three days ago."""
    page.goto("/verkenningen/")
    page.get_by_role("link", name=re.compile("in hun eigen dorp")).click()
    page.get_by_role("link", name=VISIT).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(VISIT)
    return page.url


def link_of(message: str, name: str) -> str:
    """Return the personal link in a message, without its host."""
    return re.search(rf"/verkenningen/{name}/[^/\"<\s]+/", html.unescape(message))[0]


def test_the_host_first_then_everybody(as_person, context_for, mail, pages):
    leader = as_person("projectleider")
    visit = visit_url(leader)
    leader.goto(f"{visit}verslag/deel/gezien/")
    leader.get_by_label("Tekst").fill("Een **kwartier** op maandag, met koffie en zonder agenda.")
    leader.get_by_role("button", name="Bewaar", exact=True).click()
    leader.get_by_label("Een zin die blijft hangen").fill("Bij wie gaan wij deze week langs?")
    leader.get_by_label("Wie zei het?").fill("Sjaan de Wit")
    leader.get_by_role("button", name="Bewaar het citaat").click()
    pages.look(leader, "citaten met een die toestemming vraagt")
    leader.get_by_role("link", name="Vraag toestemming").click()
    leader.get_by_label("E-mailadres").fill("sjaan@welzijn.example")
    leader.get_by_role("button", name="Bewaar", exact=True).click()
    pages.look(leader, "citaat van iemand met een naam")
    leader.get_by_role("button", name="Vraag het per mail").click()
    leader.goto(f"{visit}verslag/")
    leader.get_by_role("button", name="Deel Wat zagen wij?").click()
    expect(leader.get_by_role("heading", level=1)).to_have_text("De gastheer is nog niet akkoord")
    pages.look(leader, "delen zonder akkoord")
    leader.get_by_role("link", name="Leg het voor aan de gastheer").click()
    leader.get_by_label("Naam").fill("Joke van de Rijnkrom")
    leader.get_by_label("E-mailadres").fill("joke@rijnkrom.example")
    leader.get_by_role("button", name="Stuur het verslag").click()
    pages.look(leader, "verslag bij de gastheer")

    phone = context_for("telefoon").new_page()
    phone.goto(link_of(mail("sjaan@welzijn.example"), "citaat"))
    pages.look(phone, "mag dit met uw naam")
    phone.get_by_role("button", name="Ja, dit mag met mijn naam").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Dank u, wij gebruiken uw zin")
    phone.goto(link_of(mail("joke@rijnkrom.example"), "gastheer"))
    pages.look(phone, "verslag voor de gastheer")
    phone.get_by_role("radio", name="Graag anders").first.check()
    phone.get_by_role("button", name="Verstuur uw antwoord").click()
    expect(phone.locator("[data-fouten]").first).to_contain_text("Schrijf op wat u graag anders wilt.")
    pages.look(phone, "antwoord van de gastheer met een fout")
    phone.get_by_role("radio", name="Akkoord").first.check()
    phone.get_by_role("button", name="Verstuur uw antwoord").click()
    expect(phone.locator(".utrecht-alert")).to_contain_text("uw antwoord is bewaard")

    leader.goto(f"{visit}gastheer/")
    expect(leader.get_by_text("Joke van de Rijnkrom heeft het gezien en is akkoord")).to_be_visible()
    pages.look(leader, "gastheer is akkoord")
    leader.goto(f"{visit}verslag/")
    leader.get_by_role("button", name="Deel Wat zagen wij?").click()
    expect(leader.locator(".utrecht-alert")).to_contain_text("is gedeeld")
    listener = as_person("directeur")
    listener.goto(visit)
    expect(listener.get_by_text("De gastheer las dit en is akkoord")).to_be_visible()
    expect(listener.locator(".mkw-quote")).to_contain_text("Sjaan de Wit")
    pages.look(listener, "bezoek met een citaat")
    mirror(leader, listener, phone, mail, pages, visit)


def mirror(leader: Page, listener: Page, phone: Page, mail, pages, visit: str) -> None:
    """Say something about the host's question, let the host read it, release it."""
    listener.get_by_role("link", name="Open de spiegel").click()
    listener.get_by_label("Uw antwoord").fill("Laat het staan: over de rest zijn jullie het wel eens.")
    pages.look(listener, "eigen antwoord in de spiegel")
    listener.get_by_role("button", name="Bewaar", exact=True).click()
    leader.goto(f"{visit}spiegel/samenstellen/")
    leader.get_by_role("checkbox", name="Meeluisteren bij het maandagkwartier").check()
    leader.get_by_role("button", name="Bewaar de keuze").click()
    pages.look(leader, "spiegel samenstellen")
    leader.get_by_label("Naam").fill("Joke van de Rijnkrom")
    leader.get_by_label("E-mailadres").fill("joke-spiegel@rijnkrom.example")
    leader.get_by_role("button", name="Stuur de spiegel").click()
    phone.goto(link_of(mail("joke-spiegel@rijnkrom.example"), "spiegel"))
    expect(phone.get_by_text("Laat het staan")).to_be_visible()
    pages.look(phone, "spiegel voor de gastheer")
    phone.get_by_role("radio", name="Ja, dat mag").check()
    phone.get_by_role("button", name="Verstuur uw antwoord").click()
    expect(phone.locator(".utrecht-alert")).to_contain_text("uw antwoord is bewaard")
    leader.goto(f"{visit}spiegel/")
    leader.get_by_role("button", name="Geef vrij aan de deelnemers").click()
    pages.look(leader, "spiegel die vrij is")
    listener.goto(f"{visit}spiegel/")
    expect(listener.get_by_text("Een kort overleg dat altijd doorgaat")).to_be_visible()
