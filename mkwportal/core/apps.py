from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "mkwportal.core"
    label = "core"
    verbose_name = "Techniek"

    def ready(self) -> None:
        """Register what the health page and Prometheus show of the core."""
        from . import health_checks, health_logboek, health_machines, metrics_core  # noqa: F401
        from .backup import gezondheid as backup  # noqa: F401
        from .search import gezondheid  # noqa: F401
