"""The words in prompts for counts, tones, parts and media. Data only; `prompt.py` uses it."""

import re
from collections.abc import Mapping
from enum import StrEnum, auto

from mockserver.ground.late.patterns import late_pattern


class Form(StrEnum):
    """A form of text."""

    PARAGRAPH = auto()
    BULLETS = auto()
    NUMBERED = auto()
    CHECKLIST = auto()
    EMAIL = auto()
    REPORT = auto()
    POEM = auto()
    SONG = auto()
    HAIKU = auto()
    CONTENTS = auto()
    LINES = auto()
    """A line for each scene."""
    TABLE = auto()
    CSV = auto()
    TRANSCRIPT = auto()
    SUBTITLES = auto()
    """Subtitles in the format of SubRip."""
    QUIZ = auto()
    FLASH_CARDS = auto()
    USER_STORIES = auto()
    SCENARIOS = auto()
    """Scenarios of tests with the steps Given, When and Then."""
    LESSON_PLAN = auto()
    WORKSHEET = auto()
    NOTES = auto()
    KEY_TERMS = auto()
    RECIPE = auto()
    GUIDE = auto()
    REVIEW = auto()
    NEWS = auto()
    PRESS_RELEASE = auto()
    ARTICLE = auto()
    NEWSLETTER = auto()
    FOLLOW_UP = auto()
    """An email after a meeting or a call."""
    APOLOGY = auto()
    INCIDENT = auto()
    ALT_TEXT = auto()
    SEARCH_TEXTS = auto()
    """A title and a description for search engines."""
    ADS = auto()
    SHOP_TEXT = auto()
    SCRIPT = auto()
    LINKEDIN = auto()
    FACEBOOK = auto()
    CAPTION = auto()
    THREAD = auto()
    MENTIONS = auto()
    """Every moment with the things that the prompt names."""
    TIMES = auto()
    """The moments with the things that the prompt names, if there are any, else a table of contents."""
    CRITERIA = auto()
    """An assessment of each of several criteria."""
    RULES = auto()
    """A verdict about each rule of the prompt."""
    TEMPLATE = auto()
    """Lines of the form that the prompt shows."""
    SECTIONS = auto()
    """The sections that the prompt names."""
    YAML = auto()
    XML = auto()
    FIELDS = auto()
    """Each of several properties with its value."""
    SEVERAL = auto()
    """Answers to several questions."""
    FAQ = auto()
    MINUTES = auto()
    DESCRIPTION = auto()
    """A description for a video site, with chapters and hashtags."""
    REASONS = auto()
    HIGHLIGHTS = auto()
    JSON = auto()
    HASHTAGS = auto()
    KEYWORDS = auto()
    TITLE = auto()
    TWEET = auto()
    PARTS = auto()
    CHOICE = auto()
    COMPARISON = auto()
    YES_NO = auto()
    QUESTION = auto()
    MOMENT = auto()


class Unit(StrEnum):
    """A unit that a prompt counts."""

    WORD = auto()
    CHARACTER = auto()
    SENTENCE = auto()
    LINE = auto()
    PARAGRAPH = auto()
    VERSE = auto()
    ITEM = auto()
    QUESTION = auto()
    TITLE = auto()
    HASHTAG = auto()
    KEYWORD = auto()
    CHAPTER = auto()
    TEXT = auto()
    """A whole text: a tweet, a poem, a summary."""


class Tone(StrEnum):
    """A style of writing."""

    PLAIN = auto()
    FORMAL = auto()
    CASUAL = auto()
    EXCITED = auto()
    FUNNY = auto()
    DRAMATIC = auto()
    SIMPLE = auto()


COMPARED_WORDS = r"compare|comparison|difference|differences|differ|contrast"
PARTS_WORDS = r"beginning|start|opening|first|end|ending|last|final|second|halves"
"""Words that together ask how two parts of a video differ."""

KEYWORD_WORDS = r"key ?words?|key ?phrases?|search terms|seo terms|search (?:queries|phrases)"
TITLE_WORDS = r"titles?|headlines?|taglines?|slogans?|hook lines?|hooks(?= for)"

PART_SIGNS: tuple[tuple[Form, str], ...] = (
    (Form.TITLE, r"(?<![-|:\]\u2013\d] )titles?"),
    (
        Form.PARAGRAPH,
        r"summary|description|abstract|summari[sz]e\b[^.?!]{0,60}\b(?:then|plus|followed by|and (?:then )?list)",
    ),
    (Form.CONTENTS, r"chapters"),
    (Form.HASHTAGS, r"(?:hash ?)?tags"),
    (Form.KEYWORDS, r"key ?words"),
)
"""Parts that a prompt can combine: "a title, a summary and hashtags"."""

UNIT_SIGNS: tuple[tuple[Unit, str], ...] = (
    (Unit.WORD, r"words?"),
    (Unit.CHARACTER, r"characters?|letters?"),
    (Unit.SENTENCE, r"sentences?"),
    (Unit.LINE, r"lines?"),
    (Unit.PARAGRAPH, r"paragraphs?"),
    (Unit.VERSE, r"verses?|stanzas?"),
    (Unit.QUESTION, r"questions?|flash ?cards?"),
    (Unit.TITLE, rf"{TITLE_WORDS}|names?"),
    (Unit.KEYWORD, KEYWORD_WORDS),
    (Unit.HASHTAG, r"hash ?tags?|tags?"),
    (Unit.CHAPTER, r"chapters?|sections?"),
    (
        # In the plural, because a "30 second summary" is one.
        Unit.TEXT,
        r"tweets|(?:social media |instagram |linkedin |facebook |blog )?posts|captions|haikus|poems|limericks|sonnets"
        r"|songs|raps|e-?mails|newsletters|summaries|descriptions|reports|memos|articles|press releases",
    ),
    (
        Unit.ITEM,
        r"bullets?|points?|bullet[- ]?points?|items?|things?|tips?|steps?|takeaways?|ideas?|facts?|reasons?|examples?"
        r"|moments?|highlights?|thumbnails?|frames?|quotes?|lessons?|insights?|entries|rows?|tasks?|objects?"
        r"|parts?|options?|alternatives?|suggestions?|scenarios?|stories|scenes|segments|events",
    ),
)

_AS_A = r"(?:as|like|are|be|you're|if)(?: an?| the)? (?:[a-z]+ ){0,2}"
"""Before a role that a prompt gives: "act as a sports commentator"."""

TONE_SIGNS: tuple[tuple[Tone, str], ...] = (
    (
        Tone.FUNNY,
        rf"funny|humorous|humou?r|witty|hilarious|comical|jokes?|sarcastic|ironic|{_AS_A}(?:pirate|comedian|clown|jester)",
    ),
    (
        Tone.FORMAL,
        r"formal|professional|academic|business-?like|serious|objective|neutral tone"
        rf"|{_AS_A}(?:news ?(?:anchor|reader|caster)|journalist|lawyer|professor|scientist)",
    ),
    (Tone.CASUAL, r"casual|informal|friendly|conversational|relaxed|chatty|laid-back"),
    (
        Tone.EXCITED,
        r"enthusiastic|excited|exciting|energetic|upbeat|catchy|engaging|persuasive|promotional|inspiring"
        rf"|{_AS_A}(?:commentator|influencer|cheerleader|salesman|salesperson|game show host)",
    ),
    (
        Tone.DRAMATIC,
        rf"dramatic|suspenseful|thrilling|epic|mysterious|cinematic|{_AS_A}(?:movie trailer|detective|shakespeare)",
    ),
    (
        Tone.SIMPLE,
        r"for (?:kids|children|a child|beginners|dummies)|child-friendly"
        r"|(?:simple|plain) (?:words|language|terms|english)"
        r"|(?:like|as if) (?:i'm|i am|i were) (?:five|seven|eight|nine|ten|twelve|[0-9]{1,2}|a child)"
        r"|eli5|(?:five|5|ten|10)[- ]year[- ]old|layman'?s terms",
    ),
)
"""In order of precedence. A tone changes how a text begins and ends, not its content."""

FORM_OF_UNIT: dict[Unit, Form] = {
    Unit.ITEM: Form.BULLETS,
    Unit.VERSE: Form.POEM,
    Unit.KEYWORD: Form.KEYWORDS,
    Unit.HASHTAG: Form.HASHTAGS,
}
"""The form that a count implies if the prompt names none."""

REPEATED = frozenset(
    [
        *(Form.TWEET, Form.HAIKU, Form.POEM, Form.SONG, Form.EMAIL, Form.REPORT, Form.PARAGRAPH, Form.LINKEDIN),
        *(Form.FACEBOOK, Form.CAPTION, Form.NEWSLETTER, Form.PRESS_RELEASE, Form.ARTICLE, Form.NEWS, Form.REVIEW),
    ]
)
"""The forms that a prompt can ask for several times: "three tweets"."""

MOST: dict[Unit, int] = {
    Unit.WORD: 400,
    Unit.CHARACTER: 3500,
    Unit.SENTENCE: 40,
    Unit.LINE: 40,
    Unit.PARAGRAPH: 10,
    Unit.VERSE: 8,
    Unit.ITEM: 40,
    Unit.QUESTION: 30,
    Unit.TITLE: 20,
    Unit.HASHTAG: 30,
    Unit.KEYWORD: 30,
    Unit.CHAPTER: 20,
    Unit.TEXT: 10,
}
"""The maximum counts, so that an answer stays below 4,000 characters."""

_NUMBER_WORDS = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty
"""
NUMBERS: dict[str, int] = {word: number for number, word in enumerate(_NUMBER_WORDS.split(), start=1)} | {
    "single": 1,
    "couple of": 2,
    "few": 3,
    "dozen": 12,
    "thirty": 30,
    "fifty": 50,
    "hundred": 100,
}

MEDIA = (
    "video|image|picture|photo|drawing|diagram|audio|audio file|podcast|mp3|mp4|gif|animation|pdf|powerpoint"
    "|presentation file|spreadsheet file|meme"
)

_THINGS_IN_NAMES_OF_FORMS = """
    accident ad ads beginner beginners call calls card cards class column columns film films frame frames game games
    google guide guides incident key lecture lesson lessons match matches meeting meetings message messages movie news
    newspaper outline plan plans podcast police product products radio recipe recipes report review reviews script
    search security shift shop stories story study teaching team tv twitter user
"""
THINGS_IN_NAMES_OF_FORMS = frozenset(_THINGS_IN_NAMES_OF_FORMS.split())
"""Words in the names of forms that can be the subject of a video too: a "recipe card", "a match report"."""

_GENERIC_WORDS = """
    addressed answer any anybody anyone anything appear appearing appears audio brand branded brands breakdown brief
    caption captions central cited clip clips companies company concise contain contains content contents core cover
    covered covers demonstrated depict depicted describe detailed discuss discussed discusses display displayed dominant
    else emoji emojis emotion emotions equipment event events everything exactly exciting explain explained explains
    false feature featured features find first footage format generate genre give goes happen happening happens hashtag
    hashtags hear heard hh hold holding host how's image important include included includes interesting keyword
    keywords kind last leave leaves like list listed logo logos lot main man many men mention mentioned mentions message
    mm mood movie ms much narrator need next no object objects often one opinion opinions otherwise overall part people
    person persons picture place played please present presenter prevailing primary provide purpose quote read recording
    said say saying says scene scenes screen script see seen sentiment short shot show showing shown shows sign signs
    somebody someone something speak speaker speaking speaks speech spoken sponsor sponsors ss start subject suitable
    summarise summarize summary take takeaway takeaways takes talk talked talking talks tell term text theme themes
    thing think time timecode timecodes timestamp timestamps title titles tone topic topics true type unanswered use
    used useful using version video videos viewer visible watch watching wear wearing wears what's where's who's woman
    women word write written yes
"""
GENERIC_WORDS = frozenset(_GENERIC_WORDS.split())
"""Words of a prompt that do not belong to its subject."""

_SINGLE_THINGS = """
    match game concert celebration party camera journey market meeting review lesson landscape brigade interview
    tutorial accident disaster festival story portrait lecture speech trailer debate race tour trip wedding show
    conference demo call
"""
SINGLE_THINGS = frozenset(_SINGLE_THINGS.split())
"""Last words of countable topics, which take an article in a sentence."""

SUBJECTS_OF_FORMS: Mapping[str, str] = {
    "security camera": "what a security camera recorded",
    "product review": "a product that is put to the test",
    "advertisement": "a product and what it promises",
    "webinar": "what is explained in a webinar",
    "university lecture": "what is taught in a university lecture",
    "school lesson": "what is taught in a school lesson",
    "dashcam": "what a dashcam recorded",
    "games at the table": "a game at the table",
}
"""The subjects of videos whose topic says how they were made: no video is about a camera because one recorded it."""

_ROLES = (
    r"agent|apprentice|artist|astronomer|athlete|aunt|baker|barista|beginner|biologist|birdwatcher|boss|boy|camper"
    r"|captain|carpenter|chef|chemist|chief|climber|coach|colleague|commentator|competitor|conductor|cook|customer"
    r"|cyclist|dancer|developer|diver|doctor|driver|employee|engineer|eyewitness|farmer|father|firefighter|friend|gamer"
    r"|gardener|girl|goalkeeper|grandfather|grandmother|guard|guest|guide|guitarist|helper|hiker|host|inspector"
    r"|instructor|kid|knitter|lecturer|manager|mayor|mechanic|meteorologist|moderator|mother|musician|neighbour"
    r"|neighbor|nurse|officer|operator|owner|painter|parent|passenger|photographer|person|pilot|player|politician|potter"
    r"|presenter|professor|programmer|pupil|ranger|recruit|referee|reporter|researcher|reviewer|rider|runner|sailor"
    r"|scientist|shopper|singer|skipper|soldier|soloist|speaker|streamer|striker|student|stylist|supervisor|surgeon"
    r"|swimmer|teacher|teammate|technician|tester|therapist|tourist|trainee|trainer|traveller|uncle|vendor|vet|viewer"
    r"|visitor|vlogger|waiter|walker|worker|actor|advis[eo]r|analyst|chairperson|courier|cousin|craftswoman|designer"
    r"|fitter|hobbyist|illustrator|joiner|judge|lawyer|leader|lifeguard|lover|member|midfielder|model(?= in)|newcomer"
    r"|opponent|panellist|participant|partner|performer|racer|riser|rival|roaster|snorkeller|songwriter|substitute|talent"
    r"|local favourite|teenager|tourer|trader|volunteer|wanderer|witness|angler|assistant|attorney|brother|builder"
    r"|buyer|caller|candidate|client|clinician|commuter|consultant|correspondent|defender|director|economist|enthusiast"
    r"|expert|figure(?= in)|fisher|forecaster|lead(?= in)|local(?= with)|maker(?= in)|mourner|mover|paddler|passer-by"
    r"|co-pilot|head(?= of)|interviewer|paramedic|salesperson|spokesperson|stranger"
    r"|patient(?= in)|patient(?= with)|pedestrian|physician"
    r"|regular(?= with)|relative|resident|sister|skier|snowboarder|surfer|tenant|tutor|elder(?= with)|actress"
)


def _by_first_letter(words: str) -> str:
    """Return a pattern for the same words, which tries only those with the right first letter."""
    found: dict[str, list[str]] = {}
    for word in words.split("|"):
        found.setdefault(word[0], []).append(word[1:])
    return "|".join([f"{letter}(?:{'|'.join(endings)})" for letter, endings in found.items()])


PERSON_WORDS = (
    r"(?:people|somebody|someone|child(?:ren)?|bab(?:y|ies)|famil(?:y|ies)|couple|crowd|team"
    r"|(?:sales|fire|handy|police|fisher|fore|camera)?(?:m[ae]n|wom[ae]n)"
    rf"|(?:{_by_first_letter(_ROLES)}|(?:boat|deck|farm) ?hand)s?)"
)
"""Words for visible people."""

MEMBERS = ("summary", "topics", "hashtags", "keywords", "chapters", "duration")
"""The members of a JSON answer that a prompt can name."""

SPEECH_WORDS = r"said|says?|saying|speaks?|spoken|speech|speaking|talks?|talking|heard|narrator|quote|mentions?"
TEXT_WORDS = r"on-?screen text|text|written|read|captions?|signs?"
SIGHT_WORDS = (
    r"visual(?:s|ly)?|visible|sees?|seen|looks? like|camera|shots?|pictures?|images?|frames?|wear(?:s|ing)?"
    r"|cloth(?:es|ing)"
    r"|colou?rs?|scenes?|scenery|shown|shows|depict(?:s|ed)?|blind|b-roll|thumbnails?|alt(?:ernative)?[- ]text"
    r"|gestures?"
    r"|body language|on-?screen|footage|filmed"
)
LOGO_WORDS = r"logos?|brands?|branded|compan(?:y|ies)|sponsors?"


def whole(words: str) -> re.Pattern[str]:
    """Return a pattern that matches any of the alternatives `words` as whole words, compiled at its first use."""
    return late_pattern(as_whole(words))


def as_whole(words: str) -> str:
    """Return the text of the pattern that `whole` returns."""
    return rf"(?<![^\W_])(?:{words})(?![^\W_])"
