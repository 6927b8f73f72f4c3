"""From Markdown as editors write it to the plain text of a passage."""

from pathlib import Path

from corpus.markdown import read_file

HEAD = "---\ntitle: T\n---\n\n## Kop {#kop}\n\n"


def read(tmp_path: Path, body: str) -> tuple[str, list[str], list[str]]:
    """The text, citations and links of the one section in `body`."""
    path = tmp_path / "verhaal.nl.md"
    path.write_text(HEAD + body, encoding="utf-8")
    file, problems = read_file(path)
    assert problems == []
    section = file.sections[0]
    return "\n\n".join(section.paragraphs), section.citations, section.links


def test_marks_are_taken_off(tmp_path: Path) -> None:
    """Emphasis, links and line breaks leave only their words."""
    text, _, links = read(tmp_path, "Een *nadruk* en\neen [schakel](/verhalen/a#b) met `code`.\n")
    assert text == "Een nadruk en een schakel met code."
    assert links == ["/verhalen/a#b"]


def test_citations_are_taken_out(tmp_path: Path) -> None:
    """Citations leave no trace in the text, wherever they stand, one or several."""
    text, citations, _ = read(tmp_path, "Zin één [@a]. Zin twee. [@b; @c-2]\n\nNieuwe alinea. [@a]\n")
    assert text == "Zin één. Zin twee.\n\nNieuwe alinea."
    assert citations == ["a", "b", "c-2", "a"]


def test_marks_in_headings_are_taken_off(tmp_path: Path) -> None:
    """A title is plain text, too."""
    path = tmp_path / "verhaal.nl.md"
    path.write_text("---\ntitle: T\n---\n\n## Een *nieuwe* `kop` {#kop moment=lesson}\n\nTekst.\n", encoding="utf-8")
    file, problems = read_file(path)
    assert problems == []
    assert file.sections[0].title == "Een nieuwe kop"
    assert file.sections[0].attributes == {"id": "kop", "moment": "lesson"}


def test_letters_are_composed(tmp_path: Path) -> None:
    """The same letter is the same code point, however the editor's keyboard made it."""
    text, _, _ = read(tmp_path, "Ide\u0065\u0308n\n")
    assert text == "Ide\u00ebn"


def test_brackets_that_are_no_citation_stay(tmp_path: Path) -> None:
    """Only Pandoc's citation form is read as one."""
    text, citations, _ = read(tmp_path, "Het programma [Ont]Regel de Zorg [sic].\n")
    assert text == "Het programma [Ont]Regel de Zorg [sic]."
    assert citations == []
