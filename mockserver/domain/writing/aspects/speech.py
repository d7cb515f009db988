"""Sentences of what is said, by what they do: they advise, warn, decide, object, ask, or assign a task."""

import re
from collections.abc import Iterator, Sequence

from mockserver.domain.capitals import capitalised
from mockserver.domain.records.scenes import Modality, Scene
from mockserver.domain.writing.aspects.expressions import Expressions, words_in
from mockserver.domain.writing.prompts.vocabulary import whole

_DO = """
    add adjust aim apply avoid bake balance bend book breathe bring brush buy carry catch change check choose clean
    close connect cook cool copy count cover curl cut dig dip draw dress drill drink drive dry eat feed fill find finish
    fix focus fold follow freeze get give glue grip hang heat hold insert invest join jump keep kick knead knit knot
    label lay lean learn leave lift listen lock loosen lower lubricate make mark measure melt mix move open oil pack
    paint park peel pick place plan plant plug point polish pour practise practice prepare press protect prune pull push
    put read release remember remove repeat replace respect rest restart rinse roll rub sand save saw scrape screw seal
    season secure sew share sharpen sieve sit slice slow soak spread sprinkle spray squeeze stack stand start stay steer
    step stick stir store stretch support swim switch take talk taste test tie tighten trim trust try turn type unplug
    use wait walk warm wash water wear weigh wind wipe work write
"""
_TO_VIEWERS = (
    r"(?:take|have|get) (?:a|another|one) (?:closer |last |good |quick )?look|take (?:care,|your (?:seats?|time,))"
    r"|wait for it|give [a-z]+ (?:a|another) (?:minute|moment|second|hand)|put the kettle|stay (?:tuned|with)"
    r"|follow (?:me|us|along)|give (?:me|us|it up)|hold on|trust me|keep (?:watching|on)"
    r"|share (?:this|it)|leave (?:a|us|your) (?:comment|like)|join (?:me|us)|get ready|work it|walk with"
    r"|talk to (?:me|us)"
    r"|try (?:me|us)|find out|remember (?:me|when|how)|turn(?:ing)? to|put simply|finish(?:ed)?,|open(?:ed)? in"
    r"|start(?:ed)?,|read on|point(?:s)? taken|change of|rest assured|practice (?:is|makes)|stick around"
    r"|listen(?: up)?,"
)
_VERBS = "|".join(_DO.split())
_LEAD = r"(?:(?:and|so|now|then|first|next|finally|please|also|just|again|always|honestly|okay|ok|well|but),? ){0,3}"
_IMPERATIVE = re.compile(
    rf"{_LEAD}(?!(?:{_TO_VIEWERS})(?![a-z]))(?:never [a-z]"
    rf"|(?:do not|don't|make sure|be (?:careful|gentle|patient|sure)) |let (?!me |us |'s|go of)[a-z]"
    rf"|(?:{_VERBS}) [a-z0-9])"
)
_APPEAL = re.compile(
    rf"{_LEAD}(?:call|visit|order|shop|subscribe|download|sign up|click|book|try (?:it|our|your|a|the)|buy"
    r"|get (?:it|your|yours)"
    r"|join|follow us|register|contact|apply|donate|vote|learn more|tap|swipe|check out|tell (?:a friend|us|me)"
    r"|leave (?:a|us|your) (?:comment|like|review)|share this|don't miss|hit (?:the|that))\b"
)
_RULE = whole(
    r"you (?:should|must|need to|have to|want to make sure|had better)"
    r"|it (?:is|helps|pays) (?:best |better |important |safer )?to|is safer|the trick is|my (?:tip|advice)"
)
_CAUTION = whole(
    r"never|do not|don't|avoid|careful(?:ly)?|caution|danger(?:ous)?|burns?|sharp|hot|protect\w*|safe(?:ty|ly|r)?"
    r"|keep (?:both|your|away|clear|off|a|out|the|them|it|children)|wear|away from|cool down|unplug|gloves|goggles"
    r"|helmet"
    r"|switch (?:it )?off|slow(?:ly| down)|before you|until|not too|too (?:fast|hot|much|tight|early|soon)|mistakes?"
    r"|hold (?:on )?tight|watch out|without (?:a|your) (?:helmet|gloves)"
)
DECISIONS = Expressions(
    {
        "agreed agree": "agreed|agree (?:to|that|on)",
        "decide decides decided decision decisions": "decide[sd]?|decisions?",
        "settled approve approves approved signed": "settled|approve[sd]?|signed off",
        "go going": "go(?:ing)? (?:ahead )?with",
        "now deal": "from now on|it's a deal",
        "what": "(?:here's what|this is what) (?:i|we) can (?:offer|do)",
        "keep stop move ship launch use drop cut postpone take": r"we(?:'ll| will| are going to|'re going to)"
        r" (?:keep|stop|move|ship|launch|use|drop|cut|postpone|take)",
    }
)
"""What a decision is said with."""
_DENIED = re.compile(r"\b(?:[Nn]ot|[Nn]obody|[Nn]ever|[Dd]isagree\w*|[Ii]f)\b")
TASKS = Expressions(
    {
        "ll will": r"(?:i|we|you|he|she|they|[a-z]+)(?:'ll| will) (?:send|call|prepare|write|check|follow|talk|ask|book"
        r"|share|update|look|bring|meet|come|give|finish|set up|email|review|report|fix|refund|continue|try|help"
        r"|present|draft|take)",
        "by": "by (?:monday|tuesday|wednesday|thursday|friday|tomorrow|tonight|next|noon|the end)",
        "be do": r"(?<!there )(?:needs?|has|have) to be|to-do",
        "action follow deadline": r"action items?|follow[- ]up|deadline",
        "next": "next (?:week|month|time|meeting|quarter)",
        "please could can": r"(?:please|could you|can you) (?:send|call|check|share|look|prepare|write|update|confirm"
        r"|make|book|add|order|forward|remind)",
    }
)
"""What is said of something to do."""
_NO_TASKS = Expressions(
    {
        "minutes": "take the minutes",
        "minute moment second": "in (?:a|one|just a) (?:minute|moment|second)",
        "try": r"(?:ll|will) try (?:to keep|and keep|not)",
        "nobody no": "nobody (?:has|needs) to|no need to",
    }
)
"""What is said of the talk itself, or denies that something is to be done."""
OBJECTIONS = Expressions(
    {
        "however problem problems issue issues": "however|problems?|issues?",
        "concern concerned concerns": "concern(?:ed)?|(?:my|our|your|their|any|some) concerns",
        "worry worries worried afraid unfortunately": "worr(?:y|ies|ied)|afraid|unfortunately",
        "sure enough ready convinced": "not (?:sure|enough|ready|convinced)",
        "too": "too (?:late|expensive|slow|long|small|heavy|loud|many|few|early|risky)",
        "disagree risk risks risky": "disagree|risks?|risky",
        "delay delays delayed late missing": "delay(?:s|ed)?|late|missing",
        "complain complains complained complaint complaints": "complain(?:s|ed|ts?)?",
        "difficult wrong fail fails failed doubt doubts": "difficult|wrong|fail(?:s|ed)?|doubts?",
        "schedule work twice": "behind schedule|does not work|doesn't work|(?:charged|billed) twice",
        "mistake mistakes waiting over": "mistakes?|still waiting|over budget",
        "but": "but (?:it|we|the|i|that)",
    }
)
"""What a problem or a doubt is said with."""
_LIKED = whole(
    r"great|good|love(?:d|s|ly)?|best|better|beautiful(?:ly)?|easy|easily|fast|bright|solid|wonderful(?:ly)?|excellent"
    r"|impress(?:ed|ive|es)|recommend(?:ed)?|enjoy(?:ed)?|smooth(?:ly)?|comfortable|nice|happy|glad|perfect|proud"
    r"|thank(?:s| you)|worth|sharp|quiet|handy|well made|favou?rite|delicious|amazing|brilliant"
)
_DISLIKED = whole(
    r"bad(?:ly)?|worse|worst|slow(?:er)?|heavy|heavier|expensive|noisy|loud|disappoint(?:ed|ing)|problems?|missing"
    r"|difficult|weak|poor(?:ly)?|broken|wrong|unfortunately|lost|annoy(?:ed|ing)|angry|frustrat(?:ed|ing)|upset"
    r"|too (?:late|slow|long|small|heavy|loud|dark|big|short)|charged twice|still waiting|pity"
    r"|would have liked|could be better|sorry|however|costs more"
)
_NOT_BAD = whole("nothing wrong|not bad|no problems?|not (?:slow|heavy|expensive|difficult|late)|nothing serious")
_FEWEST_WORDS = 4
_POLITE = whole(
    r"good (?:to (?:see|have)|morning|afternoon|evening|look|luck|bye|night)|thank(?:s| you) (?:for|to)"
    r"|better (?:one|at)"
    r"|very good|(?:nice|glad|happy) (?:to|you)|great to"
)
_COURTEOUS = whole(
    r"thank(?:s| you)|please|sorry|apologi[sz]es?|how (?:can|may) i help|(?:a|my) pleasure|(?:you're|you are) welcome"
    r"|i (?:completely|fully) understand|appreciate|your patience|anything else i can do"
)
_TIMES = "seconds?|minutes?|hours?|days?|weeks?|months?|years?"
_NUMBER_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred"
    "|thousand|"
    "million|billion|half|quarter|dozen"
)
_QUANTITY = whole(
    r"[^\W\d_]{0,3}\d[\d.,:]{0,12}(?: ?%)?[a-z]{0,2}"
    rf"|(?:{_NUMBER_WORDS})(?: [a-z]+)? (?:percent|per cent|{_TIMES}|grams?"
    r"|kilos?|kilograms?|litres?|liters?|metres?|meters?|kilometres?|miles?|degrees|dollars|euros|pounds|cups?|spoons?"
    r"|points?|times|people|of (?:it|them)|billion|million|thousand)"
    r"|(?:january|february|march|april|june|july|august|september|october|november|december) (?:the )?[a-z0-9]+"
)
_DURATION = whole(
    rf"(?:\d[\d.,]*|half an?|{_NUMBER_WORDS})(?: more| full| whole)? (?:{_TIMES})|overnight|(?:all|whole) (?:day|night)"
)
PRICE = whole(
    rf"[$€£] ?\d[\d.,]*|(?:\d[\d.,]*|{_NUMBER_WORDS}) ?(?:dollars|euros|pounds|cents|\u20ac)"
    r"|(?:costs?|prices?) [^.]{0,30}\d\w*"
)
"""Matches a price."""
# Searched by the space, which takes a third of the time of a pattern that begins with what is before it.
_SENTENCES = re.compile(r" (?<=[.!?] )(?=[A-Z\"])")
# "Ada told me once: never mix them" says what follows the colon.
_REPORTED = ": "


def spoken(scenes: Sequence[Scene]) -> Iterator[tuple[str, float]]:
    """Yield each sentence of the speech with the time of its moment."""
    for scene in scenes:
        for moment in scene.moments(Modality.SPEECH):
            for sentence in sentences_in(moment.text):
                yield sentence, moment.start


def sentences_in(text: str) -> list[str]:
    """Return the sentences of a line."""
    return flat_sentences_in(" ".join(text.split()))


def flat_sentences_in(text: str) -> list[str]:
    """Return the sentences of a line that has no other white space than single spaces."""
    return _SENTENCES.split(text)


def advises(sentence: str) -> bool:
    """Return whether a sentence tells listeners what to do: "Keep both hands on the wheel."."""
    flat = _core(sentence).lower()
    return "?" not in flat and bool(_IMPERATIVE.match(flat) or _RULE.search(flat))


def appeals(sentence: str) -> bool:
    """Return whether a sentence asks viewers to do something for its makers: "Call us today to book a viewing!"."""
    return "?" not in sentence and bool(_APPEAL.match(_core(sentence).lower()))


def warns(sentence: str) -> bool:
    """Return whether a sentence is advice against a danger or a mistake."""
    return advises(sentence) and bool(_CAUTION.search(sentence.lower()))


def decides(sentence: str, words: Sequence[bytes] = ()) -> bool:
    """Return whether a sentence states a decision. Who knows the words of its line may pass them."""
    is_decision = "?" not in sentence and DECISIONS.are_in(sentence.lower(), words or words_in(sentence))
    return is_decision and not _DENIED.search(sentence)


def assigns(sentence: str, words: Sequence[bytes] = ()) -> bool:
    """Return whether a sentence says what somebody will do next."""
    words, flat = words or words_in(sentence), sentence.lower()
    return "?" not in sentence and TASKS.are_in(flat, words) and not _NO_TASKS.are_in(flat, words)


def objects(sentence: str, words: Sequence[bytes] = ()) -> bool:
    """Return whether a sentence names a problem or a doubt."""
    return OBJECTIONS.are_in(sentence.lower(), words or words_in(sentence))


def asks(sentence: str) -> bool:
    """Return whether a sentence is a question."""
    return sentence.endswith("?")


def praises(sentence: str) -> bool:
    """Return whether a sentence says something good."""
    flat = _POLITE.sub("", _NOT_BAD.sub("good", sentence.lower()))
    if "?" in flat or len(flat.split()) < _FEWEST_WORDS:
        return False
    return bool(_LIKED.search(flat)) and not _DISLIKED.search(flat)


def is_courteous(sentence: str) -> bool:
    """Return whether a sentence is polite: thanks, an apology, an offer of help."""
    return len(sentence.split()) >= _FEWEST_WORDS and bool(_COURTEOUS.search(sentence.lower()))


def criticises(sentence: str) -> bool:
    """Return whether a sentence says something bad."""
    flat = _NOT_BAD.sub("good", sentence.lower())
    return "?" not in flat and len(flat.split()) >= _FEWEST_WORDS and bool(_DISLIKED.search(flat))


def counts(sentence: str) -> bool:
    """Return whether a sentence has a number with its unit, a price or a date."""
    return bool(_QUANTITY.search(sentence.lower()))


def names_duration(sentence: str) -> bool:
    """Return whether a sentence tells how long something takes."""
    return bool(_DURATION.search(sentence.lower()))


def names_price(sentence: str) -> bool:
    """Return whether a sentence has a price."""
    return bool(PRICE.search(sentence.lower()))


def core_of(sentence: str) -> str:
    """Return what a sentence says, without who said it once."""
    core = _core(sentence)
    return capitalised(core)


def _core(sentence: str) -> str:
    before, colon, after = sentence.rpartition(_REPORTED)
    return after if colon and len(after) > len(before) // 3 else sentence
