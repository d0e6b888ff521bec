"""Dutch stemming: one form for huur, huren, gehuurd and verhuurde; for risico and risico's; for isoleren and isolatie.

Rules, not a dictionary: a stem only has to be the same for words that belong together, it need not be a word.
Vowels are shortened (huur and huren meet at `hur`), final v and z become f and s.
"""

import re
from functools import cache, lru_cache

from .lists import GEEN_WERKWOORD, LOS, MEERVOUD, STERK, VAST, ZELFSTANDIG, ZWAK

_MEERVOUD_STAART = re.compile(
    r"^(\w{2,})(bedragen|daken|gebreken|verboden|goederen|kinderen|schepen|(?<!over)leden|(?<!be)steden|verslagen)$"
)
_LANG = re.compile(r"(aa|ee|oo|uu)(?=[bcdfghjklmnpqrstvwxz]+$)")
_EEN_S = re.compile(
    r"(?:[aeiou]|e[lmnr]|[aoiu]r|aal|iel|ist|ment|ing|ant|air|end|ord|eau|am|um|ap|ip|ef|ob|og|ub|ilm|ick)s$"
)
_EIGEN_S = re.compile(
    r"(?:[aiou]s|ees|oes|eis|uis|ijs|eus|(?:pro|suc|ac)ces|adres|[no]gres|xpres|grens|medemens|wens"
    r"|koers|beurs|kaars|divers|nivers)$"
)
_TWEEKLANK_EN = re.compile(r"(?:ui|ei|ij|oei|ooi|aai)en$")
_VERKLEIND = (
    re.compile(r"^(\w+[^aeiou\W])etjes?$"),
    re.compile(r"^(\w{2,}[lnrwjaeiou])tjes?$"),
    re.compile(r"^(\w{2,}m)pjes?$"),
    re.compile(r"^(\w{3,})jes?$"),
)
_GE_EERD = re.compile(rf"^({'|'.join(sorted(LOS))})?ge(\w{{2,}}?)eerde?$")
_VOLTOOID = re.compile(
    r"^((?:be|her|ont|ver|over|onder|voor)\w{2,}?(?:[bglmv]|[aeo]er|aar|eer|oor|uur|ier|[^aeiou]s))de?$"
)
_VOLTOOID_T = re.compile(r"^((?:be|her|ont|ver)\w{2,}[kp])te?$")
_KLINKER = re.compile(r"[aeiou]")


@cache
def _verbs() -> tuple[re.Pattern[str], dict[str, str], dict[str, str]]:
    """Return the pattern of a conjugated form, and the stem of each participle (huurd) and -t form (huurt)."""
    voltooid: dict[str, str] = {}
    tegenwoordig: dict[str, str] = {}
    for infinitief in ZWAK:
        romp, stam = infinitief[:-2], _ending(_plural(infinitief))
        kort = romp[-1] == romp[-2]  # stem|men keeps its short vowel
        for vorm in {romp[:-1]} if kort else {romp, _lengthen(romp)}:
            slot = vorm[:-1] + {"v": "f", "z": "s"}.get(vorm[-1], vorm[-1])
            uitgang = "" if slot[-1] in "td" else "t" if vorm.endswith(("f", "k", "p", "s", "ch")) else "d"
            voltooid[slot + uitgang] = stam
            tegenwoordig[slot if slot[-1] == "t" else slot + "t"] = stam
    for infinitief, (deelwoord, persoonsvorm) in STERK.items():
        voltooid[deelwoord] = tegenwoordig[persoonsvorm] = _ending(_plural(infinitief))
    los, vast = "|".join(sorted(LOS)), "|".join(sorted(VAST))
    v, t = ("|".join(sorted(vormen, key=len, reverse=True)) for vormen in (voltooid, tegenwoordig))
    patroon = (
        rf"({los})?(?:(?:ge|(?=be|her|ont|ver)|(?<=over)|(?<=onder)|(?<=voor))({vast})?({v})(?:en?)?|({vast})?({t}))"
    )
    return re.compile(patroon), voltooid, tegenwoordig


def _lengthen(romp: str) -> str:
    """slop(en) -> sloop: how an open syllable is written when it closes."""
    if len(romp) > 2 and romp[-2] in "aeou" and romp[-1] not in "aeiouwx" and romp[-3] not in "aeiou":
        return romp[:-1] + romp[-2:]
    return romp


def _conjugated(woord: str) -> str | None:
    """verhuurd, huurt, overgenomen -> the stem of the verb; None when it is no known form."""
    patroon, voltooid, tegenwoordig = _verbs()
    if woord in GEEN_WERKWOORD or not (m := patroon.fullmatch(woord)):
        return None
    los, vast_v, deelwoord, vast_t, persoonsvorm = m.groups(default="")
    return los + (vast_v + voltooid[deelwoord] if deelwoord else vast_t + tegenwoordig[persoonsvorm])


def _plural(w: str) -> str:
    """Take off plural, diminutive and inflection: gemeenten and gemeente -> gemeent."""
    if w.endswith("heden"):
        return w[:-5] + "heid"
    if len(w) > 5 and w.endswith(("je", "jes")):
        for patroon in _VERKLEIND:
            if m := patroon.match(w):
                return m[1]
    if len(w) > 5 and (w.endswith(("ies", "eaus")) or (_EEN_S.search(w) and not _EIGEN_S.search(w))):
        w = w[:-1]
    if w.endswith(("ieen", "eeen")):
        return w[:-2]
    if w.endswith("en") and len(w) > 4:
        if w[-3] not in "aeiou" or _TWEEKLANK_EN.search(w):
            return w[:-2]
        return w[:-1] if w.endswith("ien") and len(w) > 5 else w
    if w.endswith("e") and len(w) > 4 and w[-2] not in "aeiou":
        return w[:-1]
    return w


def _ending(w: str) -> str:
    """Bring noun and verb together (isolatie, isolering, isoleren) and even out the spelling of the last syllable."""
    if w.endswith("atie") and len(w) > 7:
        return w[:-4] + "er"
    if w.endswith("ing") and len(w) > 6 and _KLINKER.search(w[:-3]):
        w = w[:-3]
    if len(w) > 3 and w[-1] == w[-2] and w[-1] not in "aeiou":
        w = w[:-1]
    w = _LANG.sub(lambda m: m.group()[0], w)
    return w[:-1] + {"v": "f", "z": "s"}.get(w[-1], w[-1]) if w else w


@lru_cache(8_000)
def stem(woord: str) -> str:
    """Return the stem of a folded word; short words and words with digits stay as they are."""
    if len(woord) < 4 or not woord.isalpha():
        return woord
    if woord in MEERVOUD:
        return MEERVOUD[woord]
    if m := _MEERVOUD_STAART.match(woord):
        return m[1] + MEERVOUD[m[2]]
    if m := _GE_EERD.match(woord):
        return _ending((m[1] or "") + m[2] + "er")
    if (stam := _conjugated(woord)) is not None:
        return stam
    zelfstandig = woord.endswith(("heid", "hoofd", "veld", "beeld"))
    if not zelfstandig and (m := _VOLTOOID.match(woord) or _VOLTOOID_T.match(woord)):
        return _ending(_plural(m[1]))
    stam = _ending(_plural(woord))
    for van, naar in ZELFSTANDIG.items():
        if stam.endswith(van) and stam[: -len(van)] in LOS:
            return stam[: -len(van)] + naar
    return stam
