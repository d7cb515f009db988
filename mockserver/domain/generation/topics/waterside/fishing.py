"""Fishing with a rod, from the bank, a boat or the ice."""

from mockserver.domain.generation.topics.topic import Stage, Topic

FISHING = Topic(
    name="Fishing",
    keywords=("fishing", "angling", "angler", "fisherman", "tackle"),
    decides=(
        *("fishing", "angling", "angler", "fishing trip", "fly fishing", "ice fishing", "deep sea fishing"),
        *("bass fishing", "carp session", "carp rig", "fly rod", "fly cast", "catfish", "spearfishing", "angeln"),
        *("pêche", "pesca", "釣り", "fishing rod", "fishing reel", "lures review"),
    ),
    subjects=("a morning by the lake",),
    titles=("Tight lines: {subject}", "On the bank: {subject}", "{subject} at first light"),
    people=(
        "an angler in waders",
        "a fisher in a wide hat",
        "a guide with a landing net",
        "a beginner with a new rod",
    ),
    places=("on the bank", "beside a tackle box", "at the water's edge", "near the reeds"),
    details=(
        "mist hangs over the water",
        "a float bobs",
        "the line runs out",
        "rings spread on the surface",
        "a heron stands in the shallows",
        "a reel clicks",
    ),
    stages=(
        Stage(
            "Setting up",
            ("threads the line through the rings", "opens a tackle box", "ties a small knot", "unfolds a low chair"),
            (
                "We got here at {number} minutes past five, and the best spots were still free.",
                "This rod is from {company}, and it has outlived two reels.",
                "Before the first cast, let me tell you about {about}.",
                "Wet the knot before you pull it tight, {guest}, or it burns.",
                "Everything I know about {about} I learned on this bank.",
                "People come here from {home} for a morning like this.",
            ),
        ),
        Stage(
            "The first casts",
            ("swings the rod back", "casts in a long curve", "lets the line sink", "reels in slowly"),
            (
                "Ten o'clock, two o'clock, and stop, that's how {absent} taught me to cast.",
                "Try over there, {other}, under the branches.",
                "I've changed the bait {number} times, {guest}, and I think this is the one.",
                "For {part} you need patience, and then more patience.",
                "A little softer, {guest}, they can hear us in {town}.",
                "If nothing happens in ten minutes, we move on to {part}.",
            ),
        ),
        Stage(
            "Waiting for a bite",
            ("keeps an eye on the float", "pours tea from a flask", "sits still and listens", "checks the hook"),
            (
                "This is the quiet part, and it's a good time for {part}.",
                "{absent} once sat here for {number} minutes without a bite.",
                "The water is a bit high after the rain near {home}.",
                "I like to talk about {about} while nothing happens.",
                "There, did you feel that, {guest}? No, only weed, like the last {number} times.",
                "In {town} they say that the wind has to come from the west.",
            ),
        ),
        Stage(
            "Fish on",
            ("lifts the rod with a bend in it", "steps into the shallows", "holds out the net", "gives a little line"),
            (
                "Fish on! Keep the tip up, {guest}, and don't rush it.",
                "It's running, so let it, we have {number} metres of line.",
                "Bring the net, {other}, slowly, from below.",
                "That's a strong one, and nobody thinks of {part} any more.",
                "My hands are shaking, and I've done this for {number} years.",
                "It's in the net, and that's the best of {part} for today.",
            ),
        ),
        Stage(
            "Packing up",
            ("wets both hands", "lowers the net into the water", "winds in the last line", "carries the chair back"),
            (
                "We measure it, we let it go, and then we talk about {about}.",
                "{number} centimetres, and that's without stretching it, {other}.",
                "Not a bad day for {part}, and I've known worse.",
                "Take your line and your litter home, {absent} is strict about that.",
                "We'll be back on Saturday, if the rain stays in {home}.",
                "That's all about {about} from the water near {town}, tight lines to everybody.",
            ),
        ),
    ),
    remarks=(
        "You need a permit here, and the shop in {town} sells them.",
        "The hooks are from {company}, and they have no barbs.",
        "I could tell you where the big ones are, but {absent} would never forgive me.",
        "I could fill another hour with stories about {about}.",
    ),
    signs=("Permit holders only", "Catch and release", "Bait & Tackle", "Deep water", "Boat hire", "No swimming"),
    brands=("Reedline", "Stillpool", "Castwell", "Brook & Barb"),
    hashtags=("fishing", "angling", "catchandrelease", "onthebank", "outdoors", "fishinglife", "tightlines"),
)
