"""Forms of explorations: they turn input into final types and save nothing."""

from .bezoek import BezoekForm, HalteRijFormSet, WalkInForm
from .les import LesForm, ReactieForm
from .verkenning import GastForm, OrganisatieForm, VerkenningForm, VerkenningNieuwForm
from .verslag import DeelForm, FotoForm, FotosForm, HalteForm

__all__ = [
    "BezoekForm",
    "DeelForm",
    "FotoForm",
    "FotosForm",
    "GastForm",
    "HalteForm",
    "HalteRijFormSet",
    "LesForm",
    "OrganisatieForm",
    "ReactieForm",
    "VerkenningForm",
    "VerkenningNieuwForm",
    "WalkInForm",
]
