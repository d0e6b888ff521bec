"""All documents of the demo, put together from one module per subject."""

from mkwportal.demo.documenten import (
    bestuur,
    bouwen,
    doelgroepen,
    energie,
    huurbeleid,
    huurders,
    incasso,
    inkoop,
    jaarverslag,
    klimaat,
    leefbaarheid,
    onderhoud,
    plannen,
    privacy,
    rekenbladen,
    statuten,
    techniek,
    verantwoording,
    verhuur,
    woonfraude,
    zorg,
    zorg_thuis,
)  # fmt: skip

_MODULES = (
    huurbeleid, incasso, verhuur, doelgroepen, techniek, onderhoud, bouwen, inkoop, energie, klimaat, leefbaarheid,
    woonfraude, zorg, zorg_thuis, bestuur, statuten, plannen, jaarverslag, verantwoording, privacy, huurders, rekenbladen,
)  # fmt: skip

DOCUMENTEN = tuple(document for module in _MODULES for document in module.DOCUMENTEN)
DOCUMENT = {document.key: document for document in DOCUMENTEN}
