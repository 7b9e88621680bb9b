"""What in a reply is said to the bot itself, and what merely sounds like it, by the grammar without what is learned."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from actions.words.dialogue import advising, remarks
from actions.words.language import pieces, talk
from actions.words.situation import statements

CORPUS = Path(__file__).parents[4] / "knowledge" / "corpus"


@pytest.fixture(autouse=True)
def _grammar_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(talk, "_listener", None)


AMNESTY = "What I shall do is hold an amnesty in January, and go first."


@pytest.mark.parametrize(
    ("text", "kind", "rest"),
    [
        ("No!! That is NOT an answer, take it off. I was asking YOU a question. Why this question?", "no_answer", ""),
        ("i said skip. and take out the this is about my own slt thing its not an answer", "strikes", ""),
        ("Did you hear what I just said about [person 1]?", "heard", ""),
        ("I give up with the questions. Can we just do what I'm going to do about it", "gives_up", ""),
        (f"I do not want any more of your questions. {AMNESTY}", "gives_up", AMNESTY),
        ("said that", "said", ""),
        ("i just told you", "said", ""),
        ("I've just said that. Next.", "said", ""),
        (
            "Avoid him. should prob stop that. can i come back to this one later",
            "later",
            "Avoid him. should prob stop that.",
        ),
        ("Skip. Honestly.", "skip", ""),
        ("It is not mine to say. Skip", "skip", "It is not mine to say."),
    ],
)
def test_what_is_said_to_the_bot_is_told_from_the_rest(text: str, kind: str, rest: str | None) -> None:
    made = remarks.remarks_in(text)
    assert made.heeded == kind
    assert rest is None or made.rest == rest


@pytest.mark.parametrize(
    "text",
    [
        "I tell them that is not an answer they can give a parent.",
        "They offered us a consultant. That is not an answer.",
        "No. They never told us.",
        "I said that we would hold the line.",
        "I told you how it is: settled. Same leader for nine years.",
        "We skip the review each month.",
        "The board will come back to this one in June and so will I, with the figures.",
        "I want no more questions from members than they have time to hear answered.",
        "Did they hear what I said? No.",
        "Most of them give up with the forms.",
    ],
)
def test_an_answer_that_holds_such_words_stays_one(text: str) -> None:
    assert remarks.remarks_in(text).heeded is None


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Nowhere. What do other directors actually do - give me an example.", "example"),
        ("Settled. Can I lawfully dismiss him before the inspection?", "legal"),
        ("He is on a capability procedure. Can I dismiss him on notice?", "hr"),
        ("Same leader. If a family judicially reviews us on a section 20 placement, what are our chances?", "legal"),
        ("nothing tame about it. whys it matter which?", "why"),
        ("Who signs the contract, and who would notice if nobody did?", None),
        ("How do I get them to trust me?", None),
        ("Can I live with that?", None),
        ("give me an example, my lead member says, and I never have one to hand", None),
        ("I asked HR whether we can dismiss him.", None),
    ],
)
def test_what_the_last_sentence_asks_of_the_bot(text: str, asked: str | None) -> None:
    assert [*remarks.told_at_the_end(text), advising.advice_in(text)] == (
        [asked, None] if asked in remarks.TOLD else [asked]
    )


@pytest.mark.parametrize(
    "text",
    [
        "You play back the one sentence that is incidental. The point was the thresholds.",
        "Strike the remark about playing back; it was not an answer.",
        "And what I said of the chief constable belongs to the first question, not the second.",
        "I do not understand the word story in this context. Give me an example.",
        "I meant that I decline the question.",
        "what person 2? [person 2] is not a person is a country people",
        "You keep quoting the wrong bit of my answer.",
        "you wrote down my question as an answer",
        "I don't think you understood my answer",
        "Your summary leaves out the main thing.",
        "That was me asking you something.",
        "I was asking, not answering",
        "Please stop repeating my words back to me.",
        "That's a strange thing to pick out of what I wrote.",
        "Which question are you asking?",
        "Can I pass on this one?",
        "I would rather not answer this one.",
        "I typed that by mistake",
        "delete the one about [person 1], I don't want that written down",
    ],
)
def test_a_reply_about_the_talk_alone_is_no_answer(text: str) -> None:
    made = remarks.remarks_in(text)
    assert made.heeded or made.is_all_talk


@pytest.mark.parametrize(
    "text",
    [
        "you cannot build trust in a week",
        "it makes you think",
        "You ask a question in scrutiny and nobody answers.",
        "You told them once and they remember it for years.",
        "You have to ask the same question ten times.",
        "You rely on the summary they give you.",
        "You never hear the children's own words.",
        "the lead member asked me to",
        "staff told us they were not listened to",
        "The police say you have misread the guidance.",
        "the question is whether we can hold it",
        "This question we put to the board every month.",
        "I never said it out loud to the chief executive.",
        "I refuse to sign it.",
        "Delete the backlog and start again.",
        "Forget the plan, it was never ours.",
        "Is it recorded? Not always.",
        "Nobody asked me.",
        "the point was to share the risk",
    ],
)
def test_a_reply_about_the_matter_is_kept_whole(text: str) -> None:
    made = remarks.remarks_in(text)
    assert (made.kinds, made.rest) == (frozenset(), text)


def test_hardly_anything_that_is_about_the_matter_is_taken_for_talk() -> None:
    texts = [item["text"] for file in CORPUS.rglob("*.yml") for item in yaml.safe_load(file.read_text("utf-8"))]
    said = [one for text in texts for one in pieces.sentences(" ".join(text.split()))]
    # What others did is asked of the research, and many a situation ends with it.
    talk = [one for one in said if not statements.is_of_situation(one) and remarks.is_about_the_talk(one)]
    assert len(talk) < 0.0005 * len(said), talk
