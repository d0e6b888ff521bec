from django.apps import AppConfig


class CorporatiesConfig(AppConfig):
    name = "corporaties"
    verbose_name = "Corporaties"

    def ready(self) -> None:
        """Register terms, figures, checks and what a fusion does with rows; have logins and refusals logged."""
        from . import bewaren, gezondheid, metingen, toegangslog  # noqa: F401
        from .wijzigingen.eigen import VERWIJZINGEN
        from .wijzigingen.verwijzingen import register

        toegangslog.connect()
        register(*VERWIJZINGEN)
