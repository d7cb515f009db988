"""The police at work."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

POLICE = Topic(
    name="Police",
    keywords=("police", "policeman", "policewoman", "patrol", "sheriff"),
    decides=(
        "police chase",
        "police pursuit",
        "police officer",
        "police patrol",
        "police station",
        *("field sobriety", "arrest footage"),
        "polizei",
        "policía",
        "polícia",
    ),
    subjects=("a night on patrol",),
    titles=("On duty: {subject}", "All units: {subject}"),
    people=(
        "a police officer in uniform",
        "an officer in a bright vest",
        "a patrol officer with a radio",
        "an officer with a notebook",
    ),
    places=("beside a patrol car", "at the side of the road", "in front of the station", "at a desk in the station"),
    details=(
        "a radio crackles",
        "blue lights turn without a sound",
        "a door of the car stands open",
        "people stop and look",
        "somebody takes notes",
    ),
    stages=(
        Stage(
            "The start of the shift",
            (
                "checks the equipment",
                "listens to the briefing",
                "signs for a radio",
                "reads the log of the night before",
            ),
            (
                "It is ten to six in {town}, and {number} minutes later everybody is on the road.",
                "{guest} goes through everything twice: radio, torch, notebook.",
                "A good part of the briefing is about {part}, as it was yesterday.",
                "The night was quiet, with {number} calls, most of them about noise.",
                "To understand what they think about {about}, one has to be there at the start of a shift.",
            ),
        ),
        Stage(
            "On patrol",
            (
                "drives slowly along a street",
                "greets a shopkeeper",
                "looks through a windscreen",
                "answers a question from a passer-by",
            ),
            (
                "{other} knows every street here, and in every street somebody waves.",
                "Most of the work is talking, and a surprising amount of it is about {about}.",
                "They check the car park on the road to {home}, because of last week.",
                "After {number} minutes of nothing at all, the radio comes to life.",
                "It could be a false alarm, and it could be {part}.",
                "Everybody stays calm as long as {guest} stays calm.",
            ),
        ),
        Stage(
            "The call",
            ("talks into the radio", "gets out of the car", "puts on gloves", "asks people to step back"),
            (
                "On the way {other} tries to find out more, but the line is bad.",
                "Two cars from {home} are on their way as well.",
                "They arrive after {number} minutes, and first of all they listen.",
                "There are always two sides to a story, and sometimes a third one about {part}.",
                "No one raises their voice, and after a while the shouting stops, says {guest}.",
                "What happens now decides what will be said tomorrow about {about}.",
            ),
        ),
        Stage(
            "Questions",
            ("takes notes", "listens without interrupting", "takes a photograph of a detail", "asks for a name"),
            (
                "Who was here, who saw what, and where does {part} come into it?",
                "A witness from {home} remembers a colour, and {other} writes it down.",
                "Each of them is asked the same {number} questions.",
                "Nobody has to answer, and {guest} says so at the beginning.",
                "Bit by bit a picture emerges, and it has less to do with {part} than expected.",
                "Old cases help, and there have been {number} of them in ten years.",
            ),
        ),
        Stage(
            "The report",
            ("types with two fingers", "files a document", "hands over to the next shift", "hangs up the jacket"),
            (
                "The report is longer than the call, as {other} likes to say.",
                "In the file there will be {number} lines about {part}, and no word about the cold.",
                "At the end of the shift {guest} drives home to {home} with the radio off.",
                "Tomorrow somebody else will ask the next questions about {about}.",
                "It was an ordinary day, and people in {town} will never hear about it.",
            ),
        ),
    ),
    remarks=(
        "Nobody was hurt that night, {absent} writes in the report.",
        "The station in {town} has {number} officers, and the youngest is on nights.",
        "Hardly anything is as it is on television, {guest} says, apart from the coffee.",
        "Anyone who knows more about {part} should call the station.",
    ),
    signs=("Police", "Please keep back", "Unit 14", "Lost property", "112", "Interview room"),
    brands=("Bluelight Media", "Beat & Badge", "Precinct Films", "Patrolcast"),
    hashtags=("police", "patrol", "policeofficer", "onduty", "safety", "lawenforcement"),
    genre=Genre.DOCUMENTARY,
)
