"""The way out and in (D15): everything of a corporation as one zip, and such a zip into another installation.

The zip holds LEESMIJ.txt, gegevens.json (everything, see collect.py), documenten.csv and .xlsx for people, and
the files under bestanden/; other apps add theirs and take them in again (documenten.signals). People are named by
e-mail address, organisations by "naam, plaats", documents by their number in the zip: the zip knows no ids of the
database it came from.
"""

FORMAAT, FORMAATVERSIE = "mkw-export", 1
GEGEVENS = "gegevens.json"
BEWAARDAGEN = 7
