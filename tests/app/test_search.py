"""The one way out: what is found, in what order, inside which filters, and how sure."""

import itertools

import pytest

from app.forms import DIMENSIONS, Question, fill_in
from app.fusion import ANSWERED, FOUND, mix, score
from app.search import Search
from corpus.read import Corpus
from corpus.story import Language


def asked(search: Search, q: str, **more: object) -> Question:
    """A question as a door would make it."""
    return fill_in(Question, {"q": q} | more, search.vocabulary)


@pytest.mark.parametrize(
    ("q", "fragment"),
    [
        ("Wie schafte het tijdschrijven en de urenstaat af?", "meerdorp-tijdschrijven/afgeschaft"),
        ("stille hiërarchie in zelfsturende teams", "meerdorp-teams/stille-macht"),
        ("ouders bouwden een speeltuin", "meerdorp-speeltuin/ouders"),
        ("letters in simple words", "dienst-brieven/eenvoudig"),
        ("queue on the phone", "dienst-telefoon/wachtrij"),
        ("papieren dossiers in dozen", "dienst-archief/dozen"),
    ],
)
def test_right_passage_comes_first(search: Search, q: str, fragment: str) -> None:
    """The passage that a reader of the eight stories would name comes first, and counts as an answer."""
    answer = search.ask(asked(search, q))
    assert answer.hits[0].shown.fragment.id == fragment
    assert answer.answered


@pytest.mark.parametrize("q", ["Hoe bak ik een appeltaart?", "offside rule in football", "qwertz", "???", "de het een"])
def test_silence_when_there_is_no_answer(search: Search, q: str) -> None:
    """What the stories do not tell is not answered."""
    assert not search.ask(asked(search, q)).answered


def test_language_follows_the_question(search: Search) -> None:
    """Passages come in the language of the question, of the asker's choice, or else in the one that exists."""
    assert search.ask(asked(search, "speeltuin")).hits[0].shown.language is Language.NL
    assert search.ask(asked(search, "playground of the neighbourhood")).hits[0].shown.language is Language.EN
    dutch = search.ask(asked(search, "playground of the neighbourhood", language="nl"))
    assert dutch.language is Language.NL
    assert dutch.hits[0].shown.passage.title == "Ouders bouwden een speeltuin"
    only_dutch = search.ask(asked(search, "papieren dossiers", language="en"))
    assert only_dutch.language is Language.EN
    assert only_dutch.hits[0].shown.language is Language.NL


def test_filters_are_inside_the_search(search: Search, corpus: Corpus) -> None:
    """For every pair of values, what is found is what an unfiltered search finds and the filter lets through."""
    q = "gemeente dienst teams brug brieven uur tijd speeltuin jongeren dossiers wachtrij"
    everything = search.ask(asked(search, q, limit=50))
    for lever, organisation in itertools.product(corpus.vocabulary.levers, corpus.vocabulary.organisations):
        answer = search.ask(asked(search, q, lever=[lever], organisation=[organisation], limit=50))
        expected = [
            hit.shown.fragment.id
            for hit in everything.hits
            if lever in hit.shown.fragment.levers and hit.shown.story.organisation == organisation
        ]
        assert [hit.shown.fragment.id for hit in answer.hits] == expected
        assert answer.total == len(expected)


def test_values_widen_and_dimensions_narrow(search: Search) -> None:
    """Two moments give as much as both apart; a moment and an organisation give less than the moment alone."""
    q = "gemeente dienst urenstaat brug brieven"
    totals = {
        name: search.ask(asked(search, q, **more)).total
        for name, more in {
            "approach": {"moment": ["approach"]},
            "result": {"moment": ["result"]},
            "either": {"moment": ["approach", "result"]},
            "both": {"moment": ["approach"], "organisation": ["meerdorp"]},
        }.items()
    }
    assert totals["approach"] > 0
    assert totals["either"] == totals["approach"] + totals["result"]
    assert totals["both"] < totals["approach"]


def test_facets_count_what_would_be_found(search: Search, corpus: Corpus) -> None:
    """Each count is the total of the same question with that value alone in its dimension."""
    q = "gemeente dienst teams brug brieven uur tijd speeltuin"
    chosen = {"lever": ["co-creatie"], "moment": ["approach", "result"]}
    facets = search.ask(asked(search, q, **chosen)).facets
    for dimension in DIMENSIONS:
        values = {
            "lever": corpus.vocabulary.levers,
            "organisation": corpus.vocabulary.organisations,
            "theme": corpus.vocabulary.themes,
            "moment": ["difficulty", "approach", "setback", "result", "lesson"],
            "evidence": ["measured", "reported", "claimed", "disputed"],
        }[dimension]
        expected = {value: search.ask(asked(search, q, **chosen | {dimension: [value]})).total for value in values}
        counted = dict(facets[dimension])
        assert {value: counted.get(value, 0) for value in values} == expected
        assert [count for _, count in facets[dimension]] == sorted(counted.values(), reverse=True)


def test_pages_join_up(search: Search) -> None:
    """Pages of two are together the same as one page of all, and the total stays."""
    q = "gemeente dienst teams brug brieven uur tijd speeltuin"
    whole = search.ask(asked(search, q, limit=50))
    pages = [search.ask(asked(search, q, limit=2, offset=offset)) for offset in range(0, whole.total + 2, 2)]
    assert [hit for page in pages for hit in page.hits] == list(whole.hits)
    assert {page.total for page in pages} == {whole.total}
    assert pages[-1].hits == []
    assert pages[-1].answered == whole.answered


def test_highlight_is_the_sentence(search: Search) -> None:
    """The marked sentence is the one that answers, in code points of the text that is shown."""
    hit = search.ask(asked(search, "hoeveel kostte de speeltuin")).hits[0]
    start, end = hit.highlight
    assert hit.shown.passage.text[start:end] == "De speeltuin kostte in 2018 zestigduizend euro."


def test_same_question_same_answer(search: Search) -> None:
    """Asked twice, answered the same."""
    question = asked(search, "teams zonder manager")
    assert search.ask(question) == search.ask(question)


def test_similar_fragments(search: Search) -> None:
    """A fragment is not its own neighbour; the nearest come first, in the language asked for."""
    entry = search.snapshot.catalogue.entry("meerdorp-tijdschrijven/urenstaat")
    assert entry is not None
    found = search.similar(entry.number, 3, Language.EN)
    assert found[0][0].fragment.id == "meerdorp-tijdschrijven/afgeschaft"
    assert len(found) == 3
    assert entry.fragment.id not in [shown.fragment.id for shown, _ in found]
    assert [cosine for _, cosine in found] == sorted((cosine for _, cosine in found), reverse=True)
    assert found[0][0].language is Language.EN


def test_score_is_absolute() -> None:
    """More of either signal never lowers the score, and the score depends on nothing else."""
    steps = [step / 20 for step in range(-20, 21)]
    shares = [step / 10 for step in range(11)]
    for share in shares:
        scores = [score(mix(cosine, share)) for cosine in steps]
        assert scores == sorted(scores)
        assert all(0 < each < 1 for each in scores)
    for cosine in steps:
        scores = [score(mix(cosine, share)) for share in shares]
        assert scores == sorted(scores)
    assert 0 < FOUND < ANSWERED < 1
