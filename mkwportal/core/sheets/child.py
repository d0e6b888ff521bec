"""Child process: read one list and print its sheets. Never imports Django."""

from __future__ import annotations

from typing import Any

from mkwportal.core.files import child


def read(path: str, kind: str, max_rows: str, max_columns: str) -> dict[str, Any]:
    """Return {"bladen": [[name, [[number, cells], …]], …]}, or {"code": …, "waarden": …} of a refusal."""
    from mkwportal.core.sheets.rows import Refused

    if kind == "xlsx":
        from mkwportal.core.sheets.excel import sheets
    else:
        from mkwportal.core.sheets.text import sheets
    try:
        return {"bladen": sheets(path, int(max_rows), int(max_columns))}
    except Refused as refused:
        return {"code": refused.code, "waarden": refused.values}


if __name__ == "__main__":
    child.main(read)
