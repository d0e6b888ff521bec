"""Child process: try to open the PDF on standard input without a password."""

from __future__ import annotations

import ctypes
from typing import Any

from mkwportal.core.files import child


def open_pdf() -> str:
    """Return "open", "wachtwoord" or "kapot" for the PDF on file descriptor 0."""
    import pypdfium2_raw.bindings as pdfium

    with open(0, "rb", closefd=False) as stream:
        size = stream.seek(0, 2)

        def read(_: object, position: int, target: Any, count: int) -> int:
            stream.seek(position)
            data = stream.read(count)
            ctypes.memmove(target, data, len(data))
            return int(len(data) == count)

        pdfium.FPDF_InitLibrary()
        access = pdfium.FPDF_FILEACCESS(m_FileLen=size)
        access.m_GetBlock = type(access.m_GetBlock)(read)
        document = pdfium.FPDF_LoadCustomDocument(access, None)
        if document and pdfium.FPDF_GetPageCount(document) > 0:
            return "open"
        return "wachtwoord" if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD else "kapot"


if __name__ == "__main__":
    child.main(open_pdf)
