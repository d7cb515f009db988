"""Conversations of a doctor and a patient, in a practice or by video."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.speech.genre_words import WORDS_OF_GENRES
from mockserver.domain.generation.topics.topic import Stage, Topic

CONSULTATION = Topic(
    name="Medical consultation",
    keywords=("telehealth", "telemedicine", "teleconsult"),
    decides=WORDS_OF_GENRES[Genre.CONSULTATION],
    subjects=("a sore shoulder", "a stubborn cough", "trouble sleeping"),
    titles=("At the doctor's: {subject}", "An appointment about {subject}", "{subject}, a first appointment"),
    people=(
        "a doctor in a white coat",
        "a physician with a stethoscope",
        "a doctor in a light shirt",
        "a clinician with reading glasses",
    ),
    people_opposite=(
        "a patient in a green jumper",
        "a patient with a folded coat",
        "a patient in a grey jacket",
        "a patient with a small notebook",
    ),
    places=(
        "in a consulting room",
        "beside an examination couch",
        "at a desk with a keyboard",
        "in front of an anatomical chart",
    ),
    details=(
        "a printer hums",
        "a clock ticks on the wall",
        "notes are typed into a file",
        "a door closes in the corridor",
        "a blind moves in the draught",
        "a telephone rings next door",
    ),
    stages=(
        Stage(
            "What brings the patient in",
            ("greets the patient", "opens a file", "listens without interrupting", "turns away from the keyboard"),
            (
                "Tell me about {part} in your own words, {guest}, from the beginning.",
                "{guest}: It began {number} weeks ago in {home}, and I thought it would go away.",
                "{guest}: At first I could live with {part}, but now I think about it all day.",
                "And what did {absent} say about {part} when you were there?",
                "{guest}: That I should rest for {number} days and ask {other} for an appointment.",
                "{guest}: What worries me most about {part}? That I won't be able to work in {home}.",
            ),
            acts_opposite=(
                "sits down and puts a bag on the floor",
                "describes what happened",
                "thinks back and counts the weeks",
                "rubs both hands together",
            ),
        ),
        Stage(
            "The history",
            ("asks about earlier illnesses", "types a short note", "nods and asks again", "reads an old letter"),
            (
                "Has {part} ever been treated before, {guest}, or is this the first time?",
                "{guest}: Once in {home}, {number} years ago, but nobody found anything.",
                "Any operations, {guest}, or a stay in hospital that I should know about?",
                "{guest}: Only my appendix, and that was {number} years before we moved to {town}.",
                "Is there anything in the family that would make you think of {part}?",
                "{guest}: I brought the list of tablets that {other} wrote down for me.",
            ),
            acts_opposite=(
                "unfolds a list of tablets",
                "tries to remember a name",
                "shakes the head and shrugs",
                "counts on the fingers",
            ),
        ),
        Stage(
            "The examination",
            (
                "takes the blood pressure",
                "listens to the lungs",
                "feels along the spine",
                "disinfects both hands",
            ),
            (
                "I'm going to examine you now, {guest}, and I'll tell you before I do anything.",
                "Breathe in deeply, {guest}, and out again, nice and slowly.",
                "Tell me when it hurts, {guest}, and I'll stop.",
                "{guest}: Just there, and {part} bothered me for {number} days after that.",
                "Your blood pressure is fine, so that doesn't explain {part}.",
                "Your weight is the same as {number} months ago, as {other} has just noted.",
            ),
            acts_opposite=(
                "rolls up a sleeve",
                "takes a deep breath",
                "lies down on the couch",
                "winces for a moment",
            ),
        ),
        Stage(
            "What it may be, and what to do",
            (
                "explains with a simple sketch",
                "hands over a leaflet",
                "writes a prescription",
                "draws a line on a chart",
            ),
            (
                "I don't think that there's anything dangerous behind {part}.",
                "I'd like to do a blood test, and {other} can do that in {number} minutes.",
                "With {part} we usually wait for two weeks before we try anything stronger.",
                "{guest}: So there's nothing I can do about {part} myself?",
                "There is, {guest}: a short walk each day, {number} minutes are enough to begin with.",
                "I'd also like a colleague in {home} to have a second opinion on {part}.",
            ),
            acts_opposite=(
                "leans forward and listens",
                "reads a leaflet",
                "asks what that means",
                "nods and breathes out",
            ),
        ),
        Stage(
            "The plan",
            ("sums up the plan", "prints a form", "stands up and opens the door", "makes the next appointment"),
            (
                "Let me sum up what we agreed about {part}.",
                "{guest}: One tablet in the evening, for {number} days, and then I call {other}.",
                "If you get a fever, {guest}, or if {part} suddenly got worse, come at once.",
                "{guest}: And the results, will {other} call me about those?",
                "Yes, within {number} days, {guest}, and I go through each of them myself.",
                "{guest}: Then I can tell {absent} that there's a plan for {part}.",
            ),
            acts_opposite=(
                "repeats the dose aloud",
                "puts a form into a bag",
                "buttons a coat",
                "says thank you at the door",
            ),
        ),
    ),
    remarks=(
        "{guest}: I should have told you about {part} the last time I was here.",
        "What you tell me about {part} will stay between the two of us.",
        "{other} asked me to remind you of the vaccination, but that has nothing to do with {part}.",
        "{guest}: Does it matter for {part} that I work at night?",
    ),
    signs=("Consulting room 2", "Please wait", "Reception", "Wash your hands", "Surgery hours 8 to 12", "Call on hold"),
    brands=("Medivia", "Vitalis", "Carepoint", "Wellhouse"),
    hashtags=("doctor", "consultation", "patient", "health", "medicine", "healthcare", "appointment"),
    genre=Genre.CONSULTATION,
    shows_named_people=True,
)
