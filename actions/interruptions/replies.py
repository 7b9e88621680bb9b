"""What was read as an interruption and is for the door all the same, which hears more in it than was read."""

from __future__ import annotations

from actions import flow
from actions.doors.listening import PACED
from actions.doors.righting import PLANNED
from actions.doors.turnings import TURNING
from actions.interruptions.turn import Turn
from actions.moves.plan import plan
from actions.moves.questions import settling, turning
from actions.moves.record import telling_more
from actions.moves.research import own_questions
from actions.moves.situation import earlier
from actions.moves.situation.choosing_anew import chosen_anew
from actions.moves.topics import stopping
from actions.state import State
from actions.words.closing import afterthoughts, consenting
from actions.words.context import news, subjects, turns
from actions.words.dialogue import advising, more_questions, new_matter, pace, remarks
from actions.words.dialogue.confiding import asked_in
from actions.words.language import pieces, wishes
from actions.words.record import lines, placing, restoring
from actions.words.steps import moving, righting, step_telling, stepping

# What words that belong to another question than the one that is open may be taken for.
PLACED_BY = ("about", "amend", "complaint", "correct", "help", "next_steps", "skip", "smalltalk", "out_of_scope", "why")
# What is said of an answer to the open question, whatever it was read as.
SAID_OF_IT = ("said", "heard", "later", "stays", "asked")
# What "let us finish, and do the next steps" may be taken for.
ENDED_BY = ("pause", "stop", "complaint", "summary", "smalltalk")
# What a question of the leader's own may be mistaken for.
PUT_AS = ("another_side", "change", "complaint", "example", "out_of_scope", "smalltalk")
# What "how to hold them to what they sign" may be mistaken for besides, where it is wished for outright.
SUMMED_UP = ("summary", "next_steps")
# What a few words, or a question, at a choice of the context may be mistaken for.
MISTAKEN = ("about", "complaint", "definition", "example", "help", "out_of_scope", "rephrase", "smalltalk", "why")

# What a protest at a last answer may be taken for that is done by taking the answer back.
UNDONE_BY = ("about", "amend", "change", "complaint", "correct", "go_back", "help", "rephrase", "smalltalk", "withhold")
# What new words for a step may be taken for: "change it to: ring the chair".
REWORDED_BY = ("amend", "change", "complaint", "correct", "help", "rephrase", "smalltalk")
# What is asked of what stands there and of nothing else, whatever it was read as.
OF_THE_KEPT = frozenset({"held", "shared", "known", "taken"})


def is_reply(turn: Turn, state: State) -> bool:
    """Whether words are for the door that is asked for."""
    return turn.is_typed and turn.door is not None and any(is_one(turn, state) for is_one in KINDS)


def asks_of_the_kept(turn: Turn, state: State) -> bool:
    """Whether it is asked who reads this, or the like, and nothing is ordered; what is replied beside it counts."""
    is_of_sharing = turn.door == "sure" and state.asides.deciding == "share"
    asked = asked_in(turn.words, is_of_sharing)
    is_one = turn.intent == "privacy" or turn.intent in MISTAKEN or (is_of_sharing and turn.intent == "share")
    is_plain = bool(OF_THE_KEPT & {*asked.kinds}) and not lines.orders_something(asked.rest)
    return (is_one or is_plain) and turn.reply is None and bool(asked.kinds)


def _says_what_it_is_about(turn: Turn, state: State) -> bool:
    """What the issue is at heart is no order, and "it isn't new" no wish for something new."""
    settles = new_matter.belongs_here(turn.words) or new_matter.takes_up(turn.words)
    if state.asides.confirming == "turn" and settles:
        return True
    if turn.door not in TURNING:
        return False
    is_choosing = turn.door in flow.CLARIFIED
    is_stated = subjects.stated_in(turn.words, state.context.value_of("challenge"), is_choosing) is not None
    return (turn.is_free and is_stated) or turns.turn_in(turn.words, state.situation or "") is not None


def _is_of_the_steps(turn: Turn, state: State) -> bool:
    is_planning = turn.door in PLANNED and not state.asides.confirming
    asks_when = turn.door in ("step_when", "check_in") and turn.intent in (*stepping.REPEATED_BY, *stepping.DATED_BY)
    if is_planning and asks_when and stepping.is_a_day(turn.words, turn.today):
        return True
    if turn.is_at_a_question and step_telling.told_behind_order(turn.words, turn.today):
        return True
    if is_planning and state.drafted and turn.intent in REWORDED_BY and righting.rewords(turn.words, turn.today):
        return True
    if is_planning and turn.intent in REWORDED_BY and _puts_steps_right(turn, state):
        return True
    if is_planning and turn.is_free and moving.moves(turn.words, plan.steps_of(state), turn.today):
        return True
    return is_planning and stepping.is_of_the_steps(turn.words, turn.intent, turn.door in flow.STEPPING)


def _puts_steps_right(turn: Turn, state: State) -> bool:
    """Whether words say of a step of the plan when it is, or who does it: "she's off, so make hers the 2nd"."""
    rights, _ = righting.rights_in(turn.words, plan.steps_of(state), turn.today)
    return any(one.at is not None and (one.day or one.who) for one in rights)


def _is_heard_there(turn: Turn, state: State) -> bool:
    is_mistaken = turn.is_at_a_question and turn.intent in MISTAKEN
    # A case that is asked for by its name is told, and what is chosen taken up, whatever the wish was read as.
    is_of_a_case = (turn.is_free or turn.intent == "start_over") and turn.door == "chosen"
    return (is_mistaken or is_of_a_case) and turn.doors.is_heard_there(str(turn.door), turn.words, state)


def _turns_to_an_earlier_topic(turn: Turn, state: State) -> bool:
    return turn.is_free and turn.door in TURNING and earlier.turning_in(turn.words, state) is not None


def _asks_their_own(turn: Turn, state: State) -> bool:
    """Whether a question of the leader's own is put, or it is said what to do with one that comes near to it."""
    if not turn.is_typed or not (turn.is_free or turn.intent in SUMMED_UP):
        return False
    if state.asides.near and own_questions.meant_by(turn.words, turn.door) is not None:
        return True
    own = own_questions.heard_in(turn.words, turn.door)
    if own is None or own.kind != "put":
        return own is not None
    # What is merely put may well be meant as it was read, and must come near to something.
    is_mistaken = turn.intent in PUT_AS and advising.matter_of_advice(turn.words) is None
    return is_mistaken and own_questions.comes_near(own, state, turn.library)


def _stops(turn: Turn, state: State) -> bool:
    # Who stops and wishes to share has the door do both.
    is_shared = turn.intent in ("share", "pause", "stop") and consenting.wishes_to_share(turn.words)
    stop = stopping.stop_in(turn.words, turn.door, state) if (turn.is_free or is_shared) and turn.door else None
    # Who only stops, and does not pause, is shown what there is.
    return stop is not None and (turn.intent != "stop" or bool(stop.rest) or is_shared)


def _goes_on(turn: Turn, state: State) -> bool:
    """Whether somebody says that they do not pause or stop."""
    return turn.intent in ("pause", "stop") and turn.is_free and stopping.denies_stopping(turn.words)


def _wishes_for_a_behaviour(turn: Turn, state: State) -> bool:
    is_open = turn.door is not None and turning.is_open_to(state, turn.door)
    return is_open and bool(turning.wish_in(turn.words, turn.library))


def _chooses_anew(turn: Turn, state: State) -> bool:
    """Whether words say that another behaviour was chosen than was taken up: "I said the people one as well"."""
    return turn.is_at_a_question and turn.is_free and bool(chosen_anew(turn.words, state, turn.library))


def _begins_something_again(turn: Turn, state: State) -> bool:
    """Whether it is a thing of theirs that they will begin again, told with what they answer."""
    is_told = turn.intent == "start_over" and turn.door in TURNING and len(pieces.sentences(turn.words)) > 1
    return is_told and not wishes.begins_anew(turn.words) and earlier.turning_in(turn.words, state) is None


def _sets_the_pace(turn: Turn, state: State) -> bool:
    """Whether words say how many questions are wanted: "can we do three" is no pause."""
    if turn.intent == "next_steps" and stepping.names_a_step(turn.words) and not pace.is_counted(turn.words):
        # "Got three minutes, can we just do next steps" wishes for no questions.
        return False
    is_asking = bool(state.plan.current or (state.offer.presented and not state.offer.chosen))
    is_open = (turn.is_free or turn.intent in SUMMED_UP) and turn.door in PACED
    # Who says how little time there is, is told how much is left.
    is_open = is_open and not remarks.is_of_time(turn.words)
    is_more = is_open and more_questions.more_in(turn.words, is_promised=state.asides.most is not None) is not None
    return is_more or (is_open and pace.questions_wanted(turn.words, is_of_questions=is_asking) is not None)


def _speaks_of_the_answer(turn: Turn, state: State) -> bool:
    """Whether words say that it was given before, was not heard, comes later, was a question, or is not understood."""
    if not turn.is_at_a_question:
        return False
    made = remarks.remarks_in(turn.words)
    is_unclear = made.is_all_talk and made.told == ["unclear"] and turn.intent in MISTAKEN
    ends = made.heeded == "gives_up" and turn.intent in ENDED_BY and turn.reply is None
    # That nobody answered them is no mere complaint: what they asked is answered, and what stands beside it kept.
    is_owed = "unanswered" in made.kinds and turn.intent in MISTAKEN
    return made.heeded in SAID_OF_IT or is_unclear or is_owed or ends


def _tells_news(turn: Turn, state: State) -> bool:
    """Whether words tell what has come since, or put a figure right: "back. it went badly"."""
    if turn.door in flow.STEPPING and turn.is_free:
        return bool(telling_more.told_since(turn.words))
    told = news.news_in(turn.words, telling_more.known(state)) if turn.is_at_a_question and turn.is_free else None
    return told is not None


def _settles(turn: Turn, state: State) -> bool:
    """Whether words settle what was asked of earlier ones, or put back what was taken out."""
    is_open = state.asides.unsettled and settling.may_settle(turn.words, state)
    if is_open or settling.wished_back(turn.words, None, state):
        return True
    return bool(state.asides.taken) and restoring.restores(turn.words) is not None and turn.intent != "withhold"


def _places(turn: Turn, state: State) -> bool:
    """Whether words say where something that was kept belongs."""
    if not turn.is_at_a_question:
        return False
    if turn.intent in (*PLACED_BY, "go_back") and placing.left_unanswered(turn.words) is not None:
        return True
    found = placing.placing_in(turn.words)
    if found is None or found.is_loose or found.kind == "back":
        return False
    return turn.intent in PLACED_BY or (turn.intent in ("change", "go_back") and placing.files_itself(turn.words))


def _takes_leave(turn: Turn, state: State) -> bool:
    """Whether a goodbye is said where sharing is asked, which is no courtesy then."""
    is_asked = turn.door == "sure" and state.asides.deciding == "share"
    return is_asked and turn.intent == "smalltalk" and afterthoughts.takes_leave(turn.words)


KINDS = (
    _asks_their_own,
    asks_of_the_kept,
    _says_what_it_is_about,
    _is_of_the_steps,
    _is_heard_there,
    _turns_to_an_earlier_topic,
    _stops,
    _goes_on,
    _takes_leave,
    _wishes_for_a_behaviour,
    _chooses_anew,
    _begins_something_again,
    _sets_the_pace,
    _speaks_of_the_answer,
    _tells_news,
    _settles,
    _places,
)
