"""The body that candidates stand for, in our own wording: who, title, and the body's label (None: no body)."""

from __future__ import annotations

import pytest
from one_text import extract, labels_of

VOTE = "Voters in Norvale went to the polls on Sunday to elect the 40 members of the Regional Assembly. "
CASES = [
    (VOTE + "Candidates in the Harbour district include teacher Ada Quist and former mayor Carl Venn.", "Ada Quist",
     "Regional Assembly"),
    (VOTE + "Candidates in the Harbour district include teacher Ada Quist and former mayor Carl Venn.", "Carl Venn",
     "Regional Assembly"),
    (VOTE + "Pro-union candidates Dag Holm and Eva Strand lead.", "Eva Strand", "Regional Assembly"),
    ("The Tarn City Council election is on Sunday. Candidates Ada Quist and Bo Lind debated.", "Bo Lind",
     "Tarn City Council"),
    ("Two seats in the Senate are free. Independent candidate Sue Yates leads.", "Sue Yates", "Senate"),
    # an office, a party, two bodies, a body that nobody elects here
    ("The Tarn City Council election is on Sunday. Mayoral candidate Carl Venn stayed away.", "Carl Venn", None),
    ("Two seats in the Senate are free. Labour candidate Sue Yates leads.", "Sue Yates", "Labour Party"),
    ("Senate elections and National Assembly elections are due. Candidate Ada Quist debated.", "Ada Quist", None),
    ("Voters go to the polls to elect a new president. Candidate Ada Quist spoke in the Senate.", "Ada Quist", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "holder", "body"), CASES)
def test_what_a_candidate_stands_for(text: str, holder: str, body: str | None) -> None:
    read = extract(text, "2025-05-01")
    labels = labels_of(read)
    held = {
        labels[each.of] if each.of else None
        for each in read.holdings
        if labels[each.holder] == holder and "candidate" in each.title.casefold()
    }
    assert held == {body}
