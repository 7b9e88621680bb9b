"""What the form of a message gives away, and what it does not."""

from __future__ import annotations

from unittest import TestCase

from bot.orders import ordered_in

ORDERS = {
    "amend": [
        "change line 15 to Ask the lead member for half an hour and show her the eleven emails and what each cost in "
        "hours. See Chloe tomorrow.",
        "change line 1: hubs merging",
        "change step 1 to: chief exec signs off converted-agency offer, 20 perm posts",
        "hang on, take out the second step",
        "yes but first change my step to ring the police",
        "move step 1 to 8 january",
        "change the date of step 2 to 8 january",
        "oh sorry the 18 is my holidays, can you move the check in to 8 january",
        "I'm away then, please shift the check-in to 8 January",
        "move the check-in from 15 december to 18 december",
        "change 1 to hubs merging, staff flat",
        "strike 12",
        "strike line 22 and line 6 and 16",
        "take out line 3",
        "Please take out lines 3, 4 and 5.",
        "strike line 12. next steps",
        "skip. strike line 3",
        "thats wrong. change line 2 to we meet monthly",
        "change the check in to 4 december",
        "check in date is wrong. 4th december",
        "check in date is wrong, must be 15 december, and step 2 not begin with yes",
    ],
    "skip": [
        "Skip.",
        "skip, honestly",
        "I said skip",
        "pass.",
        "Skip. we have done this to death and I am tired of it",
        "hang on what partners. this is about my own slt. skip",
        "what partners? skip",
        "ugh. pass",
    ],
    "why": [
        "Why are you asking me that? I said I'm losing caseworkers and you ask me about outcomes?",
        "No!! That is NOT an answer, take it off. Why this question?",
    ],
    "topics": [
        "no not a new topic. go back to the other one",
        "This isn't a new topic. Put me back where I was.",
        "no no. go back to my first, I not start new",
        "That wasn't an answer. Earlier topics",
    ],
    "compare": [
        "That's another stable one! Tell you what, put the two side by side, the stable one and the lead member "
        "opposed to cuts",
        "put the two cases side by side please",
    ],
    "start_over": [
        "No. New topic please: child poverty",
        "Can we park this one, the hubs, I've got child poverty on my mind. There's a strategy due in April, it "
        "belongs to public health on paper and to me in the newspaper",
        "That's put me in mind of something else entirely. Can we park this one, the hubs, I've got child poverty on "
        "my mind. There's a strategy due in April",
    ],
    "summary": ["where's the calendar file", "word version", "save calendar file", "calendar", "hi again. summary"],
    "stop": ["never mind. bye", "ta. bye", "thanks, bye"],
    "another_side": ["More questions please", "can we have some more questions", "ok, more questions"],
    "next_steps": [
        "I've got ten minutes, let's finish. what do I walk out with",
        "Right, what am I walking away with then?",
        "next steps",
        "no more questions. what do I do",
        "Enough of your questions!",
        "no more questions please",
    ],
}
ANSWERS = [
    "We had to change step one of the pathway",
    "The step should be bigger than that",
    "We had to move the check-in with Ofsted to 8 January",
    "Put the two side by side and you see the problem",
    "A new topic for every meeting, that is how the board works",
    "Can we park this one for now",
    "Earlier topics come back to bite us",
    "we skip over the evaluation every time. pilot, launch, next pilot",
    "Why would health sign up to this?",
    "Change line management first.",
    "Pass rates fell.",
    "Strike action in March stopped it.",
    "Remove line 3 from the budget and the whole thing collapses",
    "Drop 3 posts and the team goes under",
    "Change one to one meetings to fortnightly",
    "change 7 to 5",
    "Check in with the team every Friday",
    "Change the check in to something people want to come to",
    "The next steps are what worries me.",
    "No more questions from members than they can hear answered.",
    "What do I do when nobody answers?",
    "More questions than answers came of it.",
    "Nobody has the calendar file but the PA.",
    "Two of the managers left and the third will not speak to me. Pass.",
    "Members said goodbye to the old plan.",
    "We need to go back to the first principles of the service",
    "",
]


class Orders(TestCase):
    def test_a_message_that_is_an_order_by_its_form_is_one_whatever_else_it_holds(self) -> None:
        for intent, texts in ORDERS.items():
            for text in texts:
                with self.subTest(text):
                    self.assertEqual(ordered_in(text), intent)

    def test_an_answer_that_merely_holds_such_words_stays_one(self) -> None:
        for text in ANSWERS:
            with self.subTest(text):
                self.assertIsNone(ordered_in(text))
