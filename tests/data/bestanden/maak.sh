#!/bin/sh
# Makes the files of this folder from the sources in bron/; LibreOffice 7.4.
set -eu
cd "$(dirname "$0")"
lo() { soffice --headless -env:UserInstallation=file:///tmp/lo-profiel --convert-to "$1" --outdir "$2" "$3" >/dev/null 2>&1; }
for ext in docx doc odt rtf; do lo "$ext" . bron/beleid.fodt; done
lo "html:HTML (StarWriter)" . bron/beleid.fodt
pdf() { t=$(mktemp -d); lo "pdf:$1:$2" "$t" "$3"; mv "$t"/*.pdf "$4"; rmdir "$t"; }
pdf writer_pdf_Export '{"SelectPdfVersion":{"type":"long","value":"14"},"UseTaggedPDF":{"type":"boolean","value":"false"}}' bron/beleid.fodt beleid-pdf14.pdf
pdf writer_pdf_Export '{"SelectPdfVersion":{"type":"long","value":"17"},"UseTaggedPDF":{"type":"boolean","value":"true"}}' bron/beleid.fodt beleid-pdf17-met-structuur.pdf
pdf writer_pdf_Export '{"SelectPdfVersion":{"type":"long","value":"2"}}' bron/formulier.fodt pdfa2.pdf
pdf writer_pdf_Export '{"IsAddStream":{"type":"boolean","value":"true"}}' bron/formulier.fodt met-bron-erin.pdf
pdf writer_pdf_Export '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"geheim"}}' bron/beleid.fodt wachtwoord.pdf
pdf writer_pdf_Export '{"RestrictPermissions":{"type":"boolean","value":"true"},"PermissionPassword":{"type":"string","value":"geheim"},"Printing":{"type":"long","value":"0"}}' bron/beleid.fodt niet-afdrukken.pdf
pdf writer_pdf_Export '{"ExportFormFields":{"type":"boolean","value":"true"}}' bron/formulier.fodt formulier.pdf
for ext in odt docx; do lo "$ext" . bron/formulier.fodt; done
for ext in xlsx xls ods; do lo "$ext" . bron/cijfers.fods; done
pdf calc_pdf_Export '{}' bron/cijfers.fods cijfers.pdf
for ext in pptx odp; do lo "$ext" . bron/dias.fodp; done
pdf impress_pdf_Export '{}' bron/dias.fodp dias.pdf
