"""An invented exploration that has only a question and a first stop."""

from mkwportal.demo.records import Verkenning

VERKENNING = Verkenning(
    key="bouwen-in-de-kern",
    titel="Bouwen in de kern",
    vraag="Hoe bouwen wij twee of drie woningen in een bestaande straat, zonder dat het evenveel werk is als dertig?",
    status="voorbereiding",
    organisatie="dinkelhof",
    leider="tenvelde",
    deelnemers=("dinkelhof", "waterland", "ketelpolder", "alblashoek"),
    tribune=("inlaag", "linde"),
    toelichting="In bijna elk dorp is plek voor een paar woningen: op een garageplein, naast een hoekhuis, in een oude "
    "school. Toch komt het er niet van. Wij willen weten wat anderen doen om klein bouwen eenvoudig te maken. Wie "
    "een mislukt plan heeft, neemt het mee.",
    start=-24,
    bereik="kring",
    eerste_plaats="Losserveen",
    eerste_gastheer="Bouwbedrijf Ter Veen",
)
