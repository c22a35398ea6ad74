"""Whether an event happened, is planned, asked for or denied: phrasings from English grammar, in our own wording."""

from __future__ import annotations

import pytest

from newsgraph.builder import language
from newsgraph.builder.model import Status
from newsgraph.builder.moods import compose
from newsgraph.builder.status import status_of

PHRASES = [
    # tense and aspect
    ("The army withdrew from the valley on Friday.", "withdrew", "Actual"),
    ("The army has withdrawn from the valley.", "withdrawn", "Actual"),
    ("Rebels are attacking the airport.", "attacking", "Actual"),
    ("The army will withdraw from the valley.", "withdraw", "Planned"),
    ("The minister is to visit Oslo next week.", "visit", "Planned"),
    ("The company is going to launch a satellite.", "launch", "Planned"),
    ("The factory said it would open a second plant.", "open", "Planned"),
    # indirect speech: what is told is no order
    ("The minister told state radio that rebels had attacked the town.", "attacked", "Actual"),
    ("He warned that rebels were attacking the town.", "attacking", "Actual"),
    ("She told reporters the army would attack the town.", "attack", "Planned"),
    ("She told them to attack the town.", "attack", "Hypothetical"),
    ("Chile insisted that Peru withdraw its troops.", "withdraw", "Hypothetical"),
    ("Chile insisted that Peru had withdrawn its troops.", "withdrawn", "Actual"),
    # a report that is denied
    ("He denied a report that Chile had attacked Peru.", "attacked", "Negated"),
    ("He confirmed a report that Chile had attacked Peru.", "attacked", "Actual"),
    # what is extended or violated is there
    ("The two sides agreed to extend the ceasefire.", "ceasefire", "Actual"),
    ("He accused the army of violating the truce.", "truce", "Actual"),
    # modals
    ("The army may withdraw from the valley.", "withdraw", "Hypothetical"),
    ("The army could withdraw within days.", "withdraw", "Hypothetical"),
    ("The court should release the prisoners.", "release", "Hypothetical"),
    ("The state could reverse the rules or decline to pay.", "decline", "Hypothetical"),
    ("Had he won, the mayor would have quit.", "won", "Hypothetical"),
    ("She is the third minister to be ousted this year.", "ousted", "Actual"),
    ("She would be the third minister to be ousted.", "ousted", "Hypothetical"),
    ("The bill would replace the polls with appointments.", "appointments", "Hypothetical"),
    ("A strike would close the port.", "strike", "Hypothetical"),
    ("The senator warned that her victory would bring scandal.", "victory", "Hypothetical"),
    # conditionals
    ("If the army withdraws, the talks will begin.", "withdraws", "Hypothetical"),
    ("Unless the rebels disarm, the talks cannot begin.", "disarm", "Hypothetical"),
    # negation
    ("The army did not withdraw from the valley.", "withdraw", "Negated"),
    ("A judge halted the execution of Olga Prins.", "execution", "Negated"),
    ("The court refused to halt the execution of Olga Prins.", "execution", "Planned"),
    ("The rebels rejected the accord that Norway signed in 2016.", "signed", "Actual"),
    ("The army has never attacked the village.", "attacked", "Negated"),
    ("The delegation left without meeting the mediators.", "meeting", "Negated"),
    ("Nobody attacked the convoy.", "attacked", "Negated"),
    ("Without talks, the war went on.", "talks", "Negated"),
    ("A second round of talks is expected to take place in Lima.", "talks", "Planned"),
    ("The summit is to be held in Vienna.", "summit", "Planned"),
    ("The summit is not to be held in Vienna after all.", "summit", "Negated"),
    ("Neither the mayor nor her aides have been charged.", "charged", "Negated"),
    ("The bank steered clear of criticising the mayor.", "criticising", "Negated"),
    ("The government refused to withdraw its troops.", "withdraw", "Negated"),
    ("The government failed to protect the villagers.", "protect", "Negated"),
    ("The police prevented the crowd from attacking the embassy.", "attacking", "Negated"),
    ("The envoy denied meeting the rebels.", "meeting", "Negated"),
    ("The envoy had no plans to visit Oslo.", "visit", "Negated"),
    ("The union no longer wants to negotiate.", "negotiate", "Negated"),
    ("The refugees were able to leave the camp.", "leave", "Actual"),
    # embedding verbs
    ("The king pledged to release the prisoners.", "release", "Planned"),
    ("Both sides agreed to exchange prisoners.", "exchange", "Planned"),
    ("The president is expected to visit Kenya.", "visit", "Planned"),
    ("The council plans to meet on Monday.", "meet", "Planned"),
    ("The union threatened to strike.", "strike", "Hypothetical"),
    ("The pope urged the generals to release the hostages.", "release", "Hypothetical"),
    ("The rebels want to negotiate.", "negotiate", "Hypothetical"),
    ("The company offered to buy its rival.", "buy", "Hypothetical"),
    ("The opposition demanded that the minister resign.", "resign", "Hypothetical"),
    ("The army began to withdraw.", "withdraw", "Actual"),
    ("The rebels managed to capture the town.", "capture", "Actual"),
    ("The mediators continued meeting the rebels.", "meeting", "Actual"),
    # what is said of the governor is passed on
    ("The army will begin to withdraw on Sunday.", "withdraw", "Planned"),
    ("The army did not begin to withdraw.", "withdraw", "Negated"),
    ("The council did not agree to meet.", "meet", "Negated"),
    # nouns
    ("The two leaders held talks in Vienna.", "talks", "Actual"),
    ("The two leaders will hold talks in Vienna.", "talks", "Planned"),
    ("The parliament rejected the deal.", "deal", "Negated"),
    ("The union called for a strike.", "strike", "Hypothetical"),
    ("The governor cancelled his visit.", "visit", "Negated"),
    ("The planned visit drew criticism.", "visit", "Planned"),
    ("A possible attack on the port worried traders.", "attack", "Hypothetical"),
    ("The families demanded the release of the hostages.", "release", "Hypothetical"),
    ("The talks will resume on Tuesday.", "talks", "Planned"),
    ("There was no attack on the convoy.", "attack", "Negated"),
    ("The plan to withdraw the troops was welcomed.", "withdraw", "Planned"),
    ("The demand to release the captives was ignored.", "release", "Hypothetical"),
    ("The refusal to negotiate angered the mediators.", "negotiate", "Negated"),
    # what is feared, doubted, asked or supposed
    ("There are fears that the army will shell Kelm.", "shell", "Hypothetical"),
    ("There is no chance that the army will leave Kelm.", "leave", "Negated"),
    ("There is no evidence that the guards attacked the village.", "attacked", "Hypothetical"),
    ("Rumours that the guards had seized the port spread.", "seized", "Hypothetical"),
    ("It is not true that the guards attacked the village.", "attacked", "Negated"),
    ("It is unlikely that the envoy will sign the pact.", "sign", "Negated"),
    ("Did the guards attack the village?", "attack", "Hypothetical"),
    ("Why did the guards attack the village?", "attack", "Actual"),
    ("The firm said it would sue if the state banned its cars.", "sue", "Hypothetical"),
    ("He'd attacked two guards before.", "attacked", "Actual"),
    ("Rather than arrest the miners, the guards withdrew.", "arrest", "Negated"),
    ("Instead of meeting the envoy, she flew home.", "meeting", "Negated"),
    ("The guards were cleared of killing a miner.", "killing", "Negated"),
    ("Poland nearly expelled the envoy.", "expelled", "Negated"),
    ("Suppose the army bombs Kelm.", "bombs", "Hypothetical"),
    ("The embassy warned of an attack on hotels.", "attack", "Hypothetical"),
    ("The embassy warned visitors of the attack on the hotel.", "attack", "Actual"),
    ("A deal between the two is unlikely.", "deal", "Negated"),
    ("No deal was reached between the two.", "deal", "Negated"),
    ("She offered condolences to the miners.", "condolences", "Actual"),
    ("To bomb the port would be folly.", "bomb", "Hypothetical"),
    ("We have to stop the guards.", "stop", "Hypothetical"),
    ("They had to leave the port.", "leave", "Actual"),
    ("In the event the guards leave, the miners will return.", "leave", "Hypothetical"),
    ("She was not only arrested but beaten.", "arrested", "Actual"),
    ("I am afraid that the guards will attack.", "attack", "Hypothetical"),
    ("The council must investigate the massacre.", "massacre", "Actual"),
    ("The council has not ruled out sanctions.", "sanctions", "Hypothetical"),
    ("There were no reports of protests in Kelm.", "protests", "Hypothetical"),
    ("He is open to talks with the miners.", "talks", "Hypothetical"),
    ("Our support for the miners is not new.", "support", "Actual"),
    ("She went on to discuss the strike.", "discuss", "Actual"),
    ("The party faces an election in May.", "election", "Planned"),
    ("She will meet him in a primary.", "primary", "Planned"),
    ("He will stay until a leader is chosen.", "chosen", "Hypothetical"),
    ("He will stay until a leader is chosen in May.", "chosen", "Planned"),
    ("Norway has not decided whether to appoint an envoy.", "appoint", "Hypothetical"),
    ("The firm will raise money by selling its mines.", "selling", "Planned"),
    ("The firm could save money by sacking miners.", "sacking", "Hypothetical"),
    ("The rebels took Kelm by killing its guards.", "killing", "Actual"),
    ("Police did not stop the car and arrest the driver.", "arrest", "Negated"),
    ("The miners did not strike but march.", "march", "Actual"),
    ("The rebels seem ready to accept the plan.", "accept", "Hypothetical"),
    ("The rebels are ready to accept the plan.", "accept", "Planned"),
    ("Norway refused to recognise a ruling on the border.", "ruling", "Actual"),
    # to say that one wants to is to do it, in one's own words
    ('"I want to thank the nurses," she said.', "thank", "Actual"),
    ('"We would like to congratulate the Kenyan team," he said.', "congratulate", "Actual"),
    ("The bishop wanted to thank the nurses.", "thank", "Hypothetical"),
    ('"We do not want to praise the regime," she said.', "praise", "Negated"),
    # what is joined to a clause behind "until" waits as well
    ("The sanctions will stay until Peru frees the crew, ends the siege and opens talks.", "opens", "Hypothetical"),
    ("We will go on putting pressure on Chad until it frees the crew and ends the siege.", "ends", "Hypothetical"),
    ("For the rebels, this means another defeat in Kol.", "defeat", "Actual"),
    ("The ruling means a fresh election in Kenya.", "election", "Planned"),
    # what is to come is told in the present; what somebody organised has been held
    ("The general said his men would not rest until the miners are freed.", "freed", "Hypothetical"),
    ("The general ruled out a truce before the rebels disarm.", "disarm", "Hypothetical"),
    ("The march was organised by nurses.", "march", "Actual"),
    ("The march will be organised by nurses.", "march", "Planned"),
    # who calls to thank has thanked; what is avenged, dispersed or repelled has happened
    ("Lund called Moe on Friday to thank him.", "thank", "Actual"),
    ("They did it to avenge the killing of a priest.", "killing", "Actual"),
    ("The crew was asked to help repel an attack by rebels.", "attack", "Actual"),
    ("Police fired shots to disperse a march.", "march", "Actual"),
    # an agreement on a deed is of one to come, on a war of one that is on
    ("The deal on the release of miners was praised.", "release", "Planned"),
    ("The deal on the war in Kelm was praised.", "war", "Actual"),
    ("The court ordered the release of the miners.", "release", "Hypothetical"),
    ("The general ordered the bombing of Kelm on Sunday.", "bombing", "Actual"),
    # what is done before, as soon as or in the course of what is to come, is to come
    ("She will meet the king before flying to Lagos.", "flying", "Planned"),
    ("Norway will send ships as soon as Peru approves the plan.", "approves", "Planned"),
    ("During the visit, she will hold talks with the king.", "visit", "Planned"),
    ("She will meet the king for talks.", "talks", "Planned"),
    ("Peru would hold talks with Chile next month.", "hold", "Planned"),
    ("France gave the rebels 15 days to accept the plan.", "accept", "Hypothetical"),
    ("The pact was to pave the way for talks.", "talks", "Hypothetical"),
    ("Peru refused to lift the blockade.", "blockade", "Actual"),
    ("The two failed to agree, with each side rejecting the plan of the other.", "rejecting", "Actual"),
    # who waves off a report says that it is not so; what asks only why or how presupposes the deed
    ("Norway dismissed claims that its troops shelled the port.", "shelled", "Negated"),
    ("Nobody knows why the troops shelled the port.", "shelled", "Actual"),
    ("The troops never said how they shelled the port.", "shelled", "Actual"),
    # a denial in front of a turned clause; what is done until or only then has been done
    ("At no time did the troops shell the port.", "shell", "Negated"),
    ("Nor did the troops shell the port.", "shell", "Negated"),
    ("Not until May did the troops shell the port.", "shell", "Actual"),
    # in place of it
    ("The troops dug in rather than shell the port.", "shell", "Negated"),
    ("The troops held a parade instead of an attack.", "attack", "Negated"),
    ("The firm backed out of buying the port.", "buying", "Negated"),
    ("The firm decided against buying the port.", "buying", "Negated"),
    ("The firm has no intention of buying the port.", "buying", "Negated"),
    # nothing comes of it, or it goes on
    ("No talks took place in Oslo.", "talks", "Negated"),
    ("The merger with Norbank fell through.", "merger", "Negated"),
    ("The queen will press ahead with the visit.", "visit", "Planned"),
    ("The mayor will defend the arrest of the editor.", "arrest", "Actual"),
    ("A raid on the port would be folly.", "raid", "Hypothetical"),
    # open yet
    ("Will the troops shell the port?", "shell", "Hypothetical"),
    ("Crews stood by in case the troops shelled the port.", "shelled", "Hypothetical"),
    ("The firm was given ten days to free the crew.", "free", "Hypothetical"),
    ("The troops are poised to shell the port.", "shell", "Planned"),
    ("Neither the mayor nor the union shelled the port.", "shelled", "Negated"),
    ("Rebels to free the crew", "free", "Planned"),
    ("The firm accused the union of sheltering rebels.", "sheltering", "Hypothetical"),
    ("The firm has denied sheltering rebels.", "sheltering", "Negated"),
    # nouns of deeds that are feared, alleged, spoken to or leant on
    ("Villagers fear an attack by the rebels.", "attack", "Hypothetical"),
    ("The firm was accused of an attack on the union.", "attack", "Hypothetical"),
    ("The mayor spoke to a gathering of farmers.", "gathering", "Actual"),
    ("The island depends on aid from its neighbour.", "aid", "Actual"),
    ("The mayor rejected the condemnation by the council.", "condemnation", "Actual"),
    # presupposed, though what governs it is denied; beyond doubt
    ("The general does not regret shelling the port.", "shelling", "Actual"),
    ("The mayor did not know that troops had shelled the port.", "shelled", "Actual"),
    ("There is no doubt that troops shelled the port.", "shelled", "Actual"),
    ("Nobody doubts that troops shelled the port.", "shelled", "Actual"),
    ("The reason the troops shelled the port is unknown.", "shelled", "Actual"),
    # talked of, favoured, vital; reports of it waved off, plans for it dropped
    ("The general talked about shelling the port.", "shelling", "Hypothetical"),
    ("The general talked about the attack.", "attack", "Actual"),
    ("The general spoke in favour of an attack on the port.", "attack", "Hypothetical"),
    ("The general opposes a raid on the port.", "raid", "Negated"),
    ("It is vital that the army attack the port.", "attack", "Hypothetical"),
    ("The general denied reports of an attack on the port.", "attack", "Negated"),
    ("The general abandoned plans for an attack on the port.", "attack", "Negated"),
    ("Nothing came of the talks with the rebels.", "talks", "Negated"),
    ("The visit has been put off until June.", "visit", "Planned"),
    ("The firm looks forward to buying the port.", "buying", "Planned"),
    # what goes on and is to be stopped; who is stopped from doing it; what is seen to, or wanted not to be
    ("The rebels must stop killing farmers.", "killing", "Actual"),
    ("The bishop asked the rebels to cease shelling the port.", "shelling", "Actual"),
    ("Norway stopped Peru building a dam.", "building", "Negated"),
    ("Norway wants to stop Peru building a dam.", "building", "Hypothetical"),
    ("Norway made sure that the rebels left the port.", "left", "Actual"),
    ("Norway made sure that the rebels did not attack the port.", "attack", "Negated"),
    ("Norway wants to make sure that the rebels do not attack the port.", "attack", "Hypothetical"),
    ("The guards must ensure they do not hurt the miners.", "hurt", "Hypothetical"),
    ("The bishop urged the rebels not to attack the port.", "attack", "Hypothetical"),
    ("The rebels pledged not to attack the port.", "attack", "Negated"),
    ("The rebels must not attack the port.", "attack", "Hypothetical"),
    ("The envoy might not visit the port.", "visit", "Hypothetical"),
    ("The rebels may not have attacked the port.", "attacked", "Hypothetical"),
    ("The king ordered that guards not arrest the miners.", "arrest", "Hypothetical"),
    ("The two are on the brink of war.", "war", "Hypothetical"),
    ("The rebels should not have attacked the port.", "attacked", "Actual"),
    # one more of what has happened; what those came for who were there; who says that he was going
    ("Police made further arrests in Kelm.", "arrests", "Actual"),
    ("The rebels warned of further attacks.", "attacks", "Hypothetical"),
    ("The firm caused damage including further accidents.", "accidents", "Actual"),
    ("The king was there to open the port.", "open", "Actual"),
    ("The guards were there to arrest the miners.", "arrest", "Planned"),
    ("The envoy said she was flying to Kelm.", "flying", "Planned"),
    ("The envoy said she was flying to Kelm when the rebels attacked.", "flying", "Actual"),
    # what one gets away without; what a sum is for; what came of it; what is still ahead
    ("The mayor has escaped charges.", "charges", "Negated"),
    ("The mayor did not escape punishment.", "punishment", "Actual"),
    ("The mayor escaped the attack on the port.", "attack", "Actual"),
    ("The island seeks $5 billion in aid.", "aid", "Hypothetical"),
    ("The island got nearly 5 million dollars in aid.", "aid", "Actual"),
    ("The king will give nearly $5 million in aid.", "aid", "Planned"),
    ("She fled to Kelm only to be arrested.", "arrested", "Actual"),
    ("The mayor faces pressure from miners to resign.", "resign", "Hypothetical"),
    ("The king came home ahead of talks with the miners.", "talks", "Planned"),
    # on what something depends; a way opened or shut
    ("The truce hinges on the withdrawal of the rebels.", "withdrawal", "Hypothetical"),
    ("Aid is conditional on the release of the miners.", "release", "Hypothetical"),
    ("Much depends on the talks with the rebels.", "talks", "Actual"),
    ("The vote opened the door to talks with the rebels.", "talks", "Hypothetical"),
    ("The king closed the door on talks with the rebels.", "talks", "Negated"),
    ("The ruling paved the way for an election.", "election", "Hypothetical"),
    ("The onus is on the rebels to withdraw.", "withdraw", "Hypothetical"),
    ("The guards put pressure on the rebels to withdraw.", "withdraw", "Hypothetical"),
    ("The strike will go on until the firm meets the union.", "meets", "Hypothetical"),
    # time and again; turned without "if"
    ("The guards would often beat the miners.", "beat", "Actual"),
    ("Had the rebels won the battle, the king would have fled.", "won", "Hypothetical"),
    ("Two men were recruited to attack the mill.", "attack", "Hypothetical"),
]


@pytest.mark.parametrize(("sentence", "word", "expected"), PHRASES)
def test_status(sentence: str, word: str, expected: str) -> None:
    doc = language.load()(sentence)
    token = next(token for token in doc if token.text == word)
    assert status_of(token) == Status(expected)


@pytest.mark.parametrize("inner", list(Status))
def test_under_what_happened_the_inner_status_holds(inner: Status) -> None:
    assert compose(Status.ACTUAL, inner) is inner


def test_what_is_denied_of_a_plan_did_not_happen() -> None:
    assert compose(Status.NEGATED, Status.PLANNED) is Status.NEGATED
