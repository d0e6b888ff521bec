"""The health page (P3): does every part of the portal work, and what failed (R12)?"""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from corporaties.models import Gebruiker
from corporaties.permissions import require
from mkwportal.core import health
from mkwportal.core.failed_jobs import failed_jobs, forget_job, retry_job
from mkwportal.core.health import Staat
from mkwportal.core.once import new_key
from mkwportal.core.saving import saved_once
from mkwportal.core.tables import table_response

ONLY_PLATFORM = "Alleen de beheerder van het platform opent deze pagina."
MAX_REASON = 200
_TASKS = {
    "documenten.read_text": "De tekst van een bestand lezen",
    "documenten.index": "Een document vindbaar maken",
    "documenten.compare": "Twee versies vergelijken",
    "documenten.draw_pages": "Beelden van pagina’s maken",
    "documenten.scan_waiting": "Wachtende bestanden op virussen controleren",
    "documenten.scan_again": "Bestanden opnieuw op virussen controleren",
    "documenten.empty_trash": "De prullenbak legen",
    "corporaties.import": "Een lijst inlezen",
    "corporaties.send_uitnodiging": "Een uitnodiging mailen",
    "corporaties.send_password_link": "Een link voor het wachtwoord mailen",
    "core.send_mail": "Een mail versturen",
    "pages.send_digest": "Een overzicht mailen",
    "pages.digests": "De overzichten maken",
    "documenten.remind_reviews": "Herinneren aan herzieningen",
    "core.reindex": "Alles opnieuw vindbaar maken",
    "core.tidy": "Weghalen wat lang genoeg bewaard is",
    "core.watch": "Kijken of alles het doet",
    "core.backup": "Een back-up maken",
    "core.restore_drill": "Bewijzen dat een back-up terug kan",
    "core.forget_jobs": "Taken die klaar zijn, opruimen",
    "core.cleanup_temp": "Resten van uploads opruimen",
    "core.watch_reindex": "Kijken of opnieuw indexeren nodig is",
    "corporaties.follow_up": "Bijwerken wie stopte",
    "corporaties.ask_due": "De jaarlijkse vraag aan corporaties",
    "corporaties.make_inzage": "Een zip met iemands eigen gegevens maken",
    "core.check_files": "Bestanden vergelijken met de database",
}
_KIND = {Staat.GOED: "safe", Staat.ONBEKEND: "neutral", Staat.LET_OP: "warning", Staat.FOUT: "danger"}
_SENTENCE = {
    Staat.GOED: "Alles doet het.",
    Staat.ONBEKEND: "Alles doet het, voor zover wij weten.",
    Staat.LET_OP: "Het portaal doet het. Er is iets om naar te kijken.",
    Staat.FOUT: "Er gaat iets niet goed.",
}


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show what every check found, and the jobs that failed."""
    _require(request.user)
    found = health.look_at_all()
    worst = health.worst(found)
    context = {
        "uitslagen": [(item, _KIND[item.bevinding.staat], _details(item.bevinding.details)) for item in found],
        "zin": _SENTENCE[worst],
        "max_reden": MAX_REASON,
        "taken": [
            (item, _TASKS.get(item.task_name, item.task_name), _about(item.args), new_key()) for item in failed_jobs()
        ],
    }
    return render(request, "pages/gezondheid.html", context)


@require_safe
def table(request: HttpRequest, soort: str) -> HttpResponseBase:
    """Return what every check found, as CSV or XLSX (P5)."""
    _require(request.user)
    rows = (
        (item.label, item.bevinding.staat.value, item.bevinding.zin, item.bevinding.sinds,
         "; ".join(text for text, _ in _details(item.bevinding.details)))
        for item in health.look_at_all()
    )  # fmt: skip
    return table_response(request, soort, "gezondheid", ("Onderdeel", "Stand", "Wat zien wij", "Sinds", "Meer"), rows)


@require_POST
def job(request: HttpRequest, pk: int) -> HttpResponse:
    """Try a failed job again, or take it away for a reason."""
    _require(request.user)
    again = request.POST.get("actie") == "opnieuw"
    if not again and request.POST.get("actie") != "weg":
        raise Http404
    reason = " ".join(request.POST.get("reden", "").replace("\x00", " ").split())[:MAX_REASON]
    if not again and not reason:
        messages.error(request, "Er is niets weggehaald. Schrijf bij de taak op waarom zij weg mag.")
        return redirect("gezondheid")
    with saved_once(request) as saved:
        done = retry_job(pk, by=request.user) if again else forget_job(pk, reden=reason, by=request.user)
        saved.url = reverse("gezondheid")
    if not done:
        messages.info(request, "Deze taak is niet meer mislukt. Er is niets veranderd.")
    else:
        messages.success(request, "De taak begint opnieuw." if again else "De taak is weggehaald.")
    return redirect("gezondheid")


def _require(user: Gebruiker) -> None:
    require(user.is_platformbeheerder, ONLY_PLATFORM)


def _details(lines: tuple[str | tuple[str, str], ...]) -> list[tuple[str, str]]:
    return [(line, "") if isinstance(line, str) else line for line in lines]


def _about(args: dict[str, object]) -> str:
    """Return the numbers of what a job is about; never the text of a mail."""
    parts = [f"{name.removesuffix('_id')} {value}" for name, value in args.items() if isinstance(value, int)]
    return ", ".join([*parts, *([f"aan {args['to']}"] if "to" in args else [])])
