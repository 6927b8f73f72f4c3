"""Reading and cleaning parallel text."""

from pathlib import Path

import pytest

from training.pairs import Pair, join, read_answered, read_pairs


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Our own text, one row of each kind."""
    home = tmp_path / "own"
    home.mkdir()
    (home / "a-sentences.tsv").write_text("Zij  lezen\tThey read\n", encoding="utf-8")
    (home / "a-terms.tsv").write_text(
        "registratielast\tregistration burden\tlast van registreren; papierwerk\tpaperwork\n", encoding="utf-8"
    )
    passages = "Men belt terug.\tThey ring back."
    (home / "a-questions.tsv").write_text(
        f"Wie belt?\tWho rings?\t{passages}\nbellen\tringing\t{passages}\n", encoding="utf-8"
    )
    return home


def test_what_may_not_be_learned_is_left_out(data: Path, own: Path) -> None:
    """No doubles, no other numbers, no sides of quite other length, and nothing that is measured on."""
    pairs = read_pairs(data, own)
    dutch = [pair.dutch for pair in pairs]
    assert "De brug is open" in dutch
    assert not {"De brug is OPEN", "Wij betaalden 15 euro", "Dit wordt later gemeten"} & set(dutch)
    assert not any("te lang verhaal" in text for text in dutch)
    assert Pair("oever", "bank (side of a river)", "gloss") in pairs


def test_own_text(data: Path, own: Path) -> None:
    """Synonyms mean what their term means; questions and passages are pairs, too; spaces are mended."""
    pairs = [pair for pair in read_pairs(data, own) if pair.source.startswith("own")]
    assert {(pair.dutch, pair.english) for pair in pairs if pair.source == "own-terms"} == {
        ("registratielast", "registration burden"),
        ("last van registreren", "registration burden"),
        ("papierwerk", "registration burden"),
    }
    assert Pair("Zij lezen", "They read", "own-sentences") in pairs
    assert [pair.dutch for pair in pairs if pair.source == "own-passages"] == ["Men belt terug."]
    assert [each.question.dutch for each in read_answered(own)] == ["Wie belt?", "bellen"]


def test_join() -> None:
    """Longer texts are made of neighbours of one source, the same ones whatever else is read."""
    texts = [Pair(f"dit is zin nummer {n} hier", f"this is sentence number {n} here", "gdpr") for n in "abcdefgh"]
    other = [Pair("dit is een heel andere bron", "this is quite another source", "hedy")]
    joined = join(texts + other, 3)
    assert len(joined) == 3
    for pair in joined:
        assert pair.source == "joined"
        assert pair.dutch.count("zin nummer") == pair.english.count("sentence number") >= 2
        assert "andere bron" not in pair.dutch
    assert set(joined) <= set(join([*other, *texts], 8))
