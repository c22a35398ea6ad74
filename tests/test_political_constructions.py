"""The constructions of political reports: by which words a source and a target stand to what is done.

Each line: a sentence in our own words, the type of the event looked for, and the labels of its agents and patients
(None: not looked at).
"""

from __future__ import annotations

import pytest
from one_text import extract

from newsgraph.builder import extraction, language
from newsgraph.builder.model import Article, Event, Extraction, Status

Names = set[str] | None

CLAUSES: list[tuple[str, str, Names, Names]] = [
    # what goes on a passive, and who is named as one more
    ("Rosa Diaz was convicted of theft and fined 90 euros.", "Prosecute", set(), {"Rosa Diaz"}),
    ("Rosa Diaz was convicted of theft and ordered to pay the bank.", "Request", set(), {"Rosa Diaz"}),
    ("Two deputies were charged. A third, Rosa Diaz, was cleared.", "Prosecute", set(), {"Rosa Diaz"}),
    ("Judge Rosa Diaz wrote in her ruling that the law was void.", "Prosecute", {"Rosa Diaz"}, set()),
    ("Minister Rosa Diaz left. The prime minister thanked Jon Moe.", "Support", {"prime minister"}, {"Jon Moe"}),
    ("Rosa Diaz was suspended in May pending an inquiry by Norbank.", "Appoint", set(), {"Rosa Diaz"}),
    ("The ombudsman cleared Rosa Diaz of fraud.", "Prosecute", {"ombudsman"}, {"Rosa Diaz"}),
    ("The Labour Party lost. The Green group will back the motion.", "Support", {"Green group"}, set()),
    ("A no-confidence motion was lodged by the Green Party.", "Request", {"Green Party"}, set()),
    # relations between states
    ("Norway resumed full diplomatic relations with Cuba.", "Support", {"Norway"}, {"Cuba"}),
    ("Norway opened an embassy in Cuba.", "Support", {"Norway"}, {"Cuba"}),
    ("Norway voted in favour of Kenya's candidacy.", "Support", {"Norway"}, {"Kenya"}),
    ("Norway voiced confidence in Mali's interim government.", "Support", {"Norway"}, {"Mali"}),
    ("Indian and American troops held joint drills.", "Cooperate", {"India", "American"}, set()),
    ("Mali is jointly developing a vaccine with Norway.", "Cooperate", {"Mali", "Norway"}, set()),
    # help by money and goods
    ("Norway gave Mali $20 million to fight malaria.", "Aid", {"Norway"}, {"Mali"}),
    ("Norway provided $10 million in aid for Mali.", "Aid", {"Norway"}, {"Mali"}),
    ("Norway forgave Mali's debt.", "Aid", {"Norway"}, {"Mali"}),
    # what is lifted, given back or given in to
    ("Norway lifted its blockade of Mali.", "Concede", {"Norway"}, {"Mali"}),
    ("Norway met Mali's demand for an apology.", "Concede", {"Norway"}, {"Mali"}),
    ("Norway handed back the stolen statue to Mali.", "Concede", {"Norway"}, {"Mali"}),
    ("Norway released a Malian ship.", "Concede", {"Norway"}, {"Malian"}),
    ("Norway pulled some of its troops out of Mali.", "Retreat", {"Norway"}, {"Mali"}),
    # who is asked does what is asked, not who asks
    ("Norway put pressure on Mali to withdraw its troops from Chad.", "Retreat", {"Mali"}, None),
    ("The talks increased pressure on Mali to free two sailors.", "Concede", {"Mali"}, {"two sailors"}),
    ("Mali is under pressure from Norway to free two sailors.", "Concede", {"Mali"}, {"two sailors"}),
    ("Pressure is growing on Mali to free two sailors.", "Concede", {"Mali"}, {"two sailors"}),
    ("Appeals to Mali to free two sailors have gone unanswered.", "Concede", {"Mali"}, {"two sailors"}),
    ("Mali ignored calls by Norway to free two sailors.", "Concede", {"Mali"}, {"two sailors"}),
    ("Norway leaned on Mali to free two sailors.", "Concede", {"Mali"}, {"two sailors"}),
    ("Norway leaned on Mali to free two sailors.", "Request", {"Norway"}, {"Mali"}),
    ("Norway put Mali under pressure to free two sailors.", "Concede", {"Mali"}, {"two sailors"}),
    ("A request by Norway to Mali to free two sailors failed.", "Concede", {"Mali"}, {"two sailors"}),
    ("It is up to Mali to free two sailors.", "Concede", {"Mali"}, {"two sailors"}),
    # in a manner of speaking
    ("Norway poured cold water on Mali's plan.", "Reject", {"Norway"}, {"Mali"}),
    ("Rosa Diaz came under fire from Amnesty International.", "Accuse", {"Amnesty International"}, {"Rosa Diaz"}),
    ("Rosa Diaz blew the whistle on Norbank Corporation.", "Accuse", {"Rosa Diaz"}, {"Norbank Corporation"}),
    ("Norway gave Mali the cold shoulder.", "Reject", {"Norway"}, {"Mali"}),
    ("Senators took Norbank Corporation to task.", "Accuse", {"Senators"}, {"Norbank Corporation"}),
    ("Norway went to war with Mali.", "Assault", {"Norway"}, {"Mali"}),
    ("The IMF threw Mali a lifeline.", "Aid", {"IMF"}, {"Mali"}),
    ("Norbank Corporation parted company with manager Rosa Diaz.", "Appoint", {"Norbank Corporation"}, {"Rosa Diaz"}),
    ("Rosa Diaz died of wounds suffered in an ambush.", "Assault", set(), {"Rosa Diaz"}),
    # at whom a demand, a pledge, a refusal or a threat is aimed
    ("Norway called for talks with Mali.", "Request", {"Norway"}, {"Mali"}),
    ("Norway put pressure on Mali to hold elections.", "Request", {"Norway"}, {"Mali"}),
    ("Opposition leaders called for the president to resign.", "Request", None, {"president"}),
    ("Refugees sought asylum in Norway.", "Request", None, {"Norway"}),
    ("Mali has promised to help Norway.", "Agree", {"Mali"}, {"Norway"}),
    ("Norway cancelled a visit to Mali.", "Reject", {"Norway"}, {"Mali"}),
    ("Norway's refusal to sell gas to Mali angered Chile.", "Reject", {"Norway"}, {"Mali"}),
    ("Norway would not lift sanctions on Mali.", "Reject", {"Norway"}, {"Mali"}),
    ("Norway warned that it would strike Mali.", "Threaten", {"Norway"}, {"Mali"}),
    ("Norway threatened a boycott of Mali.", "Threaten", {"Norway"}, {"Mali"}),
    ("Norway gave Mali an ultimatum.", "Threaten", {"Norway"}, {"Mali"}),
    # who is said to have done it
    ("Norway said Mali was behind the attack.", "Accuse", {"Norway"}, {"Mali"}),
    ("Norway said Mali was responsible for the attack.", "Accuse", {"Norway"}, {"Mali"}),
    # what is withheld, and who fights
    ("The African Union suspended Mali's membership.", "Sanction", {"African Union"}, {"Mali"}),
    ("Norway closed its embassy in Mali.", "Sanction", {"Norway"}, {"Mali"}),
    ("Heavy fighting broke out between Norway and Mali.", "Assault", {"Norway", "Mali"}, None),
    # who comes to an office and who leaves it
    ("Eva Sand sacked Ola Berg and named Jon Moe to replace him.", "Appoint", {"Eva Sand"}, {"Jon Moe"}),
    ("Norway's parliament voted 60 to 40 to remove Eva Sand from office.", "Appoint", None, {"Eva Sand"}),
    ("The Senate confirmed the appointment of Eva Sand as chair of the bank.", "Appoint", {"Senate"}, {"Eva Sand"}),
    ("The lawmaker representing Upper Kol, Senator Eva Sand, opposed the plan.", "Reject", {"Eva Sand"}, None),
    ("Eva Sand will appear before the Health Committee.", "Consult", {"Eva Sand", "Health Committee"}, set()),
    ("Eva Sand is awaiting the court's ruling.", "Prosecute", {"court"}, None),
    ("Eva Sand led the campaign against the plan.", "Reject", {"Eva Sand"}, set()),
    ("The Liberals lost a byelection in Oslo.", "Compete", {"Liberals"}, set()),
    ("The Senate debated whether to put Eva Sand on trial.", "Prosecute", {"Senate"}, {"Eva Sand"}),
    ("Norway's parliament voted to quit the process.", "Reject", None, set()),
    ("Eva Sand faces a vote of no confidence on Thursday.", "Compete", {"Eva Sand"}, set()),
    ("The Social Democrats won 46 percent of the vote.", "Compete", {"Social Democrats"}, set()),
    ("Jon Moe accused the speaker of the lower house, Eva Sand, of fraud.", "Accuse", {"Jon Moe"}, {"Eva Sand"}),
    (
        "Spain's minister met his Malian counterpart in Oslo. The two countries agreed.",
        "Agree",
        {"Spain", "Mali"},
        None,
    ),
    ("Prosecutors want to reinstate charges against Eva Sand.", "Prosecute", {"Prosecutors"}, {"Eva Sand"}),
    # one of a party is not the party
    ("Senator Jon Moe, a Democrat who was arrested in Ohio, lost.", "Prosecute", None, {"Jon Moe"}),
    ("Senator Jon Moe, a Democrat, left. Eva Sand praised the Democrat.", "Support", {"Eva Sand"}, {"Jon Moe"}),
    ("The Democrats praised Eva Sand, a Republican mayor.", "Support", {"Democrats"}, {"Eva Sand"}),
    # campaigns
    ("Jon Moe charges that Eva Sand took bribes.", "Accuse", {"Jon Moe"}, {"Eva Sand"}),
    ("Jon Moe criticised Eva Sand during a campaign stop in Oslo.", "Consult", {"Jon Moe"}, set()),
    ("Eva Sand was thrilled to receive the endorsement of Jon Moe.", "Support", {"Jon Moe"}, {"Eva Sand"}),
    ("Eva Sand was endorsed by Jon Moe and by Ola Berg.", "Support", {"Jon Moe", "Ola Berg"}, {"Eva Sand"}),
    ("Jon Moe tweeted that Eva Sand was a fraud and urged Danes to boo.", "Request", {"Jon Moe"}, {"Danes"}),
    ("Senator Eva Sand of the Green Party, who voted against Jon Moe, left.", "Reject", {"Eva Sand"}, {"Jon Moe"}),
    ("In July the minister called bank chief Jon Moe an enemy of the poor.", "Accuse", {"minister"}, {"Jon Moe"}),
    ("Oslo urged states to adopt the ban, drawing criticism from Jon Moe.", "Accuse", {"Jon Moe"}, {"Oslo"}),
    ("Ola Berg mocked Jon Moe. In his speech, Ivar Dahl urged Danes to vote.", "Consult", {"Ivar Dahl"}, set()),
    ("Miners will face off in court against Acme Corp on Monday.", "Prosecute", {"Miners"}, {"Acme Corp"}),
    ("The Senate will open hearings next week into the killings.", "Consult", {"Senate"}, set()),
    ("The mayor said rioters had fired first.", "Assault", {"rioters"}, None),
    ("Eva Sand challenged Jon Moe to explain the costs.", "Request", {"Eva Sand"}, {"Jon Moe"}),
    ("Eva Sand won the seat with the support of the Police Union.", "Support", {"Police Union"}, {"Eva Sand"}),
    ("The Liberal Party quit the coalition on Monday.", "Reject", {"Liberal Party"}, None),
    ("Eva Sand said she would fight the expansion of the port.", "Reject", {"Eva Sand"}, None),
    ("The minister dismissed Eva Sand's offer as a joke.", "Reject", {"minister"}, {"Eva Sand"}),
]


@pytest.fixture(scope="module")
def read() -> dict[str, Extraction]:
    articles = [Article(f"s{i}", text, None, "2016-09-28") for i, (text, *_) in enumerate(CLAUSES)]
    return {article.text: extraction.read(article, doc) for article, doc in language.parse(articles)}


def _named(found: Extraction, keys: tuple[str, ...]) -> set[str]:
    labels = {entity.key: {entity.label, *entity.alternatives} for entity in found.entities}
    return set().union(*(labels[key] for key in keys))


def _fits(found: Extraction, event: Event, agents: Names, patients: Names) -> bool:
    for keys, names in ((event.agents, agents), (event.patients, patients)):
        if names is None:
            continue
        if len(keys) != len(names) or not names <= _named(found, keys):
            return False
    return True


@pytest.mark.parametrize("line", CLAUSES, ids=[f"{line[1]}: {line[0]}" for line in CLAUSES])
def test_source_and_target_are_found(read: dict[str, Extraction], line: tuple[str, str, Names, Names]) -> None:
    text, kind, agents, patients = line
    found = read[text]
    assert any(_fits(found, event, agents, patients) for event in found.events if event.type == kind), [
        (event.type, event.agents, event.patients) for event in found.events
    ]


# A sentence, and a type of event that it does not tell.
NONE_TOLD = [
    ("The minister drafted a decree on pensions.", "Mobilize"),
    ('Party leader Eva Sand called the cuts "an attack on young people".', "Assault"),
    ("The Labour-run council says it must save money next year.", "Request"),
    ("Norway's ruling party has called a meeting of its executive committee for Monday.", "Request"),
    ("We have to bring back law and order, Eva Sand said.", "Request"),
    ("Senator Eva Sand is trying to draw a contrast with Jon Moe.", "Compete"),
    ("Eva Sand's campaign has targeted young women in Ohio.", "Assault"),
    ("The vacancy left the court split with four liberals.", "Reject"),
    ("Candidate Eva Sand fought for us, voters said.", "Assault"),
    ("The governor told voters that the senate had declared war on the poor.", "Assault"),
    ("The committee escalated a fight with the governor over documents, senators said.", "Assault"),
    ("Candidate Eva Sand has sold us out, voters said.", "Transact"),
    ("Labour MPs will be whipped to back the motion.", "Assault"),
    ("Governor Eva Sand has fought with Acme Corp over a bill since May.", "Assault"),
    ("The right says Eva Sand has sold Spain for a handful of votes.", "Transact"),
    ("Senator Eva Sand and Governor Jon Moe clashed in a debate on Monday.", "Assault"),
    ("Eva Sand fights with everyone, said a voter of the senator's party.", "Compete"),
    ("Eva Sand called the vote unfair.", "Compete"),
    ("The governor threatened to fight lawmakers who voted for the bill.", "Assault"),
    ("Eva Sand has not attended the debate between Jon Moe and Ola Berg.", "Compete"),
]


@pytest.mark.parametrize(("text", "kind"), NONE_TOLD)
def test_what_is_no_such_event(text: str, kind: str) -> None:
    assert kind not in {event.type for event in extract(text, None).events}


@pytest.mark.parametrize("text", ["Norway has recalled its ambassador.", "The Senate confirmed Eva Sand as a judge."])
def test_deeds_that_are_no_words(text: str) -> None:
    assert not extract(text, None).claims


def test_a_dateline_with_a_day_is_no_part_of_the_title() -> None:
    text = "Wellington, Sept 5 - New Zealand Foreign Minister Eva Sand will lead a delegation to Suva."
    assert [each.title for each in extract(text, None).holdings] == ["Foreign Minister"]


def test_who_names_a_successor_is_not_succeeded() -> None:
    text = "Peru's president dismissed his defence minister and named Jon Moe to replace him."
    found = extract(text, None)
    [minister] = (each for each in found.entities if "minister" in each.label)
    assert any(mention.span.of(text) == "him" for mention in minister.mentions)


def test_who_is_cleared_is_not_accused() -> None:
    article = Article("cleared", "Norway said Mali was not responsible for the attack.", None, None)
    [(article, doc)] = language.parse([article])
    assert "Accuse" not in {event.type for event in extraction.read(article, doc).events}


def test_a_debate_that_somebody_stays_away_from_takes_place() -> None:
    found = extract("Eva Sand will not attend the debate between Jon Moe and Ola Berg on Tuesday.")
    labels = {entity.key: entity.label for entity in found.entities}
    debate = next(e for e in found.events if e.type == "Consult" and e.status is Status.PLANNED)
    assert {labels[key] for key in debate.agents} == {"Jon Moe", "Ola Berg"}


def test_what_politicians_fight_over_in_an_interview_is_not_the_bodys_they_name() -> None:
    found = extract("Reporter: Will you go? Minister: If the United Nations invites us, we will reject the invitation.")
    labels = {entity.key: entity.label for entity in found.entities}
    assert not [e for e in found.events if e.type == "Reject" and "United Nations" in {labels[k] for k in e.agents}]


def test_voters_go_to_the_polls_on_the_sunday_to_come() -> None:
    (vote,) = extract("Voters in Oslo go to the polls on Sunday.").events
    assert (vote.type, vote.status, vote.when.date) == ("Compete", Status.PLANNED, "2016-10-02")


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Diaz spent a long time with Norbank Corporation in Lima.",
        "Rosa Diaz spent Monday in Lima with Leo Brandt.",
        "Rosa Diaz paid with her life in Lima.",
        "Rosa Diaz sold the voters of Peru a dream.",
        "Norbank Corporation is paying lip service to Peru.",
    ],
)
def test_what_is_spent_paid_or_sold_may_be_no_money(text: str) -> None:
    assert "Transact" not in {event.type for event in extract(text, None).events}


def test_the_day_on_which_shelling_stopped_is_its_end() -> None:
    found = extract("Norway stopped shelling Mali on May 3, 2014.", None)
    days = {event.type: (event.when.date, event.when.end) for event in found.events}
    assert days == {"Retreat": ("2014-05-03", None), "Assault": (None, "2014-05-03")}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norway and Mali are hammering out a deal.", "Hypothetical"),
        ("Norway was negotiating a deal with Mali.", "Hypothetical"),
        ("Talks on a deal between Norway and Mali stalled.", "Hypothetical"),
        ("Norway negotiated a deal with Mali in 1990.", "Actual"),
        ("Talks on the deal between Norway and Mali stalled.", "Actual"),
    ],
)
def test_a_deal_in_the_making_is_none_yet(text: str, status: str) -> None:
    assert {event.status.value for event in extract(text, None).events if event.type == "Agree"} == {status}


def test_who_is_sentenced_is_so_though_the_sentence_is_appealed() -> None:
    found = extract("The sentence against Rosa Diaz was appealed.", None)
    assert {event.status for event in found.events} == {Status.ACTUAL}


def test_what_would_have_been_done_is_no_threat() -> None:
    found = extract("Norway would have attacked Mali if the pope had not called.", None)
    assert "Threaten" not in {event.type for event in found.events}


def test_who_foils_a_plot_did_not_plot() -> None:
    found = extract("Norway thwarted a plot to bomb the embassy of Mali.", None)
    (attack,) = [event for event in found.events if event.type == "Assault"]
    assert attack.agents == ()


def test_no_fight_of_words_is_an_attack() -> None:
    found = extract("The mayor vetoed the law, setting up a fight with leaders of the opposition.", None)
    assert "Assault" not in {event.type for event in found.events}


def test_who_is_accused_accuses_nobody() -> None:
    assert extract("The senator was arrested and accused of fraud.", None).claims == ()
