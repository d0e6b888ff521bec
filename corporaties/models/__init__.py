from .bereik import Bereik, BereikQuerySet, Deelbaar
from .bericht import Overzichtsbericht
from .gebruiker import Aanstelling, Gebruiker, Ritme, Rol
from .inlezen import Import, Importregel
from .inloggen import BekendApparaat, MicrosoftInlog
from .kring import Deelname, Kring
from .organisatie import Grootte, Organisatie, Thema
from .sleutel import Toegangssleutel
from .uitnodiging import Uitnodiging

__all__ = [
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
    "Kring",
    "MicrosoftInlog",
    "Organisatie",
    "Overzichtsbericht",
    "Ritme",
    "Rol",
    "Thema",
    "Toegangssleutel",
    "Uitnodiging",
]
