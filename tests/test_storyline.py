"""Events that only their story dates, and the day that an article counts from."""

from __future__ import annotations

from datetime import date

import pytest
from one_text import extract

from newsgraph.builder import extraction, language
from newsgraph.builder.datelines import written
from newsgraph.builder.model import Article

PUBLISHED = "2016-09-28"  # a Wednesday


def _when(text: str, trigger: str, published: str | None = PUBLISHED) -> list[str | None]:
    """The dates of the events that the word names, in the order of the text."""
    return [
        event.when.date
        for event in extract(text, published).events
        if any(each.trigger is not None and each.trigger.of(text) == trigger for each in event.evidence)
    ]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        # The year behind "since" is that of what is told behind it alone.
        ("It was the worst attack in Peru since 2003, when rebels killed nine soldiers in Ica.", "killed", "2003"),
        ("It was the worst attack in Peru since 2003, when rebels killed nine soldiers in Ica.", "attack", None),
        # Who won is told of the day of the election.
        (
            "Peru held an election on Sunday. Turnout was high. Eva Sand was re-elected in Lima.",
            "re-elected",
            "2016-09-25",
        ),
        # The narrative goes on from the last day named.
        ("Gunmen attacked a hotel in Kabul on Monday. They killed two guards and fled.", "killed", "2016-09-26"),
        ("On Sunday Norway beat Spain in Oslo. Eva Lind scored twice in the second half.", "scored", "2016-09-25"),
        ("On Sunday Norway won. It was its first victory since 1958. Eva Lind scored twice.", "scored", "2016-09-25"),
        ("On Monday, gunmen attacked a hotel in Kabul; rebels bombed a court in Herat.", "bombed", "2016-09-26"),
        # What was done at an occasion was done when it was held.
        ("Paul Reid refused to endorse Anna Berg in a speech at the party's convention in July.", "refused", "2016-07"),
        (
            "The two candidates clashed over taxes. Paul Reid met Anna Berg at Monday night's debate.",
            "met",
            "2016-09-26",
        ),
        ("A judge rejected the request of Anna Berg in a ruling released Thursday.", "rejected", "2016-09-22"),
        # Who votes to do it has done so that day; a strike for a day is still to come; the day of a killing avenged.
        ("Parliament voted 52 to 48 on Monday to reject the plan of Anna Berg.", "reject", "2016-09-26"),
        ("The union Sol called a strike for Thursday.", "strike", "2016-09-29"),
        ("Rebels did it to avenge the death of Paul Reid in a French air strike in May.", "strike", "2016-05"),
        ("Gunmen attacked a hotel in Kabul on Monday. They often killed guards.", "killed", None),
        # Counted from another event, before the narrative says anything.
        ("A bomb struck Oslo on Monday. Two days after the bombing, Kristian Holt died.", "died", "2016-09-28"),
        ("Ola Berg was jailed on Monday for three years after police arrested him in Oslo.", "arrested", None),
        (
            "Gunmen killed two men in Kano on 12 September. The night before the attack, Abu Sa met Musa Bel.",
            "met",
            "2016-09-11",
        ),
        ("Ford sued Rivian in 2005, a year before Rivian bought Halden.", "bought", "2006"),
        # Done by saying it.
        ('"We condemn this attack on Spain," Eva Lind said on Monday.', "condemn", "2016-09-26"),
        ('"We have condemned the attack on Spain," Eva Lind said on Monday.', "condemned", None),
        # What a clause with "when" tells happened at the time of the one that it hangs on.
        ("The ship was lost on 1 February 2003 when a bomb killed seven sailors.", "killed", "2003-02-01"),
        ("Paul Reid met Anna Berg last year, when he visited Oslo.", "visited", "2015"),
        # Still to come.
        ("Eva Lind will meet Paul Reid in Oslo in 10 days.", "meet", "2016-10-08"),
        # Who was elected was elected on the day of the election.
        ("Norway held an election on Monday. Eva Lind of the Greens was elected in Oslo.", "elected", "2016-09-26"),
        # Counted from another event.
        ("Reid was arrested on Tuesday, a day after prosecutors charged him with fraud.", "charged", "2016-09-26"),
        ("Police arrested Eva Lind on Monday, hours before gunmen attacked the court.", "attacked", "2016-09-26"),
        # Days that everybody knows by their name.
        ("Anna Berg condemned the 9/11 attacks on the United States.", "attacks", "2001-09-11"),
    ],
)
def test_a_story_dates_its_events(text: str, trigger: str, expected: str) -> None:
    assert expected in _when(text, trigger)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        # The day on which somebody spoke is not that of the deed, nor the other way round.
        ("Police spoke to reporters on Monday. Paul Reid shot two guards and fled.", "shot"),
        ("A bomb killed two guards in Leeds on Saturday. France condemned the killing.", "condemned"),
        # Another time has been named since, or the deed lay before.
        ("Gunmen attacked a hotel on Monday. Kabul was calm last month. Police arrested two men.", "arrested"),
        ("Gunmen attacked a hotel on Monday. Paul Reid had bombed the hotel before.", "bombed"),
        # How long it took is not when.
        ("Eva Lind released the album in 10 days.", "released"),
        # A relative clause tells of another time.
        ("Gunmen attacked a hotel on Monday. The officer who shot Paul Reid lives in Leeds.", "shot"),
        # A named doer of whom the sentence with the day says nothing; what goes on from a pluperfect.
        ("Miners began a strike in Lima on Monday. Paul Reid urged France to help.", "urged"),
        ("Norway voted on Monday. The Greens had backed Paul Reid but sacked him.", "sacked"),
        # The day behind a verb of speech is that of the words.
        ("Acme Motors said on Tuesday it would buy a mine from Paul Reid.", "buy"),
        # Too long ago to be the news of the day.
        ("Gunmen attacked a hotel on 2 March. Police arrested two men.", "arrested"),
    ],
)
def test_no_date_is_invented(text: str, trigger: str) -> None:
    assert set(_when(text, trigger)) <= {None}


def test_the_reason_is_told() -> None:
    text = "Gunmen attacked a hotel in Kabul on Monday. They killed two guards."
    article = Article("story", text, None, PUBLISHED)
    ((_, doc),) = language.parse([article])
    rules = {e.rule for e in extraction.read(article, doc).events if e.when.date == "2016-09-26"}
    assert any("dated by its story" in rule for rule in rules)


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Fans cheer\n\nTuesday, September 27, 2016\n\nYesterday it rained.", "2016-09-26", date(2016, 9, 27)),
        ("27 September 2016\n\nYesterday it rained.", None, date(2016, 9, 27)),
        ("OSLO, Sept. 27 (NTB) — It rained on Monday.", "2016-09-28", date(2016, 9, 27)),
        ("It rained.\n\nTuesday, September 27, 2011\n\nIt rained again.", "2016-09-28", date(2016, 9, 28)),
        ("It rained on September 27, 2016, in Oslo.", "2016-09-28", date(2016, 9, 28)),
        ("OSLO, Sept. 27 (NTB) — It rained.", None, None),
        ("It rained.", None, None),
    ],
)
def test_an_article_counts_from_its_dateline(text: str, published: str | None, expected: date | None) -> None:
    assert written(Article("d", text, None, published)) == expected
