"""Examinations of witnesses: depositions, hearings, trials, arbitrations."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

TESTIMONY = Topic(
    name="Testimony",
    keywords=("deposition", "deponent", "witness", "plaintiff", "defendant", "testimony", "arbitration"),
    decides=("witness stand", "sworn in", "under oath"),
    subjects=("the account of a neighbour", "the memory of a driver", "the word of an expert"),
    titles=("Under oath: {subject}", "On the record: {subject}", "{subject}, sworn"),
    people=(
        "a lawyer with a yellow legal pad",
        "an attorney in a dark suit",
        "a lawyer with reading glasses",
        "an attorney with a thick binder",
    ),
    people_opposite=(
        "a witness with folded hands",
        "a witness in a grey jacket",
        "a witness with a small microphone",
        "a witness with a glass of water",
    ),
    places=(
        "at a long conference table",
        "in front of a plain grey backdrop",
        "in a panelled hearing room",
        "beside the court reporter",
    ),
    details=(
        "a court reporter types every word",
        "the time code runs in a corner",
        "a page is passed across the table",
        "somebody pours a glass of water",
        "an air conditioner hums",
        "a sticker with a number is put on a page",
    ),
    stages=(
        Stage(
            "The oath",
            ("states the appearance", "explains how to answer", "reads out the case number", "tests the microphone"),
            (
                "Please raise your right hand, {guest}, before we turn to {part}.",
                "{host}: Do you swear that what you are about to say about {about} will be the truth?",
                "{guest}: I do. My name is {guest}, and I live in {home}.",
                "{host}: Have you taken any medicine today that could affect your memory of {part}?",
                "Please wait until I have finished, {guest}, the reporter can write down only one of us.",
                "{host}: Did you meet with anybody to talk about {part}?",
                "With {other}, for about {number} minutes, and I read my own notes.",
            ),
            acts_opposite=(
                "raises the right hand",
                "spells a last name",
                "nods and says yes aloud",
                "moves closer to the microphone",
            ),
        ),
        Stage(
            "Background",
            ("asks about work and training", "turns a page of notes", "ticks off a question", "asks for a date"),
            (
                "Where did you work, {guest}, at the time that matters for {part}?",
                "I had been with {company} for {number} years by then.",
                "{host}: Who did you report to at {company}?",
                "To {absent}, and before that to somebody in {home}.",
                "{host}: Had you ever had to do with {part} before that year?",
                "Never, I learned about {about} the way everybody else did.",
            ),
            acts_opposite=(
                "thinks about a date",
                "looks up at the ceiling",
                "counts the years on the fingers",
                "answers in one short sentence",
            ),
        ),
        Stage(
            "The exhibits",
            (
                "hands over a marked page",
                "points at the second paragraph",
                "asks to have a page marked",
                "reads a sentence aloud",
            ),
            (
                "{host}: I'm showing you what has been marked as exhibit {number}. Is that from {company}?",
                "It has {number} pages, and I have only ever seen the first one.",
                "Take your time with it, {guest}, and tell me what it has to do with {part}.",
                "That is my handwriting in the margin, the rest was added by {absent}.",
                "{host}: Does anything on that page refresh your memory of {part}?",
                "It does. I sent it to {other} the same day, and nobody mentioned {part} again.",
            ),
            acts_opposite=(
                "reads a page in silence",
                "puts on a pair of glasses",
                "turns the exhibit over",
                "points at a signature",
            ),
        ),
        Stage(
            "The critical questions",
            ("repeats the question", "leans forward", "waits for the answer", "asks the same thing in other words"),
            (
                "{host}: Is it your testimony that {absent} knew about {about}?",
                "I can't say what {absent} knew, only what I saw in {town}.",
                "{host}: You said something else to {absent} {number} months ago, do you remember that?",
                "I said what I remembered then, and I stand by every word about {part}.",
                "Yes or no, {guest}: were you told about {about} before that day?",
                "No. I heard about it {number} days later, from {other}.",
            ),
            acts_opposite=(
                "pauses before the answer",
                "shakes the head slowly",
                "takes a sip of water",
                "looks across to the other counsel",
            ),
        ),
        Stage(
            "Off the record",
            (
                "closes the binder",
                "says that there are no further questions",
                "thanks the witness",
                "gathers the exhibits",
            ),
            (
                "{host}: Is there any answer about {about} that you would like to change?",
                "No, I think that I've said everything about {part}.",
                "{host}: The transcript will have about {number} pages, and {other} gets a copy.",
                "{host}: We reserve the rest of our time, in case {company} has more to say about {part}.",
                "Thank you for your patience, {guest}, that was the last exhibit.",
            ),
            acts_opposite=(
                "exhales and leans back",
                "takes off the small microphone",
                "asks when the transcript comes",
                "stands up and buttons a jacket",
            ),
        ),
    ),
    remarks=(
        "{host}: Could we have the last question about {part} read back, please?",
        "{host}: Let the record show that {other} has joined us from {home}.",
        "{host}: The number at the bottom of exhibit {number} is the one from {company}.",
        "{host}: I have to ask everybody to speak one at a time, {absent} cannot follow otherwise.",
    ),
    signs=("Exhibit 12", "On the record", "Volume 2", "Case No. 21-0877", "Off the record", "10:42:17"),
    brands=("Verbatim Row", "Oath & Quill", "Steno House", "Recordline"),
    hashtags=("testimony", "deposition", "witness", "legal", "court", "underoath", "law"),
    genre=Genre.TESTIMONY,
    shows_named_people=True,
)
