"""Who speaks as "he", "she" or "they", and whose name it is right before the verb."""

from __future__ import annotations

import pytest
from claim_pairs import pairs

DIALOGUE = (
    '"I left early," Larkin told the jury. His lawyer asked where he had been. "At home," Larkin said.\n\n'
    '"Can anyone confirm that?" prosecutor Dana Wells asked.\n\n"Nobody can," he said.'
)


def test_who_answers_is_not_who_asked() -> None:
    assert [who for who, words in pairs(DIALOGUE) if "Nobody can" in words] == ["Larkin"]


@pytest.mark.parametrize(
    ("text", "words", "speakers"),
    [
        (
            'The three mills said the tax was too high. "It hurts," the three mills wrote. '
            'Lena Cho and Dale Pruett said the bill would fall. "It is badly drafted," they wrote.',
            "badly drafted",
            {"Lena Cho", "Dale Pruett"},
        ),
        (
            'Jailing Martin Ewart, 47, Judge Helen Carradine told him: "You betrayed the town."',
            "betrayed",
            {"Helen Carradine"},
        ),
    ],
)
def test_words_go_to_those_who_spoke_last(text: str, words: str, speakers: set[str]) -> None:
    assert {who for who, part in pairs(text) if words in part} == speakers


def test_whose_kin_is_named_beside_her_speaks_on() -> None:
    text = 'Marta Ruiz, whose sister Elena was hurt, told reporters that she had no hope. "It is late," she said.'
    assert {who for who, words in pairs(text) if "It is late" in words} == {"Marta Ruiz"}


def test_who_answers_in_the_same_paragraph_is_not_who_asked() -> None:
    text = 'Pat Coyle told the guard that she had seen smoke. The guard asked where it was. "Upstairs," she answered.'
    assert {who for who, words in pairs(text) if "Upstairs" in words} == {"Pat Coyle"}


def test_what_nobody_would_say_is_no_claim() -> None:
    assert pairs("Anna Keller would not say how many had left. She did not say why.") == []


def test_a_rare_given_name_makes_another_person() -> None:
    text = "Peter Moss was shot. Rakelda Moss can be heard shouting that he was ill."
    assert {who for who, _ in pairs(text)} == {"Rakelda Moss"}


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Lena Cho and Dale Pruett argued on Monday, each saying that the other was wrong.",
            {"Lena Cho", "Dale Pruett"},
        ),
        ("Lena Cho refuses to name anybody, aside from saying that she wants a miller.", {"Lena Cho"}),
        ("The van came from a yard in Redfield, Utah, Tom Elliott said.", {"Tom Elliott"}),
        ("The court heard Ana Bai, owner of the Harbour Palace, who testified that she saw him.", {"Ana Bai"}),
        ("Lena Cho called Moss's to ask the price of a mill.", set()),
        ("Lena Cho issued a plea for drivers to stay at home.", {"Lena Cho"}),
    ],
)
def test_whose_words_they_are_where_the_verb_has_no_subject_of_its_own(text: str, speakers: set[str]) -> None:
    assert {who for who, _ in pairs(text)} == speakers


def test_a_quotation_may_end_in_another() -> None:
    found = pairs('"He told me, \'Never come back,\'" Ana Bai testified. "So I left."')
    assert {who for who, _ in found} == {"Ana Bai"}


def test_it_is_what_was_issued() -> None:
    found = pairs('The bishops issued a joint statement. "We cannot be silent," it said.')
    assert {who for who, words in found if "silent" in words} == {"bishops"}


def test_who_is_asked_between_commas_asks_nothing() -> None:
    assert {words for _, words in pairs('Lena Cho, asked whether she would go, paused. "Perhaps," she said.')} == {
        '"Perhaps," she said'
    }


def test_what_is_cried_needs_no_comma() -> None:
    found = pairs('Outside, protesters chanted "Shame on you". Lena Cho read "The Mill" at school.')
    assert found == [("protesters", 'protesters chanted "Shame on you"')]


def test_both_speak_where_a_quotation_quotes() -> None:
    found = pairs('"His people said, \'It is over,\'" Ana Bai recalled. "He said it was over, too."')
    assert {who for who, _ in found} == {"Ana Bai", "His people"}


def test_a_quotation_may_run_out_into_the_sentence() -> None:
    found = pairs('"You should go," Lena Cho told the baker. "You went out and took the money of thousands" of people.')
    assert any(who == "Lena Cho" and "thousands" in words for who, words in found)


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Lena Cho spoke on the fire at the mill.", True),
        ("Lena Cho spoke on condition of anonymity.", False),
        ("Lena Cho equated the strike with treason.", True),
    ],
)
def test_on_what_one_speaks(text: str, spoken: bool) -> None:
    assert bool(pairs(text)) is spoken


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('A friend said Maria Lopez had called her at once. "It just rang," she said.', "friend"),
        ('Captain Poe said Maria Lopez was ill. "I feel fine," she said.', "Maria Lopez"),
    ],
)
def test_who_was_reported_goes_on_unless_another_was_named(text: str, speaker: str) -> None:
    found = [who for who, words in pairs(text) if '"' in words]
    assert found
    assert all(speaker in who for who in found)


def test_one_who_is_named_speaks() -> None:
    text = 'Two experts doubted it. "Let us see the timbers," said one, Professor Iain Beck.'
    assert {who for who, words in pairs(text) if "timbers" in words} == {"Iain Beck"}


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ('Peter Moss spoke in Hull. Asked by a reporter how, he said, "You will see."', "You will see", "Peter Moss"),
        ('Moss\'s lawyer said no. "He did his job," the attorney said.', "his job", "Moss's lawyer"),
        ('Two experts doubted it. "It is false," one of them, Anna Keller, said.', "false", "Anna Keller"),
    ],
)
def test_nobody_else_speaks(text: str, words: str, speaker: str) -> None:
    assert {who for who, part in pairs(text) if words in part} == {speaker}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            'For Kevin Oaks, a teacher in Leeds, David Bowie was a legend. He said, "David Bowie changed it all."',
            "Oaks",
        ),
        ("Jon Lee met Omar Trane in Oslo. He said that Trane had agreed to the plan.", "Jon Lee"),
        ('Kiara Moss missed her class. "It is a joy," Moss said. Later Kevin Oaks came. He said, "I love it."', "Oaks"),
    ],
)
def test_who_he_is_who_speaks(text: str, speaker: str) -> None:
    assert speaker in pairs(text)[-1][0]
