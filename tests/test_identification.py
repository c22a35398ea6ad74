"""Who is meant by descriptions that wait for their name, or come after it, and who speaks in documents."""

from __future__ import annotations

import pytest

from newsgraph.builder import claims, coreference, language, names, roles
from newsgraph.builder.model import Article, Entity
from newsgraph.builder.reading import Reading

# Headline, body, the description's head and how many of the same word precede it, whom it means.
LINKED = [
    (
        None,
        "Nora Whitcombe opened the school on Monday. The 34-year-old mother of three said it was full.",
        "mother",
        0,
        "Nora Whitcombe",
    ),
    (
        None,
        "Rep. Saul Finch, R-Texas, opposes the tunnel. Harbor towns want it. The Texas Republican said it would leak.",
        "Republican",
        0,
        "Saul Finch",
    ),
    (
        None,
        "Nora Whitcombe, a Democrat, opposes the tunnel. Republican Saul Finch wants it. The Democrat said it would "
        "leak.",
        "Democrat",
        1,
        "Nora Whitcombe",
    ),
    (
        None,
        "Alba's governor denied the report on Monday. Gov. Pedro Holt called it a lie.",
        "governor",
        0,
        "Pedro Holt",
    ),
    (
        None,
        "Gov. Dana Holt toured the flooded valley on Monday. The state has no money left. The governor said the roads "
        "would open.",
        "governor",
        0,
        "Dana Holt",
    ),
    (
        None,
        "Rep. Nora Whitcombe opposes the tunnel. Harbor Sen. Paul Reed wants it. The congresswoman said it would leak.",
        "congresswoman",
        0,
        "Nora Whitcombe",
    ),
    (
        "Lawmaker demands inquiry into ferry line",
        "Rep. Nora Whitcombe, the top Republican on the House Transportation Committee, called on Tuesday for an "
        "inquiry into the ferry line.",
        "Lawmaker",
        0,
        "Nora Whitcombe",
    ),
    (
        None,
        "A Senate panel voted Tuesday to subpoena the firm's records. The Senate Agriculture Committee voted 12-3 to "
        "send the subpoena.",
        "panel",
        0,
        "Senate Agriculture Committee",
    ),
    (
        "Bus drivers' union endorses Harlan",
        "A union representing bus drivers endorsed Eve Harlan for governor on Monday. In a statement, the National "
        "Association of Bus Drivers called Harlan a friend of labor.",
        "union",
        1,
        "National Association of Bus Drivers",
    ),
    (
        "Bus drivers' union endorses Harlan",
        "A union representing bus drivers endorsed Eve Harlan for governor on Monday. In a statement, the National "
        "Association of Bus Drivers called Harlan a friend of labor.",
        "union",
        0,
        "National Association of Bus Drivers",
    ),
    (
        None,
        "A federal appeals court ruled Friday against the toll law. The U.S. Court of Appeals for the Fourth Circuit "
        "said the law went too far.",
        "court",
        0,
        "U.S. Court of Appeals for the Fourth Circuit",
    ),
    (
        "Retired general criticizes tank purchase",
        "Retired Army Gen. Walter Pruitt criticized the tank purchase on Monday.",
        "general",
        0,
        "Walter Pruitt",
    ),
    (
        "Senator from Ohio opposes canal bill",
        "Sen. Martha Quill (R-Ohio) said on Thursday she would vote against the canal bill.",
        "Senator",
        0,
        "Martha Quill",
    ),
    (
        "Teenager jailed for arson",
        "Colin Marsh, 17, was jailed on Monday for setting fire to a barn.",
        "Teenager",
        0,
        "Colin Marsh",
    ),
    (
        "Carmaker recalls vans",
        "Halden Motors recalled 3,000 vans on Monday because of faulty brakes.",
        "Carmaker",
        0,
        "Halden Motors",
    ),
    (
        None,
        "Sen. Bernard Olcott met miners on Monday. The Kentucky senator promised them help.",
        "senator",
        0,
        "Bernard Olcott",
    ),
    (
        None,
        "Rep. Ines Calder, a Democrat, spoke for an hour, and the Oregon congresswoman said she would speak again.",
        "congresswoman",
        0,
        "Ines Calder",
    ),
    (
        None,
        "Pascal Duvivier, the French farm minister, met Karl Brandt, the German farm minister, in Lyon. Prices were "
        "discussed for hours. Later the French minister spoke of progress.",
        "minister",
        2,
        "Pascal Duvivier",
    ),
    (
        None,
        "Ulla Berg, a retired Swedish judge, and Tom Hale, a British judge, led the inquiry. Nobody objected for "
        "months. Then the Swedish judge resigned.",
        "judge",
        2,
        "Ulla Berg",
    ),
    (
        None,
        "Prosecutors charged Dario Conti with theft on Monday. His lawyer said he was innocent. Rita Moss, a lawyer "
        "for Conti, said he would appeal.",
        "lawyer",
        0,
        "Rita Moss",
    ),
    (
        None,
        "Prosecutors charged Dario Conti with theft on Monday. Rita Moss, an attorney for Conti, said he was in Spain. "
        "Two witnesses spoke. Nobody was hurt. Conti's lawyer left early.",
        "lawyer",
        0,
        "Rita Moss",
    ),
    (
        None,
        "Lund University dismissed the dean on Monday. Students protested in the rain. Three people were hurt. Police "
        "made no arrests. The weather was bad. The university said nothing.",
        "university",
        0,
        "Lund University",
    ),
    (
        None,
        "The House Energy Committee heard two engineers on Monday. The House Ethics Committee met as well. The energy "
        "committee will meet again.",
        "committee",
        0,
        "House Energy Committee",
    ),
    (
        "Former White House doctor writes memoir",
        "Dr. Helen Sayle, who was the White House physician for six years, wrote the memoir in Maine.",
        "doctor",
        0,
        "Helen Sayle",
    ),
    (
        "Bank of Malta chief quits",
        "Carmen Zerafa resigned as chief of the Bank of Malta on Monday.",
        "chief",
        0,
        "Carmen Zerafa",
    ),
    (
        None,
        "A House panel approved the bridge money on Thursday. Members argued for hours. The House Rules Committee "
        "approved it by one vote.",
        "panel",
        0,
        "House Rules Committee",
    ),
    (
        None,
        "The Supreme Court of Norvania and the Court of Appeals for the Second District disagree. Lawyers were "
        "surprised. The appeals court had ruled in May.",
        "court",
        0,
        "Court of Appeals for the Second District",
    ),
    (
        "Olympic swimmer arrested",
        "Police arrested the swimmer Lena Voss, 24, in Bremen on Monday.",
        "swimmer",
        0,
        "Lena Voss",
    ),
    (
        "Man arrested over church fire",
        "Police in Leeds arrested Victor Dunn, 44, on Sunday over the church fire.",
        "Man",
        0,
        "Victor Dunn",
    ),
    (
        "Lawmaker quits over loan",
        "Agnes Tully, a Labour MP, resigned on Monday over a loan from a builder.",
        "Lawmaker",
        0,
        "Agnes Tully",
    ),
    (
        "Volta Mills CEO resigns",
        "The board met for an hour. Volta Mills CEO Petra Lang resigned on Friday after a bad year.",
        "CEO",
        0,
        "Petra Lang",
    ),
    (
        "Lawmaker criticizes ferry line",
        "Member of House panel says line is unsafe.\n\nRep. Nora Whitcombe, the top Republican on the House "
        "Transportation Committee, criticized the ferry line on Tuesday.",
        "panel",
        0,
        "Nora Whitcombe",
    ),
]
APART = [
    (
        None,
        "Nora Whitcombe, 51, opened the school on Monday. The 34-year-old mother of three said it was full.",
        "mother",
        0,
    ),
    (None, "Rep. Saul Finch, R-Texas, wants the tunnel. The Ohio Republican said it would leak.", "Republican", 0),
    (None, "Alba's governor denied the report on Monday. Former Gov. Pedro Holt said it was true.", "governor", 0),
    (
        "Lawmaker demands inquiry",
        "Rep. Nora Whitcombe and Rep. Saul Finch called for an inquiry on Tuesday.",
        "Lawmaker",
        0,
    ),
    (
        None,
        "A judge may not enforce such an order. Judge Frank Abel of Tampa said on Monday that he was tired.",
        "judge",
        0,
    ),
    (
        None,
        "A Senate panel voted Tuesday on the bill. The House Agriculture Committee voted on another bill.",
        "panel",
        0,
    ),
    (
        None,
        "A union representing nurses endorsed Eve Harlan on Monday. The National Association of Bus Drivers endorsed "
        "nobody.",
        "union",
        0,
    ),
    (
        None,
        "A French court fined the airline on Friday. The Supreme Court of Norway said nothing.",
        "court",
        0,
    ),
    (
        "Man arrested over church fire",
        "The vicar, Paul Dunn, thanked the firefighters on Sunday.",
        "Man",
        0,
    ),
    (
        "Teenager jailed for arson",
        "The judge, Colin Marsh, 57, spoke of a waste.",
        "Teenager",
        0,
    ),
    (
        None,
        "Sen. Bernard Olcott of Kentucky met miners on Monday. The Ohio senator was not there.",
        "senator",
        0,
    ),
    (
        None,
        "Sen. Bernard Olcott and Sen. Mary Teague met miners on Monday. The Kentucky senator promised them help.",
        "senator",
        0,
    ),
    (
        None,
        "Pascal Duvivier, the French farm minister, spoke in Lyon. The Spanish minister did not come.",
        "minister",
        1,
    ),
    (
        None,
        "Prosecutors charged Dario Conti and Luca Neri with theft. Rita Moss, a lawyer for Conti, was late. Neri's "
        "lawyer was early.",
        "lawyer",
        1,
    ),
    (
        None,
        "Dario Conti came with two men. Rita Moss and Olga Prim, lawyers for Conti, were late. His lawyer was tired.",
        "lawyer",
        0,
    ),
    (
        None,
        "An official who asked not to be named said the bill was dead. Deputy Trade Secretary Olga Prim, a senior "
        "official, said it was alive.",
        "official",
        0,
    ),
    (
        None,
        "Lund University and Oslo University dismissed their deans. Students protested. It rained for hours. Nobody "
        "was hurt. The university said nothing.",
        "university",
        0,
    ),
    (
        None,
        "Another judge will hear the case in May. Judge Frank Abel fined the firm on Monday.",
        "judge",
        0,
    ),
    (
        None,
        "Doctors at the clinic were not told. A surgeon wrote to the minister. Ada Klein, a lawyer, wrote too.",
        "surgeon",
        0,
    ),
    (
        "Firm sells ships",
        "The mayor, Tom Hale, opened the museum. Halden Motors gave money for it.",
        "Firm",
        0,
    ),
    (
        None,
        "A reporter asked about the loan. The minister, Olga Prim, left the room.",
        "reporter",
        0,
    ),
    (
        None,
        "Vice presidential nominee Tim Orr spoke in Ohio. Reporters asked about the Democratic presidential nominee.",
        "nominee",
        1,
    ),
    (
        None,
        "Mayoral candidate Tim Orr spoke in Ohio. Reporters asked about the Democratic presidential nominee.",
        "nominee",
        0,
    ),
    (
        None,
        "The Swedish firm was founded in 1950. Halden Motors of Norway and Brevik Lines of Denmark bought it.",
        "firm",
        0,
    ),
    (
        None,
        "Actress Lena Voss praised the bill. The actor from Bremen did not.",
        "actor",
        0,
    ),
    (
        None,
        "Dario Conti visited the town. A friend drove him. Luca Neri, a cousin of Conti, is a priest.",
        "friend",
        0,
    ),
    (
        None,
        "Rep. Ines Calder wrote to a senator about the dam. Sen. Bernard Olcott spoke about schools the next day, and "
        "Sen. Mary Teague about roads.",
        "senator",
        0,
    ),
    (
        None,
        "A nurse told Dr. Helen Sayle about the fire. Dr. Sayle called the police.",
        "nurse",
        0,
    ),
    (
        None,
        "The bank was robbed at noon. Police Chief Walter Pruitt said the two men fled in a van.",
        "bank",
        0,
    ),
]
# Body, the document's noun, who speaks in it.
ISSUED = [
    (
        "In a statement on Monday, the Teachers Federation called the law unjust. The statement said that strikes "
        "would follow.",
        "statement",
        1,
        "Teachers Federation",
    ),
    (
        "Half of the voters are undecided, according to a Reuters survey. The study found that many were angry.",
        "study",
        0,
        "Reuters",
    ),
    (
        "The Supreme Court ruled on Friday against the city. The tax went too far, said the ruling.",
        "ruling",
        0,
        "Supreme Court",
    ),
    (
        "The World Bank published a report on wages. Growth will slow, the report said.",
        "report",
        1,
        "World Bank",
    ),
    (
        "A report by the World Bank on wages came out on Monday. It rained. The report says that growth will slow.",
        "report",
        1,
        "World Bank",
    ),
    (
        "Olga Prim wrote a letter to the mayor. The letter said that the school was unsafe.",
        "letter",
        1,
        "Olga Prim",
    ),
]
UNISSUED = [
    ("A report reached the mayor on Monday. The report said that the school was unsafe.", "report", 1),
    (
        "The World Bank published a report on wages. A statement was read in the square. The statement said that the "
        "strike was over.",
        "statement",
        1,
    ),
    (
        "In a statement, Olga Prim thanked the crews. A study came out on Monday. The study said that fires were rare.",
        "study",
        1,
    ),
]
# Body, a capital in it, the name of the node that it leads to.
CAPITALS = [
    ("Russia denied it. Estonia wants to keep Moscow out of the talks.", "Moscow", "Russia"),
    ("North Korea denied it. On Monday Pyongyang fired two rockets into the sea.", "Pyongyang", "North Korea"),
    ("Russia denied it. Estonia accused Moscow of lying.", "Moscow", "Russia"),
    ("France won the final on Sunday. Paris hosted the match.", "Paris", "Paris"),
    ("Kenya lost the match. The team left Nairobi on Monday.", "Nairobi", "Nairobi"),
    ("Japan is cold this week. Tokyo saw heavy snow.", "Tokyo", "Tokyo"),
]


def article(number: int, headline: str | None, body: str) -> Article:
    text = f"{headline}\n\n{body}" if headline else body
    return Article(f"a{number}", text, headline=headline, published="2024-05-14")


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    """Each text of the cases, read."""
    texts = {(case[0], case[1]) for case in (*LINKED, *APART)} | {
        (None, case[0]) for case in (*ISSUED, *UNISSUED, *CAPITALS)
    }
    articles = [article(number, *text) for number, text in enumerate(sorted(texts, key=str))]
    found = {}
    for one, doc in language.parse(articles):
        named = names.read_names(one, doc)
        found[one.text] = claims.with_speakers(coreference.resolve(named, roles.role_holdings(named)))
    return found


def meant(reading: Reading, word: str, nth: int) -> Entity | None:
    tokens = [token for token in reading.doc if token.text == word]
    return reading.entity_at(tokens[nth])


@pytest.mark.parametrize("case", LINKED)
def test_a_description_means_the_one_who_is_named(
    readings: dict[str, Reading], case: tuple[str | None, str, str, int, str]
) -> None:
    headline, body, word, nth, who = case
    found = meant(readings[article(0, headline, body).text], word, nth)
    assert found is not None
    assert who in (found.label, *found.alternatives), found.label


@pytest.mark.parametrize(("headline", "body", "word", "nth"), APART)
def test_a_description_that_means_somebody_else_means_nobody_named(
    readings: dict[str, Reading], headline: str | None, body: str, word: str, nth: int
) -> None:
    found = meant(readings[article(0, headline, body).text], word, nth)
    assert found is None or not found.named, found.label


@pytest.mark.parametrize(("body", "word", "nth", "who"), ISSUED)
def test_a_document_speaks_for_whoever_issued_it(
    readings: dict[str, Reading], body: str, word: str, nth: int, who: str
) -> None:
    found = meant(readings[body], word, nth)
    assert found is not None
    assert who in (found.label, *found.alternatives), found.label


@pytest.mark.parametrize(("body", "word", "nth"), UNISSUED)
def test_a_document_of_which_nothing_is_told_speaks_for_nobody_named(
    readings: dict[str, Reading], body: str, word: str, nth: int
) -> None:
    found = meant(readings[body], word, nth)
    assert found is None or not found.named, found.label


@pytest.mark.parametrize(("body", "word", "name"), CAPITALS)
def test_a_capital_that_acts_is_the_state_and_one_where_something_is_stays_a_place(
    readings: dict[str, Reading], body: str, word: str, name: str
) -> None:
    reading = readings[body]
    token = next(t for t in reading.doc if t.text == word)
    found = reading.entities[reading.member_of_name[token.i]]
    assert found.label == name
