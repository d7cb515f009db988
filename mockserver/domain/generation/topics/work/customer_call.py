"""Recorded calls of customers with a company: support, complaints, escalations, collections."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.speech.genre_words import WORDS_OF_GENRES
from mockserver.domain.generation.topics.topic import Stage, Topic

CUSTOMER_CALL = Topic(
    name="Customer call",
    keywords=("customer", "helpdesk", "refund", "complaint", "callcenter", "headset"),
    decides=(
        *WORDS_OF_GENRES[Genre.CALL],
        *("call center", "call centre", "callcenter", "customer service", "customer support", "customer care"),
        *("customer phone call", "helpdesk", "help desk", "service desk", "hotline call", "support hotline"),
        *("support ticket", "customer success"),
    ),
    subjects=("a late delivery", "a wrong invoice", "the renewal"),
    titles=("On the line: {subject}", "A call about {subject}", "{subject}, the recording"),
    people=(
        "an agent with a headset",
        "an adviser in a light shirt",
        "a team leader with a tablet",
        "an agent at a standing desk",
    ),
    people_opposite=(
        "a customer in a video window",
        "a caller with a mobile phone",
        "a customer with a folder",
        "a caller in a parked car",
    ),
    places=(
        "at a desk with two screens",
        "in a video call window",
        "in a row of cubicles",
        "in front of a plain wall",
    ),
    details=(
        "a ticket is shown on a screen",
        "keys click softly",
        "other voices murmur in the background",
        "a call timer counts up",
        "a muted microphone blinks",
        "a cursor moves through a form",
    ),
    stages=(
        Stage(
            "Greeting and identification",
            (
                "adjusts a headset",
                "answers with a smile",
                "types a customer number",
                "opens a customer file",
            ),
            (
                "This call is recorded for quality purposes, {guest}, I hope that's all right.",
                "Could I take your customer number first, please, before we talk about {about}?",
                "{guest}: Of course, it ends with {number}, and I'm calling from {home}.",
                "I have your file in front of me now, with {part} right at the top.",
                "{guest}: Yes, that's it. I wrote to you about {about}, but nobody replied.",
                "Thank you for waiting, we have {number} callers in the queue this morning.",
            ),
            acts_opposite=(
                "waits to be put through",
                "says hello and gives a name",
                "looks for the customer number",
                "moves closer to the microphone",
            ),
        ),
        Stage(
            "What went wrong",
            (
                "listens and takes notes",
                "asks a question and waits",
                "repeats the problem slowly",
                "nods and keeps typing",
            ),
            (
                "Tell me in your own words, {guest}, what went wrong with {part}?",
                "{guest}: The problem started {number} days ago, and it has to do with {part}.",
                "{guest}: I did everything that {other} told me, and it still doesn't work.",
                "And when did you first notice the problem with {part}?",
                "{guest}: On Monday, and today I was on hold for {number} minutes just to report it.",
                "{guest}: To be honest, I'm frustrated, because nobody could tell me anything about {about}.",
            ),
            acts_opposite=(
                "explains the problem with both hands",
                "reads an old email aloud",
                "shakes the head and sighs",
                "counts the days on the fingers",
            ),
        ),
        Stage(
            "Looking into it",
            (
                "scrolls through a customer file",
                "asks a colleague for advice",
                "compares two dates on the screen",
                "switches to the hold music",
            ),
            (
                "Let me look into that, it takes about {number} seconds.",
                "There's a note about {about} in the system, and {other} wrote it.",
                "I'll put you on hold for a moment and ask {absent} about {part}.",
                "Thank you for holding. {absent} says that the mistake was ours, not yours.",
                "{guest}: So it wasn't my fault? I thought I had done something wrong with {part}.",
                "Not at all, the same thing happened to {number} other customers this week.",
            ),
            acts_opposite=(
                "listens to the hold music",
                "drums with two fingers",
                "looks for an old invoice",
                "waits and glances at a clock",
            ),
        ),
        Stage(
            "The solution",
            (
                "proposes a solution",
                "explains two options",
                "calculates a discount",
                "confirms a change with one click",
            ),
            (
                "Here's what I can offer: I'll take care of {part} today, at no cost to you.",
                "{guest}: And how long will that take? The last time {other} told me {number} days.",
                "No longer than {number} hours, {guest}, and you'll get a confirmation by email.",
                "{guest}: That's good to hear, because {part} kept me busy for a whole week.",
                "For the trouble, {guest}, I'll credit {number} dollars to your account.",
                "{guest}: That sounds fair. Then it's settled, we go with that for {part}.",
            ),
            acts_opposite=(
                "nods with relief",
                "asks what that will cost",
                "thinks about the offer",
                "agrees after a short pause",
            ),
        ),
        Stage(
            "Summary and next steps",
            (
                "sums up what was agreed",
                "reads out a reference number",
                "thanks the caller",
                "takes off the headset",
            ),
            (
                "Let me sum up what we agreed about {about}.",
                "I'll send you the confirmation today, and {other} will check {part} tomorrow.",
                "Your reference ends with {number}, please keep it for your records.",
                "{guest}: Great, I'm really happy with that, and I'll tell everybody in {home}.",
                "If anything comes up again, ask for {other} or for me, we both know about {about}.",
                "After the call you'll get a short survey, and {absent} reads every answer.",
            ),
            acts_opposite=(
                "writes down a reference number",
                "says thank you twice",
                "smiles for the first time",
                "hangs up and puts the phone away",
            ),
        ),
    ),
    remarks=(
        "{guest}: Sorry, the connection is bad here in {home}. Could you repeat that?",
        "Thank you for being so patient about {about}.",
        "{absent} from our back office will hear this conversation too.",
        "I've made a note of {part}, so that you don't have to explain it again.",
    ),
    signs=("Call recorded", "On hold", "Ticket open", "Muted", "Customer since 2015", "Case closed", "Call ended"),
    brands=("Callwell", "Deskhelp", "Ringline", "Carewise"),
    hashtags=("customercall", "customerservice", "support", "callcenter", "helpdesk", "customercare", "service"),
    genre=Genre.CALL,
    shows_named_people=True,
)
