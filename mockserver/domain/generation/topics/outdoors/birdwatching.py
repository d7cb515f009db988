"""Birds of any kind, in the field, at the nest and at the feeder."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

BIRDWATCHING = Topic(
    name="Birdwatching",
    keywords=(
        *("birdwatching", "bird", "birding", "heron", "owl", "feather", "nest", "macaw", "osprey", "eagle"),
        "hummingbird",
    ),
    decides=(
        *("owl nest", "bird feeder", "kingfisher", "hummingbird", "heron", "woodpecker", "nest camera", "nest cam"),
        "nestbox",
    ),
    genre=Genre.DOCUMENTARY,
    subjects=("herons in the reeds", "the first swallows", "owls at dusk", "a day in the wetlands"),
    titles=("Birdwatching: {subject}", "In search of {subject}", "Quiet hours: {subject}"),
    people=(
        "a birdwatcher with binoculars",
        "a ranger in a khaki jacket",
        "a photographer behind a long lens",
        "a student with a field guide",
        "a retired teacher in a rain jacket",
    ),
    places=(
        "in a wooden hide",
        "in a sheltered spot",
        "beside a telescope on a tripod",
        "on a quiet path",
        "behind a screen of branches",
    ),
    details=(
        "grass moves in the wind",
        "a wing flashes past",
        "a call comes from far away",
        "the morning light grows stronger",
        "a flock turns in the distance",
        "water drips from a branch",
    ),
    stages=(
        Stage(
            "Before sunrise",
            (
                "sets up a telescope on a tripod",
                "walks along without a sound",
                "cleans the lenses of the binoculars",
                "pours tea from a flask",
            ),
            (
                "It is five in the morning near {town}, and the first voices can be heard.",
                "Dawn is the best time of the day for {part}, {guest} has known that since childhood.",
                "The plan for the morning: find out more about {about}, and wake nobody up.",
                "{other} identifies by ear what most of us would never notice.",
                "Light wind, no rain, it could hardly be better for {part}.",
                "A list from {absent} has {number} species on it, all seen from this spot.",
            ),
        ),
        Stage(
            "Waiting",
            (
                "looks through the binoculars",
                "writes a line into a notebook",
                "sits still on a narrow bench",
                "adjusts the focus",
            ),
            (
                "Now everybody waits, and everybody whispers, even {guest}.",
                "For {number} minutes nothing happens, and that is part of the pleasure.",
                "Bright colours and quick movements would drive {part} away.",
                "Patience is half of birdwatching, says {other}, and warm socks are the rest.",
                "There are people in {town} who come here every day of the year.",
                "To find out more about {about}, it helps to sit still.",
            ),
        ),
        Stage(
            "A visitor at last",
            (
                "raises one hand slowly",
                "holds the breath",
                "films without moving",
                "leafs through a field guide",
            ),
            (
                "There, a flutter, and {guest} sees it before anybody else does.",
                "The plumage tells the age, the call gives away the rest, so much for {part}.",
                "For a few seconds there is only {part} and the sound of the wind.",
                "An expert from {home} needs no more than the silhouette.",
                "It stays longer than expected, long enough for {other} to count the feathers.",
                "Look at the bill first, {guest} advises, it reveals what a bird lives on.",
            ),
        ),
        Stage(
            "Young lives",
            (
                "zooms in from a distance",
                "keeps well back",
                "notes the time of each feed",
                "checks a small monitor",
            ),
            (
                "A nest is never approached, {guest} is very clear about that.",
                "Up to {number} feeds a day have been counted here, from first light to dusk.",
                "For the young, everything about {about} still has to be learned.",
                "Only a part of each brood will live through the first year, {other} explains.",
                "The camera was put up by {company} in winter, long before the season began.",
                "Each year, {part} will be decided by the weather of a few weeks.",
            ),
        ),
        Stage(
            "The list of the day",
            (
                "counts the entries of the day",
                "compares a photo with a drawing",
                "closes the notebook and smiles",
                "folds up the tripod",
            ),
            (
                "{number} species in one morning, {guest} is more than content.",
                "All the sightings go to a database in {home}, so that {part} can be protected.",
                "There is still a lot to find out about {about}, and so the counting goes on.",
                "{absent} will be sorry to have missed this.",
                "The hide empties, and {other} is the last to leave, as always.",
                "Tomorrow at five it all begins again, with {part} and with cold fingers.",
            ),
        ),
    ),
    remarks=(
        "The reserve is supported by {company}.",
        "Please stay on the path, {guest} reminds every visitor.",
        "A rare guest was reported near {town} last week, and the car park was full.",
        "Old drawings show {part} in almost the same place.",
    ),
    signs=("Nature reserve", "Quiet please", "Hide open", "Keep to the path", "Nesting season", "Bird list: May"),
    brands=("Lenswick", "Reedmark", "Plover Optics", "Birdcast"),
    hashtags=("birdwatching", "birds", "birding", "nature", "birdphotography", "binoculars", "wildbirds"),
)
