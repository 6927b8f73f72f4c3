"""What operators see of the questions: a log line for each, and figures for Prometheus."""

from time import perf_counter

import structlog
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

from app.answer import Answer
from app.forms import Question
from app.search import Search

_BUCKETS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2)


class Watch:
    """Passes questions on to a search and notes how it went; the text of a question only where that is allowed."""

    def __init__(self, search: Search, *, log_questions: bool = False) -> None:
        self._search = search
        self._log_questions = log_questions
        self._log = structlog.get_logger()
        self._registry = CollectorRegistry()
        self._answers = Counter(
            "verhalenbank_questions", "Questions by whether they were answered", ["answered"], registry=self._registry
        )
        self._seconds = Histogram(
            "verhalenbank_question_seconds", "Time to an answer", buckets=_BUCKETS, registry=self._registry
        )

    def ask(self, question: Question) -> Answer:
        """The answer of the search."""
        began = perf_counter()
        answer = self._search.ask(question)
        seconds = perf_counter() - began
        self._answers.labels(answered=str(answer.answered).lower()).inc()
        self._seconds.observe(seconds)
        text = {"question": question.q} if self._log_questions else {}
        self._log.info(
            "asked",
            milliseconds=round(1000 * seconds, 1),
            language=answer.language.value,
            filters=sorted(question.filters),
            answered=answer.answered,
            total=answer.total,
            snapshot=answer.snapshot,
            **text,
        )
        return answer

    def figures(self) -> bytes:
        """All figures in the text format of Prometheus."""
        return generate_latest(self._registry)
