"""Blocks of a text that was read, and four sentences that share hardly a word."""

EEN = "Een gezin met een minimuminkomen moet in ons werkgebied een passende woning kunnen huren."
TWEE = "Wij kennen onze huurders bij naam en bezoeken ieder van hen in het eerste jaar."
DRIE = "De commissie bestaat uit drie leden die niet bij de corporatie werken."
VIER = "Wie het niet eens is met een besluit, schrijft binnen zes weken een brief."


def p(tekst, pagina=1):
    return {"s": "alinea", "t": tekst, "p": pagina}


def kop(tekst, n=1):
    return {"s": "kop", "n": n, "t": tekst, "p": 1}


def lijst(*items):
    return {"s": "lijst", "genummerd": False, "items": list(items), "p": 1}


def tabel(*rijen):
    return {"s": "tabel", "rijen": [list(rij) for rij in rijen], "kop": True, "p": 1}
