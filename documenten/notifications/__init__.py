from .document import tell_blocked, tell_contact, tell_text_failed
from .overname import take_back, tell_new_version, tell_owner, tell_source_gone
from .vraag import answer_key, answering, question_key, tell_answer, tell_hidden, tell_processed, tell_question

__all__ = [
    "answer_key",
    "answering",
    "question_key",
    "take_back",
    "tell_answer",
    "tell_blocked",
    "tell_contact",
    "tell_hidden",
    "tell_new_version",
    "tell_owner",
    "tell_processed",
    "tell_question",
    "tell_source_gone",
    "tell_text_failed",
]
