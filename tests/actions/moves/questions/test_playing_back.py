"""Which of a leader's words are said back."""

from __future__ import annotations

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.moves.questions.playing_back import play_back, telling_clause, weighs

PROMISED = "I had a girl crying in the car park on Tuesday, brilliant, and I said I'd sort it and I haven't"


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        (
            "I would trust the two team managers with every decision about placements, the heads of service can't",
            "I would trust the two team managers with every decision about placements, the heads of service can't",
        ),
        (
            "We have nothing left, and finance wants fifteen per cent off",
            "We have nothing left, and finance wants fifteen per cent off",
        ),
        ("nobody knows why", None),
        (
            "What is not working is candour. On 4 November nobody, including me, said aloud that the thresholds were "
            "agreed by all three agencies and applied by none. I have said it privately to the independent scrutineer.",
            "On 4 November nobody, including me, said aloud that the thresholds were agreed by all three agencies and "
            "applied by none",
        ),
        (
            "Our managers do not trust the front door. I told them so in June and nobody answered me",
            "Our managers do not trust the front door. I told them so in June and nobody answered me",
        ),
        (
            "i just told you 3 is a good day. what would make it is if one of them said sorry in public, literally one",
            "what would make it is if one of them said sorry in public, literally one",
        ),
        (
            "I asked why nobody told me. In the tone. Nothing since. I have avoided it for eight months.",
            "I asked why nobody told me. In the tone. Nothing since. I have avoided it for eight months",
        ),
        (
            'In March. I say "bad news first" in every induction, and the first thing I did when I finally heard was '
            "ask why nobody had told me. In that tone.",
            "the first thing I did when I finally heard was ask why nobody had told me",
        ),
        ("hang on what partners. this is about my own slt", None),
        ("My deputy put it to me. Are you asking all these to make me feel worse?", "My deputy put it to me"),
        ("Nowhere. What do other directors actually do - give me an example.", None),
        (
            "They wrote “we hear you, and we are with you in all of this, always”, and I keep the card in my drawer",
            "I keep the card in my drawer",
        ),
        (
            "2. 3 on a good day. they can all recite the plan, none of them would defend it if i left the room",
            "they can all recite the plan, none of them would defend it if i left the room",
        ),
        (PROMISED, "I said I'd sort it and I haven't"),
        ("I already told the board that the plan is mine", "I already told the board that the plan is mine"),
        ("the question nobody asks is why the child waited", "the question nobody asks is why the child waited"),
        ("should prob stop that", "should prob stop that"),
    ],
)
def test_what_is_said_back_is_the_clause_that_tells_most(text: str, clause: str | None) -> None:
    assert telling_clause(text) == clause


def test_a_long_thought_that_cannot_be_cut_is_said_back_whole_or_not_at_all() -> None:
    said = (
        "I'm going to ask the lead member for half an hour and show her the eleven emails and what each cost in hours"
    )
    assert telling_clause(said) == said
    assert telling_clause(f"{said} of work that nobody else in the room had any idea of at all") is None


def test_a_long_thought_is_cut_where_another_begins() -> None:
    said = (
        "The board reads the plan once a year in a hot room; "
        "what none of them does is ask a child what it is like to live here"
    )
    assert telling_clause(said) == "what none of them does is ask a child what it is like to live here"


@pytest.mark.parametrize(
    "text",
    [
        "say it plainly. not just with a chart",
        "the budget looks sound because we stopped counting",
        "my head of service telling me which of the homes she has never set foot in",
        "she could tell me what the child felt, not what the form said",
        "Eight, the rotas work. Weekends are a two.",
    ],
)
def test_a_short_answer_is_said_back_whole(text: str) -> None:
    assert telling_clause(text) == text.rstrip(".")


def test_the_words_of_the_question_are_not_said_back() -> None:
    question = "Where do partners carry work that used to be yours?"
    said = (
        "Where do partners carry work that used to be ours. Well. The schools run our drop-in and nobody thanks them."
    )
    assert telling_clause(said, question) == "The schools run our drop-in and nobody thanks them"


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("should I have met every one of them by now? have I left it too late?", "utter_heard_wonder"),
        ("I cried in the lift and I dread Mondays", "utter_heard_hard"),
        ("yes", "utter_heard_short"),
    ],
)
def test_what_is_asked_of_oneself_and_what_weighs_is_stayed_with(text: str, response: str) -> None:
    dispatcher = CollectingDispatcher()
    play_back(text, dispatcher)
    assert [one["response"] for one in dispatcher.messages] == [response]


@pytest.mark.parametrize(
    ("text", "is_heavy"),
    [
        (PROMISED, True),
        ("I find I'm ashamed to have learnt it so late", True),
        ("i lost it w two of them thursday", True),
        ("Nobody was crying about it", False),
        ("I read the plan and I didn't agree", False),
        ("They let the contract lapse", False),
    ],
)
def test_what_weighs_on_somebody_is_told_from_what_does_not(text: str, is_heavy: bool) -> None:
    assert weighs(text) is is_heavy


TOLD = [
    (
        "well we've a parents' panel, they choose the biscuits mainly. there's a mum, brilliant, said "
        "last month she knew the health visitor was worried before anyone rang her. we should've asked "
        "her",
        None,
    ),
    (
        "ooh er that's a horse of a different colour. like talking to each other across teams? maybe a "
        "3. they're like cats",
        "maybe a 3. they're like cats",
    ),
    (
        "we've got a newsletter, it goes out on fridays. the social workers told me they find out from Facebook first",
        "the social workers told me they find out from Facebook first",
    ),
    (
        "hmm, good question. we do supervision every month, more or less. what we never do is ask how they are",
        "what we never do is ask how they are",
    ),
    (
        "oh where do I begin. we have an away day once a year, sandwiches and flipcharts. afterwards "
        "nothing changes and people know it",
        "we have an away day once a year, sandwiches and flipcharts. afterwards nothing changes and people know it",
    ),
    (
        "we run a duty rota, it's fine. the night staff are covering for two vacancies and they are getting ill",
        "the night staff are covering for two vacancies and they are getting ill",
    ),
    (
        "we've a dashboard, forty indicators on it. I look at three of them and the rest is for show",
        "I look at three of them and the rest is for show",
    ),
    (
        "ha, you'd have to ask them. we've a staff survey every spring. last time a third of them said "
        "they would leave",
        "we've a staff survey every spring. last time a third of them said they would leave",
    ),
    (
        "Right, that is a big one. We have a partnership board with twelve people on it. Health send "
        "somebody different each time",
        "We have a partnership board with twelve people on it. Health send somebody different each time",
    ),
    (
        "we do a friday email. I write it on the train. I leave out anything that might worry people",
        "I leave out anything that might worry people",
    ),
    (
        "there's a forum, it meets quarterly, tea and that. the foster carers stopped coming after we changed the fees",
        "the foster carers stopped coming after we changed the fees",
    ),
    (
        "well that's a can of worms. our practice leads meet every fortnight. they agree in the room "
        "and do their own thing after",
        "our practice leads meet every fortnight. they agree in the room and do their own thing after",
    ),
    (
        "we've a buddy scheme on paper. in truth the new ones sink or swim and we lost four by Christmas",
        "in truth the new ones sink or swim and we lost four by Christmas",
    ),
    (
        "not much to be fair. we have posters up, you know the sort. the children told the inspector "
        "that nobody reads their plans to them",
        "the children told the inspector that nobody reads their plans to them",
    ),
    (
        "gosh, let me think. we hold a case clinic on tuesdays. my deputy decides everything before anyone has spoken",
        "we hold a case clinic on tuesdays. my deputy decides everything before anyone has spoken",
    ),
    (
        "we do exit interviews. HR file them. I have never read one",
        "we do exit interviews. HR file them. I have never read one",
    ),
    (
        "it's like herding cats honestly. we've a joint protocol with the police. officers on nights "
        "have never seen it",
        "we've a joint protocol with the police. officers on nights have never seen it",
    ),
    (
        "well we've a budget board, every month, all the heads. we talk about savings and never about the children",
        "we've a budget board, every month, all the heads. we talk about savings and never about the children",
    ),
    (
        "ooh that's a toughie. we do thank you cards at christmas. my best manager told me she felt invisible",
        "we do thank you cards at christmas. my best manager told me she felt invisible",
    ),
    (
        "we have a suggestion box in the kitchen. it's got crisp packets in it. they don't believe we'd "
        "act on anything",
        "they don't believe we'd act on anything",
    ),
    (
        "we meet the schools every half term, all forty heads. I do the talking and they look at their phones",
        "I do the talking and they look at their phones",
    ),
]


@pytest.mark.parametrize(("text", "clause"), TOLD)
def test_what_sets_the_scene_or_speaks_of_the_question_gives_way_to_what_is_told(text: str, clause: str) -> None:
    assert telling_clause(text) == clause


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        (
            "A duty lead closed it too soon, owned up the same day, and I said the right things in the meeting; what "
            "they actually saw was my note to the board on the Friday with her name in it.",
            "what they actually saw was my note to the board on the Friday with her name in it",
        ),
        (
            "We have long told the members of the scrutiny board that all was well in hand, but I had never asked "
            "the teams.",
            "I had never asked the teams",
        ),
    ],
)
def test_what_the_next_words_take_back_is_not_said_back(text: str, clause: str) -> None:
    assert telling_clause(text) == clause
