from django.apps import AppConfig


class CorporatiesConfig(AppConfig):
    name = "corporaties"
    verbose_name = "Corporaties"

    def ready(self) -> None:
        """Register terms, figures, and what the health page asks about the yearly check."""
        from . import bewaren, gezondheid, metingen  # noqa: F401
