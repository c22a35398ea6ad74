"""Names of bodies and people that belong together: causes in a list, saints, two sorts of members, nicknames."""

from __future__ import annotations

import pytest
from one_text import extract

CASES = [
    ("The Ministry of Water and Irrigation denied the claim on Tuesday.", {"Ministry of Water and Irrigation"}),
    ("The Ministry of Finance and Parliament disagree.", {"Ministry of Finance", "Parliament"}),
    (
        "The National Union of Rail, Maritime and Transport Workers will ballot 9,000 members.",
        {"National Union of Rail, Maritime and Transport Workers"},
    ),
    (
        "The Harbour and Dockers' Union of Port Elise voted to strike, secretary Mavis Tull said.",
        {"Harbour and Dockers' Union of Port Elise", "Mavis Tull"},
    ),
    ("Fourteen pupils of St Bridget's Girls' High School fell ill.", {"St Bridget's Girls' High School"}),
    ("The Nordic Council for Reindeer Research rejected the plan.", {"Nordic Council for Reindeer Research"}),
    ("He flew to St. Petersburg and St Kitts.", {"St. Petersburg", "St Kitts"}),
    ('Vice Gov. Ramon "Monching" Ocampo filed his papers.', {'Ramon "Monching" Ocampo'}),
    ('"Anna," she said. "Ben Hill is my friend."', {"Anna", "Ben Hill"}),
    ("Fighters of the Kurdish YPG left Manbij.", {"YPG", "Manbij"}),
    ("DGP Rakesh Jha said that two men had been held.", {"Rakesh Jha"}),
    ("He told the Court that Exhibit 4 was forged.", {"Court"}),
    ("Two men die.\n\nADDIS ABABA, May 15 (Xinhua) -- Two men were shot.", {"ADDIS ABABA", "Xinhua"}),
    ("Two men die.\n\nELM GATE, Vorland (AP) - Two men were shot.", {"Elm Gate", "Vorland", "AP"}),
    ("The SHO and two ASIs were suspended on Monday.", set()),
    ("The Ethics and Anti-Corruption Commission is looking into it.", {"Ethics and Anti-Corruption Commission"}),
    ("The Archdiocese of Chicago has paid $3m to six men.", {"Archdiocese of Chicago"}),
    ("Microsoft waits for the death of Pocket Explorer, which has few users left.", {"Microsoft"}),
    ("Sir Ed Marchbank, who has led the party since 2020, quit.", {"Ed Marchbank"}),
    ("Tánaiste Róisín Fahy said that talks would go on.", {"Róisín Fahy"}),
    ("She speaks German, the paper said in French.", set()),
    ("The French won and the Germans lost.", {"French", "Germans"}),
    ("Sisters walk out on Court 7 this morning.", set()),
    ("The NGO Sea-Rescue saved 90 people.", {"Sea-Rescue"}),
    ("She wrote that she would resign on X.", {"X"}),
    ("The gene lies on X chromosomes.", set()),
    ("He was charged by prosecutors of the Southern District of New York.", set()),
    ("The coast guard boarded the MV Lady Perla off Lome.", {"Lome"}),
]


@pytest.mark.parametrize(("text", "labels"), CASES, ids=[str(i) for i in range(len(CASES))])
def test_names_are_whole(text: str, labels: set[str]) -> None:
    assert {entity.label for entity in extract(text).entities if entity.named} == labels
