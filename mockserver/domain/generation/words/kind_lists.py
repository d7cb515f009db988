"""Nouns by what they name. Data only; singular, lower case."""

from mockserver.ground.package_data import package_data

_EVENTS = """
    accident action adventure analysis anniversary appointment argument arrest arrival assembly assessment attack
    auction audition awards ballgame ball banquet baptism barbecue bash battle birthday blizzard bout briefing broadcast
    brunch build burglary call campaign carnival celebration ceremony challenge championship chase checkup christening
    class cleanup clinic collapse collision comedy commute competition concert conference contest conversation course
    crash crossing cruise cup curfew dance date day debate debut delivery demo demonstration departure derby dig dinner
    disaster discussion display drill drive duel earthquake eclipse election emergency eruption escape evening event
    exam examination excursion exercise exhibition expedition experiment explosion fail fair farewell festival fight
    final fire fireworks flight flood flow game gameplay gathering gig graduation gymkhana handover harvest hearing
    heist highlight hike hockey holiday homecoming honeymoon hunt hurricane incident inauguration incision inspection
    installation interview jam jog journey jump keynote kickoff landing launch lecture lesson lunch makeover marathon
    march match message meal meet meeting meetup merger migration miss mission monologue move negotiation night onsite
    opening opera operation orientation outing parade party patrol penalty performance picnic pitch play playthrough
    practice premiere presentation procedure prom promotion protest proposal quarrel quiz race raid rally rave reaction
    reading rebuild recital recovery refill rehearsal release repair replacement rescue restoration report retreat
    reunion review ride riot ritual robbery round routine run safari sale salute sermon service session setup shift
    shoot shootout shopping show showcase sighting sleepover speech sprint standoff standup storm stunt swap swim
    symposium takeoff tasting teardown test testimonial testimony theft thunderstorm timeout tornado tour tournament
    townhall training trek trial trip tryout tsunami turnaround tutorial unboxing update upgrade vacation victory visit
    volleyball vote voyage walk walkout walkthrough war warmup webinar wedding week weekend win workout workshop offsite
    consult consultation teleconsult teleconsultation
    outage disturbance pursuit dispute altercation eviction takedown check
    retrospective hackathon stage-dive onstage kickstart roundtable brainstorm debrief refresher prep
"""
EVENTS = frozenset(_EVENTS.split())
"""What takes place, and has a beginning and an end."""

_TRANSLATED_EVENTS = """
    wedding birthday party festival match concert vacation celebration parade lesson lecture graduation ceremony sermon
    tournament
"""
TRANSLATED_EVENTS = frozenset(_TRANSLATED_EVENTS.split())
"""A word of another language that means one of these is an event."""

_ACTIVITIES = """
    athletics gymnastics aerobics robotics yoga pilates karate judo taekwondo aikido capoeira tai-chi kung-fu ballet
    salsa flamenco tango breakdance zumba parkour crossfit cardio football soccer basketball baseball tennis badminton
    golf hockey rugby cricket handball softball lacrosse polo squash pickleball chess poker karaoke origami calligraphy
    pottery ceramics macrame embroidery crochet needlework woodwork carpentry masonry metalwork homework housework
    laundry meditation mindfulness hypnosis physiotherapy triage skincare daycare childcare agriculture aquaculture
    permaculture forestry falconry archery taxidermy beatboxing improv gameplay esports teamwork outreach fundraising
    maintenance surgery therapy dawn dusk midnight noon summer autumn winter
"""
ACTIVITIES = frozenset(_ACTIVITIES.split())
"""What people do, besides the words in -ing."""

_IDEAS = """
    ai ar vr iot seo crispr malaria cancer covid asthma dementia obesity autism ethics aesthetics acoustics hydraulics
    semantics academics advice algebra arithmetic astronomy biology blockchain botany calculus capitalism chemistry
    climate commerce communism compliance cryptography culture data democracy diabetes ecology economics education
    electricity energy engineering entropy etiquette evolution feedback feminism finance freedom friendship gdpr
    genetics geography geology geometry globalisation globalization grammar gravity happiness health healthcare hygiene
    inflation information innovation insurance integrity investment journalism justice kinematics knowledge law
    leadership linguistics literature logic logistics love magnetism management marketing mathematics math maths
    mechanics medicine metaphysics mitosis meiosis motivation music nutrition onboarding optics parenthood patience
    peace philosophy phonics photosynthesis physics physiology poetry politics pollution poverty privacy productivity
    progress psychology punctuation recursion recycling relativity religion research safety sales science security sleep
    sociology software statistics stress success sustainability technology thermodynamics topology traffic transparency
    trigonometry trust vaccination wellbeing wellness jazz hip-hop techno reggae opera theatre theater film time space
    weather fashion fitness rent nature help procurement accounting payroll beauty comedy history art
"""
IDEAS = frozenset(_IDEAS.split())
"""Fields and ideas that take no article."""

_PLACES = """
    roof rooftop airport aisle alley apartment aquarium arena attic avenue backyard bakery balcony bar barn basement
    bathroom bay beach bedroom border boulevard bridge cabin cafe camp campground campsite campus center centre canal
    canyon castle cathedral cave cellar cemetery chapel church city classroom clearing cliff club coast corridor cottage
    countryside court courtyard creek desert district dock downtown driveway entrance estuary factory farm field fjord
    forest fort fountain garage garden gate glacier glade graveyard gym hall hallway harbor harbour highway hwy hill
    home hospital hostel hotel house hut hide intersection island jungle junction kindergarten kitchen laboratory lab
    lagoon lake landscape lane library lighthouse lobby lot lounge mall marina market marketplace marsh meadow metro
    monastery moor mosque motorway mountain mountains museum neighborhood neighbourhood nursery oasis ocean office
    orchard palace park parlour pass path patio pavilion peak pharmacy pier pitch playground plaza pool port prairie
    prison pub pyramid quarry quay ranch reef reserve resort restaurant ridge rink river road roundabout ruin runway
    savanna savannah school sea seaside shed shop shore showroom skyline square stable stadium stage station store
    street studio suburb subway summit spa supermarket swamp temple terminal terrace theme-park town track trail tundra
    tunnel university valley viewpoint village villa vineyard volcano ward warehouse waterfall waterfront wetland wood
    yard zoo world
"""
PLACES = frozenset(_PLACES.split())

_PERSONS = """
    person men women pedestrian cyclist
    candidate operator performer winner actor artist aunt baby bride boy boss brother captain ceo chef child colleague
    couple
    coach cousin customer dad dancer daughter doctor driver employee engineer expert family father fireman firefighter
    friend gamer girl granddaughter grandfather grandmother grandson groom guest guide hero husband kid man manager
    mayor mechanic minister mother musician neighbor neighbour newborn nurse officer painter parent people pilot player
    president professor pupil reporter scientist singer sister soldier son speaker student surgeon teacher team
    teenager toddler trainer twin uncle victim volunteer wife woman worker beginner children athlete lecturer
    activist actress ambassador architect astronaut attorney author baker barista beekeeper blacksmith butcher caller
    carpenter cellist climber comedian composer cyclist dentist designer developer director economist farmer fisherman
    founder gardener goalkeeper grandmaster guitarist host influencer journalist judge lawyer librarian midwife nanny
    novelist patient pianist plumber poet producer rapper referee refugee runner senator sommelier streamer survivor
    swimmer therapist veteran violinist vlogger waiter waitress witness writer youtuber zookeeper chemist historian
    cofounder cto cfo interpreter translator intern trainee inspector supervisor
"""
PERSONS = frozenset(_PERSONS.split())

_RELATIVES = """
    grandpa grandma granddad grandad mom mum dad daddy mommy nonna nonno nana oma opa abuela abuelo mamie papi
"""
RELATIVES = frozenset(_RELATIVES.split())
"""They are named without an article, like people by their names."""

_COUNTABLE_IN_ING = """
    cutting wedding building meeting evening morning king ring string spring ceiling wing thing sibling pudding
    painting swing sting herring earring outing hearing screening recording drawing opening landing crossing ending
    gathering reading training-ground feeding-station beginning blessing briefing christening covering filling finding
    fitting greeting helping leaning listing mapping offering railing rating ruling saying setting showing sighting
    sitting tasting topping viewing warning winning happening housewarming inning duckling sapling gosling starling
    viking
"""
COUNTABLE_IN_ING = frozenset(_COUNTABLE_IN_ING.split())
"""Words in -ing that are one thing, or one event, with an article."""

_MASS_IN_ING = """
    lightning clothing housing wiring bedding decking flooring guttering lighting plumbing scaffolding seating paving
    darling icing frosting stuffing railing siding lining
"""
MASS_IN_ING = frozenset(_MASS_IN_ING.split())
"""Words in -ing that can be looked at."""

_MORE_PLACES = """
    africa asia europe antarctica arctic atlantic pacific andes alps himalaya arizona manhattan chicago austin miami
    london paris berlin rome tromso shanghai serengeti marrakech sydney vancouver rio wales greece turkey china japan
    morocco brazil argentina chile kamchatka bordeaux dolomites brittany yosemite yellowstone everest kilimanjaro
    marseille cologne geneva sofia santorini ibiza mallorca lanzarote madeira cusco jordan laos philippines fukushima
    bolivia montana wisconsin michigan massachusetts mississippi alabama missouri kansas iowa illinois houston ottawa
    ontario vegas devon wellington usa uk nyc uae fuji picchu dallas washington santiago richmond
"""
PROPER_PLACES = frozenset(package_data("places.txt").decode().split()) | frozenset(_MORE_PLACES.split())
"""Names of cities, countries and regions: those of WordNet, and others. `tools/word_table` documents the file."""

THE_PLACES = frozenset(
    [
        *("dolomites", "alps", "andes", "himalaya", "himalayas", "maldives", "bahamas", "netherlands", "philippines"),
        *("azores", "seychelles", "sahara", "serengeti", "pacific", "atlantic", "arctic", "usa", "uk", "uae", "bronx"),
        *("gambia", "ardennes", "antilles", "hebrides", "dardanelles", "pennines", "pampas", "midwest", "mideast"),
    ]
)
"""Names of places with an article."""

_AT_PLACES = """
    airport beach lake lakes river estuary sea seaside coast school university college office station zoo museum club
    market hospital factory gym pool dock pier port harbour harbor marina stadium arena campsite intersection junction
    crossing entrance gate lighthouse waterfall fountain resort hotel restaurant cafe pub church temple playground lot
    warehouse store shop mall supermarket checkout terminal lake-house house home kindergarten nursery library farm
    vineyard winery brewery bakery spa
"""
AT_PLACES = frozenset(_AT_PLACES.split())

_ON_PLACES = """
    highway hwy motorway street road island campus roof terrace balcony patio pitch track trail avenue lane boulevard
    runway ranch prairie farm bridge hill ridge coast stage
"""
ON_PLACES = frozenset(_ON_PLACES.split()) - {"coast"}

_OPEN_PLACES = """
    alley attic backyard balcony barn basement beach bridge canyon cellar church city coast countryside desert downtown
    driveway estuary factory farm field fjord forest garage garden glacier highway hill home hospital hotel
    intersection island jungle kitchen lake library lobby market meadow motorway mountain mountains museum neighborhood
    ocean office patio prairie river road roof rooftop savanna sea seaside shore street swamp terrace tundra valley
    village vineyard waterfall woods zoo airport
"""
OPEN_PLACES = frozenset(_OPEN_PLACES.split())
"""Where something takes place that is named before: "fire drill office", but not "training room"."""

_ABOUT_SOMETHING = """
    report lesson lecture tutorial documentary webinar talk course seminar workshop class keynote quiz podcast consult
    consultation teleconsult teleconsultation appointment
"""
ABOUT_SOMETHING = frozenset(_ABOUT_SOMETHING.split())
"""What has a subject, which is named after it."""

_OF_SOMEBODY = "wedding birthday mitzvah party ceremony baptism christening graduation anniversary funeral arrest visit"
OF_SOMEBODY = frozenset(_OF_SOMEBODY.split())
_BY_SOMEBODY = """
    concert speech keynote lecture sermon performance show recital message talk testimonial dance presentation
"""
BY_SOMEBODY = frozenset(_BY_SOMEBODY.split())
FOR_SOMEBODY = frozenset(
    ["training", "course", "class", "workshop", "onboarding", "orientation", "guide", "tutorial", "workout", "flow"]
)
"""Events of the people named after them, that these give, and that are given for them; other events are with them."""

HOLIDAYS = frozenset(["christmas", "easter", "halloween", "thanksgiving", "diwali", "hanukkah", "xmas"])

_PARTICIPLES = """
    bathing welding stalking hatching grazing feeding sleeping playing dancing singing talking crying laughing running
    walking jumping swimming eating barking meowing snoring crawling purring fighting smiling waiting working begging
    howling yawning
"""
PARTICIPLES = frozenset(_PARTICIPLES.split())
"""What a person or an animal is doing, after the word for it."""

_MAKERS = "honda toyota ford bmw mercedes porsche tesla nissan mazda subaru kia hyundai audi chevy jeep"
MAKERS = frozenset(_MAKERS.split())

_MAKERS_OF_PRODUCTS = """
    dyson roomba irobot roborock sony canon nikon fujifilm panasonic leica gopro dji garmin fitbit bose sennheiser jbl
    lenovo asus dell acer huawei oneplus xiaomi samsung nvidia amd intel makita dewalt milwaukee ryobi philips bosch
    miele kitchenaid breville delonghi nespresso braun logitech razer corsair anker
    nike adidas reebok asics
"""
MAKERS_OF_PRODUCTS = frozenset(_MAKERS_OF_PRODUCTS.split())
MAKERS_LIKE_ANIMALS = frozenset(["shark", "puma", "jaguar"])
_MODELS = """
    accord civic corolla camry prius mustang focus fiesta golf polo cayenne leaf outback forester explorer fusion pilot
    fit ranger escape beetle compass wrangler rogue sentra
"""
MODELS = frozenset(_MODELS.split())
"""Names of cars that are other words, unless the name of the maker is before them."""

_LEADING_FORMATS = (
    "faq tutorial webinar explainer vlog timelapse time-lapse hyperlapse walkthrough recap unboxing dashcam pkg vo sot "
    "vosot tvc cctv ad intv b-roll broll"
)
LEADING_FORMATS = frozenset(_LEADING_FORMATS.split())
"""Words for the kind of video before its subject: "explainer blockchain"."""

_ALSO_NOUNS = """
    finds leaves falls runs plays works walks talks rides drinks cuts visits drops lifts hits breaks watches tricks
"""
ALSO_NOUNS = frozenset(_ALSO_NOUNS.split())
"""Verbs that are nouns in the plural at the end of a name."""

_MATERIALS = """
    aluminium aluminum steel wood glass leather wool cotton plastic concrete gold silver copper iron water oil paint
    paper clay sand snow ice grass hay hair money milk coffee tea wine beer
"""
MATERIALS = frozenset(_MATERIALS.split())

_PLACES_OF_TWO_WORDS = """
    new_york new_zealand new_orleans new_jersey new_mexico new_delhi new_hampshire new_england los_angeles
    san_francisco san_diego las_vegas hong_kong cape_town costa_rica sri_lanka south_africa south_korea north_carolina
    south_carolina puerto_rico buenos_aires kuala_lumpur tel_aviv saudi_arabia el_salvador abu_dhabi phnom_penh
    chiang_mai rhode_island
"""
PLACES_OF_TWO_WORDS = frozenset(tuple(one.split("_")) for one in _PLACES_OF_TWO_WORDS.split())

_NOTIONS = """
    hole star planet galaxy universe atom molecule cell virus gene protein neuron equation theorem function variable
    algorithm verb noun fraction tip way idea reason question mistake fact secret technique basic concept method rule
    theory result goal strategy budget trend option feature chord scale word number problem solution step law topic
    lesson habit table figure forecast plan rebase commit branch query formula script request endpoint pipeline
    spreadsheet shortcut plugin bug error code class keyword hashtag password benchmark metric
"""
NOTIONS = frozenset(_NOTIONS.split())
"""What a video shows in pictures or words only, though it takes an article."""

_NO_PROCESSES = """
    abbreviation aberration accusation admiration adoration affiliation affirmation aggravation alienation allegation
    allocation annotation appreciation approximation argumentation aspiration authentication calculation citation
    clarification classification coloration compensation compilation complication computation confirmation
    conjugation connotation consideration consolation cooperation correlation deprivation derivation desperation
    determination devaluation differentiation discrimination documentation donation duration elation equation
    estimation evaluation exaggeration expectation explanation fascination fixation frustration generalization
    hesitation humiliation identification imagination implication inclination indication indignation information
    inspiration interpretation intimidation invalidation isolation justification legislation limitation litigation
    misinformation motivation multiplication negation notation notification obligation observation occupation
    optimization oration ovation perspiration pronunciation qualification quotation ratification realization
    recommendation regulation remuneration representation reputation reservation resignation revelation salvation
    sensation situation specification speculation stagnation starvation taxation temptation toleration translation
    validation valuation variation verification violation visualization
"""
NO_PROCESSES = frozenset(_NO_PROCESSES.split())
"""Nouns in -ation that are thought, said or written, not something that goes on before a camera."""

SIGHTS = frozenset(["drone", "lights", "rocket", "whale"])
"""What is large or far away, though the dictionary says otherwise."""

_TALKS = """
    call meeting interview conversation talk lecture webinar seminar demo pitch review standup sync retro retrospective
    kickoff onboarding qbr hands hall lesson class course training session keynote podcast chat discussion briefing
    workshop presentation check-in hearing deposition debate consult consultation teleconsult appointment
"""
TALKS = frozenset(_TALKS.split())
"""Conversations and talks, which nobody can point at."""

_NOUNS_AFTER_NO_EVENT = """
    engine engines truck trucks station stations drill drills pit pits place extinguisher extinguishers alarm alarms
    safety department brigade hydrant escape works emblem stick tv dance dancer eater performer fighter fighters wood
    training prevention insurance light lights plain plains gate gates control barrier course courses test tests diet
    pad landing cymbal report reports simulation simulator animation explained documentary awareness preparedness
    range proof resistant lane pan ring tablet starter making risk warning lecture lesson class cooking dive dives
    diving diver divers
"""
NO_EVENT_BEFORE = frozenset(_NOUNS_AFTER_NO_EVENT.split())
"""Before these words the noun for what happens is no event: a fire engine, flood insurance, a crash course."""

NO_ACCIDENT_AFTER = frozenset(
    [
        *("mtb", "bmx", "ski", "snowboard", "skateboard", "longboard", "scooter", "drone", "quadcopter", "rc", "fpv"),
        *("kite", "surf", "sled", "sledge", "glider"),
    ]
)
"""A crash of what people ride or fly for fun is part of that."""

OF_CHILDREN = frozenset(["first", "birthday", "baptism", "christening", "graduation", "recital"])
"""What children have, after their first names: "Mia first steps"."""

DONE_BY_CHILDREN = frozenset(["learning", "learns", "turns", "crawling", "walking", "singing", "dancing", "playing"])
"""What children do, after their first names."""
