"""Claims: who is said to have said what, over many ways of putting it."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import pytest

from newsgraph.builder import claims, coreference, language, names, reporting, speakers
from newsgraph.builder.attribution import attributions
from newsgraph.builder.model import Article, Claim, Count, Event, Evidence, Kind, RoleHolding, Span, Status
from newsgraph.builder.reading import Reading

# Text, then for each claim expected: who speaks (part of the label), words of the evidence, lemma of the cue.
SAID = [
    (
        "Anna Keller wrote a memoir. According to her account, the mill burned.",
        "Keller",
        "the mill burned",
        "according to",
    ),
    (
        '"The mill is the harbour\'s and our pride," Anna Keller, a top Moss aide, said Monday morning.',
        "Keller",
        "pride",
        "say",
    ),
    ("The Harbour Bank claimed to have paid the miners.", "Bank", "to have paid the miners", "claim"),
    ("Anna Keller denied having sold the mill.", "Keller", "having sold the mill", "deny"),
    ("A document on the Harbour Bank's website states that the fee will rise.", "Bank", "the fee will rise", "state"),
    ("Anna Keller said the harbour would close in May.", "Keller", "would close", "say"),
    ("Anna Keller says that the harbour is safe.", "Keller", "the harbour is safe", "say"),
    ("The harbour is safe, Anna Keller said.", "Keller", "The harbour is safe", "say"),
    ("The harbour, Anna Keller said, is safe.", "Keller", "is safe", "say"),
    ('"The harbour is safe," said Anna Keller.', "Keller", "The harbour is safe", "say"),
    ('"The harbour is safe," Anna Keller said.', "Keller", "The harbour is safe", "say"),
    ('Anna Keller said: "The harbour is safe."', "Keller", "The harbour is safe", "say"),
    ('"The harbour," Anna Keller said, "is safe."', "Keller", "is safe", "say"),
    ("Anna Keller told reporters that the ferry had sunk.", "Keller", "the ferry had sunk", "tell"),
    ("Anna Keller announced the closure of two schools.", "Keller", "two schools", "announce"),
    ("Anna Keller warned of further floods.", "Keller", "further floods", "warn"),
    ("Anna Keller warned that the dam could break.", "Keller", "the dam could break", "warn"),
    ("Anna Keller called on the council to resign.", "Keller", "to resign", "call"),
    ("Anna Keller called for an inquiry.", "Keller", "an inquiry", "call"),
    ('Anna Keller urged the council to "act at once".', "Keller", "act at once", "urge"),
    ("Anna Keller asked whether the bridge was safe.", "Keller", "the bridge was safe", "ask"),
    ("Anna Keller accused the council of fraud.", "Keller", "of fraud", "accuse"),
    ("Anna Keller criticized the new law.", "Keller", "the new law", "criticize"),
    ("Anna Keller praised the firefighters for their courage.", "Keller", "the firefighters", "praise"),
    ("Anna Keller denied that she had seen the letter.", "Keller", "she had seen the letter", "deny"),
    ("Anna Keller vowed to rebuild the town.", "Keller", "to rebuild the town", "vow"),
    ("Anna Keller believes that the vote will fail.", "Keller", "the vote will fail", "believe"),
    ("Anna Keller fears that the vote will fail.", "Keller", "the vote will fail", "fear"),
    ("Anna Keller hoped the vote would fail.", "Keller", "the vote would fail", "hope"),
    ('Anna Keller called the plan "a gift to smugglers".', "Keller", "a gift to smugglers", "call"),
    ('Anna Keller described the talks as "friendly".', "Keller", "friendly", "describe"),
    ("Anna Keller spoke of a difficult winter.", "Keller", "a difficult winter", "speak"),
    ("Anna Keller pointed to the rising costs.", "Keller", "the rising costs", "point"),
    ("Anna Keller disagreed with the verdict.", "Keller", "the verdict", "disagree"),
    ("Anna Keller is confident that the vote will pass.", "Keller", "the vote will pass", "confident"),
    ("Anna Keller was critical of the decision.", "Keller", "the decision", "critical"),
    ("According to Anna Keller, the dam is full.", "Keller", "the dam is full", "according to"),
    ("The dam is full, according to Anna Keller.", "Keller", "The dam is full", "according to"),
    ("In Anna Keller's view, the dam is full.", "Keller", "the dam is full", "in X view"),
    ("Anna Keller's claim that the dam was full surprised nobody.", "Keller", "the dam was full", "claim"),
    ("Anna Keller issued a warning that the dam was full.", "Keller", "the dam was full", "warning"),
    ("Anna Keller expressed concern about the dam.", "Keller", "the dam", "concern"),
    ("Anna Keller was quoted as saying that the dam was full.", "Keller", "the dam was full", "say"),
    ("Anna Keller, who said the dam was full, left early.", "Keller", "the dam was full", "say"),
    ("Anna Keller arrived late and said the dam was full.", "Keller", "the dam was full", "say"),
    ("Anna Keller left the room, saying the dam was full.", "Keller", "the dam was full", "say"),
    ("Anna Keller is expected to say that the dam is full.", "Keller", "the dam is full", "say"),
    ("As Anna Keller noted, the dam was full.", "Keller", "the dam was full", "note"),
    ("The carmaker Volvo said sales had doubled.", "Volvo", "sales had doubled", "say"),
    ("Officials said the road was open.", "Officials", "the road was open", "say"),
    ("A police spokesman said the road was open.", "spokesman", "the road was open", "say"),
    ("Residents of the village said the road was open.", "Residents", "the road was open", "say"),
    ("The report found that the bridge was weak.", "report", "the bridge was weak", "find"),
    ("A survey showed that prices had risen.", "survey", "prices had risen", "show"),
    ("Official data show that prices have risen.", "data", "prices have risen", "show"),
    ("Most analysts predict that prices will rise.", "analysts", "prices will rise", "predict"),
    ("A majority of voters said they would stay at home.", "voters", "they would stay at home", "say"),
    ("One of the officials said the road was open.", "officials", "the road was open", "say"),
    ("The claim was dismissed by Anna Keller.", "Keller", "The claim", "dismiss"),
    ("Critics argue that the tax is unfair.", "Critics", "the tax is unfair", "argue"),
    ("Anna Keller testified that she had seen the letter.", "Keller", "she had seen the letter", "testify"),
    ("Anna Keller tweeted that the show was cancelled.", "Keller", "the show was cancelled", "tweet"),
    ("Anna Keller admitted taking the money.", "Keller", "taking the money", "admit"),
    ("Anna Keller insisted that the show go on.", "Keller", "the show go on", "insist"),
    ("Anna Keller said the mill would close by May and suggested that it might reopen.", "Keller", "reopen", "suggest"),
    ("No word on fares yet, Anna Keller says.", "Keller", "No word on fares", "say"),
    ("Economists see prices falling to a new low.", "Economists", "prices falling", "see"),
    ("Anna Keller poured cold water on the plan.", "Keller", "the plan", "pour water"),
    ("Anna Keller demanded to know who had paid.", "Keller", "who had paid", "demand"),
    ("Anna Keller was quick to point out that the mill was old.", "Keller", "the mill was old", "point out"),
    ("Norway accuses Denmark of piracy.", "Norway", "piracy", "accuse"),
    ("The roof will fall, predicts Anna Keller.", "Keller", "The roof will fall", "predict"),
    ("Norway denied any part in the raid.", "Norway", "any part in the raid", "deny"),
]

# Sentences in which nobody is said to have said anything.
SILENT = [
    "Nobody said that the mill was old.",
    "Anna Keller condemned the raid.",
    "Anna Keller learned that the mill was old.",
    "Officers fired because they thought that the mill was empty.",
    "Anna Keller pleaded not guilty to charges of fraud.",
    "Anna Keller ordered the sailor held until trial.",
    "Anna Keller tweeted a photo of the harbour.",
    "The boat was determined to have sunk in May.",
    "The so-called “safe zone” lies north of the river.",
    "Anna Keller played the lead in “The Long Road Home”.",
    "The film “Night Train” opened in March.",
    "Anna Keller told nobody.",
    "The mother wept as Judge Anna Keller read the verdict.",
    "Anna Keller said nothing.",
    "The bomb hit the market at noon.",
    "The ship left the harbour on Friday.",
    "Norway supports the peace talks with money.",
    "Boeing plans to build a plant in Ohio.",
    "This suggests that the bridge was weak.",
    "It is important that the bridge holds.",
    "The explosion showed that the pipe was old.",
    "The rules allow members to vote by post.",
    "Anna Keller found her keys in the kitchen.",
    "Anna Keller saw the train leave.",
    "The match ended two to one.",
    "The council wants to support it.",
    "Anna Keller wanted to leave.",
    "Anna Keller plans to visit the harbour.",
    "Anna Keller agreed to meet the sailors.",
    "Anna Keller asked the sailors to wait.",
    "The officers questioned the boy and let him go.",
    "Anna Keller conceded a goal in the last minute.",
    "Not all were satisfied with the list.",
    "Nobody complained about the price.",
    "Why did Anna Keller so badly want to attend?",
    "The ferry company did not respond to the complaint.",
    "Anna Keller has accepted that offer.",
    "Militants attacked the camp.",
    'Anna Keller, curator of "Harbours: Pictures of the North" at the museum.',
    '"The Grey Boat" was written by Anna Keller.',
    "Anna Keller posted using her own name.",
]


@lru_cache(maxsize=1)
def _parsed() -> dict[str, Reading]:
    texts = [text for text, *_ in SAID] + SILENT
    articles = [Article(str(number), text) for number, text in enumerate(texts)]
    return {article.text: _resolved(names.read_names(article, doc)) for article, doc in language.parse(articles)}


def _resolved(reading: Reading) -> Reading:
    return claims.with_speakers(coreference.resolve(reading))


def _read(text: str, headline: str | None = None) -> Reading:
    article = Article("a", text, headline)
    return next(_resolved(names.read_names(article, doc)) for _, doc in language.parse([article]))


def _speaker(reading: Reading, claim: Claim) -> str:
    return "" if claim.speaker is None else reading.entities[claim.speaker].label


def _pairs(reading: Reading) -> list[tuple[str, list[str]]]:
    """Each claim's speaker and the text of its evidence."""
    text = reading.article.text
    return [(_speaker(reading, c), [e.span.of(text) for e in c.evidence]) for c in claims.claims(reading)]


@pytest.mark.parametrize(("text", "speaker", "words", "lemma"), SAID)
def test_a_phrasing_gives_its_claim(text: str, speaker: str, words: str, lemma: str) -> None:
    reading = _parsed()[text]
    found = [c for c in claims.claims(reading) if c.saying_verb == lemma]
    assert len(found) == 1, claims.claims(reading)
    claim = found[0]
    assert speaker in _speaker(reading, claim)
    assert words in claim.evidence[0].span.of(text)
    assert 0 < claim.confidence <= 1
    assert claim.rule.startswith("claim/")
    trigger = claim.evidence[0].trigger
    assert trigger is not None
    assert claim.evidence[0].span.covers(trigger)


@pytest.mark.parametrize("text", SILENT)
def test_nothing_said_gives_no_claim(text: str) -> None:
    assert claims.claims(_parsed()[text]) == ()


def test_a_quotation_of_three_sentences_is_one_claim_with_three_evidences() -> None:
    reading = _read('"We lost the boats. We kept the nets. We will fish again," said Anna Keller.')
    (claim,) = claims.claims(reading)
    assert len(claim.evidence) == 3
    assert claim.quote == "We lost the boats. We kept the nets. We will fish again,"


def test_a_quotation_broken_by_its_cue_is_one_claim() -> None:
    reading = _read('"We lost the boats," said Anna Keller. "We kept the nets."')
    (claim,) = claims.claims(reading)
    assert [e.span.of(reading.article.text)[:9] for e in claim.evidence] == ['"We lost ', '"We kept ']
    assert claim.quote == "We lost the boats, […] We kept the nets."


def test_a_quotation_in_a_paragraph_of_its_own_goes_on_from_the_last_speaker() -> None:
    text = 'The mayor, Anna Keller, said the town would be rebuilt.\n\n"We kept the nets. We will fish again."'
    assert {label for label, _ in _pairs(_read(text))} == {"Anna Keller"}
    assert sum(len(evidence) for _, evidence in _pairs(_read(text))) == 3


def test_paragraphs_after_a_colon_are_the_speakers_words_until_he_is_named_again() -> None:
    text = (
        "Minister Anna Keller said:\n\nI welcome the ceasefire. The fighting must end.\n\nWe stand ready to help.\n\n"
        "Minister Anna Keller will travel to Oslo on Friday."
    )
    reading = _read(text)
    (claim,) = claims.claims(reading)
    assert "Keller" in _speaker(reading, claim)
    assert [e.span.of(text) for e in claim.evidence] == [
        "I welcome the ceasefire.",
        "The fighting must end.",
        "We stand ready to help.",
    ]


def test_one_paragraph_after_a_colon_where_no_first_person_speaks() -> None:
    text = "Anna Keller wrote:\n\nThe town is quiet.\n\nSnow fell on Friday and the roads were closed."
    (claim,) = claims.claims(_read(text))
    assert [e.span.of(text) for e in claim.evidence] == ["The town is quiet."]


def test_a_headline_with_a_colon() -> None:
    text = "Keller: Harbour is safe\n\nAnna Keller opened the harbour on Friday."
    found = _pairs(_read(text, "Keller: Harbour is safe"))
    assert found == [("Anna Keller", ["Keller: Harbour is safe"])]


@pytest.mark.parametrize(
    ("headline", "speaker"),
    [
        ("Minister: no money for roads", "Minister"),
        ("No money for roads: minister", "minister"),
        ("Report: schools in bad repair", "Report"),
        ("Norway: two held after fire", None),
        ("Update: two held after fire", None),
    ],
)
def test_labels_of_headlines(headline: str, speaker: str | None) -> None:
    reading = _read(headline + "\n\nTwo people left the village.", headline)
    assert [label for label, _ in _pairs(reading)] == ([] if speaker is None else [speaker])


def test_speakers_of_a_transcript() -> None:
    text = (
        "Anna Keller met Peter Moss.\n\nKELLER: The road is closed. Will it open?\n\nMOSS: It will.\n\n"
        "Location: the old mill."
    )
    assert [(label, len(evidence)) for label, evidence in _pairs(_read(text))] == [
        ("Anna Keller", 2),
        ("Peter Moss", 1),
    ]


def test_a_transcript_names_those_whom_nothing_else_names() -> None:
    text = "The debate went on.\n\nQUILL: The road is closed.\n\nBRAND: Why?\n\nQUILL: It rained.\n\nBRAND: I see."
    assert {label for label, _ in _pairs(_read(text))} == {"QUILL", "BRAND"}


def test_a_signed_quotation_needs_no_verb() -> None:
    text = "Anna Keller runs a farm.\n\n“The rain came too late.” — Anna Keller"
    assert ("Anna Keller", ["“The rain came too late.”"]) in _pairs(_read(text))


def test_all_members_of_a_coordination_speak() -> None:
    reading = _read("Anna Keller and Peter Moss said the road was open.")
    assert {label for label, _ in _pairs(reading)} == {"Anna Keller", "Peter Moss"}
    assert len({claim.key for claim in claims.claims(reading)}) == 2


@pytest.mark.parametrize(
    ("text", "speakers_"),
    [
        ("A new study by Anna Keller and Jan Holm found that eels are rare.", {"Anna Keller", "Jan Holm"}),
        ("Ministers such as Anna Keller and Jan Holm say that trade is slow.", {"Anna Keller", "Jan Holm"}),
        ("The findings of the European Commission show that eels are rare.", {"European Commission"}),
    ],
)
def test_joint_authors_examples_and_owners_of_results_speak(text: str, speakers_: set[str]) -> None:
    reading = _read(text)
    assert {_speaker(reading, claim).removeprefix("the ") for claim in claims.claims(reading)} == speakers_


def test_what_the_speaker_says_of_his_own_thoughts_is_one_claim() -> None:
    reading = _read("Anna Keller said she hoped the road would open.")
    assert [claim.saying_verb for claim in claims.claims(reading)] == ["say"]


def test_the_source_of_a_source_is_a_claim_of_its_own() -> None:
    reading = _read("Anna Keller said that Peter Moss had denied that the road was open.")
    assert {label for label, _ in _pairs(reading)} == {"Anna Keller", "Peter Moss"}


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("A report by UNICEF said that the wells were dry.", "UNICEF"),
        ("The wells are dry, according to French figures.", "French"),
        ("The wells are dry, according to health ministry figures.", "health ministry"),
    ],
)
def test_the_document_of_an_owner_speaks_for_the_owner(text: str, owner: str) -> None:
    reading = _read(text)
    ((label, _),) = _pairs(reading)
    entity = next(e for e in reading.entities.values() if e.label == label)
    assert owner in {label, *entity.alternatives, *(m.span.of(text) for m in entity.mentions)}


def test_unnamed_sources_become_entities_with_kinds() -> None:
    reading = _read(
        "Villagers said the wells were dry. A spokesman said help was near. The survey said the same thing."
    )
    kinds = {e.label.casefold(): e.kind for e in reading.entities.values() if not e.named}
    assert kinds["villagers"] is Kind.GROUP
    assert kinds["a spokesman"] is Kind.PERSON
    assert kinds["the survey"] is Kind.ORGANIZATION


def test_the_same_unnamed_source_is_one_entity_and_another_is_a_second() -> None:
    reading = _read(
        "A source said the talks had begun. The source said they went well. Another source said they had failed."
    )
    speaking = [claim.speaker for claim in claims.claims(reading)]
    assert len(speaking) == 3
    assert speaking[0] == speaking[1] != speaking[2]


def test_a_claim_is_about_the_events_and_holdings_inside_its_content() -> None:
    text = "Mayor Anna Keller said the army had killed 12 people."
    reading = _read(text)
    start = text.index("killed")
    inside = Event(
        "event/1",
        "Assault",
        Status.ACTUAL,
        (Evidence(Span(start - 13, start + 16), Span(start, start + 6)),),
        counts=(Count("killed", 12),),
    )
    outside = replace(inside, key="event/2", evidence=(Evidence(Span(0, 10), Span(0, 5)),))
    holding = RoleHolding("role/1", "person/anna-keller", "mayor", None, (Evidence(Span(0, 17)),))
    (claim,) = claims.claims(reading, (inside, outside), (holding,))
    assert claim.about == ("event/1",)
    assert claim.counts == (Count("killed", 12),)
    assert claim.quote is None


def test_every_quote_and_every_evidence_stands_in_one_sentence_of_the_text() -> None:
    text = "Anna Keller said:\n\n“The boats are lost.\n\n“The nets are safe.”\n\nPeter Moss called it “a miracle”."
    reading = _read(text)
    found = claims.claims(reading)
    assert {_speaker(reading, claim) for claim in found} == {"Anna Keller", "Peter Moss"}
    for claim in found:
        for evidence in claim.evidence:
            assert any(sentence.span.covers(evidence.span) for sentence in reading.sentences)
        for part in (claim.quote or "").split(" […] "):
            assert part in text


def test_the_lexicon_is_broad_and_free_of_contradictions() -> None:
    words = reporting.lexicon()
    assert len(words.verbs) >= 400
    frames = {f for table in words.verbs.values() for f in table}
    assert {"clause", "quote", "infinitive", "object", "naming", "that"} <= frames
    assert {kind for table in words.verbs.values() for kind in table.values()} <= {
        "say", "ask", "judge", "commit", "think", "show", "document", "cite", "hear",
    }  # fmt: skip
    assert set(words.speakers.values()) == {"person", "group", "organization", "document"}
    lines = (reporting.folder() / "reporting.tsv").read_text("utf-8").splitlines()
    seen: dict[tuple[str, str], str] = {}
    for line in lines:
        if line.startswith(("#", "lemma\t")):
            continue
        lemma, kind, listed = line.split("\t")
        for frame in listed.split():
            assert (lemma, frame) not in seen, f"{lemma} {frame} stands under {seen.get((lemma, frame))} and {kind}"
            seen[lemma, frame] = kind


def test_attributions_and_keys_point_into_the_text() -> None:
    for text, reading in _parsed().items():
        for cue in attributions(reading):
            assert cue.cue_span.of(text)
            assert all(0 <= span.start < span.end <= len(text) for span in cue.content)
            if cue.source is not None:
                assert all(key in reading.entities for key in speakers.keys_of(reading, cue.source))


# A text, then for each of its claims who speaks and words of the evidence.
PASSAGES = [
    pytest.param(
        "Ellen Moore, treasurer of the Hill Fund, came on Monday. Towns, said Moore, are required to pay.",
        [("Ellen Moore", "are required to pay")],
        id="the name behind an inverted verb speaks, not the subject of the clause",
    ),
    pytest.param(
        "Peter Allen praised the firefighters. He said Paul Ward had been the last to leave.",
        [("Peter Allen", "the firefighters"), ("Peter Allen", "the last to leave")],
        id="a pronoun that speaks is nobody whom its own words name",
    ),
    pytest.param(
        "The neighbour told police that the suspect was quiet. "
        '"He read a lot," he told the Echo. "I met the guard and he waved," he added.',
        [("neighbour", "was quiet"), ("neighbour", "He read a lot"), ("neighbour", "the guard")],
        id="who says he of somebody is another",
    ),
    pytest.param(
        'The Morning Post noted the campaign had grown. Professor Paul Hill grinned, "It may lead to a debate."',
        [("Morning Post", "had grown"), ("Paul Hill", "a debate")],
        id="a quotation opened by a clause of its own continues nothing",
    ),
    pytest.param(
        'The Morning Post noted the campaign had grown. Professor Paul Hill commented, "It may lead to a debate."',
        [("Morning Post", "had grown"), ("Paul Hill", "a debate")],
        id="a quotation after a verb of speech continues nothing",
    ),
    pytest.param(
        "The report's authors say the water is unsafe. The report has prompted calls for wells to be closed. "
        "They say adding chlorine is simple.",
        [("report's authors", "unsafe"), ("report's authors", "chlorine")],
        id="they are those who spoke",
    ),
    pytest.param(
        "The World Health Organization (WHO) is in Geneva. WHO say lead is a cause of illness.",
        [("World Health Organization", "a cause of illness")],
        id="an acronym that looks like a pronoun",
    ),
    pytest.param(
        "The union insists that its members will keep their pay, something the plan of the mayor rules out, "
        "instead proposing a cut.",
        [("union", "keep their pay")],
        id="a participle behind an aside has the subject of the aside",
    ),
    pytest.param(
        "Anna Keller announced that the case was closed and stated that no charges would follow.",
        [("Anna Keller", "no charges")],
        id="verbs of speech share their subject over a passive clause",
    ),
    pytest.param(
        "Anna Keller was quoted by the Echo as saying that the dam was full.",
        [("Anna Keller", "the dam was full")],
        id="who is quoted speaks",
    ),
    pytest.param(
        "Anna Keller found prices had fallen. The dam is full, the Morning Post has learned.",
        [("Anna Keller", "prices had fallen"), ("Morning Post", "The dam is full")],
        id="findings without that",
    ),
    pytest.param(
        'The clock had stopped, Anna Keller said. "It is late."',
        [("Anna Keller", "had stopped"), ("Anna Keller", "It is late")],
        id="a quotation behind a tag goes on",
    ),
]


@pytest.mark.parametrize(("text", "expected"), PASSAGES)
def test_each_claim_of_a_passage_goes_to_its_speaker(text: str, expected: list[tuple[str, str]]) -> None:
    found = _pairs(_read(text))
    for speaker, words in expected:
        assert any(speaker in who and any(words in part for part in parts) for who, parts in found), found
    assert all(any(speaker in who for speaker, _ in expected) for who, _ in found), found


def test_the_subject_of_an_aside_proposes() -> None:
    text = "The union insists that its members keep their pay, something the mayor rules out, instead proposing a cut."
    reading = _read(text)
    sources = {cue.lemma: cue.source.text for cue in attributions(reading) if cue.source is not None}
    assert sources["propose"] == "mayor"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The clerk refused a request by Per Holm, saying the file was closed.", "clerk"),
        ("The head of the port spoke of Per Holm. Anna Keller, her friend, disagreed, saying he was ill.", "Keller"),
    ],
)
def test_a_name_before_the_comma_is_not_the_speaker_of_the_participle(text: str, speaker: str) -> None:
    reading = _read(text)
    (claim,) = [claim for claim in claims.claims(reading) if claim.saying_verb == "say"]
    assert speaker in _speaker(reading, claim)


def test_a_verb_joined_to_the_report_is_a_claim_of_its_own() -> None:
    reading = _read("Anna Keller said she would mend the dam and warned against a flood.")
    found = {claim.saying_verb: claim for claim in claims.claims(reading)}
    assert {"say", "warn"} <= set(found)
    assert not found["say"].evidence[0].span.of(reading.article.text).endswith("flood")


def test_bare_words_in_quotation_marks_are_his_of_whom_the_paragraph_tells() -> None:
    reading = _read(
        'Deputy Anna Keller named the weariness of young voters as a reason for the poll. "They are tired of promises."'
    )
    assert [(_speaker(reading, claim), claim.rule) for claim in claims.claims(reading)][-1:] == [
        ("Anna Keller", "claim/introduced")
    ]


@pytest.mark.parametrize(
    "text",
    ["A teacher mistakenly thought that it was a bomb.", "A report documenting abuses in Kelm was lost."],
)
def test_errors_and_what_a_report_is_about_are_not_said(text: str) -> None:
    assert _pairs(_read(text)) == []
