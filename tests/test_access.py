"""Every address of the portal, asked by every role, with a literal expectation (GET).

302 for anoniem is the login; 404 is what one may not see (R2); 403 is what one may see but not do; 405 is an address
that only takes a POST.
"""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.factories.corporaties import person
from tests.support.world import ROLES, World, make_world

pytestmark = pytest.mark.django_db

#                                                            anoniem gast ander lid leider cbeheer beheerder
TABLE: dict[str, tuple[int, ...]] = {
    "/": (302, 200, 200, 200, 200, 200, 200),
    "/zoeken/": (302, 200, 200, 200, 200, 200, 200),
    "/zoeken/?q=huur": (302, 200, 200, 200, 200, 200, 200),
    "/verder/": (302, 302, 302, 302, 302, 302, 302),
    "/gezond/": (200, 200, 200, 200, 200, 200, 200),
    "/gereed/": (200, 200, 200, 200, 200, 200, 200),
    "/metrics": (404, 404, 404, 404, 404, 404, 404),  # for who has the token; tests/pages/test_metingen.py
    "/profiel/": (302, 200, 200, 200, 200, 200, 200),
    "/feed/17-vals.xml": (404, 404, 404, 404, 404, 404, 404),
    "/gegevens/17-vals.json": (404, 404, 404, 404, 404, 404, 404),
    "/profiel/namens/": (302, 405, 405, 405, 405, 405, 405),
    "/profiel/gegevens/": (302, 200, 200, 200, 200, 200, 200),
    "/profiel/gegevens/maken/": (302, 405, 405, 405, 405, 405, 405),
    "/profiel/gegevens/999/": (302, 404, 404, 404, 404, 404, 404),
    "/profiel/feed/": (302, 200, 200, 200, 200, 200, 200),
    "/profiel/feed/wijzigen/": (302, 405, 405, 405, 405, 405, 405),
    "/meldingen/": (302, 200, 200, 200, 200, 200, 200),
    "/meldingen/voorkeuren/": (302, 200, 200, 200, 200, 200, 200),
    "/meldingen/gelezen/": (302, 405, 405, 405, 405, 405, 405),
    "/meldingen/999/": (302, 404, 404, 404, 404, 404, 404),
    "/afmelden/vals/": (404, 404, 404, 404, 404, 404, 404),
    "/afmelden/{afmelden}/": (200, 200, 200, 200, 200, 200, 200),
    "/privacy/": (200, 200, 200, 200, 200, 200, 200),
    "/verwerking/": (200, 200, 200, 200, 200, 200, 200),
    "/toegankelijkheid/": (200, 200, 200, 200, 200, 200, 200),
    "/hulp/": (200, 200, 200, 200, 200, 200, 200),
    "/op-dit-apparaat/": (200, 200, 200, 200, 200, 200, 200),
    "/manifest.webmanifest": (200, 200, 200, 200, 200, 200, 200),
    "/sw.js": (200, 200, 200, 200, 200, 200, 200),
    "/robots.txt": (200, 200, 200, 200, 200, 200, 200),
    "/.well-known/security.txt": (200, 200, 200, 200, 200, 200, 200),
    "/beheer/": (302, 403, 403, 403, 403, 200, 200),
    "/beheer/zoeken/": (302, 403, 403, 403, 403, 403, 200),
    "/beheer/zoeken/indexeren/": (302, 405, 405, 405, 405, 405, 405),
    "/beheer/zoeken/klaar/1/": (302, 405, 405, 405, 405, 405, 405),
    "/beheer/synoniemen/": (302, 403, 403, 403, 403, 403, 200),
    "/beheer/synoniemen/nieuw/": (302, 403, 403, 403, 403, 403, 200),
    "/beheer/synoniemen/stand/": (302, 405, 405, 405, 405, 405, 405),
    "/beheer/synoniemen/{synoniem}/": (302, 403, 403, 403, 403, 403, 200),
    "/beheer/logboek/": (302, 403, 403, 403, 403, 200, 200),
    "/beheer/logboek/logboek.csv": (302, 403, 403, 403, 403, 200, 200),
    "/beheer/logboek/logboek.xlsx": (302, 403, 403, 403, 403, 200, 200),
    "/beheer/gezondheid/": (302, 403, 403, 403, 403, 403, 200),
    "/beheer/gezondheid/lijst.csv": (302, 403, 403, 403, 403, 403, 200),
    "/beheer/gezondheid/lijst.xlsx": (302, 403, 403, 403, 403, 403, 200),
    "/beheer/gezondheid/taken/999/": (302, 405, 405, 405, 405, 405, 405),
    "/beheer/bewaartermijnen/": (302, 403, 403, 403, 403, 403, 200),
    "/beheer/jaarcontrole/": (302, 403, 403, 403, 403, 302, 200),
    "/beheer/jaarcontrole/{organisatie}/": (302, 403, 403, 403, 403, 200, 200),
    "/beheer/jaarcontrole/{organisatie}/bevestigen/": (302, 405, 405, 405, 405, 405, 405),
    "/beheer/oud-medewerkers/": (302, 403, 403, 403, 403, 403, 200),
    "/beheer/oud-medewerkers/{persoon}/anonimiseren/": (302, 403, 403, 403, 403, 403, 404),
    "/beheer/export/": (302, 403, 403, 403, 403, 200, 200),
    "/beheer/export/maken/": (302, 405, 405, 405, 405, 405, 405),
    "/beheer/export/999/": (302, 404, 404, 404, 404, 404, 404),
    "/beheer/leden/": (302, 403, 403, 403, 403, 200, 200),
    "/beheer/leden/lijst.csv": (302, 403, 403, 403, 403, 200, 200),
    "/beheer/leden/lijst.xlsx": (302, 403, 403, 403, 403, 200, 200),
    "/beheer/import/": (302, 403, 403, 403, 403, 200, 200),
    "/beheer/import/?soort=corporaties": (302, 403, 403, 403, 403, 403, 200),
    "/beheer/import/voorbeeld-mensen.csv": (302, 403, 403, 403, 403, 200, 200),
    "/beheer/import/voorbeeld-mensen.xlsx": (302, 403, 403, 403, 403, 200, 200),
    "/beheer/import/voorbeeld-corporaties.csv": (302, 403, 403, 403, 403, 403, 200),
    "/beheer/import/voorbeeld-corporaties.xlsx": (302, 403, 403, 403, 403, 403, 200),
    # a list of corporatiebeheerder: nobody else sees it, the platform admin neither
    "/beheer/import/{import}/": (302, 404, 404, 404, 404, 200, 404),
    "/beheer/import/{import}/kolommen/": (302, 404, 404, 404, 404, 200, 404),
    "/beheer/import/{import}/regels/": (302, 405, 405, 405, 405, 405, 405),
    "/beheer/import/{import}/regels/2/": (302, 404, 404, 404, 404, 200, 404),
    "/beheer/import/{import}/regels/1/": (302, 404, 404, 404, 404, 404, 404),
    "/beheer/import/{import}/opnieuw/": (302, 405, 405, 405, 405, 405, 405),
    "/beheer/import/{import}/weg/": (302, 405, 405, 405, 405, 405, 405),
    "/beheer/corporaties/nieuw/": (302, 403, 403, 403, 403, 403, 200),
    "/beheer/corporaties/": (302, 403, 403, 403, 403, 403, 200),
    "/beheer/corporaties/fusie/": (302, 403, 403, 403, 403, 403, 200),
    "/beheer/corporaties/{organisatie}/naam/": (302, 403, 403, 403, 403, 403, 200),
    "/beheer/corporaties/{organisatie}/vertrek/": (302, 403, 403, 403, 403, 403, 200),
    "/beheer/corporaties/{organisatie}/terugkeer/": (302, 403, 403, 403, 403, 403, 200),
    "/beheer/corporaties/wijzigingen/{wijziging}/": (302, 403, 403, 403, 403, 403, 200),
    "/beheer/corporaties/wijzigingen/{wijziging}/ongedaan/": (302, 403, 403, 403, 403, 403, 200),
    "/beheer/corporaties/wijzigingen/{wijziging}/annuleren/": (302, 405, 405, 405, 405, 405, 405),
    "/beheer/aanstellingen/{aanstelling}/": (302, 403, 403, 403, 403, 200, 200),
    "/beheer/aanstellingen/{aanstelling}/beeindigen/": (302, 403, 403, 403, 403, 200, 200),
    "/beheer/corporaties/{organisatie}/microsoft/": (302, 403, 403, 403, 403, 403, 200),
    "/beheer/mensen/{persoon}/inloggen/": (302, 403, 403, 403, 403, 200, 200),
    "/beheer/aanstellingen/{aanstelling}/doorgaan/": (302, 405, 405, 405, 405, 405, 405),
    "/beheer/gasten/{deelname}/beeindigen/": (302, 405, 405, 405, 405, 405, 405),
    "/beheer/leden/kies/": (302, 405, 405, 405, 405, 405, 405),
    "/beheer/uitnodigingen/lijst.csv": (302, 403, 403, 403, 403, 200, 200),
    "/beheer/uitnodigingen/lijst.xlsx": (302, 403, 403, 403, 403, 200, 200),
    "/beheer/uitnodigingen/": (302, 403, 403, 403, 403, 200, 200),
    "/beheer/uitnodigingen/nieuw/": (302, 403, 403, 403, 403, 200, 200),
    "/beheer/uitnodigingen/{uitnodiging}/opnieuw/": (302, 405, 405, 405, 405, 405, 405),
    "/beheer/uitnodigingen/{uitnodiging}/intrekken/": (302, 405, 405, 405, 405, 405, 405),
    "/uitnodiging/vals/": (404, 404, 404, 404, 404, 404, 404),
    "/corporaties/": (302, 200, 200, 200, 200, 200, 200),
    "/corporaties/lijst.csv": (302, 200, 200, 200, 200, 200, 200),
    "/corporaties/mensen/lijst.csv": (302, 200, 200, 200, 200, 200, 200),
    "/corporaties/lijst.xlsx": (302, 200, 200, 200, 200, 200, 200),
    "/corporaties/mensen/lijst.xlsx": (302, 200, 200, 200, 200, 200, 200),
    "/corporaties/mensen/": (302, 200, 200, 200, 200, 200, 200),
    "/corporaties/mensen/{persoon}/": (302, 200, 200, 200, 200, 200, 200),
    "/corporaties/{organisatie}/": (302, 200, 200, 200, 200, 200, 200),
    "/corporaties/{organisatie}/bewerken/": (302, 403, 403, 403, 403, 200, 200),
    "/corporaties/themas/{thema}/": (302, 403, 200, 200, 200, 200, 200),
    "/documenten/": (302, 200, 200, 200, 200, 200, 200),
    "/documenten/lijst.csv": (302, 200, 200, 200, 200, 200, 200),
    "/documenten/lijst.xlsx": (302, 200, 200, 200, 200, 200, 200),
    "/documenten/kort/": (302, 200, 200, 200, 200, 200, 200),
    "/documenten/suggesties/": (302, 200, 200, 200, 200, 200, 200),
    "/documenten/nieuw/": (302, 403, 200, 200, 200, 200, 403),
    "/documenten/nieuw/bestand/": (302, 405, 405, 405, 405, 405, 405),
    "/documenten/nieuw/bereik/?bereik=leden": (302, 404, 404, 404, 404, 404, 404),
    "/documenten/nieuw/nakijken/?document={besloten}": (302, 404, 404, 200, 200, 200, 404),
    "/documenten/nieuw/nakijken/{besloten}/": (302, 404, 404, 200, 200, 200, 404),
    "/documenten/passages/": (302, 200, 200, 200, 200, 200, 200),
    "/documenten/passages/?q=huur": (302, 200, 200, 200, 200, 200, 200),
    "/documenten/prullenbak/": (302, 200, 200, 200, 200, 200, 200),
    # a set for all members
    "/documenten/verzamelingen/": (302, 200, 200, 200, 200, 200, 200),
    "/documenten/verzamelingen/nieuw/": (302, 403, 200, 200, 200, 200, 200),
    "/documenten/verzamelingen/{verzameling}/": (302, 404, 200, 200, 200, 200, 200),
    "/documenten/verzamelingen/{verzameling}/bewerken/": (302, 404, 403, 200, 200, 200, 403),
    "/documenten/verzamelingen/{verzameling}/verwijderen/": (302, 404, 403, 200, 200, 200, 403),
    "/documenten/verzamelingen/{verzameling}/terugzetten/": (302, 405, 405, 405, 405, 405, 405),
    "/documenten/verzamelingen/{verzameling}/download/": (302, 404, 200, 200, 200, 200, 200),
    "/documenten/verzamelingen/{verzameling}/documenten/{document}/": (302, 405, 405, 405, 405, 405, 405),
    "/documenten/{document}/gebruik/": (302, 404, 403, 200, 200, 200, 403),
    "/documenten/{document}/verzamelen/": (302, 404, 200, 200, 200, 200, 200),
    "/documenten/{besloten}/verzamelen/": (302, 404, 404, 200, 200, 200, 200),
    "/documenten/herzien/": (302, 200, 200, 200, 200, 200, 200),
    "/documenten/volgen/": (302, 200, 200, 200, 200, 200, 200),
    "/documenten/volgen/nieuw/?q=huur": (302, 200, 200, 200, 200, 200, 200),
    "/documenten/volgen/999/": (302, 405, 405, 405, 405, 405, 405),
    "/documenten/{document}/volgen/": (302, 405, 405, 405, 405, 405, 405),
    # shared with all members
    "/documenten/{document}/": (302, 404, 200, 200, 200, 200, 200),
    "/documenten/{document}/lezen/": (302, 404, 200, 200, 200, 200, 200),
    "/documenten/{document}/bestand/": (302, 404, 200, 200, 200, 200, 200),
    "/documenten/{document}/versies/": (302, 404, 200, 200, 200, 200, 200),
    "/documenten/{document}/versies/1/": (302, 404, 200, 200, 200, 200, 200),
    "/documenten/{document}/vergelijken/": (302, 404, 200, 200, 200, 200, 200),
    "/documenten/{document}/versies/2/": (302, 404, 404, 404, 404, 404, 404),
    "/documenten/{document}/versies/1/bestand/": (302, 404, 200, 200, 200, 200, 200),
    "/documenten/{document}/versies/1/paginas/": (302, 404, 200, 200, 200, 200, 200),
    "/documenten/{document}/versies/1/paginas/1.webp": (302, 404, 200, 200, 200, 200, 200),
    "/documenten/{document}/versies/1/paginas/1-klein.webp": (302, 404, 200, 200, 200, 200, 200),
    "/documenten/{document}/bewerken/": (302, 404, 403, 200, 200, 200, 403),
    "/documenten/{document}/verwijderen/": (302, 404, 403, 200, 200, 200, 403),
    "/documenten/{document}/terugzetten/": (302, 405, 405, 405, 405, 405, 405),
    # a question of ander: the asker, who answers and the admin do something with it, others go to the list
    "/documenten/{document}/vragen/": (302, 404, 200, 200, 200, 200, 200),
    "/documenten/{document}/vragen/?alinea=1": (302, 404, 404, 404, 404, 404, 404),
    "/documenten/{besloten}/vragen/": (302, 404, 404, 200, 200, 200, 200),
    "/documenten/{document}/versies/1/vragen/": (302, 404, 200, 200, 200, 200, 200),
    "/documenten/vragen/{vraag}/": (302, 404, 200, 200, 200, 200, 200),
    # taken over by ander
    "/documenten/overnames/": (302, 200, 200, 200, 200, 200, 200),
    "/documenten/overnames/{overname}/": (302, 404, 200, 404, 404, 404, 404),
    "/documenten/overnames/{overname}/ongedaan/": (302, 405, 405, 405, 405, 405, 405),
    "/documenten/overnames/{overname}/antwoord/": (302, 405, 405, 405, 405, 405, 405),
    "/documenten/{document}/overnemen/": (302, 404, 302, 302, 302, 302, 403),
    "/documenten/{document}/overnames/": (302, 404, 200, 200, 200, 200, 200),
    "/documenten/{document}/stamboom/": (302, 404, 200, 200, 200, 200, 200),
    "/documenten/{besloten}/overnemen/": (302, 404, 404, 302, 302, 302, 403),
    "/documenten/{besloten}/overnames/": (302, 404, 404, 200, 200, 200, 200),
    "/documenten/{besloten}/stamboom/": (302, 404, 404, 200, 200, 200, 200),
    # meant for the own corporation
    "/documenten/{besloten}/": (302, 404, 404, 200, 200, 200, 200),
    "/documenten/{besloten}/lezen/": (302, 404, 404, 200, 200, 200, 200),
    "/documenten/{besloten}/bestand/": (302, 404, 404, 200, 200, 200, 200),
    "/documenten/{besloten}/versies/1/": (302, 404, 404, 200, 200, 200, 200),
    "/documenten/{besloten}/vergelijken/": (302, 404, 404, 200, 200, 200, 200),
    "/documenten/{document}/vergelijken/?met={besloten}.1": (302, 404, 404, 200, 200, 200, 200),
    "/documenten/{besloten}/versies/1/bestand/": (302, 404, 404, 200, 200, 200, 200),
    "/documenten/{besloten}/versies/1/paginas/": (302, 404, 404, 200, 200, 200, 200),
    "/documenten/{besloten}/versies/1/paginas/1.webp": (302, 404, 404, 200, 200, 200, 200),
    "/documenten/{besloten}/versies/1/paginas/1-klein.webp": (302, 404, 404, 200, 200, 200, 200),
    "/documenten/{besloten}/bewerken/": (302, 404, 404, 200, 200, 200, 403),
    # in the trash
    "/documenten/{prullenbak}/": (302, 404, 404, 404, 404, 404, 404),
    "/documenten/{prullenbak}/bestand/": (302, 404, 404, 404, 404, 404, 404),
    # an exploration for its circle: the guest is in it, ander is not
    "/verkenningen/": (302, 200, 200, 200, 200, 200, 200),
    "/verkenningen/lijst.csv": (302, 200, 200, 200, 200, 200, 200),
    "/verkenningen/lijst.xlsx": (302, 200, 200, 200, 200, 200, 200),
    "/verkenningen/bezoeken/lijst.csv": (302, 200, 200, 200, 200, 200, 200),
    "/verkenningen/bezoeken/lijst.xlsx": (302, 200, 200, 200, 200, 200, 200),
    "/verkenningen/bezoeken/lijst.csv?verkenning={verkenning}": (302, 200, 404, 200, 200, 200, 200),
    "/verkenningen/{praktijklab}/praktijklab/lijst.csv": (302, 404, 200, 200, 200, 200, 200),
    "/verkenningen/{praktijklab}/praktijklab/lijst.xlsx": (302, 404, 200, 200, 200, 200, 200),
    "/verkenningen/{verkenning}/praktijklab/lijst.csv": (302, 404, 404, 404, 404, 404, 404),
    "/verkenningen/kort/": (302, 200, 200, 200, 200, 200, 200),
    "/verkenningen/nieuw/": (302, 403, 403, 403, 200, 403, 200),
    "/verkenningen/{verkenning}/": (302, 200, 404, 200, 200, 200, 200),
    "/verkenningen/{verkenning}/bewerken/": (302, 403, 404, 403, 200, 403, 403),
    "/verkenningen/{verkenning}/deelnemers/": (302, 403, 404, 403, 200, 403, 403),
    "/verkenningen/{verkenning}/meedoen/": (302, 405, 405, 405, 405, 405, 405),
    "/verkenningen/{verkenning}/uitnodigen/": (302, 403, 404, 403, 200, 403, 403),
    # sent by leider to ander: nobody else sees it, no admin either
    "/verkenningen/{verkenning}/uitnodigingen/": (302, 404, 404, 404, 200, 404, 404),
    "/verkenningen/uitnodigingen/{invitatie}/": (302, 404, 200, 404, 404, 404, 404),
    "/verkenningen/uitnodigingen/{invitatie}/herinneren/": (302, 405, 405, 405, 405, 405, 405),
    "/verkenningen/uitnodigingen/{invitatie}/intrekken/": (302, 405, 405, 405, 405, 405, 405),
    "/verkenningen/antwoord/vals/": (404, 404, 404, 404, 404, 404, 404),
    "/verkenningen/antwoord/{antwoord}/": (200, 200, 200, 200, 200, 200, 200),
    "/verkenningen/{verkenning}/bezoeken/nieuw/": (302, 403, 404, 403, 200, 403, 403),
    "/verkenningen/bezoeken/{bezoek}/": (302, 200, 404, 200, 200, 200, 200),
    "/verkenningen/bezoeken/{bezoek}/bewerken/": (302, 403, 404, 403, 200, 403, 403),
    "/verkenningen/bezoeken/{bezoek}/haltes/": (302, 403, 404, 403, 200, 403, 403),
    "/verkenningen/bezoeken/{bezoek}/antwoord/": (302, 405, 405, 405, 405, 405, 405),
    "/verkenningen/bezoeken/antwoord/vals/": (404, 404, 404, 404, 404, 404, 404),
    "/verkenningen/bezoeken/antwoord/{bezoekantwoord}/": (200, 200, 200, 200, 200, 200, 200),
    "/agenda/": (302, 200, 200, 200, 200, 200, 200),
    "/agenda/adres/": (302, 405, 405, 405, 405, 405, 405),
    "/agenda/17-vals.ics": (404, 404, 404, 404, 404, 404, 404),
    "/agenda/{agenda}.ics": (200, 200, 200, 200, 200, 200, 200),
    "/agenda/verkenning/{verkenning}/{agenda}.ics": (404, 404, 404, 404, 404, 404, 404),
    "/verkenningen/bezoeken/{bezoek}/agenda.ics": (302, 200, 404, 200, 200, 200, 200),
    "/verkenningen/bezoeken/{bezoek}/aanwezigen/": (302, 403, 404, 200, 200, 200, 403),
    "/verkenningen/bezoeken/{bezoek}/schrijft/": (302, 405, 405, 405, 405, 405, 405),
    "/verkenningen/bezoeken/{bezoek}/verslag/": (302, 403, 404, 200, 200, 200, 403),
    "/verkenningen/bezoeken/{bezoek}/verslag/halte/{halte}/": (302, 403, 404, 200, 200, 200, 403),
    "/verkenningen/bezoeken/{bezoek}/verslag/deel/gezien/": (302, 403, 404, 200, 200, 200, 403),
    "/verkenningen/bezoeken/{bezoek}/verslag/deel/gezien/publiceren/": (302, 405, 405, 405, 405, 405, 405),
    "/verkenningen/apparaat/": (302, 200, 200, 200, 200, 200, 200),
    "/verkenningen/apparaat/bezoeken/?bezoek={bezoek}": (302, 200, 200, 200, 200, 200, 200),
    "/verkenningen/bezoeken/{bezoek}/verslag/halte/{halte}/apparaat/": (302, 405, 405, 405, 405, 405, 405),
    "/verkenningen/bezoeken/{bezoek}/fotos/apparaat/": (302, 405, 405, 405, 405, 405, 405),
    "/verkenningen/bezoeken/{bezoek}/fotos/": (302, 403, 404, 200, 200, 200, 403),
    # the host first: by a personal link without a login; quotes; the mirror, that was not sent yet
    "/verkenningen/bezoeken/{bezoek}/gastheer/": (302, 403, 404, 403, 200, 403, 403),
    "/verkenningen/gastheer/vals/": (404, 404, 404, 404, 404, 404, 404),
    "/verkenningen/gastheer/{gastheer}/": (200, 200, 200, 200, 200, 200, 200),
    "/verkenningen/gastheer/{gastheer}/fotos/999/": (404, 404, 404, 404, 404, 404, 404),
    "/verkenningen/bezoeken/{bezoek}/citaten/": (302, 403, 404, 200, 200, 200, 403),
    "/verkenningen/citaten/{citaat}/": (302, 404, 404, 403, 200, 403, 404),
    "/verkenningen/citaat/vals/": (404, 404, 404, 404, 404, 404, 404),
    "/verkenningen/citaat/{citaatlink}/": (200, 200, 200, 200, 200, 200, 200),
    "/verkenningen/bezoeken/{bezoek}/spiegel/": (302, 404, 404, 200, 200, 200, 404),
    "/verkenningen/bezoeken/{bezoek}/spiegel/samenstellen/": (302, 403, 404, 403, 200, 403, 403),
    "/verkenningen/spiegel/vals/": (404, 404, 404, 404, 404, 404, 404),
    "/verkenningen/spiegel/{spiegel}/": (200, 200, 200, 200, 200, 200, 200),
    "/verkenningen/fotos/{foto}/verwijderen/": (302, 404, 404, 403, 200, 403, 404),
    # the board of members: a guest does not know that it exists; lid asked, leider is of the same corporation
    "/verkenningen/vraagstukken/": (302, 404, 200, 200, 200, 200, 200),
    "/verkenningen/vraagstukken/lijst.csv": (302, 404, 200, 200, 200, 200, 200),
    "/verkenningen/vraagstukken/lijst.xlsx": (302, 404, 200, 200, 200, 200, 200),
    "/verkenningen/vraagstukken/nieuw/": (302, 404, 200, 200, 200, 200, 403),
    "/verkenningen/vraagstukken/{vraagstuk}/": (302, 404, 200, 200, 200, 200, 200),
    "/verkenningen/vraagstukken/{vraagstuk}/bewerken/": (302, 404, 403, 200, 403, 403, 200),
    "/verkenningen/vraagstukken/{vraagstuk}/aansluiten/": (302, 405, 405, 405, 405, 405, 405),
    "/verkenningen/vraagstukken/{vraagstuk}/terugzetten/": (302, 405, 405, 405, 405, 405, 405),
    "/verkenningen/nieuw/?vraagstuk={vraagstuk}": (302, 404, 403, 200, 200, 403, 200),
    # a praktijklab for all members: ander looks on
    "/verkenningen/{praktijklab}/praktijklab/": (302, 404, 200, 200, 200, 200, 200),
    "/verkenningen/{praktijklab}/praktijklab/invullen/": (302, 404, 403, 200, 200, 200, 403),
    "/verkenningen/{verkenning}/praktijklab/": (302, 404, 404, 404, 404, 404, 404),
    # a bundle that was published: who joins (lid) composes it too, the leader alone puts it among the documents
    "/verkenningen/{verkenning}/bundel/?alle=1": (302, 200, 404, 200, 200, 200, 200),
    "/verkenningen/{verkenning}/bundel/nieuw/": (302, 403, 404, 200, 200, 200, 403),
    "/verkenningen/bundels/herkomst/?document={document}": (302, 200, 200, 200, 200, 200, 200),
    "/verkenningen/bundels/{bundel}/": (302, 200, 404, 200, 200, 200, 200),
    "/verkenningen/bundels/{bundel}/bestanden/": (302, 200, 404, 200, 200, 200, 200),
    "/verkenningen/bundels/{bundel}/bestand/pdf/": (302, 404, 404, 404, 404, 404, 404),
    "/verkenningen/bundels/{bundel}/publiceren/": (302, 405, 405, 405, 405, 405, 405),
    "/verkenningen/bundels/{bundel}/document/": (302, 403, 404, 403, 200, 403, 403),
    "/verkenningen/bundels/{bundel}/bewerken/": (302, 403, 404, 200, 200, 200, 403),
    "/verkenningen/bundels/{bundel}/kiezen/": (302, 403, 404, 200, 200, 200, 403),
    "/verkenningen/bundels/{bundel}/samenstellen/": (302, 403, 404, 200, 200, 200, 403),
    "/verkenningen/bundels/{bundel}/op-thema/": (302, 405, 405, 405, 405, 405, 405),
    "/verkenningen/bundels/{bundel}/hoofdstukken/nieuw/": (302, 403, 404, 200, 200, 200, 403),
    "/verkenningen/bundels/hoofdstukken/{hoofdstuk}/": (302, 403, 404, 403, 200, 403, 403),
    "/verkenningen/lessen/": (302, 200, 200, 200, 200, 200, 200),
    "/verkenningen/lessen/lijst.csv": (302, 200, 200, 200, 200, 200, 200),
    "/verkenningen/lessen/lijst.xlsx": (302, 200, 200, 200, 200, 200, 200),
    "/verkenningen/lessen/kort/": (302, 200, 200, 200, 200, 200, 200),
    "/verkenningen/lessen/nieuw/?halte={halte}": (302, 404, 404, 200, 200, 200, 404),
    "/verkenningen/lessen/{les}/": (302, 200, 404, 200, 200, 200, 200),
    "/verkenningen/lessen/{les}/bewerken/": (302, 403, 404, 403, 200, 403, 403),
    "/verkenningen/lessen/{les}/terugzetten/": (302, 405, 405, 405, 405, 405, 405),
    "/verkenningen/lessen/{les}/reactie/": (302, 405, 405, 405, 405, 405, 405),
    "/verkenningen/lessen/{les}/opnemen/": (302, 403, 404, 200, 200, 200, 403),
    "/verkenningen/lessen/opnames/999/terug/": (302, 405, 405, 405, 405, 405, 405),
    "/verkenningen/lessen/document/{document}/": (302, 404, 403, 200, 200, 200, 403),
    "/verkenningen/lessen/document/{document}/keuze/": (302, 404, 403, 200, 200, 200, 403),
    "/verkenningen/lessen/document/{document}/uit/": (302, 404, 200, 200, 200, 200, 200),
    "/verkenningen/lessen/document/{besloten}/uit/": (302, 404, 404, 200, 200, 200, 200),
    "/verkenningen/bezoeken/{bezoek}/terugblik/": (302, 403, 404, 403, 200, 403, 403),
    "/verkenningen/terugblik/regels/999/": (302, 405, 405, 405, 405, 405, 405),
    "/verkenningen/terugblik/vals/": (404, 404, 404, 404, 404, 404, 404),
    "/verkenningen/terugblik/{terugblik}/": (200, 200, 200, 200, 200, 200, 200),
    # the account
    "/account/inloggen/": (200, 302, 302, 302, 302, 302, 302),
    "/account/uitloggen/": (302, 200, 200, 200, 200, 200, 200),
    "/account/niet-actief/": (200, 200, 200, 200, 200, 200, 200),
    "/account/opnieuw-inloggen/": (302, 200, 200, 200, 200, 200, 200),
    "/account/wachtwoord/wijzigen/": (302, 200, 200, 200, 200, 200, 200),
    "/account/wachtwoord/instellen/": (302, 302, 302, 302, 302, 302, 302),
    "/account/wachtwoord/vergeten/": (200, 200, 200, 200, 200, 200, 200),
    "/account/wachtwoord/vergeten/verstuurd/": (200, 200, 200, 200, 200, 200, 200),
    "/account/wachtwoord/nieuw/1-set-password/": (200, 200, 200, 200, 200, 200, 200),
    "/account/wachtwoord/nieuw/klaar/": (200, 200, 200, 200, 200, 200, 200),
    "/account/sessies/": (302, 302, 302, 302, 302, 302, 302),
    "/account/veiligheid/": (302, 200, 200, 200, 200, 200, 200),
    "/account/tweede-stap/": (302, 200, 200, 200, 200, 200, 200),
    "/account/tweede-stap/code/": (302, 302, 302, 302, 302, 302, 302),
    "/account/tweede-stap/opnieuw/": (302, 302, 302, 302, 302, 302, 302),
    # who only has a session of long ago shows first who they are
    "/account/tweede-stap/app/": (302, 302, 302, 302, 302, 302, 302),
    "/account/tweede-stap/app/uitzetten/": (302, 404, 404, 404, 404, 404, 404),
    "/account/reservecodes/": (302, 302, 302, 302, 302, 302, 302),
    "/account/reservecodes/nieuw/": (302, 302, 302, 302, 302, 302, 302),
    "/account/reservecodes/bestand/": (302, 302, 302, 302, 302, 302, 302),
    "/account/passkeys/nieuw/": (302, 302, 302, 302, 302, 302, 302),
    "/account/passkeys/inloggen/": (302, 302, 302, 302, 302, 302, 302),
    "/account/passkeys/opnieuw/": (302, 302, 302, 302, 302, 302, 302),
    "/account/passkeys/999/naam/": (302, 302, 302, 302, 302, 302, 302),
    "/account/passkeys/999/verwijderen/": (302, 302, 302, 302, 302, 302, 302),
    # without a registration at Microsoft there is nothing; tests/corporaties/test_microsoft.py has one
    "/account/microsoft/": (404, 404, 404, 404, 404, 404, 404),
    "/account/microsoft/terug/": (404, 404, 404, 404, 404, 404, 404),
    "/account/microsoft/koppelen/": (404, 404, 404, 404, 404, 404, 404),
    "/account/microsoft/losmaken/": (302, 405, 405, 405, 405, 405, 405),
    "/account/microsoft/verplicht/": (200, 200, 200, 200, 200, 200, 200),
}
NO_FILE = {"/verkenningen/fotos/{foto}/"}  # its row has no file here; tests/verkenningen asks for a real photo


@pytest.fixture
def world() -> World:
    return make_world()


def routes(resolver: URLResolver | None = None, prefix: str = "/") -> Iterator[str]:
    """Return every route of the portal as it stands in the URL configuration."""
    for item in (resolver or get_resolver()).url_patterns:
        path = prefix + str(item.pattern)
        if isinstance(item, URLPattern):
            yield path
        else:
            yield from routes(item, path)


def _shape(route: str) -> re.Pattern[str]:
    """Return a pattern for addresses of this route, in which every parameter may be anything."""
    plain = re.sub(r"\(\?P<\w+>[^)]+\)|<[^>]+>", "PARAM", route.replace("^", "").replace("$", ""))
    return re.compile(re.escape(plain.replace("\\", "")).replace("PARAM", "[^/]+"))


def test_every_address_of_the_portal_stands_in_the_table():
    asked = [re.sub(r"\?.*", "", path) for path in [*TABLE, *NO_FILE]]
    missing = [route for route in routes() if not any(_shape(route).fullmatch(path) for path in asked)]
    assert missing == []


def ask(client: Client, path: str) -> int:
    """Return the status of this address; a stream is read to its end."""
    response = client.get(path)
    if response.streaming:
        b"".join(response.streaming_content)
    return response.status_code


@pytest.mark.parametrize("role", ROLES)
def test_what_each_role_gets_at_each_address(world, login, role):
    column, wrong = ROLES.index(role), {}
    for path, expected in TABLE.items():
        client = Client() if role == "anoniem" else login(world.people[role])
        status = ask(client, path.format(**world.ids))
        if status != expected[column]:
            wrong[path] = (status, expected[column])
    assert wrong == {}, f"{role}: (got, expected) {wrong}"


def test_what_may_not_be_seen_answers_exactly_like_what_does_not_exist(world, login):
    client = login(world.people["ander"])
    hidden = client.get(f"/documenten/{world.ids['besloten']}/", headers={"X-Request-ID": "aaaabbbbcccc"})
    absent = client.get("/documenten/999999/", headers={"X-Request-ID": "aaaabbbbcccc"})
    pages = [re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", page.content) for page in (hidden, absent)]
    assert hidden.status_code == absent.status_code == 404
    assert pages[0] == pages[1]


def test_the_address_of_a_form_says_so_when_it_is_opened(login):
    page = login(person()).get("/profiel/feed/wijzigen/")
    assert page.status_code == 405
    assert page["Allow"] == "POST"
    assert "alleen om iets te versturen" in page.content.decode()
