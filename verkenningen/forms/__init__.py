"""Forms of explorations: they turn input into final types and save nothing."""

from .bezoek import BezoekForm, HalteRijFormSet, WalkInForm
from .gastheer import OordeelForm, SpiegelOordeelForm, VoorlegForm
from .invitatie import AntwoordForm, UitnodigenForm
from .les import LesForm, OpnameForm, ReactieForm
from .verkenning import GastForm, OrganisatieForm, VerkenningForm, VerkenningNieuwForm
from .verslag import DeelForm, FotoForm, FotosForm, HalteForm

__all__ = [
    "AntwoordForm",
    "BezoekForm",
    "DeelForm",
    "FotoForm",
    "FotosForm",
    "GastForm",
    "HalteForm",
    "HalteRijFormSet",
    "LesForm",
    "OordeelForm",
    "OpnameForm",
    "OrganisatieForm",
    "ReactieForm",
    "SpiegelOordeelForm",
    "UitnodigenForm",
    "VerkenningForm",
    "VerkenningNieuwForm",
    "VoorlegForm",
    "WalkInForm",
]
