"""Ferries, cargo ships, cruises, canal boats and harbours."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

SHIPS = Topic(
    name="Ships and ferries",
    keywords=("ferry", "ship", "cruise", "harbour", "harbor", "tugboat", "freighter", "canal"),
    decides=(
        *("ferry", "ferry crossing", "container ship", "cargo ship", "cruise ship", "tugboat", "narrowboat"),
        *("canal boat", "harbour tour", "harbor tour", "harbour pilot", "harbor pilot", "boat tour", "harbour cruise"),
        *("river cruise", "lifeboat", "warship", "oil tanker", "ship launch", "lock gate", "shipyard"),
        *("hafenrundfahrt", "hafen rundfahrt", "hafen", "fähre", "traghetto", "transbordador", "フェリー"),
        *("container terminal", "container port"),
    ),
    genre=Genre.DOCUMENTARY,
    subjects=("a crossing on the morning boat",),
    titles=("On board: {subject}", "From the upper deck: {subject}", "{subject} at the quay"),
    people=(
        "a deckhand in an orange vest",
        "an officer in a white shirt",
        "a passenger in a raincoat",
        "a harbour worker with a radio",
    ),
    places=("at the railing", "on the quay", "on the upper deck", "near the gangway"),
    details=(
        "a horn sounds",
        "gulls follow the stern",
        "ropes creak",
        "the wake fades behind",
        "a gangway rattles",
        "cranes stand along the shore",
    ),
    stages=(
        Stage(
            "At the quay",
            ("waits at the gangway", "checks a list", "signals to the bridge", "carries a bag on board"),
            (
                "The port of {town} never really sleeps.",
                "At this hour {number} people work on the quay.",
                "For many of them, the day begins with {part}.",
                "The first ship of {company} moored here long before the cranes came.",
                "Most passengers come from {home} and make the trip every year.",
                "Nobody on board knows more about {about} than {guest}.",
            ),
        ),
        Stage(
            "Casting off",
            ("lifts a rope from a bollard", "pulls in a heavy line", "closes a gate", "gives a signal with one arm"),
            (
                "Two lines at the bow, two at the stern, and {number} people let them go at once.",
                "It takes {number} minutes until the engines are warm.",
                "With a slow turn to the side, {part} can begin.",
                "A pilot from {town} is on board until the open water.",
                "For {guest}, this manoeuvre is still the best of {part}.",
                "Steel, ropes and good timing, there's no other secret about {about}.",
            ),
        ),
        Stage(
            "Under way",
            ("leans on the railing", "walks along the deck", "reads the instruments", "turns up a collar"),
            (
                "Out here the wind is always {number} knots stronger.",
                "The route has hardly changed in a hundred years, and neither has {part}.",
                "On the bridge, {other} marks the position every hour.",
                "The old charts of {home} already told sailors about {about}.",
                "Behind the breakwater of {town} the swell begins.",
                "On calm days {number} ships pass {town} before noon.",
            ),
        ),
        Stage(
            "Life on board",
            ("wipes down a handrail", "pours coffee into a mug", "opens a steel door", "talks on a radio"),
            (
                "In the galley they cook for {number} people, whatever the weather.",
                "The engine is from {company}, and the room around it is loud, hot and very clean.",
                "{other} has worked on the water for most of a life, and talks of {part} like others of the weather.",
                "Those who sail with {company} know each other by first name.",
                "Between two watches there's time to talk about {about}.",
                "At night the lights of {town} are the only sign of land.",
            ),
        ),
        Stage(
            "Coming in",
            ("throws a thin line ashore", "lowers a fender", "steps onto the gangway", "lifts a hand in farewell"),
            (
                "The last {number} metres are the most difficult.",
                "A short order, a gentle bump, and after {number} minutes the ship lies still.",
                "With this, {part} came to an end, almost to the minute.",
                "For {guest}, the way home to {home} begins here.",
                "Tomorrow morning it all starts again in {town}.",
                "And for those who want to hear more about {about}, there's always another crossing.",
            ),
        ),
    ),
    remarks=(
        "She was built in {town} and has sailed for {company} ever since.",
        "In winter there are only {number} crossings a week.",
        "Without the tugs, {part} would take twice as long.",
        "They still tell stories about {about} in the bars of the port.",
    ),
    signs=("Gate 4", "Muster station", "Crew only", "Car deck 3", "Mind the gap", "Departures"),
    brands=("Northquay Lines", "Blue Funnel", "Harbourlink", "Capstan & Co"),
    hashtags=("ships", "ferry", "harbour", "onboard", "shipspotting", "sea", "port"),
)
