from __future__ import annotations

from typing import Any

import pytest

from chat.messages import Choice, Reply, Turn
from tests.chat.conftest import Paper
from tests.chat.fakes import RATING

FINDINGS: dict[str, Any] = {
    "card": "findings",
    "behaviours": [
        {
            "id": "b1",
            "name": "Staying curious",
            "why": "nobody tells me",
            "summary": "Leaders who ask first.",
            "knowledge": ["the service", "the place"],
            "source": "A report, 2013, chapter 3",
        }
    ],
    "cases": [{"id": "c1", "title": "A shire", "summary": "It turned round.", "why": None, "context": "Alike."}],
    "approach": {"title": "After a shock", "steps": ["Listen", "Act"], "source": "A report"},
}
COMPARISON: dict[str, Any] = {
    "card": "comparison",
    "title": "A shire / A borough",
    "cases": [
        {
            "id": "c1",
            "title": "A shire",
            "summary": "It turned round.",
            "why": "nobody tells me",
            "context": "There: an authority improving.",
            "places": [
                {"aspect": "How the authority has performed", "there": "improving", "yours": "poorly, or slipping"},
                {"aspect": "How settled its political leadership is", "there": "settled", "yours": ""},
            ],
            "source": "A report, 2013, case study 3",
            "lessons": ["Listen first.", "Then act."],
        },
        {"id": "c2", "title": "A borough", "context": "Alike.", "places": [], "lessons": []},
    ],
}
SUMMARY: dict[str, Any] = {
    "card": "summary",
    "situation": "We are stuck",
    "context": [{"id": "context-performance", "label": "Performance", "value": "improving", "words": "since March"}],
    "behaviours": [{"id": "b1", "name": "Staying curious", "why": ""}],
    "cases": [{"id": "c1", "title": "A shire"}],
    "answers": [
        {"id": "q1", "question": "How sure are you?", "text": "fairly", "rating": 7, "before": None},
        {
            "id": "q3",
            "question": "How settled are they?",
            "text": "4",
            "rating": 4,
            "before": {"rating": 3, "day": "2027-03-02"},
        },
    ],
    "skipped": [{"id": "skipped-q2", "question": "What else?"}],
    "steps": [{"id": "step-0", "what": "Ring the chair", "who": "me", "when": "on Friday", "date": "2027-05-07"}],
    "outcomes": [{"id": "outcome-0", "day": "2027-06-01", "text": "She rang back"}],
    "check_in": "2027-06-01",
    "sources": [{"document": "A report", "publisher": "An institute", "year": 2013, "items": ["chapter 3"]}],
    "lines": {
        "situation": 1,
        "context-performance": 2,
        "b1": 3,
        "c1": 4,
        "q1": 5,
        "q3": 6,
        "skipped-q2": 7,
        "step-0": 8,
        "outcome-0": 9,
    },
}


def shown(paper: Paper, text: str, card: dict[str, Any] | None = None) -> str:
    paper.screen.replies([Reply(text=text, card=card)])
    return paper.words


def test_findings_show_what_why_and_where_from(paper: Paper) -> None:
    words = shown(paper, "Here is what the research offers.", FINDINGS)
    for part in (
        "Here is what the research offers.",
        "Staying curious Leaders who ask first.",
        "Because you said: “nobody tells me”",
        "Knowledge: the service; the place",
        "Source: A report, 2013, chapter 3",
        "A shire It turned round. Alike.",
        "An approach: After a shock • Listen • Act",
    ):
        assert part in words
    assert words.count("Because you said") == 1


def test_what_the_research_warns_of_stands_below_what_it_is_about(paper: Paper) -> None:
    approach = FINDINGS["approach"] | {"note": "Seen in ten authorities."}
    words = shown(paper, "Here is what the research offers.", FINDINGS | {"approach": approach})
    assert words.endswith("• Listen • Act To bear in mind: Seen in ten authorities. Source: A report")


def test_two_cases_are_shown_with_their_places_beside_the_leaders_and_what_follows(paper: Paper) -> None:
    words = shown(paper, "Here are the two side by side.", COMPARISON)
    assert words == (
        "Sounding Board: Here are the two side by side. -- A shire / A borough -- A shire It turned round. "
        "• How the authority has performed. There: improving. Where you are: poorly, or slipping. "
        "• How settled its political leadership is. There: settled. Where you are: not said. "
        "Because you said: “nobody tells me” What follows from it • Listen first. • Then act. "
        "Source: A report, 2013, case study 3 A borough Alike."
    )


def test_a_question_shows_its_place_once_and_keeps_the_words_around_it(paper: Paper) -> None:
    card = {"card": "question", "place": "3 of 6", "question": "Who knows?", "kind": "open", "source": "A report"}
    words = shown(paper, "To stay with that for a moment: Who knows?", card)
    assert "-- Question 3 of 6 -- To stay with that for a moment: Who knows? Source: A report" in words
    assert words.count("Who knows?") == 1


def test_a_question_that_its_text_does_not_repeat_is_shown_beside_it(paper: Paper) -> None:
    card = {"card": "question", "place": None, "question": "Who knows?", "kind": "open", "source": None}
    words = shown(paper, "One more.", card)
    assert "One more. -- Question -- Who knows?" in words


def test_a_rating_shows_its_scale_and_its_choices(paper: Paper) -> None:
    paper.screen.replies([Reply.model_validate(RATING)])
    assert "-- Question 2 of 6 -- How confident are you? Give it a number" in paper.words
    assert "A number from 1 to 10." in paper.words
    assert "[1] [2] [3]" in paper.words
    assert "[10] [11 Skip] [12 Why this question]" in paper.words


def test_a_choice_is_not_broken_where_it_fits_a_line(paper: Paper) -> None:
    labels = ["Something that takes half a line of the paper", "Another of that length, which is quite a lot", "No"]
    choices = tuple(Choice(id=label, label=label) for label in labels)
    paper.screen.replies([Reply(text="Which?", choices=choices)])
    lines = paper.text.splitlines()
    assert lines[-2:] == [f"[1 {labels[0]}] [2 {labels[1]}]", "[3 No]"]


def test_plain_output_has_no_blanks_at_the_ends_of_lines(paper: Paper) -> None:
    shown(paper, "So far:", SUMMARY)
    assert all(line == line.rstrip() for line in paper.text.splitlines())


def test_a_summary_shows_all_that_the_record_holds_and_the_number_of_each_line(paper: Paper) -> None:
    words = shown(paper, "So far:", SUMMARY)
    for part in (
        "What you are facing 1. We are stuck",
        "2. Performance: improving",
        "3. Staying curious",
        "4. A shire",
        "5. How sure are you? fairly 7 of 10",
        "6. How settled are they? 4 of 10 (2 March 2027: 3)",
        "Questions left for now 7. What else?",
        "8. Ring the chair; me; on Friday (7 May 2027)",
        "You will look back on this on 1 June 2027.",
        "What came of it 9. 1 June 2027: She rang back",
        "Where this comes from • A report (An institute, 2013): chapter 3",
    ):
        assert part in words


def test_lines_of_a_record_that_have_no_numbers_are_shown_all_the_same(paper: Paper) -> None:
    words = shown(paper, "So far:", {name: of for name, of in SUMMARY.items() if name != "lines"})
    assert "What you are facing We are stuck" in words
    assert "How you described it • Performance: improving" in words


def test_an_answer_that_reads_like_a_missing_rating_is_shown(paper: Paper) -> None:
    answer = {"id": "q1", "question": "What would raise it?", "text": "None", "rating": None}
    assert "What would raise it? None" in shown(paper, "So far:", {"card": "summary", "answers": [answer]})


def test_an_empty_summary_is_drawn_too(paper: Paper) -> None:
    assert "-- Your record --" in shown(paper, "Nothing yet.", {"card": "summary", "situation": None, "check_in": None})


def test_an_item_shows_its_paragraphs_and_source(paper: Paper) -> None:
    card = {"card": "item", "title": "A shire", "body": ["It began badly.", "It went on well."], "source": "A report"}
    assert "-- A shire -- It began badly. It went on well. Source: A report" in shown(paper, "For instance:", card)


@pytest.mark.parametrize("card", [{"card": "hologram"}, {}, {"card": "item"}, {"card": "question", "question": 3}])
def test_of_a_card_that_is_not_known_or_is_broken_the_text_is_shown_alone(paper: Paper, card: dict[str, Any]) -> None:
    assert shown(paper, "The words say it.", card) == "Sounding Board: The words say it."


@pytest.mark.parametrize("words", ["[name] rang [phone]", "[bold]not bold[/bold]", ":smile: [link=http://x]y[/link]"])
def test_what_looks_like_markup_reads_as_it_was_written(paper: Paper, words: str) -> None:
    assert words in shown(paper, words)


def test_nothing_that_is_shown_speaks_to_the_terminal(terminal: Paper) -> None:
    nasty = "a\x1b[2Jb\x1b]0;title\x07c\x9bd\re"
    terminal.screen.replies([Reply(text=nasty, card={"card": "item", "title": nasty, "body": [nasty]})])
    terminal.screen.leader(nasty)
    terminal.screen.problem(nasty)
    assert not {"\x1b", "\x07", "\x9b", "\r"} & set(terminal.text)


def test_a_terminal_draws_a_box_and_plain_output_does_not(terminal: Paper, paper: Paper) -> None:
    card = {"card": "item", "title": "A shire", "body": ["It began badly."], "source": ""}
    assert "╭─ A shire ─" in shown(terminal, "", card)
    assert "╭" not in shown(paper, "", card)


def test_plain_output_tells_each_reason_for_waiting_once(paper: Paper) -> None:
    with paper.screen.waiting("One moment") as tell:
        for _ in range(3):
            tell("Still starting.")
    assert paper.words == "Still starting."


def test_a_terminal_shows_that_something_is_awaited(terminal: Paper) -> None:
    with terminal.screen.waiting("One moment") as tell:
        tell("Still starting.")
    assert "Still starting." in terminal.text


def test_a_turn_shows_both_sides_and_a_welcome_only_one(paper: Paper) -> None:
    welcome = Turn(turn=1, key="k", state="answered", said=None, replies=(Reply(text="Welcome."),))
    paper.screen.turn(welcome)
    paper.screen.turn(Turn(turn=2, key="l", state="received", said="We are stuck", replies=()))
    assert paper.words == "Sounding Board: Welcome. You: We are stuck"
