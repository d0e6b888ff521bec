from django.apps import AppConfig


class DocumentenConfig(AppConfig):
    name = "documenten"
    verbose_name = "Documenten"

    def ready(self) -> None:
        """Listen to who leaves a corporation."""
        from corporaties.signals import aanstelling_beeindigd

        from . import gezondheid, metingen  # noqa: F401 - they register checks and figures
        from .handover import hand_over

        aanstelling_beeindigd.connect(hand_over, dispatch_uid="documenten.hand_over")
