"""Forms of explorations: they turn input into final types and save nothing."""

from .bezoek import BezoekForm, HalteRijFormSet, WalkInForm
from .citaat import CitaatForm, CitaatNieuwForm, MondelingForm
from .gastheer import OordeelForm, SpiegelOordeelForm, VoorlegForm
from .invitatie import AntwoordForm, UitnodigenForm
from .les import LesForm, OpnameForm, ReactieForm
from .spiegel import BijdrageForm, SpiegelKeuzeForm
from .verkenning import GastForm, OrganisatieForm, VerkenningForm, VerkenningNieuwForm
from .verslag import DeelForm, FotoForm, FotosForm, HalteForm

__all__ = [
    "AntwoordForm",
    "BezoekForm",
    "BijdrageForm",
    "CitaatForm",
    "CitaatNieuwForm",
    "DeelForm",
    "FotoForm",
    "FotosForm",
    "GastForm",
    "HalteForm",
    "HalteRijFormSet",
    "LesForm",
    "MondelingForm",
    "OordeelForm",
    "OpnameForm",
    "OrganisatieForm",
    "ReactieForm",
    "SpiegelKeuzeForm",
    "SpiegelOordeelForm",
    "UitnodigenForm",
    "VerkenningForm",
    "VerkenningNieuwForm",
    "VoorlegForm",
    "WalkInForm",
]
