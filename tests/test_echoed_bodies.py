"""Bodies called by some of the words of their full names, and those that only share words with another's."""

from __future__ import annotations

import pytest
from one_text import extract, labels_of, named

from newsgraph.builder import echoed_bodies

HOLDERS = [
    ("The Bloc Lorvain lost its mayor in Mesh on Sunday. Bloc leader Yves Darcel resigned hours later.",
     ("Yves Darcel", "leader", "Bloc Lorvain")),
    ("The Concord Alliance rejected the budget on Monday. Concord leader Ana Duro called it a disgrace.",
     ("Ana Duro", "leader", "Concord Alliance")),
    ("Order and Renewal lawmaker Ali Hadi criticised the court. The Order and Renewal Party has 80 seats.",
     ("Ali Hadi", "lawmaker", "Order and Renewal Party")),
    ("The Courage for Lara party won nine seats on Sunday. Courage leader Kari Moen said voters wanted change.",
     ("Kari Moen", "leader", "Courage for Lara party")),
    ("The Elmford Gazette reported on Friday that the mayor had quit. Gazette editor Lena Brook stood by it.",
     ("Lena Brook", "editor", "Elmford Gazette")),
    ("The Free Lorvan Army took the town of Mesh on Friday. Free Army commander Adil Noor vowed to hold it.",
     ("Adil Noor", "commander", "Free Lorvan Army")),
    ("The United Glaziers union struck on Monday. Glaziers president Leo Grant said talks had failed.",
     ("Leo Grant", "president", "United Glaziers")),
]  # fmt: skip
APART = [
    ("The Canadian Coast Guard saved ten men. The U.S. Coast Guard sent a ship. The Coast Guard said all were well.",
     {"Canadian Coast Guard": 2, "U.S. Coast Guard": 1}),
    ("The National Party won the vote. The New National Party lost it.",
     {"National Party": 1, "New National Party": 1}),
    ("St. Bride's School closed on Monday. St. Bride's will open again in May.", {"St. Bride's School": 2}),
    ("The Iranian Foreign Ministry protested on Monday. Iraq's Foreign Ministry rejected the claim.",
     {"Iranian Foreign Ministry": 1, "Foreign Ministry": 1}),
    ("The Daily Lantern said that the minister had quit. The Lantern saw the letter. The Morning Lantern denied it.",
     {"Daily Lantern": 2, "Morning Lantern": 1}),
    ("The Elm Falls County Sheriff's Department held two men. The Tarn City Police Department freed a third.",
     {"Elm Falls County Sheriff's Department": 1, "Tarn City Police Department": 1}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "role"), HOLDERS)
def test_whose_office_stands_behind_a_short_name(text: str, role: tuple[str, str, str]) -> None:
    read = extract(text)
    labels = labels_of(read)
    assert role in {(labels[each.holder], each.title, labels.get(each.of or "", "")) for each in read.holdings}


@pytest.mark.parametrize(("text", "bodies"), APART)
def test_bodies_that_share_words(text: str, bodies: dict[str, int]) -> None:
    found = {entity.label: len(entity.mentions) for entity in named(text).entities.values()}
    assert {label: found.get(label) for label in bodies} == bodies


def test_what_a_body_is_for_is_no_name_of_it() -> None:
    read = extract("Trust for Nature director Ann Hill was held on Friday. Nature editor Bob Lane resigned.")
    labels = labels_of(read)
    owners = {labels.get(each.of or "") for each in read.holdings if labels[each.holder] == "Bob Lane"}
    assert "Trust for Nature" not in owners


def test_the_courts_of_two_countries_have_one_name() -> None:
    text = (
        "The Supreme Court of Kenya annulled the vote on Friday. Kenya's Supreme Court wants a new one. "
        "The Supreme Court of Uganda rejected such a petition."
    )
    found = [len(entity.mentions) for entity in named(text).entities.values() if entity.label == "Supreme Court"]
    assert found == [2, 1]


def test_small_words_alone_call_no_body() -> None:
    assert not echoed_bodies.echoed(("of", "the"), ("house", "of", "lords"))
