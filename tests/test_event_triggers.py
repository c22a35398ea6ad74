"""Which words name events, and of which type: senses by field, occasions, compounds, names, later mentions.

Each line: a text, the type looked for, the trigger word, and labels that the event's participants or places contain.
"""

from __future__ import annotations

import pytest
from one_text import extract

from newsgraph.builder.model import Event, Extraction

CAMPAIGN = (
    " The candidate asked voters for support before the election. The party hopes for a victory in the primary, and"
    " its candidate leads the poll."
)

SENSES: list[tuple[str, str, str, set[str]]] = [
    # politics
    (f"Dana Orr attacked Leo Brandt over taxes.{CAMPAIGN}", "Accuse", "attacked", {"Dana Orr", "Leo Brandt"}),
    ("Dana Orr called Leo Brandt a liar.", "Accuse", "called", {"Dana Orr", "Leo Brandt"}),
    ("Farmers voted for Leo Brandt.", "Support", "voted", {"Farmers", "Leo Brandt"}),
    ("Ruth Amsel broke with Leo Brandt on pensions.", "Reject", "broke", {"Ruth Amsel", "Leo Brandt"}),
    ("Congress passed the bill on Monday.", "Agree", "passed", {"Congress"}),
    ("Parliament overrode the veto of Leo Brandt.", "Reject", "overrode", {"Parliament"}),
    (f"Dana Orr attacked the ideology of the party.{CAMPAIGN}", "Accuse", "attacked", {"Dana Orr"}),
    ("Ruth Amsel questioned the fairness of the court.", "Accuse", "questioned", {"Ruth Amsel"}),
    ("Ruth Amsel credited Leo Brandt with saving the plan.", "Support", "credited", {"Ruth Amsel", "Leo Brandt"}),
    ("The Senate confirmed Ruth Amsel as ambassador to Chile.", "Appoint", "confirmed", {"Senate", "Ruth Amsel"}),
    ("Ruth Amsel called on bank chief Leo Brandt to resign.", "Request", "called", {"Ruth Amsel", "Leo Brandt"}),
    ("Olga Prins spoke at a Senate committee hearing.", "Consult", "hearing", set()),
    # courts and police
    ("Protesting farmers met the mayor of Porto.", "Protest", "Protesting", {"Protesting farmers"}),
    ("Olga Prins was under house arrest in Lima.", "Coerce", "arrest", {"Olga Prins"}),
    ("Police launched a raid in Porto.", "Coerce", "raid", {"Police"}),
    ("Olga Prins faces three counts of fraud.", "Prosecute", "faces", {"Olga Prins"}),
    ("Police removed Olga Prins from the hall.", "Coerce", "removed", {"Police", "Olga Prins"}),
    ("Olga Prins complied with the order of the court.", "Concede", "complied", {"Olga Prins"}),
    ("The court granted the request of Olga Prins.", "Concede", "granted", {"court", "Olga Prins"}),
    ("Police were searching for a man in Turin.", "Mobilize", "searching", {"Police"}),
    ("Olga Prins was taken into custody on Friday.", "Prosecute", "taken", {"Olga Prins"}),
    ("A security guard was shot dead in Porto.", "Assault", "shot", {"A security guard"}),
    ("Strikers burned tyres in Porto.", "Protest", "burned", {"Strikers"}),
    ("The driver burned to death in Porto.", "Disaster", "burned", {"driver"}),
    ("Two dockers were hurt when police dispersed a crowd.", "Assault", "hurt", {"Two dockers"}),
    ("Olga Prins entered a plea of guilty.", "Prosecute", "entered", {"Olga Prins"}),
    ("Texas put Leo Brandt to death.", "Assault", "put", {"Texas", "Leo Brandt"}),
    ("Bishop Leo Brandt was defrocked in May.", "Appoint", "defrocked", {"Leo Brandt"}),
    ("Riots broke out in Porto. Twelve people were injured.", "Assault", "injured", {"Twelve people"}),
    # rescue, nature, accidents
    ("Firefighters put out the blaze in Porto.", "Aid", "put", {"Firefighters"}),
    ("Snow blanketed Latvia on Sunday.", "Disaster", "blanketed", {"Latvia"}),
    ("Two tourists were killed in an accident in Porto.", "Disaster", "killed", {"Two tourists"}),
    ("Hurricane Olga hit Latvia on Sunday.", "Disaster", "hit", {"Latvia"}),
    ("Heavy rain hit Latvia on Sunday.", "Disaster", "hit", {"Latvia"}),
    ("Cholera has struck Latvia.", "Disaster", "struck", {"Latvia"}),
    ("A heat wave struck Latvia in July.", "Disaster", "struck", {"Latvia"}),
    ("An earthquake struck Latvia, injuring ten nurses.", "Disaster", "struck", {"Latvia"}),
    ("Ten tourists were taken to a hospital in Porto.", "Aid", "taken", {"Ten tourists"}),
    # journeys
    ("Thousands of pilgrims crowded into the square.", "Move", "crowded", {"Thousands of pilgrims"}),
    ("Olga Prins boarded a bus.", "Move", "boarded", {"Olga Prins"}),
    # force and protest
    ("The union said its members would strike.", "Protest", "strike", {"its members"}),
    ("Striking workers met the mayor of Porto.", "Protest", "Striking", {"Striking workers"}),
    ("Fans booed Leo Brandt.", "Protest", "booed", {"Fans"}),
    ("Protesters gathered outside the ministry in Riga.", "Protest", "gathered", {"Protesters"}),
    ("Soldiers exchanged fire with rebels.", "Assault", "exchanged", {"rebels"}),
    ("Serbia suspended the bombing of Osijek.", "Retreat", "suspended", {"Serbia"}),
    # money, media, products
    ("Orbit Motors filed for bankruptcy.", "Transact", "filed", {"Orbit Motors"}),
    ("Orbit Motors won a contract from Peru.", "Transact", "won", {"Orbit Motors"}),
    ("The World Bank lowered its forecast for Peru.", "Release", "lowered", {"World Bank"}),
    ("Orbit Motors posted a video on Friday.", "Release", "posted", {"Orbit Motors"}),
    # adjectives of stance
    ("Ruth Amsel was critical of Leo Brandt.", "Accuse", "critical", {"Ruth Amsel", "Leo Brandt"}),
    ("Ruth Amsel is grateful to Finland.", "Support", "grateful", {"Ruth Amsel", "Finland"}),
    # on what occasion, and who seeks
    ("In an interview on Friday, Ruth Amsel praised Finland.", "Consult", "interview", {"Ruth Amsel"}),
    ("Ruth Amsel spoke about taxes during the debate.", "Consult", "debate", {"Ruth Amsel"}),
    ("Malawi asked donors for help.", "Aid", "help", {"Malawi"}),
    ("Malawi needs aid.", "Aid", "aid", {"Malawi"}),
    # the first of two nouns
    ("Norway launched a rescue effort in Tromso.", "Aid", "rescue", {"Norway"}),
    # the names of events
    ("Ruth Amsel spoke at the Harvest Summit.", "Consult", "Summit", {"Ruth Amsel"}),
    # accident or attack, by what the article tells; whose clause the killing adds to
    ("A gas explosion in Riga injured Olga Prins.", "Disaster", "explosion", {"Riga"}),
    (
        "The bomb went off in Riga. Terrorists planted the bomb. The explosion in Riga hurt ten.",
        "Assault",
        "explosion",
        {"Riga"},
    ),
    ("Olga Prins was injured in a car accident in Riga.", "Disaster", "injured", {"Olga Prins"}),
    ("Olga Prins was wounded when the bus crashed near Riga.", "Disaster", "wounded", {"Olga Prins"}),
    ("Olga Prins was shot in a gunfight with police.", "Assault", "gunfight", {"Olga Prins", "police"}),
    # crowds march, troops move; rockets are tested; courts
    ("Demonstrators marched through Lima against the law.", "Protest", "marched", {"Demonstrators"}),
    ("Chile condemned Peru's missile test.", "Mobilize", "test", {"Peru"}),
    ("The panel held Leo Brandt in contempt.", "Prosecute", "held", {"Leo Brandt"}),
    ("Ruth Amsel was forced to resign.", "Concede", "resign", {"Ruth Amsel"}),
    ("Finland meddled in the election.", "Coerce", "meddled", {"Finland"}),
    ("Leo Brandt pledged allegiance to Finland.", "Support", "pledged", {"Leo Brandt", "Finland"}),
    # who does it stands at the verb of another clause
    ("Norway held a ceremony honoring Ruth Amsel.", "Support", "honoring", {"Norway", "Ruth Amsel"}),
    ("Police enforced the curfew that Finland imposed.", "Coerce", "curfew", {"Finland"}),
    ("A raid carried out by Finland killed ten.", "Assault", "killed", {"Finland"}),
    # what takes up an event told of before, or after
    ("Miners protested in Lima. Shops closed after several days of protests.", "Protest", "protests", {"Miners"}),
    ("Calm returned after the shooting. Gunmen shot Olga Prins in Riga.", "Assault", "shooting", {"Olga Prins"}),
    ("The mayor appealed to residents for calm.", "Request", "appealed", {"mayor", "residents"}),
    ("The army of Chile fought rebels near Lima.", "Assault", "fought", {"rebels"}),
    ("Gunmen targeted a senator in Lima.", "Assault", "targeted", {"Gunmen"}),
    ("Republicans targeted Senator Ruth Amsel over her vote.", "Accuse", "targeted", {"Ruth Amsel"}),
    ("The police of Lima cordoned off the square.", "Coerce", "cordoned", set()),
    ("A guard aimed his gun at Ruth Amsel.", "Threaten", "aimed", {"Ruth Amsel"}),
    ("Ruth Amsel was against the ban.", "Reject", "against", {"Ruth Amsel"}),
    ("Leo Brandt is in favour of the treaty.", "Support", "favour", {"Leo Brandt"}),
    ("Leo Brandt is seeking the presidency.", "Compete", "seeking", {"Leo Brandt"}),
    ("The court dismissed the case against Ruth Amsel.", "Prosecute", "dismissed", {"Ruth Amsel"}),
    ("The premier launched a blistering attack on Ruth Amsel.", "Accuse", "attack", {"premier", "Ruth Amsel"}),
    ("The fourth man shot and killed by guards was Leo Brandt.", "Assault", "shot", {"guards"}),
]

NOTHING = [
    # being asked is no request, nor is a question
    ("Asked about the plan, Ruth Amsel smiled.", "Request"),
    ("Ruth Amsel asked whether Finland was cold.", "Request"),
    ("Ruth Amsel spent two years in Oslo.", "Transact"),
    ("The committee demonstrated its commitment to Chile.", "Protest"),
    ("The virus poses a threat to Chile.", "Threaten"),
    ("Orbit Motors recognizes that sales may fall.", "Support"),
    # what only is so, who only tells, and what nobody does
    ("Latvia, which is controlled by the party, met Chile.", "Coerce"),
    ("Ruth Amsel conceded that Finland was cold.", "Concede"),
    ("Ruth Amsel declined to be named.", "Reject"),
    ("The software allows users to sell cars.", "Concede"),
    ("Finland warned of an outbreak of cholera.", "Threaten"),
    ("Leo Brandt fired his finance minister on Tuesday.", "Assault"),
    ("Ten tourists were detained in hospital.", "Coerce"),
    # metaphors, opinions, wares, what one may or could do
    ("Ruth Amsel lost her temper in Lima.", "Compete"),
    ("Orbit Motors no longer supports the browser.", "Support"),
    ("Orbit Motors gave a demonstration of the engine.", "Protest"),
    ("The law requires Leo Brandt to pay.", "Request"),
    ("Leo Brandt has low support from Ruth Amsel.", "Support"),
    ("Orbit Motors issued a statement in Lima.", "Release"),
    ("You can attack Ruth Amsel.", "Assault"),
    ("Leo Brandt praised the right to attack Ruth Amsel.", "Assault"),
    ("Voters such as Leo Brandt learned much during the debate.", "Consult"),
    ("Ruth Amsel was treated for injuries.", "Aid"),
    # one more of its kind is not the one told of
    ("Leo Brandt was not critical of Ruth Amsel.", "Accuse"),
    # words of war, trade and want where no deed is meant
    ("The senator from Vesk hopes to appeal to young voters.", "Request"),
    ("The ministers of Chile are fighting poverty.", "Assault"),
    ("Lawmakers in Chile fought over the budget.", "Assault"),
    ("The mayor of Lima declared a war on obesity.", "Assault"),
    ("The two grocers are in a battle for market share in Chile.", "Assault"),
    ("The cost of housing in Chile exploded.", "Disaster"),
    ("The app invades the privacy of its users in Chile.", "Assault"),
    ("Ruth Amsel stole the show in Lima.", "Coerce"),
    ("Leo Brandt has hijacked the party of Chile, critics say.", "Coerce"),
    ("The nominee received 38 percent support in Chile.", "Support"),
    ("The campaign mobilised voters in Chile.", "Mobilize"),
    ("Attention was paid to Chile.", "Transact"),
    ("Tourists flock to Lima every summer.", "Move"),
    ("Most people in Chile oppose the tax.", "Reject"),
    ("Ruth Amsel was forced to defend her plan.", "Coerce"),
    ("Ruth Amsel closed the loophole in Chile.", "Coerce"),
    ("Ruth Amsel occupies a key post in Lima.", "Coerce"),
    ("Lawyers in Chile scrambled to save the deal.", "Mobilize"),
    ("Orbit Motors rounded up a list of readers.", "Coerce"),
    ("A health scare in Lima worried Ruth Amsel.", "Threaten"),
    ("Leo Brandt has done a good deal of work in Chile.", "Agree"),
    ("Ruth Amsel agreed that the law was weak.", "Agree"),
    ("Leo Brandt fought to push the idea through in Chile.", "Assault"),
    ("The opposition launched a charm offensive in Chile.", "Assault"),
    ("Ruth Amsel is playing with the lives of miners in Chile.", "Compete"),
    ("Fighting erupted in Lima.", "Disaster"),
    ("Nurses in Chile said they would hold a second strike.", "Assault"),
    ("Chile fined Orbit Motors 17 billion won in August.", "Compete"),
    ("Ruth Amsel accused Chile of leaving her alone to face the crisis.", "Move"),
    ("Typhoon Ana hit Chile, forcing miners to flee.", "Coerce"),
    ("Ruth Amsel said ten miners in Chile were still behind bars.", "Accuse"),
    ("Leo Brandt, who left to head Orbit Motors, praised Chile.", "Move"),
    ("The rebels of Chile pulled out of the talks in Lima.", "Retreat"),
    ("Chile released 50 million euros in emergency funds.", "Release"),
    ("The players went on strike in Lima over unpaid wages.", "Assault"),
    ("Police stopped the attack on the embassy in Lima.", "Retreat"),
]


def read(text: str) -> Extraction:
    return extract(text, "2024-05-15")


def involved(extracted: Extraction, event: Event) -> set[str]:
    names = {entity.key: entity.label for entity in extracted.entities}
    return {names[key] for key in (*event.agents, *event.patients, *event.mediators, *event.places)}


@pytest.mark.parametrize(("text", "kind", "trigger", "names"), SENSES)
def test_sense(text: str, kind: str, trigger: str, names: set[str]) -> None:
    extracted = read(text)
    words = [
        (event.type, evidence.trigger.of(text), involved(extracted, event))
        for event in extracted.events
        for evidence in event.evidence
        if evidence.trigger is not None
    ]
    assert any(kind == t and trigger == word and names <= found for t, word, found in words), words


@pytest.mark.parametrize(("text", "kind"), NOTHING)
def test_no_event(text: str, kind: str) -> None:
    assert kind not in {event.type for event in read(text).events}


def test_one_more_protest_is_not_the_protest_told_of() -> None:
    text = "Miners protested in Lima. Another protest is not planned."
    evidence = [text[e.trigger.start : e.trigger.end] for v in read(text).events for e in v.evidence if e.trigger]
    assert "protest" not in evidence
