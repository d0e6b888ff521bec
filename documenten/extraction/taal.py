"""Language and year of a text, from the words themselves."""

from __future__ import annotations

import re

_WORDS = {
    "nl": "de het een van en in is dat op te voor met zijn niet aan er ook als bij door worden naar wij deze om",
    "en": "the of and to in is that for it with as are be this by not from or at which have we will their on",
    "de": "der die das und ist nicht mit von für auf den ein eine zu dem sich im des auch werden sie wir oder als",
    "fr": "le la les des et est une du que dans pour pas sur avec par au il qui plus nous sont ce ou en un de",
    "fy": "de it in en fan is dat op te foar mei net oan ek as by troch wurde nei wy dizze om wurdt binne hat",
}
_STOPWORDS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")
YEAR = re.compile(r"(?<![\d.,€/-])(?:19[89]\d|20[0-4]\d)(?![\d%]|[.,]\d)")
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_DATE = re.compile(rf"\b\d{{1,2}}\s+(?:{_MONTHS})\s+((?:19[89]|20[0-4])\d)\b", re.IGNORECASE)
_NUMERIC_DATE = re.compile(r"\b\d{1,2}[-/]\d{1,2}[-/]((?:19[89]|20[0-4])\d)\b")
_DECIDED = re.compile(
    r"(?:vastgesteld|vastgelegd|goedgekeurd|versie|datum|d\.d\.|ingangsdatum|per)\b[^\n]{0,80}?"
    r"((?:19[89]|20[0-4])\d)(?!\d)",
    re.IGNORECASE,
)


def language(text: str) -> str | None:
    """Return "nl", "en", "de", "fr" or "fy" for a text with enough common words, otherwise None."""
    words = [word.lower() for word in _WORD.findall(text[:20_000])]
    counts = {code: sum(word in stopwords for word in words) for code, stopwords in _STOPWORDS.items()}
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] >= 3 and counts[best] * 12 >= len(words) else None


def year_of(title: str, text: str) -> int | None:
    """Return the year that a text is about or from: in its title, else of its decision or date, near the start."""
    if match := YEAR.search(title):
        return int(match.group())
    matches = (pattern.search(text[:3000]) for pattern in (_DECIDED, _DATE, _NUMERIC_DATE))
    return next((int(match[1]) for match in matches if match), None)
