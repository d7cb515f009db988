"""Cycling: rides, races and the bikes themselves."""

from mockserver.domain.generation.topics.topic import Stage, Topic

CYCLING = Topic(
    name="Cycling",
    keywords=("cycling", "cyclist", "bike", "bicycle", "biking", "pedal"),
    decides=(
        *("tour de france", "giro", "vuelta", "peloton", "criterium", "bike race", "fahrradtour", "radtour"),
        *("ciclismo", "vélo", "bicicleta", "自転車", "tour flanders", "paris roubaix", "milan sanremo", "gravel ride"),
        *("bike leg", "bike tire", "bike tyre", "bike flat", "bike chain", "bike brakes", "bike repair"),
    ),
    subjects=("a mountain stage", "repairing a flat tyre", "a ride along the coast", "choosing a first road bike"),
    titles=("Cycling: {subject}", "Two wheels and {subject}", "In the saddle: {subject}"),
    people=(
        "a cyclist in a yellow jersey",
        "a rider with a grey beard",
        "a racer in a black helmet",
        "a tourer with packed saddlebags",
    ),
    places=("on a winding road", "at the side of the road", "outside a bike workshop", "on a short rise"),
    details=(
        "the chain clicks over the gears",
        "the wheels hum",
        "wind pulls at the jersey",
        "a bell rings",
        "the front tyre throws up dust",
    ),
    stages=(
        Stage(
            "Getting ready",
            (
                "pumps air into a tyre",
                "buckles a white helmet",
                "squeezes both brakes",
                "checks the chain with one finger",
            ),
            (
                "Morning from {town}, the tyres are hard and the bottles are full.",
                "We have {number} kilometres ahead of us, and then there's {part}.",
                "Brakes, tyres, chain, helmet, in that order, {guest}.",
                "I was up half the night reading about {about}.",
                "{other} travels light: one tube, one pump, one banana.",
            ),
        ),
        Stage(
            "Setting off",
            (
                "clicks both shoes into the pedals",
                "rolls out of the yard",
                "looks back over one shoulder",
                "shifts into an easy gear",
            ),
            (
                "Easy gear to start with, and save something for {part}.",
                "Mind the gravel at the gate, {other}, it caught me last time.",
                "The wind comes from {home} today, so it's with us until noon.",
                "My legs feel good for the first {number} minutes, they always do.",
                "Honestly, I'm here because of {part} and the cake afterwards.",
            ),
        ),
        Stage(
            "Uphill",
            ("climbs out of the saddle", "drinks from a bottle", "wipes the sweat away", "finds a steady rhythm"),
            (
                "Here it ramps up, and everybody goes quiet, even {guest}.",
                "Find a rhythm and stick to it, {other}, don't chase anybody.",
                "Another {number} turns of the pedals, a sip of water, and then {part}.",
                "Nobody warned me about the hill when we talked about {about}.",
                "If I make it to the sign for {home} without stopping, I'm happy.",
                "It never gets easier, you only get to {part} a little faster.",
            ),
        ),
        Stage(
            "A stop on the way",
            (
                "changes an inner tube by the road",
                "oils the chain with a small bottle",
                "tightens a bolt",
                "leans the bike against a wall",
            ),
            (
                "Flat tyre, {guest}, give me {number} minutes and a dry cloth.",
                "Check the inside of the tyre before the new tube goes in, whatever {other} says.",
                "One drop of oil per link is plenty, and wipe off the rest, as {absent} taught me.",
                "While we're standing here, a word about {part}.",
                "My first puncture was near {home}, in the rain, and I walked home.",
                "I'd rather fix ten of these than miss {part}.",
            ),
        ),
        Stage(
            "The fast part and the finish",
            ("races down a long straight", "leans into a fast corner", "raises one arm", "rolls to a stop and laughs"),
            (
                "Brake before the corner, {other}, not in it.",
                "That was faster than I have ever been, on an empty road to {home}.",
                "That was worth every metre of climbing, and {part} too.",
                "Would I do it again? Ask me in {home}, after a shower.",
                "{guest} beat me to the line by a wheel, again.",
                "Thanks for riding with us, and tell us what you think about {about}.",
            ),
        ),
    ),
    remarks=(
        "There's a café in {home} that knows us well.",
        "Always wear a helmet, even for {number} metres.",
        "{guest} built these wheels by hand, and they're still round.",
        "{absent} sold me this bike, and I've never regretted it.",
    ),
    signs=("Finish", "9 %", "Bike route 7", "5 km to go", "Gravel ahead", "Feed zone"),
    brands=("Velocrown", "Spoke & Sons", "Gradient", "Freehub"),
    hashtags=("cycling", "bike", "ride", "bikelife", "climb", "twowheels", "rideyourbike"),
)
