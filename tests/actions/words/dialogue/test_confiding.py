"""Questions of what is kept, in whatever words, and answers that only hold such words."""

from __future__ import annotations

import pytest

from actions.words.dialogue.confiding import asked_in

READERS = [
    "Who'd be reading this?",
    "whos seeing all this",
    "And who, precisely, may read this?",
    "Who reads all this by the way, is it going to Ruth, my director?",
    "Before that, who reads it?",
    "is anyone able to read it now",
    "No thank you, not coach now. Who can see this?",
    "one more thing. who reads the bit about cex",
    "No, and thanks, who else could read it again, I forget, is it [person 1]?",
    "No new topic, I'm just asking who reads it. Bye then.",
    "who reads this",
    "Can my chief exec see what I've put?",
    "does this go back to HR?",
    "is this confidential",
    "could a journalist get at all this?",
    "would my lead member be able to look at this?",
    "Partners never come. Who else reads these answers?",
    "We hold them monthly. Can anyone see this?",
    "where does all this go?",
]
REQUESTS = [
    "And what happens if someone puts in an FOI? Would they get this?",
    "What if I'm subject to a subject access request?",
    "Would this be disclosable?",
]
HELD = [
    "what have you got down for me?",
    "What have you got so far?",
    "no coach. Before I go, is what I said about the lifts in there anywhere, or what I said about me?",
    "wait, did you write the tired thing down? please don't. can you take it off?",
    "Is it stored anywhere?",
    "did you keep what I said about my deputy?",
    "have you put down the bit about my husband?",
    "is the crying bit in my record",
    "have you got that written down",
]
ANSWERS = [
    "Who reads it? Nobody. It sits in a drawer.",
    "Who sees the child? That is the question.",
    "Do they see it working? I doubt it.",
    "We get forty FOI requests a month and nobody owns them.",
    "Is it going to work? I think so.",
    "I don't know who reads our reports.",
    "People ask me who can see their files and I have no answer.",
    "Did you know we lost four managers?",
    "Have you got an example?",
    "Is there another case?",
    "Can anyone see a way through?",
    "What did they do about it?",
    "The board reads it and says nothing.",
    "Is it safe? No, and everybody knows it.",
    "Are they in it for the long run? Hardly.",
    "How much more is there?",
    "Do you think that is private enough for them? I'd say not.",
]


COACHES = [
    "who'd the coach be, somebody at the council?",
    "which coach?",
    "what would a coach actually see?",
    "is the coach someone I work with?",
]


@pytest.mark.parametrize(
    ("kind", "words"),
    [("coaches", one) for one in COACHES]
    + [("readers", one) for one in READERS]
    + [("request", one) for one in REQUESTS]
    + [("held", one) for one in HELD],
)
def test_a_question_of_what_is_kept_is_known_for_what_it_asks(kind: str, words: str) -> None:
    assert asked_in(words).kinds == (kind,)


@pytest.mark.parametrize("words", ANSWERS)
def test_what_is_no_question_of_what_is_kept_stays_as_it_is(words: str) -> None:
    assert (asked_in(words).kinds, asked_in(words).rest) == ((), words)


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("Partners never come. Who else reads these answers?", "Partners never come."),
        ("No, and thanks, who else could read it again, I forget, is it [person 1]?", "No, and thanks."),
        ("no coach. Before I go, is what I said about the lifts in there anywhere?", "no coach. Before I go."),
        ("who reads this", ""),
    ],
)
def test_what_is_said_beside_it_is_left(words: str, rest: str) -> None:
    assert asked_in(words).rest in (rest, rest.replace(", and thanks", ""))


@pytest.mark.parametrize(
    "words",
    ["could you remind me what you do with my data", "what happens to my details", "tell me how you store my info"],
)
def test_what_is_done_with_their_data_is_asked_of_who_reads_it(words: str) -> None:
    assert asked_in(words).kinds == ("readers",)


@pytest.mark.parametrize("words", ["What have you got that my coach hasn't?", "What have you got on kinship care?"])
def test_what_the_program_has_to_offer_asks_nothing_of_what_is_kept(words: str) -> None:
    assert asked_in(words).kinds == ()
