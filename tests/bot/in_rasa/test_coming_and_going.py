"""Coming back after a stop, and thanks and goodbyes after the end, in many wordings."""

from __future__ import annotations

from unittest import TestCase

from bot.orders import comes_back, ordered_in, over_in

BACK = [
    "actually I've had a cup of tea. can we carry on",
    "carry on",
    "I'm back",
    "right I'm back, where were we",
    "can we go on",
    "ok ive had a break can we go on please",
    "sorry about that. let's continue",
    "I feel better now, could we pick it up again",
    "back now",
    "That was my daughter. Shall we carry on where we left off?",
    "ready to carry on",
    "Morning. I'm back from leave. Go on.",
]
NOT_BACK = [
    "The board wants us to carry on as if nothing had happened",
    "I have a new situation, can we go on with that",
    "We go on and on about thresholds",
    "My deputy is back from sick leave",
    "I went back to the hub managers and asked them what they would keep and they told me the truth, so can we go on",
]
GOODBYES = [
    "Gracias, bye bye",
    "[person 1], bye bye",
    "thanks. that helped, a bit",
    "thank you goodbye",
    "Muchas gracias!",
    "merci beaucoup, au revoir",
    "dziękuję",
    "Diolch yn fawr. Hwyl!",
    "ok thanks, that was really useful",
    "Cheers, I feel a bit clearer now",
    "that was good. off to cabinet",
    "thank you very much for your help",
    "ta, see you in the new year",
    "Danke schön, tschüss",
    "shukran",
    "Lovely, thanks. Have a good weekend",
    "that's helped a lot, thank you and goodbye",
    "obrigada, até logo",
    "Khuda hafiz",
    "no, that's all thanks",
    "good night",
]
NO_GOODBYES = [
    "Thanks to the cuts we have lost the hubs",
    "The union said goodbye to the deal",
    "thanks. the lead member has resigned",
    "it has helped the partners more than us",
    "that was good but now the partners have stopped coming",
    "Our take care leavers' offer is thin",
    "summary",
    "ok",
    "",
]
GREETINGS = ["hello", "Hi there", "Good morning!", "hola", "Bore da", "hello again"]


class ComingAndGoing(TestCase):
    def test_who_had_stopped_is_back_with_a_few_words_beside(self) -> None:
        for text in BACK:
            with self.subTest(text):
                self.assertTrue(comes_back(text))

    def test_what_is_told_or_new_is_no_coming_back(self) -> None:
        for text in NOT_BACK:
            with self.subTest(text):
                self.assertFalse(comes_back(text))

    def test_thanks_and_goodbyes_are_one_in_any_wording(self) -> None:
        for text in GOODBYES:
            with self.subTest(text):
                self.assertEqual(over_in(text), "stop")

    def test_what_says_more_is_no_goodbye(self) -> None:
        for text in NO_GOODBYES:
            with self.subTest(text):
                self.assertIsNone(over_in(text))

    def test_a_greeting_after_the_end_is_a_coming_back(self) -> None:
        for text in GREETINGS:
            with self.subTest(text):
                self.assertEqual(over_in(text), "resume")

    def test_a_goodbye_of_another_language_is_one_at_a_question(self) -> None:
        for text in ("gracias, adios", "Merci, au revoir!", "Tschüss"):
            with self.subTest(text):
                self.assertEqual(ordered_in(text), "stop")
        self.assertIsNone(ordered_in("muchas gracias"))
