"""The explorations of the demo, put together from one module each."""

from mkwportal.demo.verkenningen import bouwen_in_de_kern, eigentijdse_samenwerking, thuis_in_het_dorp

VERKENNINGEN = (
    eigentijdse_samenwerking.VERKENNING,
    thuis_in_het_dorp.VERKENNING,
    bouwen_in_de_kern.VERKENNING,
)
VERKENNING = {verkenning.key: verkenning for verkenning in VERKENNINGEN}
