"""Forms of explorations: they turn input into final types and save nothing."""

from .bezoek import BezoekForm, HalteRijFormSet, WalkInForm
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
    "OpnameForm",
    "OrganisatieForm",
    "ReactieForm",
    "UitnodigenForm",
    "VerkenningForm",
    "VerkenningNieuwForm",
    "WalkInForm",
]
