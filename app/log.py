"""How the log is written: one JSON object a line, to standard error."""

import sys

import structlog


def set_up() -> None:
    """Have structlog write JSON lines."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        # Looked up for each line, for whoever started us may put another stream in its place.
        logger_factory=lambda *_: structlog.WriteLogger(sys.stderr),
    )
