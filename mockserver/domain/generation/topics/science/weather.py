"""Weather and forecasts."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

WEATHER = Topic(
    name="Weather",
    keywords=("weather", "storm", "forecast", "rain", "snow", "tornado", "hurricane", "cloud", "climate"),
    decides=("gewitter", "unwetter", "orage", "tormenta", "tempestade", "台風"),
    subjects=("the coming storm", "a week of snow", "the first heat of summer", "fog on the coast"),
    titles=("Weather: {subject}", "Forecast: {subject}", "All about {subject}"),
    people=(
        "a presenter in a blue suit",
        "a meteorologist with a tablet",
        "a reporter in a hooded jacket",
        "a forecaster in a grey jacket",
    ),
    places=("in front of a weather map", "on location", "in a television studio", "beside a large screen"),
    details=(
        "arrows move across the map",
        "clouds drift across the screen",
        "the wind tugs at the microphone",
        "the temperatures appear one by one",
        "the map zooms in",
    ),
    stages=(
        Stage(
            "The headlines",
            ("greets the viewers", "walks up to a large screen", "clasps both hands", "points at a date"),
            (
                "Tonight all eyes in {town} are on the sky, and on {part}.",
                "We begin with a warning for {town}, valid for the next {number} hours.",
                "The forecast has changed since this morning, and we have talked about {part} all day.",
                "If you have plans for tomorrow near {home}, stay with us.",
                "In a moment {other} reports from outside, but first a word about {about}.",
            ),
        ),
        Stage(
            "The map",
            (
                "points at the map",
                "sweeps one hand along the coast",
                "traces a line with one finger",
                "brings up the next chart",
            ),
            (
                "The lines are packed together here, and that means wind, in {home} above all.",
                "This area moves on at about {number} kilometres an hour.",
                "Behind it comes colder air, and that could matter for {part}.",
                "The computer models don't agree on {part}, so we use two of them.",
                "Most of it should pass to the north of {town}, but not all.",
            ),
        ),
        Stage(
            "On location",
            ("leans into the wind", "holds on to a hood", "speaks over the noise", "shows a measuring instrument"),
            (
                "Thank you, {guest}, and as you can hear, it isn't exactly quiet out here.",
                "I've been standing here for {number} minutes, and it has changed three times.",
                "People here remember the last time, and they take {part} seriously.",
                "Please stay at home if you can, that's the advice from the authorities in {town}.",
                "Nobody here talks about anything else, it's all about {about}.",
            ),
        ),
        Stage(
            "What is behind it",
            ("brings up a satellite picture", "explains a diagram", "circles an area", "compares two charts"),
            (
                "From above it looks almost peaceful, and you wouldn't think of {part}.",
                "What we have here is warm air sliding over cold air, {other}, as in a textbook.",
                "The sea off {home} is a whole degree warmer than usual, and that's a lot.",
                "A single day says little about {about}, a whole year says more.",
                "I asked {absent}, who has kept a rain gauge in {home} for thirty years.",
                "Without measurements, {part} would have come as a surprise.",
            ),
        ),
        Stage(
            "The next days",
            (
                "taps on a table of temperatures",
                "counts the days on one hand",
                "nods at the camera",
                "points at Thursday",
            ),
            (
                "On Thursday it should calm down, and then we can take stock of {part}.",
                "For {home} we expect a quiet weekend, with a little fog in the morning.",
                "Confidence is high until Friday, and after that it drops to {number} per cent.",
                "The long-range trend tells us something about {about}, but don't plan a party by it.",
                "Let us know what it is like where you are, says {guest}, and be careful.",
            ),
        ),
    ),
    remarks=(
        "The station in {home} has measured a record.",
        "Please check on your neighbours, says {guest}, and bring in anything that can blow away.",
        "There's a chance of {number} per cent that we're wrong.",
        "We've had a lot of questions about {about} today.",
    ),
    signs=("Warning", "Tomorrow", "Gusts 95 km/h", "7-day forecast", "Amber alert", "Issued 16:00"),
    brands=("Skywire", "Channel Nine Weather", "Fogline", "Isobar"),
    hashtags=("weather", "forecast", "storm", "meteorology", "news", "weatherupdate"),
    genre=Genre.NEWS_REPORT,
)
