"""Interviews with people who apply for a job, in an office or by video."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.speech.genre_words import WORDS_OF_GENRES
from mockserver.domain.generation.topics.topic import Stage, Topic

JOB_INTERVIEW = Topic(
    name="Job interview",
    keywords=("applicant", "recruiting", "recruitment"),
    decides=WORDS_OF_GENRES[Genre.JOB_INTERVIEW],
    subjects=("a first job", "the night shift", "a change of career"),
    titles=("Applying for {subject}", "Two chairs and a question: {subject}", "{subject}, an application"),
    people=(
        "an interviewer in a dark blazer",
        "an interviewer with a folder",
        "a manager in a light shirt",
        "a manager with reading glasses",
    ),
    people_opposite=(
        "a candidate in a grey suit",
        "a candidate with a folder",
        "a candidate in a blue shirt",
        "a candidate with a glass of water",
    ),
    places=(
        "in a small meeting room",
        "at a desk by the window",
        "on both sides of a table",
        "in front of a glass wall",
    ),
    details=(
        "a pen clicks",
        "a clock ticks on the wall",
        "a page is turned",
        "somebody walks past the glass wall",
        "a glass of water stands on the table",
        "a printer hums next door",
    ),
    stages=(
        Stage(
            "The welcome",
            ("greets the candidate", "opens a folder", "offers a glass of water", "points to a chair"),
            (
                "Tell me about yourself, {guest}, from {home} to today.",
                "{guest}: I started in {home}, {host}, and I've worked in {number} places since then.",
                "{guest}: I read about {part} in the paper, and I wanted to know more.",
                "How did you hear about {part}? From {other}?",
                "{guest}: From {absent}, {host}, who worked here for {number} years.",
                "Then you know more about {part} than most people who sit here.",
            ),
            acts_opposite=("takes a seat", "puts a folder on the table", "takes a sip of water", "says thank you"),
        ),
        Stage(
            "Experience",
            ("reads the application", "asks for an example", "makes a note", "nods and asks again"),
            (
                "Your application says that you know {part}, {guest}. Tell me about that.",
                "{guest}: I worked with {number} others on {part}, and I did a bit of everything.",
                "{guest}: In my last job I trained {number} new people, one of them was {absent}.",
                "What would {absent} say about you and {part}?",
                "{guest}: That I ask a lot of questions, {host}, and that I remember the answers.",
                "And which of those {number} years was the hardest?",
            ),
            acts_opposite=(
                "explains something with both hands",
                "thinks before answering",
                "counts on three fingers",
                "looks out of the window for a moment",
            ),
        ),
        Stage(
            "A case to solve",
            ("draws a plan on paper", "describes a problem", "leans forward", "waits for an answer"),
            (
                "Imagine that {number} people ask about {part} at once. What do you do first?",
                "{guest}: I'd ask which one is urgent, and I'd call {other} for help.",
                "{guest}: We had that with {part} at {company}, and it took us {number} hours.",
                "And if {other} disagreed with you about {part}?",
                "{guest}: Then I'd listen first, and I'd decide with {other} together.",
                "That's how we did it here last year, with {number} people.",
            ),
            acts_opposite=("takes the pen", "draws an arrow", "asks a question about the plan", "smiles and shrugs"),
        ),
        Stage(
            "Terms and dates",
            ("turns to the last page", "reads out the working hours", "writes down a number", "checks a calendar"),
            (
                "When would you be able to start, {guest}?",
                "{guest}: I could start in {number} weeks, {host}, if {company} lets me go.",
                "And your salary, {guest}, what did you have in mind?",
                "{guest}: A salary of {number} thousand per year would be fair, {host}.",
                "You'd have {number} days of holiday, and I can ask {other} about the rest.",
                "{guest}: I'd like to think about {part} until {other} calls.",
            ),
            acts_opposite=("opens a diary", "names a figure", "nods slowly", "asks about the working hours"),
        ),
        Stage(
            "The goodbye",
            ("closes the folder", "sums up the next steps", "stands up", "shakes hands across the table"),
            (
                "We're talking to {number} other people about {part} this week.",
                "{guest}: I understand, {host}. How will I hear from you?",
                "{other} will call you on Friday at the latest.",
                "{guest}: Then I'll wait for {other}, and I'll keep my fingers crossed.",
                "If you think of any questions about {part}, write to {other}.",
                "{guest}: I will, and thank you for showing me {company}.",
            ),
            acts_opposite=(
                "gets up with a smile",
                "puts on a coat",
                "says goodbye at the door",
                "waves from the corridor",
            ),
        ),
    ),
    remarks=(
        "{guest}: I forgot to say that I also helped {absent} with {part}.",
        "I'd like to show you the building afterwards, and {other} will join us.",
        "{guest}: Could you say that again? The line from {home} isn't good.",
        "We had {number} applications because of {part}, so well done.",
    ),
    signs=("Meeting room 3", "Do not disturb", "Visitor", "Reception", "Application", "Interview 2 of 4"),
    brands=("Hirewell", "Talentum", "Jobly", "Staffline"),
    hashtags=("jobinterview", "hiring", "careers", "recruiting", "jobs", "candidate", "applicant"),
    genre=Genre.JOB_INTERVIEW,
    shows_named_people=True,
)
