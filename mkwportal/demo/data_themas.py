"""The curated themes, two levels, with the words that point to them in a text."""

from mkwportal.demo.records import Thema


def _thema(slug: str, naam: str, ouder: str | None, trefwoorden: str) -> Thema:
    return Thema(slug, naam, ouder, tuple(trefwoorden.split(", ")))


THEMAS = (
    _thema(
        "huren", "Huren en betaalbaarheid", None,
        "huur, huurprijs, betaalbaar, woonlasten, streefhuur, huurtoeslag",
    ),
    _thema(
        "huurbeleid", "Huurbeleid en huurverhoging", "huren",
        "huurbeleid, huurverhoging, huursom, streefhuur, huurbevriezing, huurverlaging, puntentelling",
    ),
    _thema(
        "achterstand", "Huurachterstand en incasso", "huren",
        "incasso, huurachterstand, betalingsregeling, deurwaarder, aanmaning, schuldhulp, vroegsignalering",
    ),
    _thema(
        "servicekosten", "Servicekosten", "huren",
        "servicekosten, afrekening, voorschot, stookkosten, schoonmaakkosten",
    ),
    _thema(
        "toewijzing", "Toewijzing en doorstroming", None,
        "woningtoewijzing, woonruimteverdeling, woningzoekende, doorstroming, inschrijfduur, passend toewijzen",
    ),
    _thema(
        "urgentie", "Urgentie en bijzondere doelgroepen", "toewijzing",
        "urgentie, voorrang, statushouder, statushouders, taakstelling, beschermd wonen, uitstroom",
    ),
    _thema(
        "verhuur", "Verhuur, mutatie en verkoop", "toewijzing",
        "mutatie, oplevering, opzegging, woningruil, medehuurder, verkoop, vve, vereniging van eigenaren",
    ),
    _thema(
        "onderhoud", "Onderhoud en vastgoed", None,
        "onderhoud, reparatie, reparatieverzoek, vastgoed, conditiemeting, complex",
    ),
    _thema(
        "planmatig", "Planmatig onderhoud en MJOB", "onderhoud",
        "mjob, meerjarenonderhoudsbegroting, planmatig onderhoud, nen 2767, schilderwerk, complexenlijst",
    ),
    _thema(
        "veilig-wonen", "Veiligheid en gezondheid", "onderhoud",
        "asbest, brandveiligheid, legionella, schimmel, vocht, koolmonoxide, bhv",
    ),
    _thema(
        "zav", "Zelf aangebrachte voorzieningen", "onderhoud",
        "zelf aangebrachte voorzieningen, zav, klussen, toestemming, verbouwen, overname",
    ),
    _thema(
        "sloop-nieuwbouw", "Sloop, renovatie en nieuwbouw", "onderhoud",
        "sloop, renovatie, nieuwbouw, sociaal statuut, sociaal plan, verhuiskostenvergoeding, splitsen",
    ),
    _thema(
        "energie", "Energie en verduurzaming", None,
        "verduurzaming, isolatie, energielabel, geïsoleerd, warmtepomp, co2, energiebesparing",
    ),
    _thema(
        "opwek", "Zonnepanelen en energiecoöperaties", "energie",
        "zonnepanelen, zonnestroom, energiecoöperatie, saldering, energiegemeenschap, dorpsbatterij",
    ),
    _thema(
        "klimaat", "Hitte, water en groen", "energie",
        "hittestress, hitte, klimaatadaptatie, wateroverlast, groen, natuurinclusief, vleermuis, zonwering",
    ),
    _thema(
        "leefbaarheid", "Leefbaarheid en overlast", None,
        "leefbaarheid, overlast, buurtbemiddeling, wijkbeheer, bewonersinitiatief, schoon en heel",
    ),
    _thema(
        "woonfraude", "Woonfraude en ondermijning", "leefbaarheid",
        "woonfraude, onderhuur, doorverhuur, hennep, ondermijning, leegstand",
    ),
    _thema(
        "zorg", "Wonen, zorg en welzijn", None,
        "zorg, welzijn, ouderen, senioren, wmo, mantelzorg, woningaanpassing, signaleren",
    ),
    _thema(
        "huurders", "Huurders en participatie", None,
        "participatie, huurdersorganisatie, bewonerscommissie, klacht, klachtencommissie, brieven, zeggenschap",
    ),
    _thema(
        "bestuur", "Bestuur en toezicht", None,
        "bestuur, raad van commissarissen, rvc, toezicht, governance, integriteit, klokkenluiders",
    ),
    _thema(
        "verantwoording", "Plannen en verantwoording", "bestuur",
        "ondernemingsplan, jaarverslag, visitatie, prestatieafspraken, bod, koers",
    ),
    _thema(
        "financien", "Financiën en treasury", "bestuur",
        "treasury, treasurystatuut, investering, begroting, lening, rente, icr, ltv, risico",
    ),
    _thema(
        "organisatie", "Organisatie en personeel", None,
        "thuiswerken, inkoop, aanbesteding, personeel, arbo, raamovereenkomst, bedrijfshulpverlening",
    ),
    _thema(
        "privacy", "Privacy en informatiebeveiliging", "organisatie",
        "privacy, avg, persoonsgegevens, datalek, bewaartermijn, verwerkersovereenkomst",
    ),
    _thema(
        "samenwerken", "Samenwerken", None,
        "samenwerken, samenwerking, netwerk, netwerkorganisatie, fusie, wederkerigheid, vertrouwen, partners",
    ),
    _thema(
        "kosten-opbrengsten", "Kosten en opbrengsten van samenwerken", "samenwerken",
        "kosten en opbrengsten, lusten en lasten, inbreng, meerwaarde, rekenmodel",
    ),
)  # fmt: skip

THEMA = {thema.slug: thema for thema in THEMAS}
