"""The buttons that go with what is asked; each says what its press is read as."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from actions.speaking import Choice
from actions.words.time.dates import spoken_in_full
from knowledge.library import CHALLENGES

DONT_KNOW = Choice("answer:unknown", "Don't know")
NONE_OF_THESE = Choice("answer:unknown", "None of these, or don't know")
CONTEXT_CHOICES: Mapping[str, Sequence[Choice]] = {
    "challenge": [*(Choice(f"answer:{name}", label.capitalize()) for name, label in CHALLENGES.items()), NONE_OF_THESE],
    "performance": [
        Choice("answer:high", "Consistently well"),
        Choice("answer:improving", "Improving"),
        Choice("answer:low", "Poorly, or slipping"),
        DONT_KNOW,
    ],
    "stability": [Choice("answer:stable", "Settled"), Choice("answer:unstable", "Unsettled or new"), DONT_KNOW],
    "problem": [
        Choice("answer:tame", "Known causes, known ways to solve it"),
        Choice("answer:critical", "It threatens us now and needs swift action"),
        Choice("answer:wicked", "Complex, many sides, no clear answer"),
        DONT_KNOW,
    ],
}
# What each option of a choice of the context is called on its button, in the order in which a leader counts them.
OPTIONS: Mapping[str, Mapping[str, str]] = {
    field: {one.id.removeprefix("answer:"): one.label for one in choices if one.id != DONT_KNOW.id}
    for field, choices in CONTEXT_CHOICES.items()
}
# What each of them means, in plain words.
MEANINGS: Mapping[str, str] = {
    "change": "you are changing something over a long time",
    "shock": "less money, a new law or sudden attention, all at once",
    "landscape": "it turns on councillors and the council's own managers",
    "governance": "boards and inspectors ask you to answer for it",
    "system-design": "how teams and services are organised",
    "culture": "people fear blame, and do not learn from mistakes",
    "sustaining": "things got better, and should stay so",
    "high": "good results for years",
    "improving": "better than before, if not yet good",
    "low": "bad results, or worse than before",
    "stable": "the same leading councillors for years, who want the same things",
    "unstable": "the leading councillors changed lately, or soon may",
    "tame": "you know why it happens and how to solve it",
    "critical": "something must be done at once",
    "wicked": "many causes, people disagree, and nobody knows one right answer",
}
SOMETHING_ELSE = Choice("correct:challenge", "Something else")
# What can be put right of what was taken.
PUT_RIGHT: Mapping[str, Choice] = {
    "challenge": Choice("correct:challenge", "What it is about"),
    "performance": Choice("correct:performance", "The performance"),
    "stability": Choice("correct:stability", "The politics"),
    "problem": Choice("correct:problem", "The kind of problem"),
}
# What was taken of the context, as it is said back.
IN_SHORT: Mapping[str, str] = {
    **CHALLENGES,
    "high": "performing consistently well",
    "improving": "improving performance",
    "low": "performing poorly, or slipping",
    "stable": "settled politics",
    "unstable": "unsettled or new politics",
    "tame": "a problem with known causes and known ways to solve it",
    "critical": "a problem that threatens you now",
    "wicked": "a complex problem with no clear answer",
}
# What words may be that are in no step yet, and what may be wrong with a step.
SETTLING: Mapping[str, Choice] = {
    "step": Choice("answer:step", "A next step"),
    "situation": Choice("answer:situation", "What I am facing"),
    "who": Choice("answer:who", "Who does it"),
    "answer": Choice("answer:answer", "An answer to a question"),
    "last_step": Choice("answer:last_step", "The step"),
    "check_in": Choice("answer:check_in", "The check-in"),
    "what": Choice("answer:what", "What it says"),
    "owner": Choice("answer:owner", "Who does it"),
    "day": Choice("answer:day", "The date"),
    "off": Choice("answer:off", "Leave this step out"),
    "none": Choice("answer:none", "None of these"),
}
# Where something belongs that was told while a question was open.
PLACES = [
    SETTLING["situation"],
    Choice("answer:keep", "My answer here"),
    Choice("answer:none", "Neither"),
]
STEP_CHOICES: Mapping[str, Sequence[Choice]] = {
    "step_what": [Choice("answer:none", "No next step")],
    "another_step": [Choice("affirm", "Yes, another"), Choice("deny", "No, that is it")],
    "step_who": [SETTLING["off"]],
    "step_when": [SETTLING["off"]],
    "check_in": [Choice("deny", "No, thank you")],
}
# What can be asked for where a request was not understood.
PLAINLY, SHOW_EXAMPLE = Choice("rephrase", "Plainer words"), Choice("example", "Example")
HEARD_AT: Mapping[str, Sequence[Choice]] = {
    **{field: [PLAINLY, SHOW_EXAMPLE, DONT_KNOW] for field in CONTEXT_CHOICES},
    "chosen": [PLAINLY, Choice("more", "Tell me more"), Choice("reject", "Not that")],
    "answer": [PLAINLY, SHOW_EXAMPLE, Choice("skip", "Skip")],
    "sure": [Choice("privacy", "Who can see this"), Choice("summary", "Summary")],
}
HEARD_ANYWHERE = [Choice("help", "Help"), Choice("summary", "Summary")]
# What a reply may be that is no answer, by intent.
GUESSED: Mapping[str, Choice] = {
    "example": SHOW_EXAMPLE,
    "why": Choice("why", "Why this question"),
    "rephrase": PLAINLY,
    "definition": PLAINLY,
    "skip": Choice("skip", "Skip"),
    "park": Choice("park", "Ask me later"),
    "go_back": Choice("go_back", "Back"),
    "change": Choice("change", "Change an answer"),
    "pause": Choice("pause", "Stop for now"),
    "stop": Choice("stop", "Stop here"),
    "summary": Choice("summary", "Summary"),
    "help": Choice("help", "Help"),
    "privacy": Choice("privacy", "Who can see this"),
    "complaint": Choice("complaint", "You misread me"),
    "start_over": Choice("start_over", "A new topic"),
    "next_steps": Choice("next_steps", "Next steps"),
}
# What is wished for most at a question, where what was meant was not understood; the others stand beneath the question.
MEANT = [Choice("another_side", "Another question"), GUESSED["next_steps"], GUESSED["change"], GUESSED["start_over"]]
NEXT_STEPS = Choice("next_steps", "Add next steps")
ADD_TO_RECORD = Choice("affirm:add", "Add it to the record")
NEW_OR_RECORD = [
    Choice("affirm:new", "Begin a new topic with it"),
    ADD_TO_RECORD,
    Choice("affirm:question", "It is a question for you"),
    Choice("affirm:none", "None of these"),
]
# What can be done with a question that comes near to one of the leader's own.
TAKE_UP, STAY = Choice("answer:take_up", "Take up that question"), Choice("answer:stay", "Stay with this one")
ANOTHER_NEAR, ASK_FIRST = Choice("answer:another_near", "Another one"), Choice("answer:take_up", "Ask me that first")
SAID_ALREADY = Choice("skip:said", "I have said that")
SURE: Mapping[str, Sequence[Choice]] = {
    "go_on": [Choice("affirm:yes", "Go on"), Choice("deny:no", "Not now"), Choice("deny:misread", "You misread me")],
    "moved_on": [
        Choice("affirm:yes", "Go on"),
        Choice("deny:no", "Not now"),
        Choice("deny:other", "This is something else"),
        Choice("deny:misread", "You misread me"),
    ],
    "erase": [Choice("affirm:yes", "Yes, delete everything"), Choice("deny:no", "No, keep it")],
    "turn": [Choice("affirm:yes", "Turn to that"), Choice("deny:no", "Stay with this")],
    "share": [Choice("affirm:yes", "Yes, share it"), Choice("deny:no", "No, keep it to myself")],
}
RATINGS = [Choice(f"answer:{n}", str(n)) for n in range(1, 11)]
AT_A_QUESTION = [
    Choice("example", "Example"),
    Choice("why", "Why this question"),
    Choice("rephrase", "Another way"),
    Choice("skip", "Skip"),
    Choice("park", "Later"),
    Choice("go_back", "Back"),
    Choice("pause", "Pause"),
    Choice("summary", "Summary"),
]


def days_of(*days: date) -> list[Choice]:
    """Days to choose from, in full."""
    return [Choice(f"answer:{day.isoformat()}", spoken_in_full(day)) for day in days]
