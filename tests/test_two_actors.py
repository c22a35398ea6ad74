"""Events between two actors in one sentence: who does what to whom, named or not, in the constructions of news."""

from __future__ import annotations

import pytest

from newsgraph.builder import extraction, language
from newsgraph.builder.model import Article, Extraction

# text, type, whom the agents are, whom the patients are (sides of a meeting are all agents)
BETWEEN = [
    # unnamed bodies and people that do or undergo deeds
    ("The authorities shut down an opposition newspaper.", "Coerce", {"authorities"}, {"an opposition newspaper"}),
    ("Two universities have partnered with Acme Steel.", "Cooperate", {"Two universities", "Acme Steel"}, set()),
    ("Chad has criticised Western powers.", "Accuse", {"Chad"}, {"Western powers"}),
    ("Soldiers raped women in two villages.", "Assault", {"Soldiers"}, {"women"}),
    ("Norway criticised the transitional government.", "Accuse", {"Norway"}, {"transitional government"}),
    ("Two of its nurses were killed by gunmen.", "Assault", {"gunmen"}, {"its nurses"}),
    # whose deed the word before it tells
    ("A police raid on the opposition newspaper was condemned.", "Coerce", {"police"}, None),
    ("Rebels fired at government helicopters.", "Assault", {"Rebels"}, {"government"}),
    # nouns with two participants
    ("Kenya's arrest of three writers was criticised.", "Prosecute", {"Kenya"}, {"three writers"}),
    ("Chad mourned the killing of a judge by Danish soldiers.", "Assault", {"Denmark"}, {"a judge"}),
    ("Peru's rejection of the Chilean proposal angered farmers.", "Reject", {"Peru"}, {"Chile"}),
    ("Ghana fired a missile, prompting condemnation from Togo.", "Accuse", {"Togo"}, {"Ghana"}),
    # passives, and what the parser hangs elsewhere
    ("Danish troops were withdrawn from Chad.", "Retreat", {"Denmark"}, {"Chad"}),
    ("The general was shot and wounded by his bodyguard.", "Assault", {"his bodyguard"}, {"general"}),
    ("Kenya has placed two lawyers under house arrest.", "Coerce", {"Kenya"}, {"two lawyers"}),
    ("Ghana called on donors to honour their pledges.", "Request", {"Ghana"}, {"donors"}),
    ("Danish soldiers helped farmers repair the dam.", "Aid", {"Denmark"}, {"farmers"}),
    ("Maoist rebels released two Danish engineers unharmed.", "Concede", {"Maoist rebels"}, {"two Danish engineers"}),
    ("The court acquitted the general of killing monks.", "Assault", {"general"}, {"monks"}),
    ("Kenya has confiscated land belonging to Acme Steel.", "Coerce", {"Kenya"}, {"Acme Steel"}),
    # threats
    ("The rebels said they would kill the hostages if the army attacked.", "Threaten", {"rebels"}, {"hostages"}),
    ("Kenya reserves the right to use force against Niger.", "Threaten", {"Kenya"}, {"Niger"}),
    ("Miners threatened to strike unless the government paid.", "Threaten", {"Miners"}, {"government"}),
    ("The union vowed to paralyse the port unless the company paid.", "Threaten", {"union"}, {"company"}),
    ("Chad gave Niger a week to withdraw its policemen.", "Threaten", {"Chad"}, {"Niger"}),
    ("Kenya has stood by Peru's president.", "Support", {"Kenya"}, {"Peru's president"}),
    ("Police questioned two bloggers over their posts.", "Coerce", {"Police"}, {"two bloggers"}),
    # forces and states
    ("Peru moved thousands of soldiers to its border with Chile.", "Mobilize", {"Peru"}, {"Chile"}),
    ("Danish soldiers fought alongside Kenyan troops.", "Cooperate", {"Denmark", "Kenya"}, set()),
    ("Peru staged military drills near the coast.", "Mobilize", {"Peru"}, set()),
    ("Chad struck Niger on Monday.", "Assault", {"Chad"}, {"Niger"}),
    (
        "Villagers closed their shops in protest at the killing of a boy by soldiers.",
        "Protest",
        {"Villagers"},
        {"soldiers"},
    ),
    # who stands behind the verb for emphasis
    ("It was Chad that blacklisted Acme Steel.", "Sanction", {"Chad"}, {"Acme Steel"}),
    ("It was militants who stabbed the judge.", "Assault", {"militants"}, {"judge"}),
    ("Also freed by Peru was Omar Zaki.", "Concede", {"Peru"}, {"Omar Zaki"}),
    ("Among those abducted by the rebels were two nurses.", "Coerce", {"rebels"}, {"two nurses"}),
    # by whom, with what the subject did or was asked in between
    ("Acme Steel was fined for bribery by Danish prosecutors.", "Prosecute", {"Danish prosecutors"}, {"Acme Steel"}),
    ("Niger was asked for more time by Chad.", "Request", {"Chad"}, {"Niger"}),
    ("Omar Zaki was dismissed as envoy by Peru.", "Appoint", {"Peru"}, {"Omar Zaki"}),
    ("Chad was criticised for a raid by the rebels.", "Accuse", set(), {"Chad"}),
    # what an infinitive is for, and headlines without a finite verb
    ("Peruvian rebels changed course in order to free the hostages.", "Concede", {"Peruvian rebels"}, {"hostages"}),
    ("Peru to apologise to Chile", "Concede", {"Peru"}, {"Chile"}),
    ("Chad became the first to vote for Omar Zaki.", "Support", {"Chad"}, {"Omar Zaki"}),
    ("Farmers pushed Peru to free Omar Zaki.", "Request", {"Farmers"}, {"Peru"}),
    ("Farmers pushed Peru to free Omar Zaki.", "Concede", {"Peru"}, {"Omar Zaki"}),
    # asides, fronted clauses, a sum and whom it is laid on
    ("Farmers, many of them from the north, boycotted Acme Steel.", "Protest", {"Farmers"}, {"Acme Steel"}),
    ("Having freed Omar Zaki, Danish soldiers declined to comment.", "Concede", {"Denmark"}, {"Omar Zaki"}),
    ("Danish police fined Acme Steel 3 million euros.", "Prosecute", {"Danish police"}, {"Acme Steel"}),
    ("Neither local farmers nor Chad accused Omar Zaki of theft.", "Accuse", {"local farmers", "Chad"}, {"Omar Zaki"}),
    # gerunds and participles that look as if they described the noun behind them
    ("Acme Steel has denied sheltering fishermen.", "Aid", {"Acme Steel"}, {"fishermen"}),
    ("Chad accused Niger of equipping Kenyan police.", "Aid", {"Niger"}, {"Kenyan police"}),
    ("Chad issued a statement on Thursday and deployed troops.", "Mobilize", {"Chad"}, {"troops"}),
    # whom "it" and "they" mean
    ("A statement by Chad said it had embargoed Niger.", "Sanction", {"Chad"}, {"Niger"}),
    (
        "Militants spoke to reporters on Monday. Earlier they had kidnapped a judge.",
        "Coerce",
        {"Militants"},
        {"a judge"},
    ),
    # verbs by the kinds of whom they are done to
    ("Chad appealed to Niger for help.", "Request", {"Chad"}, {"Niger"}),
    ("Chad expelled the ambassador of Niger.", "Sanction", {"Chad"}, {"Niger"}),
    ("Traders turned their backs on Acme Steel.", "Reject", {"Traders"}, {"Acme Steel"}),
    ("Danish prosecutors brought charges against Omar Zaki.", "Prosecute", {"Danish prosecutors"}, {"Omar Zaki"}),
    ("Acme Steel bribed two lawmakers.", "Transact", {"Acme Steel"}, {"two lawmakers"}),
    ("Militants extorted money from farmers.", "Coerce", {"Militants"}, {"farmers"}),
    ("Chad brushed aside the demand and reimbursed farmers.", "Transact", {"Chad"}, {"farmers"}),
    ("Police tear-gassed farmers on Monday.", "Assault", {"Police"}, {"farmers"}),
    ("President Omar Zaki dined with President Pavel Sutin.", "Consult", {"Omar Zaki", "Pavel Sutin"}, set()),
]


@pytest.fixture(scope="module")
def read() -> dict[str, Extraction]:
    articles = [Article(f"clause-{number}", row[0], None, "2025-03-03") for number, row in enumerate(BETWEEN)]
    return {article.text: extraction.read(article, doc) for article, doc in language.parse(articles)}


@pytest.mark.parametrize(("text", "kind", "agents", "patients"), BETWEEN)
def test_who_does_what_to_whom(
    read: dict[str, Extraction], text: str, kind: str, agents: set[str], patients: set[str] | None
) -> None:
    extracted = read[text]
    names = {entity.key: entity.label for entity in extracted.entities}
    found = [
        ({names[key] for key in event.agents}, {names[key] for key in event.patients})
        for event in extracted.events
        if event.type == kind
    ]
    assert any(agents == who and (patients is None or patients == whom) for who, whom in found), found
