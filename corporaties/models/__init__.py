from .bereik import Bereik, BereikQuerySet, Deelbaar
from .bericht import Overzichtsbericht
from .gebruiker import Aanstelling, Gebruiker, Ritme, Rol
from .inlezen import Import, Importregel
from .inloggen import BekendApparaat, MicrosoftInlog
from .inzage import Inzage
from .jaarcontrole import Jaarcontrole
from .kring import Deelname, Kring
from .organisatie import Grootte, Organisatie, Thema
from .sleutel import Toegangssleutel
from .uitnodiging import Uitnodiging
from .wijziging import BEDENKTIJD, Organisatiewijziging, Wijzigingsregel

__all__ = [
    "BEDENKTIJD",
    "Aanstelling",
    "BekendApparaat",
    "Bereik",
    "BereikQuerySet",
    "Deelbaar",
    "Deelname",
    "Gebruiker",
    "Grootte",
    "Import",
    "Importregel",
    "Inzage",
    "Jaarcontrole",
    "Kring",
    "MicrosoftInlog",
    "Organisatie",
    "Organisatiewijziging",
    "Overzichtsbericht",
    "Ritme",
    "Rol",
    "Thema",
    "Toegangssleutel",
    "Uitnodiging",
    "Wijzigingsregel",
]
