"""The kinds of things that a prompt asks for: advice, speakers, text on screen, next steps, by its words."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum, auto

from mockserver.domain.writing.prompts.asked import PEOPLE_COUNT
from mockserver.domain.writing.prompts.vocabulary import Form, whole


class Aspect(StrEnum):
    """A kind of thing that can be found in a video."""

    ACTIONS = auto()
    """What somebody has to do next."""
    ADVICE = auto()
    APPEALS = auto()
    """What viewers are asked to do: buy, call, subscribe."""
    BRANDS = auto()
    CAMERA = auto()
    CLOTHES = auto()
    COLOURS = auto()
    CONTENT = auto()
    """What is not for everybody: violence, nudity, alcohol, swearing."""
    CONS = auto()
    COURTESY = auto()
    DECISIONS = auto()
    INCIDENTS = auto()
    """Accidents, hazards, suspicious behaviour."""
    INGREDIENTS = auto()
    MATERIALS = auto()
    """Things that are used: tools, ingredients, equipment."""
    MOOD = auto()
    NUMBERS = auto()
    OBJECTIONS = auto()
    OBJECTIVES = auto()
    """What one learns."""
    PLACES = auto()
    PRICES = auto()
    PROS = auto()
    QUALITY = auto()
    QUESTIONS = auto()
    QUOTES = auto()
    SCREEN_TEXT = auto()
    SENTIMENT = auto()
    SOUND = auto()
    SPEAKERS = auto()
    STEPS = auto()
    SUBJECT = auto()
    TALK_TIME = auto()
    """How much each speaker talks."""
    TIME_OF_DAY = auto()
    TOPICS = auto()
    """What the parts of the video are about, one after another."""
    VEHICLES = auto()
    TOOLS = auto()
    WARNINGS = auto()
    WEATHER = auto()


_SIGNS: Mapping[Aspect, str] = {
    Aspect.ACTIONS: "in_progress "
    "action_item action_items next_step next_steps follow_up follow_ups to-dos to_dos todos deadlines "
    "due_date due_dates recommended_action obligation "
    "obligations commitment commitments agent_promises promises_made",
    Aspect.ADVICE: "advice advise advises tip tips recommendation recommendations hint hints best_practices tricks",
    Aspect.APPEALS: "cta ctas call_to calls_to",
    Aspect.BRANDS: "brand brands logo logos sponsors sponsor branding",
    Aspect.CAMERA: "cinematography camera_angle camera_angles camera_movement camera_movements camera_work camerawork "
    "shot_types shots_are shots_used camera_shots lighting editing_style",
    Aspect.CLOTHES: "wearing wear wears clothes clothing outfit outfits dressed uniform uniforms",
    Aspect.COLOURS: "color colors colour colours palette",
    Aspect.CONTENT: "violence violent gore gory nudity nude naked sexual sex smoking cigarettes tobacco alcohol "
    "alcoholic drugs profanity swearing slurs obscene gambling weapon weapons guns hate_speech harassment "
    "brand_safe brand_safety content_rating content_warning content_warnings moderation "
    "advertiser_friendly explicit_content guidelines inappropriate offensive nsfw disturbing",
    Aspect.CONS: "cons disadvantages drawbacks weaknesses downsides criticism",
    Aspect.COURTESY: "greet greets greeted polite politely politeness impolite "
    "rude rudeness courteous courtesy empathy empathetic",
    Aspect.DECISIONS: "motions resolutions decision decisions decided agreed agreement agreements resolved "
    "outcome outcomes",
    Aspect.INCIDENTS: "suspicious hazard hazards violations accident accidents incident incidents injured injury "
    "injuries danger dangers dangerous unauthorised unauthorized intruder intruders unusual anomalies anomaly",
    Aspect.INGREDIENTS: "ingredient ingredients grocery groceries shopping_list",
    Aspect.MATERIALS: "materials material supplies buy shopping packing_list props objects",
    Aspect.MOOD: "mood atmosphere vibe feelings emotions emotion emotional_tone",
    Aspect.NUMBERS: "metrics kpis "
    "numbers dates amounts figures statistics stats temperature percentages measurements quantities",
    Aspect.OBJECTIONS: "objection objections concern concerns complaint complaints problem problems issue issues "
    "disagreement disagreements conflict conflicts pain_points challenges obstacles "
    "blocked blocker blockers to_improve went_wrong went_badly counterarguments counter_arguments arguments_against",
    Aspect.OBJECTIVES: "learning_objectives learning_outcomes learning_goals objectives "
    "will_learn i_learn can_learn they_learn",
    Aspect.PLACES: "location locations places setting settings filmed city country landmarks",
    Aspect.PRICES: "price prices cost costs costing discount discounts",
    Aspect.PROS: "pros advantages benefits strengths upsides selling_points went_well worked_well",
    Aspect.QUALITY: "rate rating rated improved improve improvements feedback video_quality audio_quality how_clear "
    "how_good presentation_skills constructive coaching",
    Aspect.QUESTIONS: "open_points open_issues open_items "
    "open_questions unanswered_questions questions_asked questions_raised questions_are",
    Aspect.QUOTES: "quote quotes quotations soundbite soundbites memorable_lines",
    Aspect.SCREEN_TEXT: "on_screen text_on text_overlay text_overlays overlay written slides captions "
    "screen_text onscreen_text visible_text subtitles_say",
    Aspect.SENTIMENT: "sentiment positive_or or_negative satisfied satisfaction satisfied_or frustrated "
    "recommend recommends customer_mood",
    Aspect.SOUND: "music song songs soundtrack sound sounds noise noises audio_track background_music jingle",
    Aspect.SPEAKERS: "speakers speaks participants attendees attended voices who_talks guests who_narrates is_speaking "
    "are_speaking is_talking are_talking people_speak people_talk people_speaking people_talking speaker_with "
    "one_speaker several_people_speak who_is_reporting who_is_presenting who_is_narrating who_is_commentating "
    "gives_the_speech gives_the_talk gives_the_lecture who_commentates who_presents "
    "many_commentators many_hosts many_narrators many_presenters many_reporters",
    Aspect.STEPS: "steps instructions procedure directions step_by i_have",
    Aspect.SUBJECT: "the_product being_advertised being_sold being_made being_promoted "
    "what_animal what_product which_product which_animal being_cooked being_repaired being_reviewed",
    Aspect.TALK_TIME: "talks_the talked_the spoke_the speaks_the talk_time talking_time speaking_time talk_ratio "
    "talk_listen talks_more speaks_more spoke_more talk_compared speak_compared talk_share airtime speech_share "
    "share_of_speech share_of_talk percentage_of_speech percent_of_speech of_speech_per each_speak each_talk "
    "talks_most speaks_most talk_most speak_most",
    Aspect.TIME_OF_DAY: "of_day daytime",
    Aspect.TOOLS: "tools tool equipment gear utensils utensil appliances appliance instruments_are instruments_used "
    "surgical_instruments instruments_does instruments_do kitchenware cookware",
    Aspect.TOPICS: "topics themes subjects_are subjects_does subjects_covered subjects_discussed concepts_are "
    "concepts_covered concepts_explained concepts_does points_covered points_discussed",
    Aspect.VEHICLES: "vehicles vehicle cars trucks",
    Aspect.WARNINGS: "safety precaution precautions warning warnings caution cautions mistake mistakes pitfalls "
    "never_do should_never careful avoid protective",
    Aspect.WEATHER: "weather",
}
_ASPECTS = {sign.replace("_", " "): aspect for aspect, signs in _SIGNS.items() for sign in signs.split()}
_FIRST_OF_SEVERAL = frozenset(sign.partition(" ")[0] for sign in _ASPECTS if " " in sign)
_MOST_WORDS = max(len(sign.split()) for sign in _ASPECTS)
# Words of these name what another aspect is about: a "safety violation" is an incident, a "camera angle" no camera.
_OUTRANKED: Mapping[Aspect, Aspect] = {
    Aspect.WARNINGS: Aspect.INCIDENTS,
    Aspect.PLACES: Aspect.SCREEN_TEXT,
    Aspect.MOOD: Aspect.SENTIMENT,
    Aspect.QUALITY: Aspect.CONTENT,
    Aspect.OBJECTIONS: Aspect.DECISIONS,
    Aspect.STEPS: Aspect.ACTIONS,
    Aspect.SPEAKERS: Aspect.TALK_TIME,
    Aspect.QUOTES: Aspect.APPEALS,
}


_OF_YES_OR_NO = frozenset(
    [
        Aspect.ACTIONS,
        Aspect.ADVICE,
        Aspect.APPEALS,
        Aspect.CONTENT,
        Aspect.COURTESY,
        Aspect.DECISIONS,
        Aspect.INCIDENTS,
        Aspect.OBJECTIONS,
        Aspect.PRICES,
        Aspect.QUESTIONS,
        Aspect.SENTIMENT,
        Aspect.TALK_TIME,
        Aspect.SPEAKERS,
        Aspect.WARNINGS,
    ]
)
"""The aspects of yes-or-no questions. Others are things that the question names: "Is there a tool?"."""
_ASKED_OF_SUBJECT = frozenset(["", "what", "which"])
_ADVISING = ("recommend", "recommends")
_SEEN_GUESTS = ("guests", "attendees")
_IN_LISTS = frozenset([Form.BULLETS, Form.NUMBERED, Form.CHECKLIST])
_IN_SENTENCES = frozenset([Form.QUESTION, Form.YES_NO, Form.PARAGRAPH])
_LISTED_WITH_TIMES = frozenset([Form.TRANSCRIPT, Form.CONTENTS])
_READ_OR_BRANDED = frozenset([Aspect.SCREEN_TEXT, Aspect.BRANDS])
_SUMMARY = whole(r"summar(?:y|ies|i[sz]e|i[sz]ing)|overview|tl;?dr|story|abstract|synopsis|recap|caption")
_PARTS = whole("table of contents|contents|chapters?|outline|timeline")
_LIST = whole("list|extract|enumerate|collect|name all|find all|identify|make|create|compile")
_TALK_TIME = whole(
    r"how (?:much|long|often) (?:did|does|do|has|have|is|was) [a-z' ]{2,40}?"
    r"(?:speak|speaks|talk|talks|talking|speaking)"
)
_RATING = re.compile(
    r"(?:^|[.,:] ?|please |and |then )rate (?:the|this|it|how)\b|\bon a scale (?:of|from)\b"
    r"|\brating out of\b|\bout of (?:five|5|ten|10) stars\b"
    r"|\bfrom (?:0|1|one) (?:to|-) ?(?:5|10|100|five|ten)\b|\b(?:1|0)-(?:5|10|100)\b"
)
_SIGNS_OF_RATINGS = ("rate ", "scale", "rating", "stars", "from ", "1-", "0-")
"""One of these is in each prompt that asks for a rating."""
_GRADE = whole(
    r"letter grades?|(?:grad(?:e[sd]?|ing)|rat(?:e|ed|ing)|scores?|letter)\b[^.?!]{0,60}"
    r"\ba(?: ?[-\u2013] ?| to | through |(?:/| ?, ?)b(?:/| ?, ?)c(?:/| ?, ?)d(?:/|,? or | ?, ?))[ef]"
)
"""Matches a prompt for a grade from A to F."""
_SIGNS_OF_GRADES = ("grad", "rat", "score", "letter")
"""One of these is in each prompt that asks for a grade."""
_SCALE = whole(r"(?:to|of|out of|0-|1-|-) ?(?P<most>5|10|100|five|ten)")
_NUMBERS = {"five": 5, "ten": 10}
_USUAL_SCALE = 5


def aspects_in(words: Sequence[str]) -> dict[str, Aspect]:
    """Return the aspects that the words of a prompt name, by the words that name them."""
    named = {word: _ASPECTS[word] for word in words if word in _ASPECTS}
    begun = [at for at, word in enumerate(words) if word in _FIRST_OF_SEVERAL]
    several = (" ".join(words[at : at + count]) for at in begun for count in range(2, _MOST_WORDS + 1))
    named |= {sign: _ASPECTS[sign] for sign in several if sign in _ASPECTS}
    kinds = set(named.values())
    return {word: aspect for word, aspect in named.items() if _OUTRANKED.get(aspect) not in kinds}


def asks_for_talk_time(flat: str) -> bool:
    """Return whether a prompt asks how much people talk."""
    return "how " in flat and bool(_TALK_TIME.search(flat))


def asks_for_grade(flat: str) -> bool:
    """Return whether a prompt wants a rating as a letter from A to F."""
    return any(sign in flat for sign in _SIGNS_OF_GRADES) and bool(_GRADE.search(flat))


def scale_of(flat: str) -> int:
    """Return the best rating on the scale of a prompt that asks for one, else 0."""
    if asks_for_grade(flat):
        return _USUAL_SCALE
    if not any(sign in flat for sign in _SIGNS_OF_RATINGS) or not _RATING.search(flat):
        return 0
    found = _SCALE.search(flat)
    return _NUMBERS.get(found["most"]) or int(found["most"]) if found else _USUAL_SCALE


def of_question(named: Mapping[str, Aspect], form: Form, asked: str) -> dict[str, Aspect]:
    """Return the aspects that an answer in `form` is about: of a yes-or-no question those that can be there or not.

    When or how often the product is shown does not ask what it is.
    """
    if form is Form.YES_NO:
        return {word: aspect for word, aspect in named.items() if aspect in _OF_YES_OR_NO}
    tells_subject = asked in _ASKED_OF_SUBJECT
    if asked == "what":  # "What does the teacher recommend?" asks for no opinion
        named = {word: Aspect.ADVICE if word in _ADVISING else aspect for word, aspect in named.items()}
    left_out = _SEEN_GUESTS if asked == PEOPLE_COUNT else ()
    return {
        word: aspect
        for word, aspect in named.items()
        if (tells_subject or aspect is not Aspect.SUBJECT) and word not in left_out
    }


def names_contents(flat: str) -> bool:
    """Return whether a prompt names a table of contents or its parts, not only the times of something."""
    return bool(_PARTS.search(flat))


def form_of_aspects(form: Form, named: Mapping[str, Aspect], flat: str) -> Form | None:
    """Return the form of an answer about the aspects that a prompt names; None if the prompt asks for another text."""
    kinds = {*named.values()}
    if form is Form.REASONS and Aspect.CONTENT in kinds:
        return Form.QUESTION
    is_of_times = form is Form.CONTENTS and not names_contents(flat)
    if is_of_times or (form in _LISTED_WITH_TIMES and kinds & _READ_OR_BRANDED):
        return Form.BULLETS
    if form in _IN_LISTS:
        return form
    if form not in _IN_SENTENCES or (form is Form.PARAGRAPH and _SUMMARY.search(flat)):
        return None
    if form is Form.PARAGRAPH:
        return Form.BULLETS if _LIST.search(flat) else Form.QUESTION
    return form
