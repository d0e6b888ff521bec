"""Dates, figures and names as they are written in Dutch; pure functions behind the template tags."""

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone
from django.utils.formats import date_format

Day = dt.date | dt.datetime


def to_date(value: Day) -> dt.date:
    """Return the calendar day in Amsterdam; an aware time is first put in that zone."""
    if isinstance(value, dt.datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value).date()
    return value


def date_text(value: Day) -> str:
    """Return "12 mei 2026"."""
    return date_format(to_date(value), "j F Y")


def datetime_text(value: dt.datetime) -> str:
    """Return "12 mei 2026, 14.05 uur" in Amsterdam time."""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{date_text(local)}, {local:%-H.%M} uur"


def days_text(value: Day, today: dt.date | None = None) -> str:
    """Return how far a day is from today: "vandaag", "over 9 dagen", "3 dagen geleden", "over 4 maanden"."""
    days = (to_date(value) - (today or timezone.localdate())).days
    words = {0: "vandaag", 1: "morgen", -1: "gisteren"}
    if days in words:
        return words[days]
    far = abs(days)
    if far <= 61:
        text = f"{far} dagen"
    elif far < 700:
        text = f"{round(far / 30.44)} maanden"
    else:
        text = f"{round(far / 365.25)} jaar"
    return f"over {text}" if days > 0 else f"{text} geleden"


def number_text(value: int | float | Decimal, decimals: int | None = None) -> str:
    """Return "1.234,5" with `decimals` decimals, without it as many as the value has, at most two."""
    number = Decimal(str(value))
    if not number.is_finite():
        return ""
    places = 2 if decimals is None else decimals
    text = f"{number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):,f}"
    if decimals is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def size_text(size: int) -> str:
    """Return a number of bytes as "812 kB" or "1,2 MB" (steps of 1024, as in the limit of 100 MB)."""
    if size < 1000:
        return plural_text(size, "byte,bytes")
    amount, units = size / 1024, ["kB", "MB", "GB", "TB"]
    while amount >= 999.5 and len(units) > 1:
        amount, units = amount / 1024, units[1:]
    places = 1 if amount < 9.95 and units[0] != "kB" else None
    return f"{number_text(max(round(amount, places), 1))} {units[0]}"


def plural_text(count: int, words: str) -> str:
    """Return the count with the right word of "document,documenten"."""
    one, _, more = words.partition(",")
    return f"{number_text(count)} {one if count == 1 else more or one}"


def initials(name: str) -> str:
    """Return one or two capitals: "Marijke van den Broek" gives "MB"; particles do not count."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalpha()]
    capitals = [word for word in words if word[0].isupper()] or words
    picked = capitals[:1] + capitals[-1:] if len(capitals) > 1 else capitals
    return "".join(word[0] for word in picked).upper()


_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrom", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = ("iPhone", "iPad", "Android", "Windows", "Mac", "Linux")


def device_text(user_agent: str) -> str:
    """Return "Firefox op Windows" for what a browser says about itself, or "een onbekend apparaat"."""
    browser = next((name for sign, name in _BROWSERS if sign in user_agent), "")
    system = next((name for name in _SYSTEMS if name in user_agent), "")
    return " op ".join(part for part in (browser, system) if part) or "een onbekend apparaat"
