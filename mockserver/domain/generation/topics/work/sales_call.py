"""Calls that sell: cold calls, discovery, demos, closing."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.speech.genre_words import WORDS_OF_GENRES
from mockserver.domain.generation.topics.topic import Stage, Topic

SALES_CALL = Topic(
    name="Sales call",
    keywords=("prospect", "prospecting", "upsell", "salesman", "saleswoman"),
    decides=(
        *WORDS_OF_GENRES[Genre.SALES_CALL],
        *("cold calling", "product demo call", "llamada de ventas", "appel commercial"),
    ),
    subjects=("the offer", "a first conversation", "a demo for a new customer"),
    titles=("On the phone: {subject}", "A talk about {subject}", "{subject}, the recording"),
    people=(
        "a salesperson with a headset",
        "an account manager in a light blazer",
        "a consultant with a notebook",
        "an adviser in a plain shirt",
    ),
    people_opposite=(
        "a buyer in a video window",
        "a head of department in a dark blazer",
        "a customer with a coffee mug",
        "a buyer with a notepad",
    ),
    places=("in a video call window", "at a standing desk", "in a small glass room", "in front of a bookshelf"),
    details=(
        "two faces are side by side on a screen",
        "a dashboard is shared on a screen",
        "a call timer counts up",
        "a cursor circles a price",
        "a chat message pops up",
        "somebody nods in a small window",
    ),
    stages=(
        Stage(
            "Greeting and introductions",
            ("waves into the webcam", "adjusts a headset", "introduces the company", "starts the recording"),
            (
                "I hope it's all right that I record this, {guest}, so that I can listen instead of writing.",
                "{guest}: I have {number} minutes, and then {absent} needs this room.",
                "That's plenty. First your side, then mine, and then we'll both know more about {about}.",
                "{guest}: Sounds good. I've only had a short look at {part} so far.",
                "Then tell me a little about what you do at {client}.",
                "{guest}: We're {number} people, and half of them started in the last two years.",
            ),
            acts_opposite=(
                "joins the call",
                "says a few words about the team",
                "checks the time",
                "switches on a camera",
            ),
        ),
        Stage(
            "What the customer needs",
            ("asks an open question", "listens and takes notes", "nods and keeps quiet", "repeats a number"),
            (
                "What made you think about {about} in the first place?",
                "{guest}: Our main problem at {client} is time, we lose {number} hours a week.",
                "And what have you tried so far, apart from {part}?",
                "{guest}: We bought a tool for {number} dollars a month, and it was too slow for {other}.",
                "If you could change one thing tomorrow, {guest}, would it be {part}?",
                "{guest}: Yes, and I'm worried that nobody at {client} has the patience for another year like this.",
            ),
            acts_opposite=(
                "describes a normal day",
                "draws a quick diagram",
                "names the largest problem",
                "shows an old table",
            ),
        ),
        Stage(
            "The offer",
            ("shares a screen", "clicks through a dashboard", "compares two plans", "shows an example"),
            (
                "Let me show you how {other} would start in the morning.",
                "It takes {number} seconds, and everybody can see it at once.",
                "And this here might answer your question about {about}.",
                "{guest}: I like that, it's easier than what we have. Could {absent} use it too?",
                "Everybody can. A customer of ours in {town} saved {number} hours in the first month.",
                "{guest}: That's good, because last year we spent weeks on {part}.",
            ),
            acts_opposite=(
                "leans in to read a figure",
                "asks for an example",
                "writes down a name",
                "nods at the screen",
            ),
        ),
        Stage(
            "Price and objections",
            ("names a price", "answers a doubt calmly", "makes a quick calculation", "offers a longer trial"),
            (
                "{guest}: So what would we pay for everybody at {client}?",
                "It's {number} dollars a month for each person, and {part} would be included.",
                "{guest}: To be honest, that's too expensive for us, and {absent} will say the same.",
                "I understand that. How much did you spend on {part} last year?",
                "If you start this month, {guest}, I can offer you the first {number} days for nothing.",
                "{guest}: That sounds fair. Agreed, we go with a small group first, and {other} leads it.",
            ),
            acts_opposite=("raises an eyebrow", "asks for a discount", "frowns at a number", "agrees to a small trial"),
        ),
        Stage(
            "Summary and next steps",
            (
                "sums up what was agreed",
                "opens a calendar",
                "promises a written offer",
                "ends the recording with a click",
            ),
            (
                "Let me sum up what I heard about {about}.",
                "I'll send you the offer today, and {other} will prepare a test account.",
                "{guest}: I'll talk to {absent} about {part}, and you'll have an answer by Friday.",
                "Shall we speak again in {number} days, {guest}, at the same time?",
                "{guest}: Yes, please send an invitation to {other} and me.",
                "{guest}: Great, I'm glad that we talked about {about}.",
            ),
            acts_opposite=("suggests a day next week", "thanks everybody", "waves goodbye", "closes the notepad"),
        ),
    ),
    remarks=(
        "Sorry, {other}, you're on mute.",
        "Give me {number} seconds to find the right window.",
        "I'll send you an example of {part} after the call.",
        "{guest}: I've heard a lot about {about} from people in {town}.",
    ),
    signs=("Call recorded", "Screen shared", "Pricing", "Next steps", "Muted", "Book a demo", "Call ended"),
    brands=("Dealwise", "Pipewell", "Closely", "Offerdesk"),
    hashtags=("salescall", "sales", "discovery", "demo", "customer", "buying", "closing", "prospecting"),
    genre=Genre.SALES_CALL,
    shows_named_people=True,
)
