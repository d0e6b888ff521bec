from .document import (
    ACCEPT,
    THEMAVELDEN,
    BereikForm,
    BestandenForm,
    BewerkForm,
    GegevensForm,
    VersieForm,
    VerwijderForm,
)
from .fields import Keuzes
from .overname import NamensForm, OvernameForm
from .verzameling import ToelichtingForm, VerzamelForm, VerzamelingForm
from .vraag import AntwoordForm, VerbergForm, VerwerktForm, VraagForm

__all__ = [
    "ACCEPT",
    "THEMAVELDEN",
    "AntwoordForm",
    "BereikForm",
    "BestandenForm",
    "BewerkForm",
    "GegevensForm",
    "Keuzes",
    "NamensForm",
    "OvernameForm",
    "ToelichtingForm",
    "VerbergForm",
    "VersieForm",
    "VerwerktForm",
    "VerwijderForm",
    "VerzamelForm",
    "VerzamelingForm",
    "VraagForm",
]
