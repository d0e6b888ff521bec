"""The looks of mail: written into each element, because Outlook and Gmail keep little else.

A template writes style="{{ stijl.kop }}". Classes are there for what cannot be inline: the phone and dark mode.
"""

from django.utils.safestring import SafeString, mark_safe

_SERIF, _SANS = "font-family:Georgia,serif", "font-family:'Segoe UI',Arial,sans-serif"
_INK, _SOFT, _CLAY = "color:#17252a", "color:#475960", "color:#7b3720"

STYLES: dict[str, SafeString] = {
    name: mark_safe(css)  # noqa: S308 - written here
    for name, css in {
        "body": f"margin:0;padding:0;background-color:#e6eef2;{_INK};{_SANS};font-size:17px;line-height:1.55",
        "tabel": "border-collapse:collapse;border-spacing:0",
        "vel": "border-collapse:collapse;border-spacing:0;width:100%;max-width:600px;background-color:#ffffff",
        "verborgen": "display:none;max-height:0;overflow:hidden;color:#e6eef2;font-size:1px;line-height:1px",
        "merk": f"padding:24px 32px 20px;{_SERIF};font-size:22px;{_INK}",
        "rand": f"padding:0 32px 24px;{_SANS};font-size:17px;line-height:1.55;{_INK}",
        "titel": f"margin:0 0 12px;{_SERIF};font-size:28px;line-height:1.2;font-weight:bold;{_INK}",
        "kop": f"margin:32px 0 4px;padding-top:20px;border-top:2px solid #17252a;{_SERIF};font-size:21px;"
        f"line-height:1.3;{_INK}",
        "regelkop": f"margin:0;font-size:17px;line-height:1.4;{_INK}",
        "alinea": "margin:0 0 12px",
        "citaat": "margin:16px 0 20px;font-weight:bold",
        "los": "margin:0",
        "slot": "margin:24px 0 0",
        "naast": "padding-left:20px",
        "onder": f"margin:20px 0 0;{_SOFT};font-size:15px",
        "zacht": f"margin:0;{_SOFT};font-size:15px",
        "datum": f"margin:0;{_CLAY};font-size:15px;font-weight:bold",
        "regel": f"padding:14px 0;border-bottom:1px solid #d5e0e5;{_SANS};font-size:17px;line-height:1.55;{_INK}",
        "link": f"{_INK};text-decoration:underline",
        "knop": "background-color:#2e6338;border-radius:4px",
        "knoplink": f"display:inline-block;padding:13px 22px;color:#ffffff;{_SANS};font-weight:bold;"
        "text-decoration:none",
        "land": "background-color:#2e6338;font-size:1px;line-height:12px;height:12px",
        "voet": f"background-color:#40261b;color:#f8ece5;padding:24px 32px 28px;{_SANS};font-size:15px;"
        "line-height:1.55",
        "voettekst": "margin:0 0 12px;color:#f8ece5",
        "voetslot": "margin:0;color:#f8ece5",
        "voetlink": "color:#f8ece5;text-decoration:underline",
    }.items()
}
