from django.apps import AppConfig


class CorporatiesConfig(AppConfig):
    name = "corporaties"
    verbose_name = "Corporaties"

    def ready(self) -> None:
        """Register terms, figures, and what the health page asks; have logins and refusals written to the log."""
        from . import bewaren, gezondheid, metingen, toegangslog  # noqa: F401

        toegangslog.connect()
