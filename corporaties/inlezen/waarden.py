"""What a cell means: dates, numbers and roles as people and spreadsheets write them.

Each function takes the text of a cell and returns the value; ValidationError says what to do. A remark about what
was mended goes into `noten`.
"""

import datetime as dt
import re
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

from ..forms import TELEFOON
from ..models import Rol
from ..models.organisatie import KVK, L_NUMMER
from .velden import plain

_SCIENTIFIC = re.compile(r"[0-9]+([.,][0-9]+)?E\+?[0-9]+", re.IGNORECASE)
_EXCEL_ERRORS = frozenset(
    "#N/A #N/B #REF! #VERW! #NAME? #NAAM? #VALUE! #WAARDE! #DIV/0! #DEEL/0! #NULL! #LEEG! #NUM! #GETAL!".split()
)
_ROLES = {
    Rol.LID: ("lid", "medewerker", "gebruiker", "lezer", "collega"),
    Rol.PROJECTLEIDER: ("projectleider", "projectleidster", "verkenner"),
    Rol.CORPORATIEBEHEERDER: ("corporatiebeheerder", "beheerder", "beheerder corporatie", "admin", "secretaris"),
}
_ROLE_OF = {plain(word): role for role, words in _ROLES.items() for word in words}
_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
_MONTH = {month: number for number, month in enumerate(_MONTHS, 1)} | {
    month[:3]: number for number, month in enumerate(_MONTHS, 1)
}
_MONTH |= {"mrt": 3, "sept": 9}
_PARTICLES = frozenset("van von de der den het 't ten ter te la le du el in op aan bij d' 's over onder voor".split())
_EMAIL = EmailValidator("Dit e-mailadres klopt niet. Schrijf het helemaal, bijvoorbeeld a.bos@delinde.nl.")
_START = dt.date(1899, 12, 30)  # day 0 of Excel
_GLUED = re.compile(r"^'(?=[=+\-@0-9])")


def cell_text(text: str) -> str:
    """Return a cell without spaces around it, or double ones, and without the apostrophe that marks a text."""
    return _GLUED.sub("", " ".join(text.replace("\u200b", "").split()), count=1)


def check_cell(text: str) -> None:
    """Raise ValidationError for what a spreadsheet could not work out."""
    if text.upper() in _EXCEL_ERRORS:
        raise ValidationError(f"In deze cel staat een fout van Excel ({text}). Vul de waarde zelf in.")
    if text == "#FORMULE":
        raise ValidationError("In deze cel staat een formule zonder uitkomst. Vul de waarde zelf in.")


def email(text: str, noten: list[str]) -> str:
    """Return an e-mail address in small letters."""
    value = text.removeprefix("mailto:").lower()
    if match := re.search(r"<([^<>\s]+)>$", value):
        value = match[1]
    _EMAIL(value)
    if len(value) > 254:
        raise ValidationError("Dit e-mailadres is te lang. Controleer het.")
    return value


def rol(text: str, noten: list[str]) -> str:
    """Return a role that a list may give."""
    found = _ROLE_OF.get(plain(text))
    if found is None:
        raise ValidationError("Deze rol bestaat niet. Kies lid, projectleider of corporatiebeheerder.")
    return found


def telefoon(text: str, noten: list[str]) -> str:
    """Return a telephone number; the zero that Excel took off comes back."""
    _no_scientific(text)
    if re.fullmatch(r"[1-9][0-9]{8}", text):
        noten.append("Wij zetten de nul terug die voor het telefoonnummer hoort.")
        text = "0" + text
    TELEFOON(text)
    return text


def l_nummer(text: str, noten: list[str]) -> str:
    """Return an L-nummer; a bare number gets its L and its zeros."""
    _no_scientific(text)
    value = re.sub(r"[ .-]", "", text).upper()
    if re.fullmatch(r"[0-9]{1,4}", value):
        value = f"L{value.zfill(4)}"
        noten.append(f"Wij lazen het L-nummer als {value}.")
    L_NUMMER(value)
    return value


def kvk(text: str, noten: list[str]) -> str:
    """Return a KvK number; the zero that Excel took off comes back."""
    _no_scientific(text)
    value = re.sub(r"[ .]", "", text)
    if re.fullmatch(r"[0-9]{7}", value):
        value = f"0{value}"
        noten.append(f"Wij zetten de nul terug die voor het KvK-nummer hoort: {value}.")
    KVK(value)
    return value


def number(text: str, noten: list[str]) -> str:
    """Return a figure as the form of an organisation takes it: 1.284 and 1284,0 give 1284, 17.5 gives 17,5."""
    _no_scientific(text)
    value = text.replace(" ", "")
    if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?", value):
        value = value.replace(".", "")
    value = value.replace(".", ",")
    return re.sub(r",0+$", "", value)


def datum(text: str, noten: list[str]) -> str:
    """Return a date as ISO text, from 12-5-2026, 12 mei 2026, 2026-05-12 or the day number of Excel."""
    value = re.sub(r"[ T]\d{1,2}:\d\d(:\d\d)?$", "", text.casefold())
    try:
        if match := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", value):
            return dt.date(int(match[1]), int(match[2]), int(match[3])).isoformat()
        if match := re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", value):
            return dt.date(int(match[3]), int(match[2]), int(match[1])).isoformat()
        if (match := re.fullmatch(r"(\d{1,2})[- ]([a-z]+)\.?[- ](\d{4})", value)) and match[2] in _MONTH:
            return dt.date(int(match[3]), _MONTH[match[2]], int(match[1])).isoformat()
        if re.fullmatch(r"[2-7]\d{4}", value):  # 1954 to 2119
            return (_START + dt.timedelta(days=int(value))).isoformat()
    except ValueError:
        pass
    raise ValidationError("Deze datum lezen wij niet. Schrijf dag, maand en jaar, bijvoorbeeld 12-5-2026.")


def soort_of(choices: list[tuple[str, str]], otherwise: str) -> Callable[[str, list[str]], str]:
    """Return a function that finds a choice by its value or its label."""
    by_name = {plain(word): value for value, label in choices for word in (value, label)}

    def find(text: str, noten: list[str]) -> str:
        found = by_name.get(plain(text))
        if found is None:
            raise ValidationError(otherwise)
        return found

    return find


def split_name(text: str) -> tuple[str, str, str]:
    """Return voornaam, tussenvoegsel and achternaam of a whole name: "Anneke van den Bos" or "Bos, Anneke van den"."""
    if "," in text:
        last, _, rest = (part.strip() for part in text.partition(","))
        words = rest.split()
        cut = next((place for place, word in enumerate(words) if word.lower() in _PARTICLES), len(words))
        return " ".join(words[:cut]), " ".join(words[cut:]), last
    words = text.split()
    if len(words) < 2:
        return text, "", ""
    for place in range(1, len(words) - 1):
        if words[place].lower() in _PARTICLES:
            end = place
            while end < len(words) - 1 and words[end].lower() in _PARTICLES:
                end += 1
            return " ".join(words[:place]), " ".join(words[place:end]), " ".join(words[end:])
    return words[0], "", " ".join(words[1:])


def _no_scientific(text: str) -> None:
    if _SCIENTIFIC.fullmatch(text):
        raise ValidationError(
            f"Excel heeft dit nummer ingekort ({text}). Zet de kolom in Excel op Tekst, of vul het nummer hier in."
        )
