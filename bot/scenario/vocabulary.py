"""The closed sets of words that scenario and playbook files may use.

The lowest words of the house: every room speaks them. What a move means is defined in `docs/grading.md`.
"""

from enum import StrEnum


class Language(StrEnum):
    """Language of a scenario, of its customer and of its texts."""

    RU = "ru"
    EN = "en"


class Mode(StrEnum):
    """Who called whom: `active` is outbound, `passive` is inbound."""

    ACTIVE = "active"
    PASSIVE = "passive"


class Temperature(StrEnum):
    """What the customer knows of the product: nothing, that it exists, or he came for it."""

    COLD = "cold"
    WARM = "warm"
    HOT = "hot"


class Temperament(StrEnum):
    """Character of a customer: what he says, what moves him, how long he stands it."""

    SCEPTIC = "sceptic"
    BUSY = "busy"
    AGGRESSIVE = "aggressive"
    INDECISIVE = "indecisive"
    EXPERT = "expert"
    TALKER = "talker"


class Difficulty(StrEnum):
    """How much patience the customer has and how much proof he needs."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


class HelpLevel(StrEnum):
    """How much a trainee is helped during a talk."""

    SCRIPT = "script"  # model lines stand before him
    HINTS = "hints"  # he may ask what the moment needs
    NONE = "none"


class Band(StrEnum):
    """What a score amounts to, best first."""

    EXCELLENT = "excellent"
    GOOD = "good"
    FAIR = "fair"
    WEAK = "weak"


class StageKind(StrEnum):
    """What a stage is for; the rubric and the grader know stages by kind, playbooks by id."""

    PREPARATION = "preparation"
    CONTACT = "contact"
    QUALIFICATION = "qualification"
    NEEDS = "needs"
    PRESENTATION = "presentation"
    CONSULTATION = "consultation"
    OBJECTION = "objection"
    BARGAINING = "bargaining"
    UPSELL = "upsell"
    CLOSING = "closing"
    FOLLOW_UP = "follow_up"


OPENING = frozenset({StageKind.CONTACT, StageKind.QUALIFICATION})
"""Stages in which leave to talk is asked for."""


class Outcome(StrEnum):
    """How a talk ended; the first two are won."""

    DEAL = "deal"
    MEETING = "meeting"
    CALLBACK = "callback"
    REFUSED = "refused"
    HUNG_UP = "hung_up"
    EXPIRED = "expired"

    @property
    def won(self) -> bool:
        """True when the customer bought or agreed to meet."""
        return self in (Outcome.DEAL, Outcome.MEETING)


class ObjectionKind(StrEnum):
    """A brush-off comes before the offer is known; the others come after it."""

    BRUSH_OFF = "brush_off"
    PRICE = "price"
    TRUST = "trust"
    NEED = "need"
    TIME = "time"
    COMPETITOR = "competitor"
    PRODUCT = "product"
    UNDECIDED = "undecided"

    @property
    def is_brush_off(self) -> bool:
        """True for words that end a talk before the offer is known."""
        return self is ObjectionKind.BRUSH_OFF


class Move(StrEnum):
    """What a salesperson does in one reply. The last ten are mistakes."""

    GREETING = "greeting"
    REASON_FOR_CONTACT = "reason_for_contact"
    PERSONALISATION = "personalisation"
    PERMISSION = "permission"
    DECISION_MAKER = "decision_maker"
    OPEN_QUESTION = "open_question"
    CLOSED_QUESTION = "closed_question"
    ALTERNATIVE_QUESTION = "alternative_question"
    ACTIVE_LISTENING = "active_listening"
    ACKNOWLEDGEMENT = "acknowledgement"
    CLARIFICATION = "clarification"
    BENEFIT = "benefit"
    EVIDENCE = "evidence"
    PRICE = "price"
    VALUE_FRAMING = "value_framing"
    RECOMMENDATION = "recommendation"
    HONESTY = "honesty"
    TRADE = "trade"
    CONCESSION = "concession"
    UPSELL = "upsell"
    NEXT_STEP = "next_step"
    DETAILS = "details"
    FOLLOW_UP = "follow_up"
    PRESSURE = "pressure"
    RUDENESS = "rudeness"
    ARGUING = "arguing"
    OVERPRAISE = "overpraise"
    INFO_DUMP = "info_dump"
    COMPETITOR_ATTACK = "competitor_attack"
    FALSE_PROMISE = "false_promise"
    GIVING_UP = "giving_up"
    CLICHE = "cliche"
    IRRELEVANT = "irrelevant"

    @property
    def is_mistake(self) -> bool:
        """True for the moves that lose customers."""
        return self in MISTAKES


MISTAKES = frozenset(
    {
        Move.PRESSURE,
        Move.RUDENESS,
        Move.ARGUING,
        Move.OVERPRAISE,
        Move.INFO_DUMP,
        Move.COMPETITOR_ATTACK,
        Move.FALSE_PROMISE,
        Move.GIVING_UP,
        Move.CLICHE,
        Move.IRRELEVANT,
    }
)


class Achievement(StrEnum):
    """What was reached with the customer over a stage, beyond the moves of single replies."""

    QUESTIONS_READY = "questions_ready"
    NEEDS_FOUND = "needs_found"
    POINTS_TOLD = "points_told"
    OBJECTION_MET = "objection_met"
    PRICE_HELD = "price_held"
    EXTRA_SOLD = "extra_sold"
    AGREED = "agreed"


class Situation(StrEnum):
    """Moments for which a customer has lines ready; a playbook gives them, a scenario may add its own."""

    # contact
    WHO_IS_IT = "who_is_it"  # the seller has not introduced himself
    WHAT_IS_IT_ABOUT = "what_is_it_about"  # no reason that concerns this customer yet
    CONSENT = "consent"  # let in: the talk may go on
    GATEKEEPER_ASKS = "gatekeeper_asks"  # secretary: what is it about, why him
    GATEKEEPER_CONNECTS = "gatekeeper_connects"  # secretary puts the seller through
    # needs
    ASK_ME = "ask_me"  # the seller has asked nothing yet
    DEFLECT = "deflect"  # asked something he has no fact for
    INSTEAD = "instead"  # the same, before something else that he tells
    ALREADY_TOLD = "already_told"  # asked the same twice
    GUARDED = "guarded"  # a need he does not yet trust the seller with
    BEFORE_ANSWER = "before_answer"  # how he begins an answer, in his manner
    BEFORE_STORY = "before_story"  # the same before a long one
    BEFORE_FIGURES = "before_figures"  # the same before one with numbers
    LISTENED_TO = "listened_to"  # the seller summed up well
    MISHEARD = "misheard"  # a number is given back that he never named; {told} is what he said
    FITS = "fits"  # asked whether that is what he needs: yes
    FITS_PARTLY = "fits_partly"  # half; also where he was half understood
    FITS_NOT = "fits_not"  # no; also where he was not understood
    WHAT_DO_YOU_OFFER = "what_do_you_offer"  # needs are told: over to the seller
    # presentation and consultation
    SO_WHAT = "so_what"  # talk that answers no need of his
    INTERESTED = "interested"  # a point landed, he wants to hear on
    VALUES_HONESTY = "values_honesty"  # told of a weak spot, or that a thing does not suit him
    WHICH_ONE = "which_one"  # passive: waits for a recommendation
    GOES_ALONG = "goes_along"  # passive: asked to see or to try for himself, he does
    # objections
    INSIST = "insist"  # not answered: holds on to it
    HALF_ACCEPT = "half_accept"  # part of it is answered
    YIELD = "yield"  # the doubt is met
    COMES_BACK = "comes_back"  # to a doubt that was brushed aside
    TAKES_EXIT = "takes_exit"  # the seller agreed to be brushed off
    # bargaining
    HAGGLE = "haggle"  # asks for better terms
    HAGGLE_ON = "haggle_on"  # asks again
    ASKS_PRICE = "asks_price"  # wants to hear the price before he doubts it
    ASKS_PRICE_AGAIN = "asks_price_again"  # asked for the price, the seller talked past it
    PRICE_HEARD = "price_heard"  # was told the price that he asked for, and goes on to another doubt
    PRICE_DODGED = "price_dodged"  # talked past it again: he gives up asking, and minds
    COUNTER_OFFER = "counter_offer"  # names a sum of his own, {bid}
    PRESSES_PRICE = "presses_price"  # a competitor is {percent} % cheaper, or so he says
    OFFERS_TRADE = "offers_trade"  # gives something, {trade}, for {bid}
    LAST_OFFER = "last_offer"  # {bid} and not a penny more
    WALKS_AWAY = "walks_away"  # the price lies above what he pays
    SETTLE = "settle"  # takes the terms
    TAKES_CONDITION = "takes_condition"  # and will do what the price hangs on
    # upsell
    EXTRA_TAKEN = "extra_taken"
    EXTRA_DECLINED = "extra_declined"
    EXTRA_TOO_EARLY = "extra_too_early"  # offered before the main thing is chosen
    NOTHING_ELSE = "nothing_else"  # no extra offered: goes on to pay
    # closing
    READY = "ready"  # convinced, waits to be asked for the order
    WHAT_NEXT = "what_next"  # still not asked for the order
    GIVES_DETAILS = "gives_details"  # asked for what the order needs
    GIVES_DAY = "gives_day"  # asked when: names a day or an hour
    GIVES_PLACE = "gives_place"  # asked for the address
    GIVES_CONTACT = "gives_contact"  # asked for a name, a number, an e-mail
    GIVES_PAYMENT = "gives_payment"  # asked how he pays
    TAKES_CHOICE = "takes_choice"  # of what the seller proposed he takes {choice}: a day, a card
    AGREE = "agree"  # takes the order or the meeting
    NOT_YET = "not_yet"  # asked for the order before he wants it
    LACKS_TRUST = "lacks_trust"  # asked for the order: he wants it, and does not believe the seller
    AGREE_TO_MEET = "agree_to_meet"  # where the aim is a meeting
    NO_MEETING_YET = "no_meeting_yet"  # asked for one too early
    PUTS_OFF = "puts_off"  # a day proposed before he has decided: that comes later
    # after the deal
    AFTER_DEAL = "after_deal"  # some days later: picks up the phone
    HOW_IT_WENT = "how_it_went"  # asked how it went: tells
    LOOKS_AHEAD = "looks_ahead"  # asked what he plans: leaves it open
    NEXT_TIME = "next_time"  # agrees to be called again
    GOODBYE = "goodbye"
    # the next talk, days later
    CALLED_BACK = "called_back"  # as he had asked, or where the time had run out
    MEETS = "meets"  # the meeting takes place
    BOUGHT_BEFORE = "bought_before"
    LOOKS_ROUND = "looks_round"  # bought before, and asked what brings him: nothing definite
    REFUSED_BEFORE = "refused_before"
    REMEMBERS_PRICE = "remembers_price"  # {paid} was offered then
    STILL_DOUBTS = "still_doubts"  # {doubt} was left open
    # any time
    SMALL_TALK = "small_talk"  # how are you, the weather
    JOKE = "joke"
    WRONG_NAME = "wrong_name"  # called by a name that is not {name}
    CONTRADICTED = "contradicted"  # the seller said {promise} before, and now otherwise
    RECALLS = "recalls"  # saying yes, he keeps the seller to {promise}
    LISTENING = "listening"  # a short sign that he follows
    MOVE_ON = "move_on"  # has had enough of this stage and hurries to the next
    CONFUSED = "confused"  # nonsense or off topic
    SILENCE = "silence"  # an empty reply
    MONOLOGUE = "monologue"  # too much at once
    REPEATED = "repeated"  # the seller said the same again
    OFFENDED = "offended"  # rudeness
    PUSHED = "pushed"  # pressure
    ARGUED_WITH = "argued_with"
    DOUBTS_CLAIM = "doubts_claim"  # false promise, empty praise, an attack on a competitor
    TIRED = "tired"  # patience runs low
    GIVEN_UP_ON = "given_up_on"  # the seller drops the sale
    # endings
    HANGS_UP = "hangs_up"
    REFUSES = "refuses"
    LEAVES_POLITELY = "leaves_politely"  # goes without a scene
    CALL_ME_BACK = "call_me_back"
    TIME_IS_UP = "time_is_up"
