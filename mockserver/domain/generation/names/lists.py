"""Known words in file names: noise, acronyms, proper names. Data only; `naming.py` uses it."""

import re

from mockserver.domain.generation.words.foreign import FOREIGN_LITTLE_WORDS
from mockserver.domain.generation.words.kind_lists import PROPER_PLACES
from mockserver.domain.generation.words.proper_lists import COMPANIES

MEDIA_EXTENSION = re.compile(
    r"\.(?:mp4|m4v|mov|qt|avi|mkv|webm|wmv|flv|mpe?g|m2?ts|mts|3gp|ogv|mxf|hevc|vob|gif|mp3|m4a|wav|aac|flac|ogg|opus|"
    r"wma|aiff?|amr|caf|f4v|rm(?:vb)?|divx|insv|braw|r3d|m3u8?|mpd|jpe?g|png|webp|heic|heif|bmp|tiff?|svg|pdf|"
    r"pptx?|docx?|xlsx?|srt|vtt|psd|aep|prproj)$",
    re.IGNORECASE,
)

# Identifiers, dates and times, which are removed before a name is split into words.
MARKS = re.compile(
    r"""
    (?=[0-9a-fhuvw\[])(?:  # most letters begin none
    [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}
    | (?<![0-9A-Za-z])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}(?:-[0-9a-f]+)*(?![0-9A-Za-z])
    | \[[\w-]{11}\]
    | (?<![^\W_])(?:web|dvd|br|bd|hd)-?(?:dl|rip)(?![^\W_])
    | (?<![^\W_])\d+(?:\.\d+|_\d+)?[ _-]?(?:[kmg]bps|[kmg]b|mg)(?![^\W_])
    | (?<![0-9A-Za-z])(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{12,}(?![0-9A-Za-z])
    | (?<!\d)(?:19|20)\d\d[-_. ]?(?:0[1-9]|1[0-2])[-_. ]?(?:0[1-9]|[12]\d|3[01])
      (?:[-_T ](?:[01]\d|2[0-3])(?:[0-5]\d){1,2}(?![^\W_]))?(?!\d)  # with a time
    | (?<!\d)(?:0?[1-9]|[12]\d|3[01])[-.](?:0?[1-9]|1[0-2])[-.](?:19|20)?\d\d(?!\d)
    | (?:(?<=[\sT_-])|\b(?:at|um|alle)\s)\d{2}[.:h-]\d{2}(?:[.:m-]\d{2})?(?:\s?[ap]m)?(?!\d)
    | (?<![^\W_])\d{3,4}x\d{3,4}(?![^\W_])
    | (?<![^\W_])v\d+(?:\.\d+)+(?![^\W_])
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)

_GENERIC = """
    video videos clip clips movie movies film recording record screen capture file upload uploaded download sample
    test footage project sequence the a my this new final edit cut master raw take scene shot copy of and media
    default stream part no number name unknown example demo use playlist manifest index hls dash timeline comp
    composition audio sound voice memo small medium large big tiny reel webcam design id io app lv snapchat tiktok
    facebook instagram youtube twitter prog null undefined nan none object blob
"""
GENERIC = frozenset(_GENERIC.split())
"""A name of these words alone says nothing."""

_GENRES = """
    tutorial demo demonstration walkthrough explainer howto webinar vlog timelapse time-lapse hyperlapse slowmo slow-mo
    b-roll broll highlights recap compilation trailer teaser episode overview guide introduction intro pkg vo sot vosot
"""
GENRES = frozenset(_GENRES.split())
"""Words for what kind of video it is. They are no thing that it shows."""

_FORMAT_WORDS = """
    video clip recording footage explained film review unboxing faq faqs pov documentary docuseries
"""
FORMAT_WORDS = frozenset(_FORMAT_WORDS.split()) | GENRES
"""Words at the start or the end of a name that speak of the video, not of its subject."""

_CAMERA_WORK = """
    drone_shot drone_shots drone_footage drone_video drone_timelapse drone_hyperlapse aerial_shot aerial_footage
    aerial_view screen_recording slow_mo
    screen_capture zoom_recording slow_motion time_lapse b_roll live_hit live_shot
    ad_spot tv_spot tv_ad speaker_cut social_cut director's_cut product_film brand_film image_film corporate_film
"""
CAMERA_WORK = frozenset(tuple(one.split("_")) for one in _CAMERA_WORK.split())
"""Two words at the start of a name that speak of the video."""

_UPPER = """
    ai api apac asmr atm bbq bmx bmw bts cctv cdu ceo cfo cnc cpr crispr cso css cto diy dj dna dnd emea eu faq fc fpv
    f1 gpu gps cpu hiit hr html hvac it ipo ikea kpi lcd led mc mma mri mtb nasa nato nba nfl nhl npc nyc pb pdf php pov
    pr q1 q2 q3 q4 qa rna rc rpg rv seo sql suv tig tv uae ufc ufo ui uk un unesco unicef us usa usb ux vfx vip vr wr
    wwe xml h1 h2 sso mfa vpn crm erp rfp rfq okr sop ppe osha bwc ehr emr ekg ecg copd ptsd adhd nicu dsgvo gdpr hipaa
    vat pcr hse loto tka cabg smed scada plc sla dji rtx gtx iso aws gcp sdk cli ssh dns tcp udp http json yaml csv
    wwdc icra gdc cvpr icml iclr oop tls ssd hdd oled rgb bbc cnn espn npr pbs kfc nhs nft dslr slr fbi cia nypd
    lapd mlb mls ncaa ps1 ps2 ps3 ps4 ps5 psp n64 snes amd rx xtx jbl
"""
UPPER = frozenset(_UPPER.split())

# Names of peoples, days and products, which are always capitalised like those of places.
_PROPER = """
    jan feb apr jul aug sept oct nov dec
    january february april june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday christmas easter halloween thanksgiving oktoberfest english french german spanish italian
    portuguese dutch swedish norwegian danish finnish polish russian greek turkish arabic hebrew chinese japanese
    korean vietnamese thai indian mexican american british european african roman neapolitan bach mozart beethoven
    chopin mahler vivaldi shakespeare mario zelda minecraft fortnite ford python postgres kubernetes docker excel
    photoshop blender linux machu eiffel grandpa grandma granddad grandad mom mum dad daddy mommy nonna nonno nana oma
    opa abuela abuelo mamie papi tedx kotlin terraform valorant coldplay lakers roblox corolla mavic diwali ramadan
    hanukkah hamlet macbeth celtics knicks yankees dodgers steelers packers federer nadal djokovic messi ronaldo lebron
    verstappen telegram instagram snapchat unsplash shutterstock
"""
PROPER = frozenset(_PROPER.split()) | COMPANIES | PROPER_PLACES | {"mars", "neptune", "saturn", "jupiter"}

SPELLED = {
    "i": "I",
    "iphone": "iPhone",
    "ipad": "iPad",
    "macbook": "MacBook",
    "youtube": "YouTube",
    "tiktok": "TikTok",
    "whatsapp": "WhatsApp",
    "capcut": "CapCut",
    "github": "GitHub",
    "javascript": "JavaScript",
    "powerpoint": "PowerPoint",
    "linkedin": "LinkedIn",
    "ebay": "eBay",
    "ios": "iOS",
    "macos": "macOS",
    "tedx": "TEDx",
    "phd": "PhD",
    "gopro": "GoPro",
    "wifi": "Wi-Fi",
    "paypal": "PayPal",
    "fedex": "FedEx",
    "2d": "2D",
    "3d": "3D",
    "xmas": "Xmas",
    "playstation": "PlayStation",
    "coca-cola": "Coca-Cola",
    "cocacola": "Coca-Cola",
    "spacex": "SpaceX",
    "neurips": "NeurIPS",
    "siggraph": "SIGGRAPH",
    "pycon": "PyCon",
    "kubecon": "KubeCon",
    "jsconf": "JSConf",
    "c++": "C++",
    "c#": "C#",
    "f#": "F#",
    ".net": ".NET",
    "asp.net": "ASP.NET",
    "node.js": "Node.js",
    "next.js": "Next.js",
    "vue.js": "Vue.js",
    "three.js": "Three.js",
    "d3.js": "D3.js",
    "disney+": "Disney+",
    "notepad++": "Notepad++",
}

SHORTENED = {"w": "with", "n": "and"}
"""Function words of one letter, in lower case and not at the start: "beach day w grandma"."""

POSSESSIVES = {"womens": "women's", "mens": "men's", "childrens": "children's"}
"""What file names have without an apostrophe."""

FAMILY_POSSESSIVES = frozenset(["grandmas", "grandpas", "moms", "mums", "dads", "nonnas", "aunties", "grannys"])
"""The same at the start of a name only; elsewhere they are several people."""

_ALSO_WORDS = """
    april amber angel ariel art august autumn bailey barry beth beverly bill brandy brook brooke carol carter chad
    chance charity chase cheyenne christian cole colt cooper crystal dakota daisy dale dallas dawn dean destiny
    devon diamond dominique don drew duke earl eric faith fernando ford forest francis frank gene georgia ginger
    glen grace grant guy harmony harry haven hayden hazel heather heath holly hope hunter iris ivan ivory ivy jack
    jade jasmine jay jean jesus jimmy joy june karen kathy kent kim kirk kitty lance laurel lee leon levi lily logan
    london major malik marc mario mark marsh martin mason max maxwell may melody mercedes misty morgan norma nick
    olive opal oscar page paige parker pat patience patty paul pearl peggy penny perry pierce preston ray raven rich
    richard rob robin rocky rod roger rose ruby rusty sage sally sandy savannah shannon shelby sherry sierra stanley
    stone stormy sue summer sydney sylvia tanner terry tiffany tracy travis trey trinity troy turner ty tyler victor
    victoria vincent violet virginia wade ward warren wayne will willow wren alexandria jordan carolina lorraine
    lourdes madison marina montana paris phoenix reed brittany valerie bob bobby billy dick jo lynn ann dan ben ted
    tim tom ed al alexis ian joan jon kay ken les liz lou nat ned pam pete ron sam sid stan tony vic wes dana dora
    erin eva gina ida ira jess joey lex lin lori mia nia tara ali aria aurora harper jasper kai leo lily luna maya mei
    milo penelope poppy rowan stella theo bella matt teddy
"""
ALSO_WORDS = frozenset(_ALSO_WORDS.split())
"""First names that are other words or places too, or too short to tell. They are names only if capitalised."""

_LITTLE_WORDS = """
    a an the of in on at to for from with without by and or nor but over under into onto out off up down before after
    between behind beside near inside outside during through across along around as is are was were vs versus via per
    my our your his her their its this that these those how what why when where who which not no than then about
    against among toward towards until since what's who's how's i we you he she they me him them
    regarding concerning
"""
_CONTRACTIONS = """
    don't didn't doesn't can't won't isn't wasn't aren't weren't couldn't wouldn't shouldn't haven't hasn't hadn't
    dont didnt doesnt wont isnt wasnt arent werent couldnt wouldnt shouldnt havent hasnt hadnt
    i'm we're you're he's she's they're it's i've we've i'd gonna wanna gotta
"""
LITTLE_WORDS = frozenset(f"{_LITTLE_WORDS} {_CONTRACTIONS}".split())

_PRONOUNS = """
    i we you he she they
"""
PRONOUNS = frozenset(f"{_PRONOUNS} {_CONTRACTIONS}".split())
"""Subjects and auxiliary verbs, after which comes a verb."""

_MONTHS = """
    january february march april may june july august september october november december
"""
MONTHS = frozenset(_MONTHS.split())
SHORT_MONTHS = frozenset(["jan", "feb", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "okt", "nov", "dec", "dez"])

_TITLES_OF_NAMES = """
    uncle aunt grandma grandpa saint st mount mt lake lord lady prince princess king queen dr mr mrs prof
"""
TITLES_OF_NAMES = frozenset(_TITLES_OF_NAMES.split())
"""Words that belong to the name after them."""

VERSUS = frozenset(["vs", "versus", "v"])
"""Words between two names."""

BEFORE_PLACES = frozenset(["lake", "mount", "mt", "saint", "st"])
"""Words before the name of a place, and no other words but the first."""

_COUNTED_WORDS = """
    day week part number lesson episode chapter step run take vol volume unit session round cam camera
    channel lecture module stage phase season level lap heat month year
    teil folge parte partie deel dag dia jour giorno
"""
COUNTED_WORDS = frozenset(_COUNTED_WORDS.split())
"""What a number at the end of a name counts."""


LANGUAGE_CODES = frozenset(["EN", "DE", "FR", "ES", "IT", "PT", "NL", "JP", "ENG", "GER", "ESP"])
"""Languages, beside words about the format."""

LANGUAGES_AT_THE_END = LANGUAGE_CODES - {"IT", "PT"}
"""At the end they are languages too: "IT" and "PT" may be departments and trainers."""

_NUMBERED_WORDS = """
    aisle line case exhibit grade gate lane formula highway stage route platform pier terminal track unit bay table
    hwy world room floor camera cam kamera volume chapter lecture episode building block site team dock entrance
"""
NUMBERED_WORDS = frozenset(_NUMBERED_WORDS.split())
"""Words that take no article before their number, as in "aisle 4"."""

ITEMS = frozenset(["case", "exhibit", "item", "run", "batch", "ticket", "sample"])
"""Words whose number tells one of a series, and belongs to no other noun before it: "appendectomy, case 14"."""

_SERIES = "lesson part week day module session run lab item tower row"
SERIES = frozenset(_SERIES.split()) | NUMBERED_WORDS
"""Words whose numbers are often written with a leading zero."""

_UNITS = """
    day days week weeks month months year years min mins minute minutes hour hours hr hrs h sec secs second seconds km
    mile miles kg cm mm lb lbs ans anni anos años jahre jaar jours giorni dias días tage dagen
"""
UNITS = frozenset(_UNITS.split())
"""What a number measures: no thing that a video shows."""

_TELL_ENGLISH = """
    and the of with from our my for at
"""
TELL_ENGLISH = frozenset(_TELL_ENGLISH.split())
"""Words that show that a name is English, whatever letters its names have."""

ABBREVIATED = {"pt": "part", "ep": "episode", "vol": "volume", "lec": "lecture", "wk": "week", "yr": "year"}
"""Words that a number follows without a gap, as in "pt2"."""

_DETERMINERS = """
    a an the my our your his her their its this that these those some every each no
"""
DETERMINERS = frozenset(_DETERMINERS.split())

_QUESTION_WORDS = """
    why what when where who which how what's who's how's
"""
QUESTION_WORDS = frozenset(_QUESTION_WORDS.split())

_VERBS = """
    learns knocks chews digs drops lifts makes plays gets eats goes runs jumps meets opens takes falls wins sings
    catches tries finds visits gives helps saves chases feeds greets hits hugs kicks kisses licks loves paints pulls
    pushes reads rides rolls saves scores sees sleeps solves steals swims talks teaches tells throws walks washes
    watches works writes becomes hates likes wants needs barks rescues attacks surprises proposes demolishes explains
    answers reacts breaks brings builds buys carries cleans climbs comes cooks crosses cuts destroys discovers drinks
    drives enters escapes fights fixes flies grows hides holds invites joins lands leaves bakes says sews knits hunts
    sells forgets remembers refuses celebrates performs receives follows arrives begins sits wakes laughs smiles cries
    resigns rises returns loses beats kills warns announces arrests heals hatches gives collapses ignites blows juggles
    howls growls purrs meows snores sneezes sneaks stares begs zooms chokes faints sheds squeals hops nibbles cuddles
    unwraps grills unboxes happens decorates turns stirs kneads shaves
"""
VERBS = frozenset(_VERBS.split())
"""Words that make a sentence of a name, as in "parrot learns to talk"."""

_TASKS = """
    learn install make replace remove create choose assemble avoid sharpen unclog fix regrout descale declutter refinish
    disassemble uninstall get ask
"""
TASKS = frozenset(_TASKS.split())
"""Verbs at the start of a name that say what is done, as in "install laminate floor"."""

_MAYBE_TASKS = """
    change fix build repair paint clean cook bake draw grow open set tie write cut wash use meet boil fry grill knit sew
    plant train teach tune test check hang wire print
"""
MAYBE_TASKS = frozenset(_MAYBE_TASKS.split()) | TASKS
"""Verbs before an article, and nouns elsewhere: "change a tyre", "the oil change"."""

_TASK_BEGINNINGS = """
    change_brake change_oil change_tire change_tyre change_car change_battery change_light change_guitar change_strings
    change_diaper change_nappy change_engine change_air repair_bike repair_laptop repair_phone repair_drywall clean_oven
    clean_windows clean_kitchen clean_gutters paint_cabinets paint_walls paint_kitchen paint_room test_smoke bake_bread
    bake_cookies cook_rice cook_pasta cook_steak grow_tomatoes build_shed build_deck knit_socks draw_faces hang_drywall
    hang_curtains wash_car check_oil check_tire tie_tie
"""
TASK_BEGINNINGS = frozenset(tuple(one.split("_")) for one in _TASK_BEGINNINGS.split())
"""Verbs with their objects, at the start of a name."""

DEFINITE_TASKS = frozenset(["replace", "remove", "unclog", "fix", "sharpen", "descale", "refinish", "repair"])
"""What is done to a thing that is there already: "fix leaking faucet" is about fixing the leaking faucet."""

_NOUNS_IN_ED = """
    seed weed speed breed shed sled reed steed hundred moped seabed feed need deed bleed watershed riverbed united
    thoroughbred
"""
NOUNS_IN_ED = frozenset(_NOUNS_IN_ED.split())

_NOUNS_IN_ING = """
    wedding building meeting evening morning king ring string spring ceiling wing thing sibling pudding clothing
    lightning parking breaking painting training beijing shooting sling swing sting herring earring outing housing
    wiring darling recycling running boxing shoplifting swimming cycling racing bowling fencing wrestling skating
    gaming gardening vaping lending banking drilling pickling marketing advertising onboarding camping hiking
    fishing hunting sailing diving rowing kayaking skiing curling paragliding phishing standing lambing surfing
    skydiving bouldering snorkeling snowboarding skateboarding rafting canoeing birdwatching stargazing sightseeing
    beekeeping calving shearing wellbeing screening hearing zoning sentencing planning briefing pricing staffing
"""
NOUNS_IN_ING = frozenset(_NOUNS_IN_ING.split())

_AFTER_ACTIVITIES = """
    tutorial class classes lesson lessons course courses training workshop demo tips basics guide session sessions
    competition contest club season team show trip tour exercise exercises practice machine challenge festival
    techniques technique skills awareness tools kit equipment lab school studio area desk room day clinic gym wall
    center centre
"""
AFTER_ACTIVITIES = frozenset(_AFTER_ACTIVITIES.split()) | GENRES
"""Nouns before which a word in -ing says of what they are: "welding tutorial", "knitting club"."""

_UNTAGGED = """
    explained seen stolen caught ended first second last get gets got ready what i ep cam camera camara kamera all
    little new old big small update part lesson number no yes good best easy simple vs dr mr mrs step steps front
    back end way ways thing things day days week weeks minutes min mins hour hours from scratch before after case
    exhibit aisle replace remove install change make made making learn create using use do doing did ich wir und
    life live take takes three two one four five six seven eight nine ten level short long closing argument session
    vol final klasse
"""
NO_TAGS = frozenset(_UNTAGGED.split()) | LITTLE_WORDS | COUNTED_WORDS | FOREIGN_LITTLE_WORDS | VERBS
"""Words of a name that nobody would choose for a hashtag."""
