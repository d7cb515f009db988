"""Training at work: safety, procedures, first days."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

TRAINING = Topic(
    name="Workplace training",
    keywords=(
        *("onboarding", "employee", "staff", "safety", "compliance", "forklift", "ladder", "phishing", "roleplay"),
        *("hr", "workplace", "procedure", "awareness", "training", "induction", "briefing"),
        *("refresher", "elearning", "warden", "schulung", "unterweisung", "einweisung", "fortbildung", "weiterbildung"),
        *("arbeitssicherheit", "gefahrstoffe", "gabelstapler", "brandschutz", "capacitación", "capacitacion"),
    ),
    decides=(
        *("fire drill", "safety training", "awareness training", "staff training", "employee training"),
        *("compliance training", "safety induction", "safety briefing", "fire extinguisher", "employee onboarding"),
        *("onboarding new", "hire onboarding", "hr onboarding", "lockdown drill", "evacuation drill", "hr policy"),
        *("confined space", "lockout tagout", "loto", "fall protection", "working at height", "ladder safety"),
        *(
            "manual handling",
            "lifting technique",
            "spill response",
            "hazard communication",
            "fire warden",
            "bloodborne",
        ),
        *("security briefing", "visitor briefing", "visitor induction", "site induction"),
        *("toolbox talk", "forklift safety", "forklift training", "code of conduct", "anti bribery"),
        "anti harassment",
        *("schulung", "unterweisung", "sicherheitsunterweisung", "formation sécurité", "formation incendie"),
        *(
            "formation continue",
            "trabajo en alturas",
            "seguridad laboral",
            "new hire orientation",
            "employee orientation",
        ),
        *("sales training", "customer service training", "call center training", "call centre training"),
    ),
    subjects=("the first day at work", "safe lifting", "talking to customers", "an evacuation drill"),
    titles=("Training: {subject}", "What you should know about {subject}", "{subject} in practice"),
    people=(
        "a trainer with a name badge",
        "an instructor in a blue shirt",
        "a supervisor with a clipboard",
        "a colleague in a work jacket",
    ),
    places=(
        "in a training room",
        "at the place of work",
        "at the entrance of the building",
        "in front of a flip chart",
    ),
    details=(
        "a poster hangs on the wall",
        "new employees take notes",
        "a door closes quietly",
        "a list is handed round",
        "somebody asks a question",
    ),
    stages=(
        Stage(
            "Why this matters",
            (
                "welcomes a small group",
                "hands out a sheet of paper",
                "tells a short story",
                "writes a question on a flip chart",
            ),
            (
                "Welcome, everybody, today we spend an hour on {subject}.",
                "Last year {number} incidents were reported, and most of them could have been avoided.",
                "{guest}, what was the hardest thing about your first week?",
                "There was a case in {home} that nobody here wants to repeat.",
                "You'll all come across {part} sooner or later.",
                "Nobody is expected to know everything about {about} on the first day.",
            ),
        ),
        Stage(
            "The right way",
            (
                "demonstrates the correct order",
                "goes through a checklist",
                "explains a rule in plain words",
                "waits until everybody is ready",
            ),
            (
                "We do this in the same order every time, and the order matters most with {part}.",
                "Check first, then begin, and say it aloud so that {guest} can hear you.",
                "There are {number} items on the list, and none of them is optional.",
                "Take your time with {part}, because speed comes by itself.",
                "{other} is going to do it slowly now, from start to finish.",
                "On the noticeboard and in the folder you find the rules for {subject}.",
            ),
        ),
        Stage(
            "What goes wrong",
            (
                "shakes the head and starts again",
                "acts out a difficult situation",
                "stops halfway and waits",
                "asks what was missing",
            ),
            (
                "Stop there, {guest}, what did we forget?",
                "This is how most mistakes with {part} happen: somebody is in a hurry.",
                "Nobody gets blamed for reporting a mistake, as {other} can confirm.",
                "It takes {number} seconds to do it properly and weeks to put it right.",
                "When something feels wrong about {part}, it usually is.",
                "A near miss counts too, so write it down and give it to {absent}.",
            ),
        ),
        Stage(
            "Now it is your turn",
            ("lets a trainee try", "watches without a word", "repeats a step", "gives a calm instruction"),
            (
                "Who would like to go first? Thank you, {guest}.",
                "Talk me through it, step by step, as if I had never heard of {part}.",
                "Good, and what would you do if {other} weren't there to help?",
                "Once more, and this time without the sheet about {about}.",
                "You have {number} minutes for the exercise, in pairs.",
                "That was much better than my first attempt with {part}, back in {home}.",
            ),
        ),
        Stage(
            "What to remember",
            (
                "ticks the last box on the list",
                "sums up the rules",
                "collects the sheets",
                "shakes hands with everybody",
            ),
            (
                "Practise until it feels boring, I say to everyone who asks me about {part}.",
                "There's a short quiz at the end, and nobody in {town} has ever failed it.",
                "Keep the card with the phone numbers, and ask {other} for a new one if you lose it.",
                "If you remember only one rule about {about}, remember to ask.",
                "We refresh this once a year, either here or in {home}.",
                "Any questions before {guest} hands out the certificates?",
            ),
        ),
    ),
    remarks=(
        "The same course is given in {home} next week.",
        "{guest} has been doing this for years and still uses the checklist.",
        "If you're unsure about {part}, stop and ask.",
        "Please sign the list, {other}, otherwise you weren't here.",
    ),
    signs=("Safety first", "Assembly point", "Step 1", "Authorised staff only", "Report every incident", "Module 2"),
    brands=("Safeguard", "Learnwell", "Badge & Co", "Stepwise Training"),
    hashtags=("training", "workplace", "safety", "onboarding", "learning", "team", "procedure"),
    genre=Genre.LECTURE,
)
