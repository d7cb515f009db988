"""Talks and courses online."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

WEBINAR = Topic(
    name="Webinar",
    keywords=("webinar", "online"),
    decides=("webinar", "virtual conference", "online seminar", "online workshop"),
    genre=Genre.LECTURE,
    subjects=("a live session with questions",),
    titles=("Webinar: {subject}", "Streamed: {subject}"),
    people=(
        "a speaker with a headset",
        "a moderator in a grey pullover",
        "an expert with glasses",
        "a trainer in a dark blazer",
        "a guest speaker with a mug of coffee",
    ),
    places=(
        "in a small window beside a slide",
        "in a video call",
        "in front of a bookshelf",
        "at a desk with two screens",
        "in a home office",
    ),
    details=(
        "a slide changes",
        "messages appear in the chat",
        "somebody unmutes a microphone",
        "a hand icon goes up",
        "the number of participants rises",
        "a cursor circles a word",
    ),
    stages=(
        Stage(
            "Welcome and housekeeping",
            (
                "waves into the camera",
                "shares the screen",
                "checks the microphone",
                "greets people by name",
            ),
            (
                "Good morning, everybody, I can see that {guest} has just joined.",
                "Can you all hear me? {other} says yes in the chat, so let's begin.",
                "We're recording this, so if you miss anything about {about}, you'll get the link tomorrow.",
                "Please stay on mute, and type your questions about {about} as we go along.",
                "More than {number} of you are in the call already, which is wonderful.",
                "A warm welcome to our colleagues in {home}, where it must be early.",
            ),
        ),
        Stage(
            "Agenda",
            (
                "reads out the agenda",
                "points at a list with the cursor",
                "starts a short poll",
                "sips from a glass of water",
            ),
            (
                "We have three parts today, and {part} will come up in each of them.",
                "First the basics, then an example from {company}, and then your questions.",
                "Let me launch a quick poll: how much do you already know about {about}?",
                "{number} per cent of you say never, which is higher than last time.",
                "{guest} will keep an eye on the chat while I talk.",
                "By the end of the hour you should feel more at home with {part}.",
            ),
        ),
        Stage(
            "The main part",
            (
                "explains a diagram",
                "highlights a word on the slide",
                "goes back one slide",
                "annotates the screen in red",
            ),
            (
                "This is the slide that everybody at {company} has on the wall.",
                "If you remember only one thing about {about}, let it be this.",
                "Let me go back one slide, because {other} asked about {part}.",
                "Most teams start in the wrong place, and then there's no time for {part}.",
                "Two years ago we didn't know any of this about {about}.",
                "We learned that the hard way, in {home}, in front of a very polite audience.",
            ),
        ),
        Stage(
            "An example",
            (
                "switches to another window",
                "types while talking",
                "zooms in on a table",
                "waits for a page to load",
            ),
            (
                "Here's a real case, with thanks to {absent}, who let us use it.",
                "Give me a second to switch windows, {other}, and please ignore my desktop.",
                "A small team in {home} had exactly this problem last spring.",
                "Before the change it took {company} {number} days, and afterwards a few hours.",
                "You can apply the same three steps to {part}, whatever your field is.",
                "It won't work for everybody, and as for {part}, be ready to adjust.",
            ),
        ),
        Stage(
            "Questions and answers",
            (
                "reads a question from the chat",
                "nods and answers",
                "takes a moment to think",
                "thanks everybody and waves",
            ),
            (
                "Good question, {guest}, thank you, I was hoping for that one.",
                "The question is how to get started with {part} on a small budget.",
                "We have time for one more, and it comes from {home}.",
                "I don't have the exact figure, but {absent} can send it to you.",
                "You'll get the slides by e-mail, with further reading on {part}.",
                "Thank you for your time, and for all your thoughts about {about}.",
            ),
        ),
    ),
    remarks=(
        "The next session is hosted by our friends at {company}.",
        "If the sound drops, leave the call and come back, it helped {guest} a minute ago.",
        "Greetings to everybody who joined from {home}.",
        "There's a worksheet on {part} in the chat.",
    ),
    signs=("Agenda", "Q&A", "Slide 7", "You are muted", "Recording", "Thank you!"),
    brands=("Meetwell", "Slidecast", "Talkroom", "Hourglass Live"),
    hashtags=("webinar", "onlineevent", "learning", "experts", "live", "qanda", "onlinelearning"),
)
