"""What a model can do, seen by trying: whether its Dutch is anything like its English."""

from collections.abc import Callable, Sequence

import numpy as np

from indexing.embedder import Vectors

_SAID_TWICE = (
    (
        "De brief was voor niemand te begrijpen.",
        "Geen lezer snapte wat er in het schrijven stond.",
        "The letter was impossible for anyone to understand.",
        "No reader grasped what the note said.",
    ),
    (
        "De reparatie van de brug liep vertraging op.",
        "Het herstellen van de oeververbinding duurde langer dan gepland.",
        "The repair of the bridge was delayed.",
        "Mending the river crossing took longer than planned.",
    ),
    (
        "Medewerkers bepalen zelf hun werktijden.",
        "Ieder teamlid kiest op welke uren hij aan de slag gaat.",
        "Employees set their own working hours.",
        "Each team member chooses when to be on the job.",
    ),
    (
        "Het kind kon niet langer thuis wonen.",
        "De jongen moest uit huis worden geplaatst.",
        "The child could no longer live at home.",
        "The boy had to be placed in care.",
    ),
    (
        "Ze kreeg te veel geld en moest dat terugbetalen.",
        "Wat zij onterecht ontving, werd van haar teruggevorderd.",
        "She was paid too much and had to give it back.",
        "What she had wrongly received was reclaimed from her.",
    ),
    (
        "Bewoners knapten samen het plein op.",
        "De buurt heeft de openbare ruimte eigenhandig verfraaid.",
        "Residents did up the square together.",
        "The neighbourhood improved the public space with its own hands.",
    ),
    (
        "De chef gaf zijn mensen meer vrijheid.",
        "De leidinggevende liet het personeel vaker zelf beslissen.",
        "The boss gave his people more freedom.",
        "The manager let staff decide for themselves more often.",
    ),
    (
        "Bellers stonden een uur in de wacht.",
        "Wie telefonisch contact zocht, had zestig minuten geduld nodig.",
        "Callers were on hold for an hour.",
        "Anyone who sought contact by phone needed sixty minutes of patience.",
    ),
)
"""The same thought in two wordings, first in Dutch, then in English."""
_READS = 0.75
"""The share of thoughts known again from which on a model reads a language."""


Embed = Callable[[Sequence[str]], Vectors]


def is_english_only(embed: Embed) -> bool:
    """Whether a model, seen as what gives the unit vectors of texts, knows English thoughts again but Dutch hardly."""
    dutch, english = _known_again(embed, 0), _known_again(embed, 2)
    return english >= _READS > dutch


def _known_again(embed: Embed, first: int) -> float:
    """The share of thoughts whose second wording is nearest to the first, among all second wordings."""
    one = embed([wordings[first] for wordings in _SAID_TWICE])
    other = embed([wordings[first + 1] for wordings in _SAID_TWICE])
    return float(((one @ other.T).argmax(axis=1) == np.arange(len(one))).mean())
