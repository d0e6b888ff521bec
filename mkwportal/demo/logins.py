"""Who can log in to the demo; the password is printed at its start."""

PASSWORD = "welkom-bij-mkw"  # noqa: S105
LOGINS = (
    ("directeur@demo.example", "directeur van De Linde"),
    ("directeur2@demo.example", "directeur van een andere corporatie"),
    ("projectleider@demo.example", "projectleider"),
    ("corporatiebeheerder@demo.example", "corporatiebeheerder van De Linde"),
    ("beheerder@demo.example", "platformbeheerder"),
    ("gast@demo.example", "gast van één verkenning"),
)
