"""Cries for help that are said outright, and what sounds like one."""

from __future__ import annotations

from unittest import TestCase

from bot.cries import cry_in

CRIES = {
    "own_distress": [
        "I can't go on.",
        "I can\u2019t go on any more",
        "cant go on anymore",
        "I cannot go on",
        "Sorry, I just can't go on, I am so tired",
        "It is not the plan. I can't go on.",
        "Can we leave the questions? I can't go on.",
        "I can't go on like this.",
        "I can't live like this any more",
        '"I can\'t go on."',
        "I want to die",
        "want to die",
        "I told my wife last night I want to die",
        "I don't want to be alive anymore",
        "I don't want to wake up tomorrow",
        "I wish I were dead.",
        "im going to kill myself tonight",
        "gonna kill myself",
        "I want to hurt myself",
        "Some days I think about ending my life.",
        "I keep thinking about killing myself",
        "I am planning to end my life",
        "I'm gonna end it all",
        "I feel suicidal",
        "ive been having suicidal thoughts",
        "I've just taken too many tablets",
        "I have nothing left to live for",
        "My kids would be better off without me",
        "I don't see why not, I'm going to kill myself",
    ],
    "child_risk": [
        "He is hitting the baby right now",
        "My neighbour is beating his son right now, I can hear it",
        "someone's strangling a child right now",
        "hes hurting her little boy as we speak",
        "Right now the dad is hitting the child",
        "[person 1] is hitting the child now",
        "A child is being raped right now",
        "the baby is being shaken now",
    ],
}
OTHERWISE = {
    "negation": [
        "I don't want to die",
        "I'm not going to kill myself over this",
        "I am not suicidal",
        "I wouldn't hurt myself",
        "I'm not saying I want to die",
    ],
    "the words of others": [
        "She said she can't go on",
        'She said "I can\'t go on"',
        'He wrote "I am so tired. I want to die. Sorry."',
        "He wrote \u201cI want to die",
        "A care leaver texted: I can't go on.",
        "His note read I want to end my life",
        'The poster is "I can\'t go on." in red',
    ],
    "what is supposed": [
        "What do you do if I say I want to die?",
        "If a child is being hit right now, who do I ring?",
        "In the training a child is being hit right now and you have ten minutes",
    ],
    "what is long over": ["When I was fifteen I tried to kill myself, and it shaped why I do this job."],
    "figures of speech": [
        "I could kill myself for sending that email",
        "I'm going to kill myself laughing",
        "I will kill myself if I have to write another plan",
        "I want to die of embarrassment",
        "I want to die on this hill",
        "I want to cut myself some slack",
        "I'm going to hang myself out to dry",
        "I'm dying to see it",
        "My team would be better off without me",
    ],
    "work": [
        "We can't go on like this.",
        "I can't go on covering three posts",
        "I can't go on leave until October.",
        "I can't go on like this with three managers down",
        "I can't go on like this, the rota is empty",
        "We have lost a third of the service since May and the rest are tired. I can't go on like this.",
        "I want to end it all by Friday, all eleven contracts",
        "I am thinking about suicide prevention",
        "I don't want to live in the city any more",
        "He is hitting the target now",
        "The cuts are hurting our children right now",
        "They are beating the children's services budget now",
        "A child is being hurt right now in every street",
    ],
    "the conversation": [
        "I can't go on with the questions today",
        "I can't go on to the next question",
        "I can't go on, I have a meeting",
    ],
}


class TestCries(TestCase):
    def test_what_is_said_outright_is_heard(self) -> None:
        for risk, texts in CRIES.items():
            for text in texts:
                with self.subTest(text):
                    self.assertEqual(cry_in(text), risk)

    def test_what_is_said_in_many_words_beside_it_changes_nothing(self) -> None:
        beside = "We met the partners on Tuesday about the hubs. {} The head teachers like the new minutes."
        self.assertEqual(cry_in(beside.format("I want to die.")), "own_distress")
        self.assertEqual(cry_in(beside.format("A child is being raped right now!")), "child_risk")

    def test_what_can_be_meant_otherwise_is_left_to_the_classifier(self) -> None:
        for kind, texts in OTHERWISE.items():
            for text in texts:
                with self.subTest(f"{kind}: {text}"):
                    self.assertIsNone(cry_in(text))
