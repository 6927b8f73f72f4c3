"""Every way to break a story, and the message that mends it."""

import re
from pathlib import Path

import pytest

from corpus.laws import check, load
from corpus.problem import CorpusError

TEAMS = "stories/meerdorp/meerdorp-teams.nl.md"
TEAMS_EN = "stories/meerdorp/meerdorp-teams.en.md"
LETTERS = "stories/dienst/dienst-brieven.nl.md"
LONG = "woord " * 150

# file, text to replace, replacement, line of the problem, what is wrong, how to mend it
BROKEN = [
    (TEAMS, 'levers="dynamisch-managen"', 'levers="dynamiek"', 19, "unknown lever `dynamiek`", "use one of: slimmer"),
    (TEAMS, 'themes="zelfsturing"}\n\nIn somm', 'themes="baas"}\n\nIn somm', 19, "unknown theme `baas`", "use one of"),
    (TEAMS, "organisation: meerdorp", "organisation: elders", 3, "unknown organisation `elders`", "meerdorp, dienst"),
    (TEAMS, "verdelen. [@bron]", "verdelen. [@krant]", 19, "unknown source `krant`", "known here: bron"),
    (TEAMS, "verdelen. [@bron]", "verdelen.", 19, "this fragment cites no source", "[@source]"),
    (TEAMS, "{#stille-macht moment", "{moment", 19, "this fragment has no valid anchor", "{#anchor …}"),
    (TEAMS, "#stille-macht", "#voorzitter", 19, "anchor `voorzitter` stands in line 15 already", "another anchor"),
    (TEAMS, "#stille-macht", "#Stille_Macht", 19, "this fragment has no valid anchor", "small letters"),
    (TEAMS, "moment=setback", "moment=ramp", 19, "unknown moment `ramp`", "difficulty, approach, setback"),
    (TEAMS, " moment=setback", "", 19, "`moment` is missing", "write moment="),
    (
        TEAMS,
        "moment=setback",
        "moment=setback lever=x",
        19,
        "`lever` is not a property of a fragment",
        "known: #anchor",
    ),
    (TEAMS, 'themes="zelfsturing"}\n\nIn somm', 'themes="zelf}\n\nIn somm', 19, "cannot be read", "{#anchor moment="),
    (TEAMS, "In sommige", f"{LONG} In sommige", 19, "too long: 200 words", "at most 140 words"),
    (
        TEAMS,
        "Later hielp een coach de teams om de macht bespreekbaar te maken en beurten eerlijk te verdelen.",
        "Een coach hielp later.",
        19,
        "too short",
        "at least 40",
    ),
    (
        TEAMS,
        "Stille collega's",
        "Stille [collega's](/verhalen/weg#x)",
        19,
        "dead link `/verhalen/weg#x`",
        "correct the",
    ),
    (TEAMS, "Stille collega's", "[C](https://a.nl)", 19, "`https://a.nl` does not lead to a story", "make it a source"),
    (TEAMS, "\nIn sommige", "\n- In sommige", 21, "a fragment holds no bullet list", "plain paragraphs"),
    (TEAMS, "title: Teams zonder baas\n", "", 2, "`title` is missing", "add a line `title: …`"),
    (TEAMS, "period:", "jaren:", 2, "`period` is missing", "add a line `period: …`"),
    (TEAMS, "    kind: self", "    kind: krant", 12, "`sources.bron.kind` does not fit", "correct the value"),
    (TEAMS, "    url: https://example.org/meerdorp-teams\n", "", 7, "only a book may do without", "correct the value"),
    (
        TEAMS,
        "https://example.org/meerdorp-teams",
        "javascript:alert(1)",
        11,
        "`sources.bron.url` does not fit",
        "correct",
    ),
    (TEAMS, "title: Teams zonder baas", "title: Teams: zonder: baas", 2, "this is not valid YAML", "between quotes"),
    (TEAMS, "title: Teams zonder baas", "title: A\ntitle: B", 3, "`title` stands here a second time", "keep one"),
    (TEAMS, "---\ntitle", "title", 1, "the head of the story is missing", "begin the file with a line `---`"),
    (
        TEAMS,
        "https://example.org/meerdorp-teams",
        "https://example.org/dienst-brug",
        7,
        "is described otherwise in",
        "same",
    ),
    (
        TEAMS_EN,
        "#stille-macht",
        "#stil",
        1,
        "fragment `stille-macht` is missing in this translation",
        "{#stille-macht}",
    ),
    (TEAMS_EN, "#stille-macht", "#stil", 10, "the original has no fragment `stil`", "remove it here"),
    (
        TEAMS_EN,
        "#stille-macht",
        "#stille-macht moment=result",
        10,
        "repeats the anchor only",
        "original holds the other",
    ),
    (TEAMS_EN, "summary: ", "samenvatting: ", 2, "`summary` is missing", "add a line `summary: …`"),
    (
        "levers.yaml",
        "co-creatie:\n  label",
        "samen:\n  label",
        10,
        "no fragment uses lever `samen`",
        "tag a fragment with it",
    ),
    (
        "themes.yaml",
        "  scope: {nl: Teams zonder baas., en: Teams without a boss.}\n",
        "",
        5,
        "scope` is missing",
        "add a line",
    ),
    (
        "stories/meerdorp/meerdorp-tijdschrijven.nl.md",
        "dienst-brieven/eenvoudig",
        "dienst-weg",
        14,
        "`dienst-weg`",
        "id of",
    ),
    (
        TEAMS,
        "moment=setback",
        "moment=setback evidence=sure because=x",
        19,
        "unknown evidence `sure`",
        "measured, reported",
    ),
    (TEAMS, "moment=setback", "moment=setback evidence=disputed", 19, "`evidence` and `because` go together", "both"),
    (TEAMS, "moment=setback", "moment=setback because=x", 19, "`evidence` and `because` go together", "or neither"),
    (
        TEAMS,
        "moment=setback",
        "moment=setback evidence=claimed because=x",
        19,
        "follows from the sources",
        "remove `evid",
    ),
    (TEAMS, "In sommige zelf", "Dit ging in sommige zelf", 19, "the text begins with `Dit`", "without the one before"),
    (
        TEAMS,
        "teams van Meerdorp",
        "teams van de gemeente",
        19,
        "does not name its organisation",
        "write Meerdorp, or add",
    ),
    (TEAMS_EN, "in 2017. Whoever", "in 2018. Whoever", 10, "the figure 2017 is missing", "add it"),
    (TEAMS_EN, "in 2017. Whoever", "in 2018. Whoever", 10, "the figure 2018 is not in the original", "remove it"),
    ("themes.yaml", "related: [participatie]", "related: [weg]", 5, "`zelfsturing` relates to `weg`", "use the id of"),
    ("themes.yaml", "related: [participatie]", "broader: zelfsturing", 5, "relates to `zelfsturing`", "another theme"),
    (
        "themes.yaml",
        "te spreken krijgen., en: Getting hold of someone.}",
        "x, en: y}\n  broader: taal",
        12,
        "is broader than itself",
        "no `broader`",
    ),
    (
        "themes.yaml",
        "  broader: bereik",
        "  related: [bereikbaarheid]\n  broader: bereik",
        12,
        "both broader",
        "keep `broader`",
    ),
    (
        "organisations.yaml",
        "alles. [@jaarverslag]",
        "alles. [@krant]",
        4,
        "unknown source `krant`",
        "known here: jaarversl",
    ),
    ("organisations.yaml", " [@jaarverslag]", "", 4, "`about` of `dienst` cites no source", "write [@source]"),
]


@pytest.mark.parametrize(("file", "old", "new", "line", "wrong", "mend"), BROKEN)
def test_broken_story_is_told(bank: Path, file: str, old: str, new: str, line: int, wrong: str, mend: str) -> None:
    """Each fault is reported with its file and line, what is wrong and how to mend it."""
    path = bank / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    problems = check([bank])
    assert [
        problem
        for problem in problems
        if problem.place.path == path and problem.place.line == line and wrong in problem.wrong and mend in problem.mend
    ], "\n".join(map(str, problems))


def test_all_problems_at_once(bank: Path) -> None:
    """Faults in several files are reported in one go, in the order of files and lines."""
    for file in (TEAMS, LETTERS):
        path = bank / file
        path.write_text(path.read_text(encoding="utf-8").replace("moment=", "when="), encoding="utf-8")
    problems = check([bank])
    assert {problem.place.path.name for problem in problems} >= {Path(TEAMS).name, Path(LETTERS).name}
    assert problems == sorted(problems)
    with pytest.raises(CorpusError, match=re.escape("`moment` is missing")):
        load([bank])


def test_one_fault_does_not_hide_another(bank: Path) -> None:
    """A head and a heading that do not fit are told together with what is wrong with the text under them."""
    path = bank / TEAMS
    text = path.read_text(encoding="utf-8")
    for old, new in (
        ("period: 2017", "perode: 2017"),
        ("kind: self", "kind: krant"),
        ("moment=setback", "moment=ramp"),
        ('levers="dynamisch-managen"', 'levers="hevel"'),
        ("In sommige", f"Dit is {LONG}. In sommige"),
    ):
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    wrong = "\n".join(problem.wrong for problem in check([bank]))
    for told in (
        "`period` is missing",
        "`perode` does not belong here",
        "`sources.bron.kind` does not fit",
        "unknown moment `ramp`",
        "unknown lever `hevel`",
        "too long",
        "the text begins with `Dit`",
    ):
        assert told in wrong
    assert "unknown source" not in wrong
