"""Who does what to whom, where, beyond the plain clause: places elsewhere in it, owners, papers, governed deeds.

Each line: a sentence in our own words, the type of the event looked for, its agents, patients and places by label
(None: not looked at).
"""

from __future__ import annotations

import pytest
from one_text import extract, labels_of

from newsgraph.builder import extraction, language
from newsgraph.builder.model import Article, Event, Extraction

Names = set[str] | None

CLAUSES: list[tuple[str, str, Names, Names, Names]] = [
    # examples of those a clause is about, and lists that the parser cuts
    (
        "Dozens of activists were arrested in Minsk, including the singer Ola Markova and Pavel Sutin.",
        "Prosecute", None, {"Dozens of activists", "Ola Markova", "Pavel Sutin"}, {"Minsk"},
    ),
    (
        "Police detained several lawmakers, among them Kwame Boateng.",
        "Coerce", None, {"several lawmakers", "Kwame Boateng"}, None,
    ),
    (
        "The jury convicted several executives in the case, including Tom Dahl.",
        "Prosecute", {"jury"}, {"several executives", "Tom Dahl"}, None,
    ),
    ("Among those arrested were Ali Hadi and Omar Zaki.", "Prosecute", None, {"Ali Hadi", "Omar Zaki"}, None),
    (
        "Lawmaker Juan Prado, Colonel Pedro Diaz and Ana Blanco were indicted.",
        "Prosecute", None, {"Juan Prado", "Pedro Diaz", "Ana Blanco"}, None,
    ),
    (
        "Two Britons, John Cole and Mary Hart, were killed in the crash near Lyon.",
        "Disaster", None, {"John Cole", "Mary Hart"}, {"Lyon"},
    ),
    (
        "Chad listed people selling oil to the regime, including the trader Ali Hasan.",
        "Transact", {"people", "Ali Hasan"}, {"regime"}, None,
    ),
    # one of two, and the text does not say which
    ("The strike in Lima was carried out by either Chad or Mali.", "Assault", set(), None, {"Lima"}),
    # whose it is before the noun: a plan's nation, a measure's target, the fight of those who are helped
    ("The Kenyan operation to retake the town of Kol began.", "Coerce", {"Kenya"}, None, {"Kol"}),
    ("Canada welcomed the Iran sanctions bill.", "Support", {"Canada"}, set(), None),
    ("Canada welcomed the Iran sanctions bill.", "Sanction", set(), {"Iran"}, None),
    ("US sanctions on Iran were lifted.", "Sanction", {"US"}, {"Iran"}, None),
    ("France stands by Mali in its war against Ansar Dine.", "Assault", {"Mali"}, {"Ansar Dine"}, None),
    ("Peru condemned the recruitment of boys by the militia.", "Mobilize", {"militia"}, {"boys"}, None),
    ("Peru agreed to jail two officers.", "Agree", {"Peru"}, set(), None),
    ("Peru is willing to resume talks with Chile.", "Agree", {"Peru"}, set(), None),
    # who only looks on, and what one "has" governs
    ("Reporters attended the opening of the museum in Oslo.", "Release", set(), None, {"Oslo"}),
    ("Peru has flown ten missions, conducted raids on rebels and sent troops.", "Assault", {"Peru"}, {"rebels"}, None),
    ("Peru has sent aid, arrested two rebels and closed its border.", "Prosecute", {"Peru"}, {"two rebels"}, None),
    # a place elsewhere in the clause
    ("Norway delivered food to families in Lima.", "Aid", {"Norway"}, None, {"Lima"}),
    ("Spain condemned the bombing in Quito.", "Assault", None, None, {"Quito"}),
    ("Spain condemned the bombing in Quito.", "Accuse", {"Spain"}, None, set()),
    ("Tourists witnessed the shooting in Quito.", "Assault", None, None, {"Quito"}),
    ("In Bergen, the fishermen met Eva Sand and signed a deal.", "Consult", None, None, {"Bergen"}),
    ("The rivals met at a fair held in Bergen, Norway.", "Consult", None, None, {"Bergen", "Norway"}),
    ("The rivals met at a factory in the Chilean capital.", "Consult", None, None, {"Chile"}),
    ("Police in Lima arrested Jorge Salinas.", "Prosecute", None, {"Jorge Salinas"}, {"Lima"}),
    ("Mali, where France has deployed troops, thanked Chad.", "Mobilize", {"France"}, None, {"Mali"}),
    ("Chad mourned the town of Bamako in which ten nurses were murdered.", "Assault", None, {"ten nurses"}, {"Bamako"}),
    ("Kenya and Peru held talks on the drought in Somalia.", "Consult", {"Kenya", "Peru"}, None, set()),
    ("Eva Sand arrived in Bergen. The mayor campaigned in the city.", "Move", {"Eva Sand"}, None, {"Bergen"}),
    ("Rebels shelled Bergen. Troops killed Eva Sand in the city.", "Assault", None, {"Eva Sand"}, {"Bergen"}),
    ("Peru will hold elections in June.", "Compete", set(), None, {"Peru"}),
    ("The court ruled against Peru's procedure.", "Prosecute", {"court"}, {"Peru"}, None),
    # the deed before or around it says where, too
    ("Police stormed a flat in Lima and arrested two brothers.", "Prosecute", None, {"two brothers"}, {"Lima"}),
    ("The two men were arrested in a raid on a house in Antwerp.", "Prosecute", None, {"two men"}, {"Antwerp"}),
    ("In Lyon, a man stabbed a guard before being shot.", "Assault", None, {"a man"}, {"Lyon"}),
    ("Kenyan troops killed ten rebels, including Abdi Omar, near Garissa.", "Assault", {"Kenya"}, None, {"Garissa"}),
    ("Talks between Chile and the rebels in Oslo ended.", "Consult", None, None, {"Oslo"}),
    ("Danish soldiers came under fire from rebels near Lima.", "Assault", {"rebels"}, {"Denmark"}, {"Lima"}),
    ("Police seized Omar Reyes on the outskirts of Lima.", "Coerce", {"Police"}, {"Omar Reyes"}, {"Lima"}),
    ("During a visit to Lima, Eva Sand met Omar Reyes.", "Consult", {"Eva Sand", "Omar Reyes"}, set(), {"Lima"}),
    ("The bombing of Antwerp shocked Chile.", "Assault", set(), set(), {"Antwerp"}),
    ("Peru's civil war claimed many lives.", "Assault", set(), None, {"Peru"}),
    ("Unlike in Peru, the plan was opposed by Chile.", "Reject", {"Chile"}, None, set()),
    # the subject of the next clause, of two who share a description, of a headline that leaves out its verb
    ("The bank took money from Acme and Olsen was arrested in Oslo.", "Prosecute", set(), {"Olsen"}, {"Oslo"}),
    ("Modi's envoy Ajay Rao and adviser Vikram Singh met the king in Doha.", "Consult",
     {"Ajay Rao", "Vikram Singh", "king"}, None, {"Doha"}),
    ("Jon Moe jailed for murder of nurse", "Prosecute", set(), {"Jon Moe"}, None),
    ("Eva Sand elected mayor of Lima", "Appoint", set(), {"Eva Sand"}, None),
    ("Eva Sand appointed Jon Moe ambassador.", "Appoint", {"Eva Sand"}, None, None),
    ("Police arrested Ola Berg in Leeds.", "Prosecute", {"Police"}, {"Ola Berg"}, {"Leeds"}),
    # who ends a war does not wage it; from where an army goes is no one it harms; a study that somebody leads
    ("Chile could stop the war in Sudan.", "Assault", set(), set(), {"Sudan"}),
    ("The army withdrew from Kherson.", "Retreat", {"army"}, set(), {"Kherson"}),
    ("The king wants to send troops deep inside the republic of Chad.", "Mobilize", {"king"}, None, {"Chad"}),
    ("Mary Holt, director of the Acme study, met Eva Sand.", "Release", None, None, None),
    ("NASA tweeted support for Eva Sand.", "Support", {"NASA"}, {"Eva Sand"}, None),
    ("Two nurses were found stabbed in Kol.", "Assault", set(), {"Two nurses"}, None),
    ("Chile and Peru carried out an exchange of prisoners.", "Concede", {"Chile", "Peru"}, {"prisoners"}, None),
    ("Chile summoned the Peruvian envoy to lodge a protest.", "Accuse", {"Chile"}, set(), None),
    ("Four guards died in an exchange of fire with rebels.", "Assault", {"rebels"}, {"Four guards"}, None),
    ("Chile will take over the presidency of the G20.", "Appoint", set(), {"Chile"}, None),
    ("Chile and Peru, both of which accused Norway of theft, left.", "Accuse", {"Chile", "Peru"}, {"Norway"}, None),
    ("Talks between Chile and Peru collapsed in Oslo.", "Disaster", None, None, None),
    ("Eva Sand was taken into the court's custody.", "Prosecute", {"court"}, set(), None),
    ("The court jailed the captain of a boat that sank in May, drowning 38.", "Disaster", None, None, None),
    ("The town is a short walk from Bergen.", "Move", None, None, None),
    ("Residents told to leave Kano", "Request", set(), {"Residents"}, None),
    ("Former premier Ola Berg freed on bail", "Concede", set(), {"Ola Berg"}, None),
    ("Mount Etna erupted, forcing 600 villagers to flee.", "Coerce", None, None, None),
    ("Two men were charged over the murder of a Maltese writer.", "Assault", set(), {"a Maltese writer"}, set()),
    ("Rosa Mamani was beaten in custody.", "Assault", set(), {"Rosa Mamani"}, None),
    ("Flights to Oslo were cancelled.", "Sanction", None, None, None),
    ("Rebels shelled Jos. Attacks on nurses have increased.", "Assault", set(), {"nurses"}, set()),
    # counted soldiers are themselves; whoever brokers is no side; who is warned against a deed would do it
    ("Three Turkish soldiers were killed in Lima.", "Assault", None, {"Three Turkish soldiers"}, {"Lima"}),
    ("Qatar has brokered a ceasefire between Chile and Peru.", "Retreat", {"Chile", "Peru"}, None, None),
    ("Norway warned Chile against invading Peru.", "Assault", {"Chile"}, {"Peru"}, None),
    ("The union ended its strike after talks with the ministry.", "Consult", {"union", "ministry"}, None, None),
    ("The mayor will travel to Oslo to meet Eva Sand.", "Consult", {"mayor", "Eva Sand"}, None, {"Oslo"}),
    # who does it together with the subject; whose the name beside a clause is; whose visit it is
    ("Chile, together with Peru, condemned the raid.", "Accuse", {"Chile", "Peru"}, None, None),
    ("The union, alongside the Green Party, opposed the bill.", "Reject", {"union", "Green Party"}, None, None),
    ("Chile joined Peru in condemning the raid.", "Accuse", {"Chile", "Peru"}, None, None),
    ("Police arrested a man suspected of killing the lawmaker, Ana Lind.", "Prosecute", None, {"a man"}, None),
    ("Police arrested a man suspected of killing the lawmaker, Ana Lind.", "Assault", {"a man"}, {"Ana Lind"}, None),
    ("The minister, on a visit to Oslo, thanked Chile.", "Consult", {"minister"}, None, {"Oslo"}),
    ("Eva Sand, visiting Lima, urged Chile to help.", "Consult", {"Eva Sand"}, None, {"Lima"}),
    # who undergoes a deed is not judged for it, who does it is; who is under what; names inside a title
    ("The singer's arrest was condemned by Peru.", "Accuse", {"Peru"}, set(), None),
    ("The raid by Chile drew criticism from Peru.", "Accuse", {"Peru"}, {"Chile"}, None),
    ("Peru's condemnation of the raid by Chile came on Monday.", "Accuse", {"Peru"}, {"Chile"}, None),
    ("Under pressure from Peru, Chile freed ten nurses.", "Request", {"Peru"}, {"Chile"}, None),
    ("The president named Anna Kovacs ambassador to France.", "Appoint", {"president"}, {"Anna Kovacs"}, None),
    ("In a letter to Norway, Chile and Peru rejected the plan.", "Reject", {"Chile", "Peru"}, None, None),
    ("Three climbers died on Mount Everest.", "Disaster", None, {"Three climbers"}, {"Mount Everest"}),
    # what somebody is accused of is no part of what the accuser is called; states that are counted
    ("The union was accused by a bank of hiding losses.", "Accuse", {"a bank"}, {"union"}, None),
    ("Twenty states sued the agency in Boston.", "Prosecute", {"Twenty states"}, None, None),
    # done to one another; who delays a poll contests none; with what, and out of what, says where
    ("Chile and Peru accused each other of lying.", "Accuse", {"Chile", "Peru"}, {"Chile", "Peru"}, None),
    ("Eva Sand delayed the election.", "Compete", set(), None, None),
    ("A tram collided with a bus in Zagreb.", "Disaster", None, None, {"Zagreb"}),
    ("Soldiers pulled two nurses from the rubble of a hotel in Lima.", "Aid", None, {"two nurses"}, {"Lima"}),
    # who is on trial is tried; who claims an attack made it; what is demanded is demanded of who does it
    ("Omar Diallo went on trial in Lima.", "Prosecute", set(), {"Omar Diallo"}, {"Lima"}),
    ("An attack claimed by the Taliban killed ten nurses.", "Assault", {"Taliban"}, {"ten nurses"}, None),
    ("The withdrawal of Danish troops from Bergen was demanded by Chile.", "Request", {"Chile"}, {"Denmark"}, None),
    # what went on at once, and where somebody was taken from, say where
    ("Jorge Salinas was shot when he left his home in Lima.", "Assault", None, {"Jorge Salinas"}, {"Lima"}),
    ("Rebels kidnapped ten nurses from a school in Lima.", "Coerce", None, {"ten nurses"}, {"Lima"}),
    # who is judged for a deed has done it, and so has who claims it
    ("Norway imposed sanctions on Chile over its invasion of Peru.", "Assault", {"Chile"}, None, None),
    ("Norway thanked Chile for its help.", "Aid", {"Chile"}, None, None),
    ("Norway was accused by Chile of hacking its parliament.", "Coerce", {"Norway"}, None, None),
    ("Rebels claimed responsibility for the attack in Lima.", "Assault", {"Rebels"}, None, {"Lima"}),
    ("The plan was defended by Eva Sand in an interview.", "Consult", {"Eva Sand"}, None, None),
    ("Norway condemned Islamic terrorism in Lima.", "Assault", set(), None, None),
    # elections are held somewhere, not done by it; both sides of a match contest it
    ("Kenya's election was won by Amina Odhiambo.", "Compete", {"Amina Odhiambo"}, None, None),
    ("Amina Odhiambo won the vote against Peter Mwangi.", "Compete", {"Amina Odhiambo", "Peter Mwangi"}, set(), None),
    # whose deed, whose suffering
    ("The assassination of the mayor shocked Oslo. Eva Sand's murder came later.", "Assault", set(), None, None),
    ("Bergen celebrated after its occupation by Danish troops ended.", "Coerce", {"Denmark"}, {"Bergen"}, None),
    ("The army's killing of three farmers shocked Lima.", "Assault", {"army"}, {"three farmers"}, None),
    ("Russian missiles struck Kharkiv.", "Assault", {"Russia"}, None, {"Kharkiv"}),
    # papers speak for their authors
    ("Acme Bank filed papers opposing the sale.", "Reject", {"Acme Bank"}, None, None),
    ("The company's rival, Orbit Motors, will release a car.", "Release", {"Orbit Motors"}, None, None),
    # whoever is aimed at by what is governed
    ("Eva Sand refused to meet Tomas Berg.", "Reject", {"Eva Sand"}, {"Tomas Berg"}, None),
    ("Chile threatened to attack Peru.", "Threaten", {"Chile"}, {"Peru"}, None),
    ("Chile demanded the withdrawal of Peruvian troops.", "Request", {"Chile"}, {"Peru"}, None),
    ("Chile condemned the raid by Peru.", "Accuse", {"Chile"}, {"Peru"}, None),
    ("The mayor pressed for Peru to act and underlined the need for patience.", "Request", {"mayor"}, None, None),
    ("Chile requested help from Peru.", "Request", {"Chile"}, {"Peru"}, None),
    # whose subject
    ("Rebels attacked Kayes, officials said, killing ten soldiers.", "Assault", {"Rebels"}, None, None),
    ("The attacks in the town of Arica, which killed ten monks, shocked Spain.", "Assault", set(), {"ten monks"}, None),
    ("Spain helped Chad in defeating the rebels.", "Assault", {"Chad"}, {"rebels"}, None),
    ("Calm returned to Oslo after shooting.", "Assault", set(), None, None),
    ("Peru rejected a plan to attack Chile.", "Assault", set(), {"Chile"}, None),
    ("Orla Brandt was brought in on Friday handcuffed and wearing a suit.", "Prosecute", set(), {"Orla Brandt"}, None),
    # what the governed noun says of whom it is done to; who is among whom; names beside and behind
    ("Chile lifted the blockade of Bergen and Peru.", "Concede", {"Chile"}, None, None),
    ("Chile issued an ultimatum to Peru.", "Threaten", {"Chile"}, {"Peru"}, None),
    ("Peru refused to lift the ban on Danish ships.", "Reject", {"Peru"}, {"Denmark"}, None),
    ("Oslo worked with donors including Acme Bank.", "Cooperate", {"Oslo", "donors", "Acme Bank"}, None, None),
    ("The founder of Acme Motors, Tomas Berg, met Eva Sand.", "Consult", {"Tomas Berg", "Eva Sand"}, set(), None),
    ("The Danish attack in Kayes shocked Mali.", "Assault", {"Denmark"}, None, {"Kayes"}),
    # who cannot allow it refuses; at an event, where the event is
    ("Chile cannot allow Peru to leave.", "Reject", {"Chile"}, {"Peru"}, None),
    ("During a fair at its Oslo headquarters, Acme Bank unveiled a phone.", "Release", {"Acme Bank"}, None, {"Oslo"}),
    # who seeks help is to get it; who needs to act is asked to
    ("Acme Bank seeks 2 billion dollars in loans from Chile.", "Aid", None, {"Acme Bank"}, None),
    ("Chile appealed for aid.", "Aid", set(), {"Chile"}, None),
    ("Chile stressed the need for Peru to act.", "Request", {"Chile"}, {"Peru"}, None),
    # a prize is no side of a match; who files a motion asks others to act
    ("Eva Sand won the Golden Net award in the match.", "Compete", {"Eva Sand"}, set(), None),
    ("Acme Bank filed a motion to attack Chile.", "Assault", set(), {"Chile"}, None),
    ("Chile reduced tariffs on 120 billion dollars of Peru's exports.", "Concede", {"Chile"}, {"Peru"}, None),
    # duties on the goods of a country
    ("Orla Brandt called for tariffs on goods from Peru.", "Sanction", set(), {"Peru"}, None),
    # who carries arms has not been given them; who ends a protest does not hold it, and a campus is where it is
    ("Gunmen armed with rifles stormed a bank in Lagos.", "Aid", set(), set(), None),
    ("The rebels were armed by Iran with rockets.", "Aid", {"Iran"}, {"rebels"}, None),
    ("Chile imposed a curfew in Lima to stop fresh demonstrations.", "Protest", set(), set(), None),
    ("Students held a protest at Lima University.", "Protest", {"Students"}, set(), None),
    ("Workers protested at the headquarters of Acme Motors.", "Protest", {"Workers"}, {"Acme Motors"}, None),
    # fire of guns is no accident; two names joined are two sides, and where it was is neither
    # what a passive goes on with befell its subject, not who did it
    ("The nurses were abducted by masked officers, tortured and shot.", "Assault", None, {"nurses"}, None),
    ("Artillery fire hit the town of Ica, killing six civilians.", "Disaster", set(), set(), set()),
    ("Artillery fire hit the town of Ica, killing six civilians.", "Assault", None, {"six civilians"}, {"Ica"}),
    ("It was the worst raid since the Chile-Peru war of 1971.", "Assault", {"Chile", "Peru"}, None, set()),
    # names and people joined, wherever the parser hangs them
    ("His brother Raj and a former aide, Eva Sand, were arrested.", "Prosecute", None, {"Raj", "Eva Sand"}, None),
    ("The bishop, Tom Dahl, and three priests were arrested.", "Prosecute", None, {"Tom Dahl", "three priests"}, None),
    # who tries to end a blockade does not hold it; what is pushed back is a date; workers strike
    ("Eva Sand met farmers but failed to end the blockade.", "Coerce", set(), set(), None),
    ("Researchers pushed back the origin of birds.", "Reject", set(), set(), None),
    ("The pay talks failed. Staff and the union want higher wages. They will strike in May.", "Assault",
     set(), set(), None),
    # whose victory it is; a bill is asked for, a festival paid for; "they" in a quotation are no two named before it
    ("The Senate rejected a bill, in a victory for Eva Sand.", "Compete", {"Eva Sand"}, None, None),
    ("The measure, sponsored by Eva Sand, failed.", "Aid", set(), set(), None),
    ("A third defendant, dock worker Tom Dahl, was cleared.", "Prosecute", set(), {"Tom Dahl"}, None),
    ('Rebels took 40 women and nine nurses. "They shot at a house," Eva Sand said.', "Assault", set(), set(), None),
    # no state owns a passenger plane; the winner is a goal; one of several is not anybody
    ("A Turkish passenger jet landed in Oslo.", "Move", set(), None, {"Oslo"}),
    ("Eva Sand scored the winner against Acme in the final of the cup.", "Compete", {"Eva Sand", "Acme"}, set(), None),
    ("One of its planes crashed near Bergen in 2004.", "Disaster", None, None, {"Bergen"}),
    ("The author of the novel, Eva Sand, was fined in Oslo.", "Prosecute", None, {"Eva Sand"}, None),
    # who freed somebody did not arrest him
    ("Eva Sand was arrested in May but released by Tom Dahl.", "Prosecute", set(), {"Eva Sand"}, None),
    ("Eva Sand was elected in 2006 and dismissed by Tom Dahl in 2009.", "Appoint", set(), {"Eva Sand"}, None),
    ("Eva Sand was shot and wounded by Tom Dahl.", "Assault", {"Tom Dahl"}, {"Eva Sand"}, None),
    # who acts plays nobody; a hired killer has no office; a drug in the blood is no illness; accidents at work
    ("Eva Sand, who played an oil man, won the award for best actress in the final.", "Compete", {"Eva Sand"},
     set(), None),
    ("The hired killer Tom Dahl was freed.", "Appoint", set(), set(), None),
    ("Three workers were killed at a steel plant in Oslo.", "Disaster", set(), {"Three workers"}, {"Oslo"}),
    # who was cleared of one thing and found guilty of another; a probe that flies
    ("Eva Sand was cleared of fraud but found guilty of theft.", "Prosecute", set(), {"Eva Sand"}, None),
    ("India launched a space probe on Monday.", "Release", {"India"}, None, None),
    ("India launched a space probe on Monday.", "Accuse", set(), set(), None),
    # where a case is filed; what bans a player; what investors fight
    ("A lawsuit was filed in a court in Oslo against Acme.", "Prosecute", set(), {"Acme"}, None),
    ("The league banned the striker Eva Sand for eight matches.", "Coerce", {"league"}, {"Eva Sand"}, None),
    ("The company sold its brewery, ending a battle with Eva Sand over shares. Investors want a profit.", "Assault",
     set(), set(), None),
    # a capital in the dateline is no village
    ("NAIROBI (AP) - Eva Sand visited a village in May. Tom Dahl met her in the village.", "Consult",
     None, None, set()),
    # a relative clause that answers what was said; where somebody disappeared; a plant that its owner shuts
    ("Tom Dahl was accused of breaking the truce in Peru, which Chile denied.", "Reject", {"Chile"}, set(), None),
    ("Police deplored the disappearance of a boy in Peru.", "Coerce", set(), {"a boy in Peru"}, {"Peru"}),
    ("Acme Motors will close its plant in Lima.", "Coerce", set(), set(), set()),
    # who is held to account for a deed did it, as far as the grammar says; a suspect is none of his captors
    ("Oslo police have arrested a painter on suspicion of attacking Eva Sand.", "Assault", {"a painter"}, None, None),
    ("Tom Dahl was convicted in July of kidnapping Eva Sand.", "Coerce", {"Tom Dahl"}, {"Eva Sand"}, None),
    ("A court in Oslo sentenced Tom Dahl to ten years for the murder of Eva Sand.", "Assault",
     {"Tom Dahl"}, {"Eva Sand"}, None),
    ("Tom Dahl pleaded guilty to the murder of Eva Sand.", "Assault", {"Tom Dahl"}, {"Eva Sand"}, None),
    ("Prosecutors charged Tom Dahl with the murder of Eva Sand.", "Assault", set(), {"Eva Sand"}, None),
    ("The Lara cartel is responsible for mass killings in Peru.", "Assault", {"Lara cartel"}, None, {"Peru"}),
    # who is repelled made the attack; who organises or stops a march of others does not march
    ("The Danish army repelled an attack by rebels near Kayes.", "Assault", {"rebels"}, {"Denmark"}, {"Kayes"}),
    ("The government of Chile stopped a march by miners.", "Protest", {"miners"}, None, None),
    # with whom it is talked over, and who is congratulated or given time
    ("Eva Sand discussed the fighting in Kayes with Tom Dahl.", "Consult", {"Eva Sand", "Tom Dahl"}, None, None),
    ("Eva Sand discussed the fighting in Kayes with Tom Dahl.", "Assault", set(), set(), {"Kayes"}),
    ("Eva Sand called Tom Dahl on Monday to congratulate him.", "Support", {"Eva Sand"}, {"Tom Dahl"}, None),
    ("Acme Bank has given Chile until May to pass a law.", "Agree", {"Chile"}, None, None),
    ("Chile imposed sanctions on Peru in response to its invasion of Mali.", "Assault", {"Peru"}, {"Mali"}, None),
    # captives, and those of whom a participle tells that they were
    ("The rebels released two Danish engineers held hostage since May.", "Concede",
     {"rebels"}, {"two Danish engineers"}, None),
    ("Gunmen stormed a bank in Lagos and took several clerks hostage.", "Coerce", {"Gunmen"}, {"several clerks"}, None),
    # where a vehicle is attacked, what is fought with, out of which people are rescued; thousands of deeds somewhere
    ("Gunmen fired on a bus carrying miners near Kayes in Mali.", "Assault", {"Gunmen"}, None, {"Kayes", "Mali"}),
    ("Militias fought with tanks in Tripoli.", "Assault", {"Militias"}, None, {"Tripoli"}),
    ("There have been thousands of shootings in Lagos this year.", "Assault", set(), set(), {"Lagos"}),
    # whose relatives they are is no apposition of theirs; whom a loan helps; who is close to a deal
    ("Relatives of one of the victims, Eva Sand, protested in Oslo.", "Protest",
     {"Relatives of one of the victims"}, None, None),
    ("Acme Bank approved a loan to help Peru rebuild its roads.", "Aid", {"Acme Bank"}, {"Peru"}, None),
    ("Chile and Peru are close to an agreement.", "Agree", {"Chile", "Peru"}, None, None),
    ("Peru said it would not support sanctions against Chile.", "Reject", {"Peru"}, set(), None),
    # what is announced and described; what an unnamed one is called
    ("Nurses announced a strike beginning on 25 July.", "Protest", {"Nurses"}, None, None),
    ("Eva Sand detained the head of the company that built it.", "Coerce", None, {"head of the company"}, None),
    # who told him to leave accuses him; a state's base is abroad; who is freed by rescuers is helped
    ("Chile gave him two days to leave Peru after accusing him of theft.", "Accuse", {"Chile"}, None, None),
    ("Thousands of people rallied outside a French base in Peru.", "Protest", None, None, {"Peru"}),
    ("Rescuers freed an American caver.", "Aid", {"Rescuers"}, {"an American caver"}, None),
    # who helps himself to it helps nobody
    ("Eva Sand helped herself to 9,000 dollars.", "Aid", set(), set(), None),
    # who misjudges a threat does not make it
    ("Chile did not take the threat seriously.", "Threaten", set(), set(), None),
    # a house is taken, and nobody in it; the subject hung on the auxiliary
    ("Militants seized a house in Ica.", "Coerce", {"Militants"}, set(), None),
    ("Eva Sand said the government is committed to protecting civilians.", "Aid", {"government"}, {"civilians"}, None),
    # who agrees to a truce keeps it, who agrees with another to swap does so with him; nobody agrees with what he makes
    ("Chile and Peru agreed to a truce.", "Retreat", {"Chile", "Peru"}, None, None),
    ("Eva Sand agreed with Tom Dahl to exchange intelligence.", "Cooperate", {"Eva Sand", "Tom Dahl"}, None, None),
    ("Chile agreed to set up a mining company in Lima.", "Agree", {"Chile"}, set(), None),
    ("Kenya allowed access of Red Cross workers to deliver food.", "Aid", {"Red Cross workers"}, None, None),
    # an object is not shared by what governs a clause; who is on trial stands before the comma
    ("Two rebel groups agreed to lay down their arms, but set terms.", "Retreat", {"Two rebel groups"}, None, None),
    ("Tom Dahl met the former head of Acme Motors, now on trial for fraud.", "Prosecute",
     set(), {"former head of Acme Motors"}, None),
    ("Eva Sand held talks with Tom Dahl in Lima.", "Consult", None, None, {"Lima"}),
    # the country is not the subject of the clause above
    ("Chile has established ties with Kenya, after the country broke off links with Peru.", "Sanction",
     {"Kenya"}, {"Peru"}, None),
    ("Norway issued an ultimatum to Chile to normalize ties with Peru.", "Support", {"Chile"}, {"Peru"}, None),
    # no state is refused with its refugees, no town makes the deal that is called after it, no flight is whence it is
    ("Chile says it will not accept any more Peruvian refugees.", "Aid", {"Chile"}, set(), None),
    ("Norway declared its support for the Sochi deal.", "Support", {"Norway"}, set(), None),
    ("Rebels refused to allow any flights out of Peru.", "Reject", {"Rebels"}, set(), None),
    ("Miners defied a curfew in Lima.", "Reject", {"Miners"}, set(), None),
    # whose approval it is, and of what a coalition led by others is none
    ("Peru bombed the Red Army with the approval of Eva Sand and the U.S.-led coalition.", "Support",
     {"Eva Sand", "U.S.-led coalition"}, {"Peru"}, None),
    ("Peru rejected a request from Eva Sand to cross its airspace.", "Move", {"Eva Sand"}, None, None),
    ("Norway imposed sanctions on Chile because of its attack on Peru.", "Assault", {"Chile"}, None, None),
    # what stands between, before or behind leads no parser astray
    ("Peru — long the target of protests by miners — sent food to Malawi.", "Aid", {"Peru"}, {"Malawi"}, None),
    ("According to the news agency Teleline, Peru gave Chad 30 million dollars.", "Aid", {"Peru"}, {"Chad"}, None),
    ("A lawyer told a radio station that Peru had given Chad 30 million dollars.", "Aid", {"Peru"}, {"Chad"}, None),
    ("Chad was urged to free the sailors by Prime Minister Eva Sand in Lima.", "Request",
     {"Eva Sand"}, {"Chad"}, None),
    ("Protesters, some of them wearing masks and dark clothes, stormed the town hall.", "Protest",
     {"Protesters"}, None, None),
    # a phrase in front takes nobody away from the clause, and who tells of a deed has not done it
    ("Amid mounting anger over rising food prices, Chad, which has new leaders, sued the mining company Glenmore Ltd.",
     "Prosecute", {"Chad"}, None, None),
    ("After talks between the company and its creditors, Chad, citing security reasons, expelled the Peruvian envoy.",
     "Sanction", {"Chad"}, None, None),
    ("Local media reported that amid anger over food prices, Chad, which has new leaders, expelled the Peruvian envoy.",
     "Sanction", {"Chad"}, None, None),
    ("The weekend was quiet, but after a clash between the company and its creditors, the Nigerian army, whose "
     "reputation has suffered in recent years, attacked Peru.", "Assault", {"Nigeria"}, {"Peru"}, None),
    ("Chad denounced the Lithuanian president, Rasa Balode, two people familiar with the matter said.",
     "Accuse", {"Chad"}, {"Rasa Balode"}, None),
    # what somebody is, one by one
    ("Eva Sand is a judge, a novelist and a campaigner who has sued Peru.", "Prosecute", {"Eva Sand"}, {"Peru"}, None),
    ("Ola Berg, a lawyer and poet who has criticised Peru, lives in Oslo.", "Accuse", {"Ola Berg"}, {"Peru"}, None),
    # words for deeds of words, some of many, and to whom something is given
    ("Senator Ola Berg peppered the judge Eva Sand with attacks on her record.", "Accuse",
     {"Ola Berg"}, {"Eva Sand"}, None),
    ("Amnesty International published a denunciation of Chad.", "Accuse", {"Amnesty International"}, {"Chad"}, None),
    ("Norway, which imposed some of the harshest sanctions ever against Mali, will review them.", "Sanction",
     {"Norway"}, {"Mali"}, None),
    ("Drivers were given an ultimatum by Peru.", "Threaten", {"Peru"}, {"Drivers"}, None),
]  # fmt: skip


@pytest.fixture(scope="module")
def read() -> dict[str, Extraction]:
    texts = list(dict.fromkeys(line[0] for line in CLAUSES))
    articles = [Article(text, text, None, "2025-05-12") for text in texts]
    return {article.text: extraction.read(article, doc) for article, doc in language.parse(articles)}


def test_who_plans_an_attack_has_not_made_it() -> None:
    found = extract("Police said the rebels had been planning an attack on a mine in Peru.")
    assert {event.status.value for event in found.events if event.type == "Assault"} == {"Planned"}


def _labels(found: Extraction, keys: tuple[str, ...]) -> set[str]:
    labels = labels_of(found)
    return {labels[key] for key in keys}


def _fits(found: Extraction, event: Event, expected: tuple[Names, Names, Names]) -> bool:
    slots = (event.agents, event.patients, event.places)
    return all(names is None or _labels(found, slot) == names for slot, names in zip(slots, expected, strict=True))


@pytest.mark.parametrize("line", CLAUSES, ids=[f"{line[1]}: {line[0]}" for line in CLAUSES])
def test_the_clause_says_who_and_where(read: dict[str, Extraction], line: tuple[str, str, Names, Names, Names]) -> None:
    text, kind, agents, patients, places = line
    found = read[text]
    of_type = [event for event in found.events if event.type == kind]
    assert any(_fits(found, event, (agents, patients, places)) for event in of_type) or (
        not of_type and not agents and not patients and not places
    ), [
        (event.type, _labels(found, event.agents), _labels(found, event.patients), _labels(found, event.places))
        for event in found.events
    ]


def test_what_kind_of_people_are_meant_is_no_event() -> None:
    found = extract("Chile praised people who sell cars. Chile cannot allow Peru to leave.", None)
    types = {event.type for event in found.events}
    assert "Support" in types
    assert "Transact" not in types
    assert "Concede" not in types


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("A judge rejected the request of Acme Bank.", "Request", "Actual"),
        ("It is too early for Chile to withdraw its troops from Peru.", "Retreat", "Negated"),
    ],
)
def test_what_was_answered_was_said(text: str, kind: str, status: str) -> None:
    assert status in {event.status.value for event in extract(text, None).events if event.type == kind}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A bomb went off at a market in Lima on Monday. Ten people were killed.", {"Lima"}),
        ("Gunmen killed ten people on Monday. A bomb went off in Lima on Friday.", set()),
        ("Protesters marched in Lima. Police shot two students.", {"Lima"}),
        ("Eva Sand arrived in Lima. Her brother had been shot by rebels.", set()),
    ],
)
def test_an_attack_without_a_place_has_that_of_its_story(text: str, places: set[str]) -> None:
    found = extract(text)
    hurt = [event for event in found.events if event.type == "Assault" and event.patients]
    assert hurt
    assert _labels(found, hurt[-1].places) == places


@pytest.mark.parametrize(
    ("text", "between"),
    [
        ("Talks between Sudan and Chad went on in Rome, with Kenyan mediators going to and fro.", {"Kenya"}),
        ("Sudan and Chad held talks in Rome. Mediators from Peru and Chile hope for a deal.", {"Peru", "Chile"}),
        ("Sudan and Chad held talks without mediators. Peru met Chile in Lima.", set()),
    ],
)
def test_mediators_are_whose_they_are(text: str, between: set[str]) -> None:
    found = extract(text)
    talks = next(event for event in found.events if event.type == "Consult" and len(event.agents) > 1)
    assert _labels(found, talks.mediators) == between


def test_a_war_places_no_attack_of_its_day() -> None:
    found = extract("The raid by rebels on May 3, 2014, in which ten farmers died, triggered the war in Chad.")
    assert all(_labels(found, event.places) == set() for event in found.events if event.agents)


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ('"We have arrested two men in Lahore," police spokesman Ali Raza said.', set()),  # not he himself
        ('"We condemn the attack on Spain," said Maria Silva, a spokeswoman for Greenpeace.', {"Greenpeace"}),
    ],
)
def test_we_of_a_spokesman_are_those_of_whom_he_speaks(text: str, doers: Names) -> None:
    found = extract(text)
    label = labels_of(found)
    (event,) = [one for one in found.events if one.type in ("Prosecute", "Accuse")]
    assert {label[key] for key in event.agents} == doers


def test_who_was_stopped_on_the_way_did_not_arrive() -> None:
    found = extract("Eva Sand was flying from Lima to Quito when rebels hijacked the plane.")
    (move,) = [event for event in found.events if event.type == "Move"]
    assert _labels(found, move.places) == {"Lima"}
