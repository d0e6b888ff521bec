from django.apps import AppConfig


class DocumentenConfig(AppConfig):
    name = "documenten"
    verbose_name = "Documenten"

    def ready(self) -> None:
        """Listen to who leaves a corporation, asks for their data, or loses their name, and to corporations."""
        from corporaties import signals
        from corporaties.wijzigingen.verwijzingen import register

        from . import bewaren, fusie, gezondheid, metingen  # noqa: F401 - they register terms, checks and figures
        from .handover import count_tasks, hand_over
        from .mens import count_written, forget_person, parts_of

        signals.aanstelling_beeindigd.connect(hand_over, dispatch_uid="documenten.hand_over")
        signals.aanstelling_telt.connect(count_tasks, dispatch_uid="documenten.count_tasks")
        signals.persoon_telt.connect(count_written, dispatch_uid="documenten.count_written")
        signals.persoon_geanonimiseerd.connect(forget_person, dispatch_uid="documenten.forget_person")
        signals.eigen_gegevens_gevraagd.connect(parts_of, dispatch_uid="documenten.parts_of")
        register(*fusie.VERWIJZINGEN)
        signals.zicht_gevraagd.connect(fusie.newly_visible, dispatch_uid="documenten.newly_visible")
        signals.organisatie_veranderd.connect(fusie.renew, dispatch_uid="documenten.renew")
        signals.volgers_gevraagd.connect(fusie.followers, dispatch_uid="documenten.followers")
