"""Railways and train journeys."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

RAILWAY = Topic(
    name="Train journey",
    keywords=("train", "railway", "rail", "station", "locomotive"),
    decides=("zugfahrt", "電車", "cab ride", "metro ride"),
    subjects=("the mountain line", "a night train", "an old steam engine", "the coastal railway"),
    titles=("On board: {subject}", "A journey with {subject}", "Window seat: {subject}"),
    people=(
        "a conductor in a blue cap",
        "a traveller with a yellow suitcase",
        "an engine driver with a grey moustache",
        "a railway enthusiast with a notebook",
        "a commuter in a raincoat",
    ),
    places=("on the platform", "beside the track", "by the window", "at the end of the platform"),
    details=(
        "the rails begin to hum",
        "a whistle blows",
        "an announcement echoes",
        "doors close with a hiss",
        "a signal changes to green",
        "wheels clatter over the points",
    ),
    stages=(
        Stage(
            "On the platform",
            (
                "checks the departure board",
                "lifts a suitcase over the step",
                "walks along the platform",
                "looks along the track",
            ),
            (
                "It begins, as it has for a century, on platform two in {town}.",
                "Twelve minutes to go, and {number} people are waiting.",
                "Whatever brings you here, sooner or later somebody mentions {part}.",
                "{guest} is always early, out of respect for the timetable.",
                "To learn about {about}, you need nothing more than a bench and a free afternoon.",
            ),
        ),
        Stage(
            "Departure",
            ("climbs aboard at the last moment", "leans out as the train departs", "waves to somebody on the platform"),
            (
                "Exactly on time, and {other} gives the signal.",
                "Then everything begins to move, so softly that the tea of {guest} stays in the cup.",
                "For the first {number} metres you hardly notice that you are moving.",
                "Now the real story begins, the story of {part}.",
                "From here to {home} the line climbs all the way.",
                "Listen to the sound, because there is nothing quite like {part}.",
            ),
        ),
        Stage(
            "Along the line",
            (
                "looks out at the passing signals",
                "writes down a number",
                "takes a photograph",
                "walks back through the train",
            ),
            (
                "The line was built in {number} months, by hand, and paid for by the farmers of {home}.",
                "It bends here, and {other} leans out to count the carriages.",
                "For {guest}, this is the best stretch, and no two days are the same.",
                "They very nearly closed it, and that would have been the end of {part}.",
                "There are timetables, there are maps, and then there is what people tell you about {about}.",
                "A signal every few hundred metres, and {other} reads each of them aloud.",
            ),
        ),
        Stage(
            "The people of the railway",
            (
                "holds up a paper ticket",
                "tells a story about the old days",
                "wipes the window with a sleeve",
                "salutes with two fingers",
            ),
            (
                "{other} joined the railway at sixteen and never wanted to do anything else.",
                "Every screw has a number, and {guest} knows most of them by heart.",
                "It takes {number} volunteers from {town} to keep all this running on a Sunday.",
                "Ask what has changed most in all those years, and somebody will say {part}.",
                "They have a saying in {home}: the train is late, but it comes.",
                "Nobody here gets rich, but ask about {about}, and you will miss your connection.",
            ),
        ),
        Stage(
            "Arrival",
            (
                "steps down onto the platform",
                "hugs a friend at the station",
                "takes off the cap",
                "carries a suitcase to the exit",
            ),
            (
                "Last stop, everybody, this is {home}.",
                "We are {number} minutes late, and nobody on board has complained.",
                "For {guest} the day ends here, with a last look along the track.",
                "The rails go on, and so does the story of {part}.",
                "And if there is a seat by the window, somebody will sit there and think about {about}.",
            ),
        ),
    ),
    remarks=(
        "The next stop is {home}, change here for the coast.",
        "{guest} has kept every ticket since childhood, {number} boxes of them.",
        "The timetable of {absent} is forty years old and hangs over the desk.",
        "Quite a few people come here just for {part}.",
    ),
    signs=("Platform 2", "Departures", "Mind the gap", "Delayed 5 min", "Do not cross the line", "Way out"),
    brands=("Railway North", "Viaduct Lines", "Nightcoach", "Signal & Son"),
    hashtags=("train", "railway", "travel", "journey", "station", "trainspotting", "rails"),
    genre=Genre.DOCUMENTARY,
)
