"""News and reports."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

NEWS = Topic(
    name="News",
    keywords=(
        *("news", "report", "breaking", "wildfire", "hurricane", "evacuation", "reporter", "journalist", "headline"),
        *("protest", "disaster"),
    ),
    decides=(
        *("reporter standup", "standup reporter", "live standup"),
        *("news report", "breaking news", "local news", "protest march", "climate march", "climate protest"),
        *("evening news", "news segment", "refugee camp", "nachrichten", "noticias", "telejornal", "ニュース"),
        *("workers strike", "union strike", "teachers strike", "train strike", "general strike", "hunger strike"),
        "strike day",
    ),
    happens=("news", "protest"),
    subjects=("the flooded old town", "a strike at the port", "the opening of a museum", "a record summer"),
    titles=("Report: {subject}", "Live from {subject}", "The story behind {subject}"),
    people=(
        "a reporter with a microphone",
        "a news presenter in a dark jacket",
        "a correspondent in a raincoat",
        "a reporter in a blue coat",
    ),
    places=("on location", "in front of a barrier", "in the news studio", "at the side of the road"),
    details=(
        "a headline runs along the bottom",
        "helpers pass by in the background",
        "cameras click",
        "people stop and listen",
        "a van pulls up",
    ),
    stages=(
        Stage(
            "The headline",
            (
                "speaks into the camera",
                "holds an earpiece with one hand",
                "reads the headline",
                "turns over a sheet of paper",
            ),
            (
                "Two sentences are enough for what we know for certain about {part}.",
                "The first calls came in during the night, {number} of them within an hour.",
                "Some details may change, and we'll correct them as soon as we hear more about {part}.",
                "Officials in {town} have confirmed what was only a rumour this morning.",
                "Nobody we spoke to had expected it, says {other}, who has been on the story since dawn.",
            ),
        ),
        Stage(
            "On the ground",
            (
                "walks past a line of vehicles",
                "points behind one shoulder",
                "steps aside for somebody",
                "waits for a signal from the crew",
            ),
            (
                "Many people have been here since early morning, and most of them want to talk about {about}.",
                "Roads towards {home} are slow, so allow extra time if you have to travel.",
                "I have counted {number} vehicles in the last half hour.",
                "The mood is calm, {guest}, but it's tense.",
                "Volunteers from {home} have brought blankets and hot drinks.",
                "From where I'm standing, the effects on {part} can't be overlooked.",
            ),
        ),
        Stage(
            "Voices",
            (
                "interviews a bystander",
                "listens to an answer and nods",
                "holds out the microphone",
                "writes down a name",
            ),
            (
                "We help where we can, said {other}, who runs a shop nearby.",
                "I have lived here for {number} years and never known anything like it, a resident of {town} said.",
                "Not everybody here agrees about {about}, and some would rather not speak at all.",
                "People want answers on {part}, and they want them this week.",
                "According to {guest}, the warnings had been on the table for months.",
                "A resident from {home} told us that help had come quickly.",
            ),
        ),
        Stage(
            "What comes next",
            (
                "reads from a sheet of paper",
                "hands over to the studio",
                "checks a message on a phone",
                "sums up the situation",
            ),
            (
                "Officials will speak to the press at six, and {part} should be at the top of the list.",
                "The helpline has taken {number} calls since noon, and it stays open all night.",
                "A full report from {town} is expected in {number} days.",
                "Until then, the main questions about {about} will stay open.",
                "{guest} has promised to keep us informed from {home}.",
                "For many here, life will go on as before, but {part} will be remembered.",
            ),
        ),
    ),
    remarks=(
        "A spokesperson of {company} gave no comment.",
        "Our newsroom has received {number} messages about {about}.",
        "We tried to reach {absent} for a comment, without success so far.",
        "More on {part} in our late edition.",
    ),
    signs=("LIVE", "Breaking news", "Eyewitness", "Update 18:00", "Press", "More at 8"),
    brands=("Channel Nine", "Morning Wire", "Citycast", "Front Page One"),
    hashtags=("news", "report", "breakingnews", "live", "journalism", "update", "localnews"),
    genre=Genre.NEWS_REPORT,
)
