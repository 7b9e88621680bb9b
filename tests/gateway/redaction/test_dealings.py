"""Who is called like a month or a word goes where somebody is plainly meant, and the month and the word stay."""

from __future__ import annotations

import pytest

from gateway.redaction.labels import LABEL, neutral
from gateway.redaction.presidio import PresidioRedactor

# What stands in braces is a name.
SOMEBODY = """
{Jan}, my deputy, told me he had heard it from the chair
I must sit down with {Jan} on Monday and own up to it
Take out the one with {Jan}. I will do both
{Jan} is a person, not a month
Since {May} told me I have slept badly
{Jan} and I had it out after cabinet
I want to ring {Jan} before she reads it somewhere
had a row with {jan} about the rota
{jan} told me she wants out
did i tell u {jan} wants to go part time
{jan} phoned. she is done with it
lunch w {jan} fri
1:1 with {jan} tomorrow
not heard from {april} since the away day and its bothering me
I will ask {April} to take the minutes
{April} chairs it and she never lets anybody finish
I'd rather {April} heard it from me
need to speak to {june} abt the budget
Told {june} on the phone, she went quiet
{June}, our head of fostering, has handed in her notice
the row with {June} over the duty rota is still going
My deputy {May} is holding it together
{May} has never once agreed with me in a meeting
catch up with {May} on Thursday about the agency bill
I haven't told {August} yet and he will hate it
{Summer} in HR says we can't
by jan. {danni} in HR is gonna sort the offer letters
{danni} in hr offer letters by 9 jan
{will} told me no
because {will} thinks im after his job
{will} says its not his job
talk to {dawn} about the rota
{dawn} doesnt speak to me since the restructure
{Dawn} has been off since March and nobody has rung her
{mark} reckons we can hold it till march
i need to tell {grace} before she hears it elsewhere
if {grace} asks me again i will have to say it
had supervision with {hope} and she cried
{hope} has resigned, i found out from the union
{rob} wants me to move him
spoke to {frank}, he wasnt happy
{frank} knows and hasnt said a word
so i rang {sue} and she said leave it
{pat} said she'd rather leave
{Art} is our new head of QA and he is struggling
{art} emailed the lead member direct
{Chase} wants more money for it
i told {chase} no
sat with {chase} for an hour about his sickness
{bill} told the chair behind my back
{drew} told everyone before me
{faith} in legal says its unlawful
{joy} asked me to step back
"""
NOBODY = """
signoff in legal takes a fortnight
the subteam in hr and the underspend in placements
cllr has put a formal complaint in
cllr will put in a complaint
jan is always the worst month for us
costed by end jan, and no later
Jan 2027 at the earliest
we go live in May, or June at the latest
from April the grant stops
April to June is the pilot
since June the waiting list doubled
May was hell and June was worse
In June our director told us to stop
we meet in jan, april and july
the panel meets June 14
with Jan and Feb to come, and nobody in post
with April coming we need the budget
we start with May and finish with June
I told them June, and they heard July
in may ask me again
may I ask what you mean
I ask may be too much
the questions i ask will tell them what i value
Will never agree to that
Will say more when i know more
with will and effort it can be done
that will mark the end of it
mark it out of ten? 6
chased it with legal and with the dcs
its a joy to work with them
spoke with grace and some humour
in good faith and with hope
frank words were had
Rob the reserves and we are done
the dean said no, and a guy from finance
by sayin sorry
doin my best but bein asked to do more
nuthin doin, still waitin on the report
cfo wont wear it
the hrbp told me to document it, pa is chasin
cfo said no and the cx backed him
mo asked for it in writing
iro thinks its drift, lado told me to wait
s151 says there isnt a penny
Signs of Safety or somesuch
new labour leader since may wants it fixed
the new head of service since april says it cannot be done
me to ask det supt for a joint session by thurs
some dashboard or whatsit from the last lot
Ashgrove Learning Trust will not come to the table
the Larkfield Community Trust pulled out
the Beckfoot Trust wrote to us, and Larkmoor Academies Trust did not
Ringwood Schools Federation asked for a meeting
Sureway Care Ltd gave notice
"""


def rows(table: str) -> list[str]:
    return [line for line in table.splitlines() if line]


@pytest.mark.parametrize("line", rows(SOMEBODY))
def test_whoever_is_dealt_with_goes(redactor: PresidioRedactor, line: str) -> None:
    said = line.replace("{", "").replace("}", "")
    names = [part.split("}")[0] for part in line.split("{")[1:]]
    expected = line
    for name in names:
        expected = expected.replace(f"{{{name}}}", "[name]")
    assert LABEL.sub(neutral, redactor.redacted(said).text) == expected


@pytest.mark.parametrize("line", rows(NOBODY))
def test_the_month_the_word_and_the_role_stay(redactor: PresidioRedactor, line: str) -> None:
    assert redactor.redacted(line).text == line


def test_a_school_trust_goes_whole(redactor: PresidioRedactor) -> None:
    text = "Oakhanger Primary Academy Trust excluded four"
    assert LABEL.sub(neutral, redactor.redacted(text).text) == "[school] excluded four"


def test_a_person_and_the_month_in_one_message(redactor: PresidioRedactor) -> None:
    text = "I told Jan we need it by end of Jan"
    assert LABEL.sub(neutral, redactor.redacted(text).text) == "I told [name] we need it by end of Jan"
