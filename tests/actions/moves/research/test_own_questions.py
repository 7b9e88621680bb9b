"""A question of the leader's own: taken up at the questions, at the choice and where the context is asked for."""

from __future__ import annotations

import pytest

from actions import course, flow
from actions.moves.plan import ideas
from actions.parts import Context, Known, Offer, Reply
from actions.state import State
from knowledge.library import Library
from tests.actions.leader import Leader

KNOWN = Known(value="high")
SET = "full-report/questions/assessing-capability"
TIES = "full-report/questions/assessing-capability/7"
HELD_TO = (
    "I'm not sure this question is mine just now. Ways of working are well rooted here and my teams keep to them. "
    "The thing I keep coming back to is my lead member: how do I disagree with her without losing her? "
    "Could we stay with that?"
)


def leader_at(library: Library, door: str = "answer") -> Leader:
    """With four questions planned, the choice open, or the politics of the context."""
    known = Context(challenge=KNOWN, performance=KNOWN, stability=KNOWN, problem=KNOWN)
    situation = "I have a new lead member and my cabinet wants cuts to early help next year."
    if door == "stability":
        context = Context(challenge=KNOWN, performance=KNOWN)
        return Leader(library, State(situation=situation, context=context))
    offer = Offer(shown=("openness", "learning"), sets=(SET,), presented=True)
    if door == "chosen":
        return Leader(library, State(situation=situation, context=known, offer=offer))
    plan = course.plan_of(library.questions_of(SET)[:4])
    return Leader(library, State(situation=situation, context=known, offer=offer.but(chosen=("openness",)), plan=plan))


def buttons(leader: Leader) -> list[str]:
    return [button["payload"] for one in leader.uttered for button in one.get("buttons") or []]


def open_question(state: State) -> str | None:
    return state.plan.current.question if state.plan.current else None


@pytest.mark.parametrize(
    "words",
    [
        "No, that isn't the question I need. I'd like to talk about how to disagree with my lead member.",
        "how do i tell my lead member she's wrong without losing her",
        "How can I say no to my lead member and the chief executive?",
        "can we think about how i keep my lead member with me when i disagree",
    ],
)
def test_the_nearest_question_is_offered_and_taken_up(library: Library, words: str) -> None:
    leader = leader_at(library)
    before = open_question(leader.state)
    state = leader.replies_at("answer", words)
    assert leader.responses[:2] == ["utter_own_question", "utter_own_nearest"]
    assert {"answer:take_up", "answer:stay"} <= set(buttons(leader))
    assert (state.replies, state.asides.quiet, bool(state.asides.near)) == ({}, True, True)
    assert "lead member" in (state.situation or "").split("\n")[-1]
    wanted = state.asides.near[0]
    state = leader.replies_at("answer", "Take up that question", "take_up")
    assert (leader.responses, open_question(state), state.replies) == (["utter_own_taken_up"], wanted, {})
    assert before in state.plan.questions[1:]


def test_an_answer_beside_it_is_kept(library: Library) -> None:
    leader = leader_at(library)
    state = leader.replies_at("answer", HELD_TO)
    assert [reply.text for reply in state.replies.values()] == [
        "Ways of working are well rooted here and my teams keep to them."
    ]
    assert "utter_own_nearest" in leader.responses
    assert (state.situation or "").endswith("how do I disagree with her without losing her?")


def test_staying_leaves_all_as_it_was(library: Library) -> None:
    leader = leader_at(library)
    before = leader.replies_at("answer", "How can I say no to my lead member and the chief executive?")
    state = leader.replies_at("answer", "Stay with this one", "stay")
    assert (leader.responses, state.plan, state.replies) == (["utter_own_stayed"], before.plan, {})
    assert state.asides.near == ()


@pytest.mark.parametrize(("words", "taken"), [("yes please", True), ("take that one", True), ("no", False)])
def test_it_can_be_typed(library: Library, words: str, taken: bool) -> None:
    leader = leader_at(library)
    wanted = leader.replies_at("answer", "How can I say no to my lead member and the chief executive?").asides.near[0]
    state = leader.replies_at("answer", words)
    assert (open_question(state) == wanted, state.replies) == (taken, {})


def test_another_one_is_offered(library: Library) -> None:
    leader = leader_at(library)
    near = leader.replies_at("answer", "How can I say no to my lead member and the chief executive?").asides.near
    state = leader.replies_at("answer", "Another one", "another_near")
    assert (leader.responses, state.asides.near) == (["utter_own_nearest"], near[1:])


def test_an_answer_to_the_question_on_offer_takes_it_up(library: Library) -> None:
    leader = leader_at(library)
    before = open_question(leader.state)
    near = leader.replies_at("answer", "how strong are my ties with my lead member really?").asides.near
    assert near[0] == TIES
    state = leader.replies_at(
        "answer", "My ties with the lead member are warm and with the chief executive they are thin."
    )
    assert [key.partition("#")[0] for key in state.replies] == [TIES]
    assert before in state.plan.questions


def test_an_answer_to_the_open_question_is_that(library: Library) -> None:
    leader = leader_at(library)
    before = open_question(leader.state)
    leader.replies_at("answer", "how strong are my ties with my lead member really?")
    state = leader.replies_at(
        "answer", "I know the skills and knowledge of two in my senior team, and of most service leads."
    )
    assert open_question(state) == before or before in {key.partition("#")[0] for key in state.replies}


@pytest.mark.parametrize(
    "words",
    [
        "What do I do? I brief her. I send her well-written papers two days early.",
        "We meet weekly with the whole team. How do we know it works? We ask parents.",
        "I want to see how we work with schools and I will ask the heads.",
        "how would I know?",
        "Where do I start?",
        "I'm furious. It's useful. How do I keep it useful?",
        "have we ever stopped anything as a board? one newsletter",
        "do I trust the figures, no",
        "who am I to tell a head teacher how to run a school",
        "We know each other well, but how do we make time for it? Nobody has any.",
    ],
)
def test_what_an_answer_asks_itself_is_part_of_it(library: Library, words: str) -> None:
    leader = leader_at(library)
    leader.replies_at("answer", words)
    assert not [one for one in leader.responses if one.startswith("utter_own")]


@pytest.mark.parametrize(
    "words", ["how do i reset my password for the hr system", "what do we cook for six people tonight"]
)
def test_where_nothing_is_near_that_is_said(library: Library, words: str) -> None:
    leader = leader_at(library)
    state = leader.replies_at("answer", words)
    assert (leader.responses, state.asides.quiet, state.replies) == (["utter_own_none"], False, {})


@pytest.mark.parametrize("door", ["stability", "chosen"])
def test_before_the_questions_it_comes_first_of_them(library: Library, door: str) -> None:
    leader = leader_at(library, door)
    state = leader.replies_at(door, "8 mins. how do i tell my lead member she's wrong without losing her")
    assert "utter_own_nearest" in leader.responses
    assert (buttons(leader), state.asides.quiet) == (["answer:take_up"], False)
    wanted = state.asides.near[0]
    state = leader.replies_at(door, "Ask me that first", "take_up")
    assert (leader.responses, flow.next_door(state)) == (["utter_own_first"], door)
    assert state.asides.wanted == (wanted,)
    if door == "chosen":
        state = leader.replies_at(door, "Openness", "openness")
        assert state.plan.questions[0] == wanted


async def test_what_is_read_as_something_else_is_heard_all_the_same(library: Library) -> None:
    leader = leader_at(library)
    state = await leader.interrupts_the_bot("out_of_scope", "how do i tell my lead member she's wrong", "answer")
    assert "utter_own_nearest" in leader.responses
    wanted = state.asides.near[0]
    state = await leader.interrupts_the_bot("another_side", "take up that question", "answer")
    assert open_question(state) == wanted


@pytest.mark.parametrize("intent", ["summary", "complaint", "next_steps"])
async def test_what_is_wished_for_outright_is_heard_whatever_it_was_read_as(library: Library, intent: str) -> None:
    leader = leader_at(library)
    words = "No, that isn't the question I need. I'd like to talk about how to hold health to what they sign."
    await leader.interrupts_the_bot(intent, words, "answer")
    assert leader.responses[0] == "utter_own_question"


def test_the_research_is_asked(library: Library) -> None:
    leader = leader_at(library, "chosen")
    state = leader.replies_at(
        "chosen", "Is there anything in the research about how a director tells a lead member she's wrong?"
    )
    assert "utter_own_account" in leader.responses or "utter_own_nearest" in leader.responses
    assert "utter_evidence" not in leader.responses
    assert "wrong" not in (state.situation or "")


def test_what_a_case_did_is_told(library: Library) -> None:
    leader = leader_at(library, "chosen")
    leader.replies_at("chosen", "What did Authority C actually do to keep it going once it had improved?")
    assert leader.responses == ["utter_own_account"]
    assert "case study 3" in str(leader.uttered[0])


def test_an_example_is_looked_for_by_what_it_says(library: Library) -> None:
    leader = leader_at(library)
    words = "Have you got an example of somebody who did it, sharing a team across the agencies?"
    state = leader.replies_at("answer", words)
    assert leader.responses == ["utter_own_account"]
    assert state.replies == {}


@pytest.mark.parametrize("number", range(2))
def test_nothing_is_asked_that_was_answered(library: Library, number: int) -> None:
    leader = leader_at(library)
    plan = course.plan_of([library.question(TIES), *library.questions_of(SET)[:2]])
    replies = {plan.asks[0].key: Reply(text="They are strong.")}
    leader.state = leader.state.but(plan=plan.but(at=2 + number), replies=replies)
    state = leader.replies_at("answer", "How can I say no to my lead member and the chief executive?")
    assert TIES not in state.asides.near


@pytest.mark.parametrize(
    "words", ["Is that about the whole workforce or my senior team? I'd want it to be the senior team."]
)
def test_what_a_question_leaves_open_is_said(library: Library, words: str) -> None:
    leader = leader_at(library)
    state = leader.replies_at("answer", words)
    assert leader.responses[0] == "utter_scope_open"
    assert state.replies == {}


@pytest.mark.parametrize(
    "words", ["But which teams do you mean?", "who do you mean by teams?", "is it about one team or all?"]
)
def test_no_word_is_explained_by_a_term_that_only_shares_it(library: Library, words: str) -> None:
    leader = leader_at(library)
    leader.replies_at("answer", words)
    assert "utter_scope_open" in leader.responses
    assert "utter_definition" not in leader.responses


def test_the_label_of_a_situation_is_explained(library: Library) -> None:
    leader = leader_at(library, "stability")
    leader.state = leader.state.but(context=Context(challenge=Known(value="change"), performance=KNOWN))
    leader.replies_at("stability", "what do you mean leading change over time? um settled i think")
    assert "utter_option_means" in leader.responses
    assert "utter_definition" not in leader.responses


@pytest.mark.parametrize("intent", ["answer", "example"])
def test_an_example_names_what_it_is_of_and_its_source(library: Library, intent: str) -> None:
    leader = leader_at(library)
    leader.replies_at("answer", "give me an example", intent=intent)
    told = next(one for one in leader.uttered if one.get("response") == "utter_example_short")
    # What is handed over as `text` would be said alone.
    assert not told.get("text")
    assert {"title", "told", "source"} <= set(told)


PROMISES = [
    "It is warm. I will ask the lead member to come to the hub with me before the end of the month.",
    "Thin, I'd say. I'll ring the s151 on Monday.",
]


@pytest.mark.parametrize("words", PROMISES)
async def test_what_they_said_they_will_do_is_offered_as_a_step(library: Library, words: str) -> None:
    leader = leader_at(library)
    key = leader.state.plan.asks[0].key
    leader.state = leader.state.but(
        plan=leader.state.plan.but(at=len(leader.state.plan.asks)), replies={key: Reply(text=words)}
    )
    promised = ideas.commitments_of(leader.state)
    assert [one.label for one in promised] == [words.split(". ")[1].rstrip(".")]
    leader.replies_at("step_what", promised[0].label, "idea")
    assert ideas.commitments_of(leader.state) == [] or leader.state.drafted


@pytest.mark.parametrize(
    "words", ["I will have to see.", "They will ring me.", "I'll be honest, it is hard.", "We talk."]
)
def test_what_promises_nothing_is_no_step(library: Library, words: str) -> None:
    leader = leader_at(library)
    leader.state = leader.state.but(replies={leader.state.plan.asks[0].key: Reply(text=words)})
    assert ideas.commitments_of(leader.state) == []


@pytest.mark.parametrize(
    ("named", "response"),
    [
        ("The lead member and the cabinet, and the chief executive.", "utter_example_short"),
        ("The 1 perm social worker thats left. She might go too.", "utter_example_none"),
    ],
)
def test_an_example_has_to_do_with_the_answer_that_it_follows(library: Library, named: str, response: str) -> None:
    leader = leader_at(library)
    plan = course.plan_of([library.question("full-report/questions/reading-local-context/5")])
    leader.state = leader.state.but(plan=plan.but(at=1), replies={plan.asks[0].key: Reply(text=named)})
    leader.replies_at("answer", "give me an example", intent="example")
    assert leader.responses[0] == response


VERY_LITTLE = (
    "Honestly, very little, beyond hoping. I have a paper in draft, and it goes to the briefing on 3 December. "
    "But this brings me back to my question. How do I disagree with her without losing her? "
    "Is there anything in your research on that?"
)


def test_what_is_told_before_a_question_to_the_research_is_kept(library: Library) -> None:
    leader = leader_at(library)
    state = leader.replies_at("answer", VERY_LITTLE)
    assert [reply.text for reply in state.replies.values()] == [
        "Honestly, very little, beyond hoping. I have a paper in draft, and it goes to the briefing on 3 December."
    ]
    assert "utter_own_none_of_research" not in leader.responses


def test_what_was_shown_before_is_named_again(library: Library) -> None:
    leader = leader_at(library)
    asked = "Is there anything in the research on how to disagree with my lead member?"
    seen = library.accounts_near("how to disagree with my lead member")
    told = {"own": tuple(one.text for one in seen)}
    leader.state = leader.state.but(
        asides=leader.state.asides.but(told=told),
        plan=leader.state.plan.but(at=len(leader.state.plan.asks) - 1),
    )
    leader.replies_at("answer", asked)
    assert not {"utter_own_none_of_research"} & set(leader.responses)


def test_more_of_what_was_shown_last_is_told(library: Library) -> None:
    leader = leader_at(library)
    leader.replies_at("answer", "Is there anything in the research on how to disagree with my lead member?")
    leader.state = leader.state.but(
        asides=leader.state.asides.but(near=(), told={"offer": ("full-report/case-studies/8",)})
    )
    case = next(item.id for _, item in library.pack.all() if library.is_case(item.id))
    leader.state = leader.state.but(asides=leader.state.asides.but(told={"offer": (case,)}))
    state = leader.replies_at(
        "answer", "We meet weekly and argue well, all of us, about money. May I see more about that?"
    )
    assert "utter_example" in leader.responses
    assert [reply.text for reply in state.replies.values()] == [
        "We meet weekly and argue well, all of us, about money."
    ]


def test_a_statement_is_no_question_of_their_own(library: Library) -> None:
    leader = leader_at(library)
    told = (
        "This is the question. With the chief executive, strong; she appointed me. I don't know why she went into "
        "politics, which children she pictures, or what it costs her in her own group to move on the number."
    )
    state = leader.replies_at("answer", told)
    assert [reply.text.endswith("to move on the number.") for reply in state.replies.values()] == [True]
    assert "utter_own_question" not in leader.responses


@pytest.mark.parametrize(
    "words",
    [
        "I wasn't asking you anything just then, but yes, that is a good question, let's take it up.",
        "ok, let's do that one",
        "yes, I will take that question",
    ],
)
async def test_the_question_on_offer_is_taken_up_whatever_else_is_said(library: Library, words: str) -> None:
    leader = leader_at(library)
    wanted = leader.replies_at("answer", "How can I say no to my lead member and the chief executive?").asides.near[0]
    state = await leader.interrupts_the_bot("complaint", words, "answer")
    assert (open_question(state), state.replies) == (wanted, {})


@pytest.mark.parametrize(
    "words", ["thats the same q", "this is the same question again", "Isn't that the same one as before?"]
)
def test_that_it_is_the_same_question_is_no_answer(library: Library, words: str) -> None:
    leader = leader_at(library)
    before = open_question(leader.state)
    state = leader.replies_at("answer", words)
    assert (state.replies, leader.responses) == ({}, ["utter_said_already"])
    assert open_question(state) != before


@pytest.mark.parametrize(
    "words",
    [
        "can i say it to them straight when cabinet wants it kept quiet? thats the real question",
        "Is it fair to ask my managers to compete for one post? That is my real question.",
        "The real question is whether I can say it to them straight.",
    ],
)
def test_what_is_said_to_be_the_question_is_theirs_whatever_its_form(library: Library, words: str) -> None:
    leader = leader_at(library)
    before = leader.state.plan.current
    state = leader.replies_at("answer", words)
    assert leader.responses[0] in ("utter_own_question", "utter_own_none")
    assert (state.plan.current, state.replies) == (before, {})
    assert (state.situation or "").endswith(words.partition("? ")[0] + ("?" if "? " in words else ""))


def test_advice_that_is_said_to_be_the_question_is_refused_as_advice(library: Library) -> None:
    leader = leader_at(library)
    leader.replies_at("answer", "Could they sack me for it? That is the real question.")
    assert leader.responses == ["utter_out_of_scope_own_job"]


def test_what_only_says_that_it_is_wanted_is_no_answer(library: Library) -> None:
    leader = leader_at(library)
    assert leader.replies_at("answer", "can you give me an example? thats what i want").replies == {}
