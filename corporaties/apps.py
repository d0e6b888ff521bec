from django.apps import AppConfig


class CorporatiesConfig(AppConfig):
    name = "corporaties"
    verbose_name = "Corporaties"

    def ready(self) -> None:
        """Register the figures of people and corporations."""
        from . import metingen  # noqa: F401
