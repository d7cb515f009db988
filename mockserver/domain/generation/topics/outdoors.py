"""Topics out of doors: camping, birdwatching, sailing, dog training."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

CAMPING = Topic(
    name="Camping",
    keywords=("camping", "camp", "tent", "campfire", "hiking", "hike", "trail", "wilderness", "forest"),
    decides=("zelten", "acampamento", "camping", "キャンプ"),
    subjects=("a weekend in the forest", "a first night in a tent", "autumn by the lake", "a solo trip"),
    titles=("Camping: {subject}", "{subject} with a Small Tent", "How We Spent {subject}"),
    people=("a hiker with a green backpack", "a father with two children", "a camper in a woollen hat"),
    places=("at the edge of a forest", "beside a quiet lake", "on a mossy clearing"),
    details=("smoke curls above the fire", "an owl calls in the distance", "mist lies over the water"),
    stages=(
        Stage(
            "Arriving at the campsite",
            ("walks down a forest path", "drops a heavy backpack in the grass"),
            ("We have arrived, just north of {town}.", "This is the story of {subject}."),
        ),
        Stage(
            "Pitching the tent",
            ("hammers tent pegs into the ground", "threads a pole through the orange tent"),
            ("Face the door away from the wind.", "Pull the lines tight, but not too tight."),
        ),
        Stage(
            "Gathering firewood",
            ("collects dry branches", "splits a log with a small axe"),
            ("Only take wood that lies on the ground.", "Birch bark burns even when it is wet."),
        ),
        Stage(
            "Lighting the fire",
            ("lights a campfire with a match", "blows gently on the flames"),
            ("Start small and feed it slowly.", "Keep a bucket of water close by."),
        ),
        Stage(
            "Dinner outdoors",
            ("cooks beans in a tin pot over the fire", "roasts bread on a stick"),
            ("Everything tastes better outside.", "Careful, the pot is hot."),
        ),
        Stage(
            "Night falls",
            ("crawls into a sleeping bag", "points a torch at the trees"),
            ("Listen to how quiet it is.", "Good night, that was {subject}."),
        ),
    ),
    remarks=("The tent was made by {company}.", "There is no signal out here.", "Leave the place as you found it."),
    signs=("Campsite 300 m", "No fires in dry weather", "Lake trail", "Day 1"),
    brands=("Mossback", "Tarn & Tent", "Wildlight"),
    hashtags=("camping", "outdoors", "tent", "campfire", "nature", "hiking"),
)

BIRDWATCHING = Topic(
    name="Birdwatching",
    keywords=(
        *("birdwatching", "bird", "birding", "heron", "owl", "feather", "nest", "macaw", "osprey", "eagle"),
        "hummingbird",
    ),
    decides=(
        "owl nest",
        "bird feeder",
        "kingfisher",
        "hummingbird",
        "heron",
        "woodpecker",
        "nest camera",
        "nest cam",
        "nestbox",
    ),
    subjects=("herons in the reeds", "the first swallows", "owls at dusk", "a day in the wetlands"),
    titles=("Birdwatching: {subject}", "In Search of {subject}", "Quiet Hours: {subject}"),
    people=("a birdwatcher with binoculars", "a ranger in a khaki jacket", "a photographer behind a long lens"),
    places=("in a wooden hide", "on a boardwalk over the marsh", "at the edge of a reed bed"),
    details=("reeds sway in the wind", "a flock turns over the water", "frogs croak nearby"),
    stages=(
        Stage(
            "Before sunrise",
            ("walks along a misty path", "sets up a telescope on a tripod"),
            ("It is five in the morning near {town}.", "This morning is about {subject}."),
        ),
        Stage(
            "Waiting in the hide",
            ("looks through a narrow window", "writes notes in a small book"),
            ("Now we wait, and we whisper.", "Patience is half of birdwatching."),
        ),
        Stage(
            "A first visitor",
            ("points at a grey heron in the shallows", "watches a kingfisher on a branch"),
            ("There, on the left, do you see it?", "Look at the colour of those feathers."),
        ),
        Stage(
            "At the nest",
            ("films a nest with three chicks", "zooms in on a bird feeding its young"),
            ("We keep our distance from the nest.", "The parents return every few minutes."),
        ),
        Stage(
            "The flock takes off",
            ("counts birds in the sky", "turns as a flock of geese rises"),
            ("There must be hundreds of them.", "What a sound."),
        ),
        Stage(
            "Notes of the day",
            ("compares a photo with a field guide", "closes the notebook and smiles"),
            ("Twenty-three species in one morning.", "That was {subject}, see you in the hide."),
        ),
    ),
    remarks=(
        "The reserve is supported by {company}.",
        "Please stay on the path.",
        "Somebody saw a crane near {town} last week.",
    ),
    signs=("Nature reserve", "Quiet please", "Hide open", "Grey heron"),
    brands=("Lenswick", "Reedmark", "Plover Optics"),
    hashtags=("birdwatching", "birds", "wildlife", "nature", "wetlands", "binoculars"),
    genre=Genre.DOCUMENTARY,
)

SAILING = Topic(
    name="Sailing",
    keywords=("sailing", "sail", "boat", "yacht", "regatta", "harbour", "ship"),
    decides=("segeln", "bootsfahrt", "barco", "bateau", "voilier"),
    subjects=("a day on the bay", "the spring regatta", "a night crossing", "the first hour at the helm"),
    titles=("Sailing: {subject}", "Wind and Water: {subject}", "{subject} under Sail"),
    people=("a skipper in a navy jacket", "a sailor with a red life jacket", "a crew member with rope in hand"),
    places=("on the deck of a small yacht", "in a narrow harbour", "far out on the bay"),
    details=("gulls circle the mast", "spray flies over the bow", "the flag flaps in the wind"),
    stages=(
        Stage(
            "In the harbour",
            ("coils a rope on the jetty", "loads a box onto the boat"),
            ("Good morning from the harbour of {town}.", "Come along for {subject}."),
        ),
        Stage(
            "Casting off",
            ("unties the boat from the jetty", "pushes the bow away with a pole"),
            ("Stern line first, then the bow.", "Slow ahead, please."),
        ),
        Stage(
            "Hoisting the sail",
            ("pulls the white sail up the mast", "turns a winch with both hands"),
            ("Head into the wind before you hoist.", "A little more, and hold it there."),
        ),
        Stage(
            "A turn into the wind",
            ("ducks under the boom", "turns the wheel to starboard"),
            ("Ready about?", "Watch your head, the boom is coming over."),
        ),
        Stage(
            "Rough water",
            ("holds on as a wave breaks", "reefs the sail in strong wind"),
            ("That is a fresh breeze now.", "Life jackets stay on, everybody."),
        ),
        Stage(
            "Back at the jetty",
            ("throws a line to the shore", "folds the sail at sunset"),
            ("Safe and dry, more or less.", "That was {subject}, fair winds to all of you."),
        ),
    ),
    remarks=("The boat was built by {company}.", "The tide turns at noon.", "The lighthouse of {town} is on our left."),
    signs=("Harbour office", "Wind 5 Bft", "Pier 3", "Speed 6.2 kn"),
    brands=("Saltmark", "Halyard & Hull", "Bluekeel"),
    hashtags=("sailing", "sea", "yacht", "regatta", "wind", "onthewater"),
)

DOG_TRAINING = Topic(
    name="Dog training",
    keywords=(
        *("dog", "puppy", "retriever", "leash", "labrador", "terrier", "obedience", "canine", "agility", "bulldog"),
        "dachshund",
    ),
    decides=(
        *("hund", "hunde", "welpe", "perro", "chien", "cachorro", "犬", "agility course", "bulldog", "border collie"),
        *("first bath", "puppy", "zoomies"),
    ),
    subjects=("a young puppy", "walking on a loose lead", "coming when called", "an agility course"),
    titles=("Dog Training: {subject}", "Good Dog: {subject}", "A Lesson about {subject}"),
    people=("a trainer with a treat bag", "an owner in a raincoat", "a girl with a tennis ball"),
    places=("in a fenced meadow", "on a training ground", "in a city park"),
    details=("a brown puppy wags its tail", "a terrier barks at a pigeon", "other dogs watch from the fence"),
    stages=(
        Stage(
            "Meeting the dog",
            ("kneels to greet a brown dog", "lets the dog sniff one hand"),
            ("Say hello to our dog of the day from {town}.", "The lesson is {subject}."),
        ),
        Stage(
            "Sit and stay",
            ("raises one finger until the dog sits", "steps back while the dog stays"),
            ("Say it once, and wait.", "Praise at the right moment is everything."),
        ),
        Stage(
            "On the lead",
            ("walks the dog on a slack lead", "changes direction with the dog"),
            ("When the lead goes tight, stop.", "Look where you want to go."),
        ),
        Stage(
            "Coming when called",
            ("calls the dog across the grass", "crouches as the dog runs closer"),
            ("Use a cheerful voice.", "Never scold a dog that comes back."),
        ),
        Stage(
            "Over the jumps",
            ("runs beside the dog over small jumps", "sends the dog through a yellow tunnel"),
            ("Keep your shoulders turned to the next jump.", "That was fast and clean."),
        ),
        Stage(
            "A treat at the end",
            ("gives the dog a biscuit", "throws a ball across the meadow"),
            ("Good dog, well done.", "Ten minutes a day are enough for {subject}."),
        ),
    ),
    remarks=("The treats come from {company}.", "Every dog learns at its own speed.", "End on a good note."),
    signs=("Dogs welcome", "Lesson 3", "Keep the gate closed", "Start"),
    brands=("Pawfield", "Waggon", "Good Biscuit"),
    hashtags=("dogs", "dogtraining", "puppy", "obedience", "agility", "gooddog"),
    genre=Genre.TUTORIAL,
)

TOPICS = (CAMPING, BIRDWATCHING, SAILING, DOG_TRAINING)
