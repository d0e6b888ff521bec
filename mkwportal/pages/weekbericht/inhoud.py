"""What stands in one digest, looked up when it is sent: only what this person may see at that moment."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from corporaties.models import Gebruiker, Overzichtsbericht, Ritme
from documenten.nieuws import Volgt
from mkwportal.core.models import Melding
from mkwportal.core.templatetags.formats import date_text, days_text, plural_text

from .. import nieuws
from ..dashboard import count_text, upcoming
from ..gevraagd import Gevraagd, asked, fetch_own, own_visits
from ..zichtbaar import still_visible

MEESTE = 12  # lines per part; the rest is a number with a link
DAGEN_BEZOEK = 14


@dataclass(frozen=True)
class Regel:
    """One line: `label` stands above it, `tekst` below it; `url` is whole."""

    titel: str
    url: str
    tekst: str = ""
    label: str = ""


@dataclass(frozen=True)
class Deel:
    """One part of the mail; `meer` says how much else there is and leads to `meer_url`."""

    kop: str
    regels: list[Regel]
    meer: str = ""
    meer_url: str = ""


@dataclass(frozen=True)
class Bericht:
    """All of one mail. `meldingen` are the ids of the notices that it tells."""

    onderwerp: str
    groet: str
    inleiding: str
    delen: list[Deel]
    volgt_iets: bool
    meldingen: list[int] = field(default_factory=list)


def compose(bericht: Overzichtsbericht, user: Gebruiker, now: dt.datetime) -> Bericht | None:
    """Return the mail of this person and period as it should be now, or None when nothing is left to tell."""
    today = timezone.localdate(now)
    own, visits = fetch_own(user, today), list(own_visits(user, now))
    notices = _notices(user, bericht.inhoud.get("meldingen", []))
    found = _without_told(_news(bericht, user, own.volgt), notices)
    if not (notices or found.gevolgd or found.andere):
        return None
    questions = asked(user, own, visits, now)
    rest = _without_asked(notices, questions)
    when = "week" if user.overzicht == Ritme.WEEK else "maand"
    followed = nieuws.Gevonden(found.gevolgd, [])
    things = f"{plural_text(len(questions), 'ding,dingen')} gevraagd" if questions else ""
    new = count_text(*followed.aantallen) or count_text(*found.aantallen)
    told = plural_text(len(rest), "melding,meldingen") if rest else ""
    numbers = ", ".join(part for part in (things, new or told) if part)
    parts = [
        _asked_part(questions, today),
        _followed_part(found.gevolgd),
        _notice_part(rest),
        _other_part(found),
        _visit_part(visits, now, today),
    ]
    return Bericht(
        f"Uw {when} bij MKW: {numbers}",
        f"Dag {user.aanspreking}",
        _introduction(when, things, new, followed=bool(found.gevolgd)),
        [part for part in parts if part],
        bool(own.volgt),
        [notice.pk for notice in notices],
    )


def whole(path: str) -> str:
    """Return the whole address of a page."""
    return f"{settings.BASE_URL}{path}"


def _introduction(when: str, things: str, new: str, *, followed: bool) -> str:
    text = f"Dit is uw {when} bij MKW."
    if things:
        text += f" Van u {'wordt' if things.startswith('1 ') else 'worden'} {things}."
    if new:
        verb = "is" if new.startswith("1 ") and " en " not in new else "zijn"
        text += f" Er {verb} {new}{' over wat u volgt' if followed else ''}."
    return text


def _notices(user: Gebruiker, ids: list[int]) -> list[Melding]:
    """Return the notices that are still unread and about something that may still be seen, newest first."""
    rows = list(Melding.objects.filter(ontvanger=user, pk__in=ids, gelezen_op=None, gemaild_op=None).order_by("-pk"))
    visible = still_visible(user, [row.url for row in rows])
    return [row for row in rows if row.url in visible]


def _news(bericht: Overzichtsbericht, user: Gebruiker, volgt: Volgt) -> nieuws.Gevonden:
    """Return what is new: what was found as followed and is visible now, and what else is new."""
    found = nieuws.look(user, volgt, bericht.sinds, bericht.tot)
    chosen = {reverse("documenten:detail", args=[pk]) for pk in bericht.inhoud.get("documenten", [])}
    chosen |= {reverse("verkenningen:les", args=[pk]) for pk in bericht.inhoud.get("lessen", [])}
    chosen |= {reverse("verkenningen:vraagstuk", args=[pk]) for pk in bericht.inhoud.get("vraagstukken", [])}
    lines = [*found.gevolgd, *found.andere]
    return nieuws.Gevonden(
        nieuws.newest(line for line in lines if line.url in chosen),
        nieuws.newest(line for line in lines if line.url not in chosen),
    )


def _without_told(found: nieuws.Gevonden, notices: list[Melding]) -> nieuws.Gevonden:
    """Leave out the version of which a notice in the same mail tells, as one that takes it over gets."""
    urls = tuple(notice.url for notice in notices)

    def is_told(line: nieuws.Nieuws) -> bool:
        return line.soort == "versie" and any(url.startswith(line.url) for url in urls)

    return nieuws.Gevonden(
        [line for line in found.gevolgd if not is_told(line)], [line for line in found.andere if not is_told(line)]
    )


def _without_asked(notices: list[Melding], items: list[Gevraagd]) -> list[Melding]:
    """Leave out the notices of what stands in the same mail as something to do; one line per thing."""
    urls = {item.url for item in items}
    overnames = any(url.startswith(reverse("documenten:overnames")) for url in urls)
    return [row for row in notices if row.url not in urls and not (overnames and row.soort == "bronversie")]


def _asked_part(items: list[Gevraagd], today: dt.date) -> Deel | None:
    lines = [
        Regel(
            item.titel,
            whole(item.url),
            item.tekst,
            f"Vóór {date_text(item.dag)}, {days_text(item.dag, today)}" if item.dag else "Geen haast",
        )
        for item in items
    ]
    return _part("Van u gevraagd", lines, whole(reverse("vandaag")))


def _notice_part(notices: list[Melding]) -> Deel | None:
    lines = [Regel(row.tekst, whole(reverse("melding", args=[row.pk])), date_text(row.gemaakt_op)) for row in notices]
    return _part("Meldingen", lines, whole(reverse("meldingen")))


def _library() -> str:
    return f"{reverse('documenten:lijst')}?sorteer=nieuwste"


def _followed_part(lines: list[nieuws.Nieuws]) -> Deel | None:
    return _part("Nieuw bij wat u volgt", [_news_line(line) for line in lines], whole(_library()))


def _other_part(found: nieuws.Gevonden) -> Deel | None:
    """Return one line for all that is new beside what is followed."""
    if not found.andere:
        return None
    documents, lessons, questions = nieuws.counts(found.andere)
    title = count_text(documents, lessons, questions, more=bool(found.gevolgd))
    elsewhere = reverse("verkenningen:lessen" if lessons else "verkenningen:vraagstukken")
    url = _library() if documents else elsewhere
    owners = {line.wie for line in found.andere if line.soort == "document"}
    who = f"Van {next(iter(owners))}." if len(owners) == 1 else f"Van {len(owners)} corporaties." if owners else ""
    return Deel("Verder nieuw", [Regel(title[:1].upper() + title[1:], whole(url), who)])


def _news_line(line: nieuws.Nieuws) -> Regel:
    meta = ", ".join(part for part in line.meta if part)
    if line.soort == "document":
        return Regel(line.titel, whole(line.url), f"Gedeeld door {line.wie}. {meta}.")
    if line.soort == "versie":
        return Regel(line.titel, whole(line.url), f"{line.wie}: {meta}" if meta else f"{line.wie}.")
    if line.soort == "vraagstuk":
        return Regel(f"“{line.titel}”", whole(line.url), f"Nieuwe vraag van {line.wie}. Sluit aan of luister mee.")
    return Regel(f"“{line.titel}”", whole(line.url), f"Nieuwe {line.wie} uit {meta}.")


def _visit_part(visits: list[Any], now: dt.datetime, today: dt.date) -> Deel | None:
    until = today + dt.timedelta(days=DAGEN_BEZOEK)
    coming = [visit for visit in upcoming(visits, now) if timezone.localdate(visit.begint_op) <= until]
    answers = {True: " U gaat mee.", False: " U gaat niet mee.", None: ""}
    lines = [
        Regel(
            visit.titel,
            whole(visit.url),
            f"{visit.plaats}, {timezone.localtime(visit.begint_op):%-H.%M} tot "
            f"{timezone.localtime(visit.eindigt_op):%-H.%M} uur. {visit.verkenning}.{answers[visit.gaat_mee]}",
            f"{date_text(visit.begint_op)}, {days_text(visit.begint_op, today)}",
        )
        for visit in coming
    ]
    return _part("Komende bezoeken", lines, whole(reverse("verkenningen:lijst")))


def _part(kop: str, lines: list[Regel], url: str) -> Deel | None:
    """Return a part with MEESTE lines at most and the number of the others; None when there are no lines."""
    if not lines:
        return None
    rest = len(lines) - MEESTE
    if rest < 2:  # one line more takes the place of the line that would count it
        return Deel(kop, lines)
    return Deel(kop, lines[:MEESTE], f"En nog {rest} andere", url)
