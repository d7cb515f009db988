"""Meetings of companies, teams and committees."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

MEETING = Topic(
    name="Business meeting",
    keywords=(
        *("meeting", "business", "earnings", "quarterly", "board", "budget", "investor", "sales", "kickoff"),
        *("townhall", "standup", "finance", "revenue", "shareholder", "webinar", "retro", "company", "strategy"),
        *("pitch", "startup", "office", "agenda", "roadmap", "kpi"),
    ),
    decides=(
        *("earnings call", "board meeting", "town hall", "townhall", "stand up meeting", "standup", "daily scrum"),
        *("one one", "weekly one", "1on1"),
        *("teams meeting", "sprint retro", "sprint retrospective", "team retrospective", "sprint review"),
        *("product roadmap", "quarterly review", "shareholders meeting", "sales kickoff", "allhands"),
        *("all hands meeting", "all hands", "team building", "zoom meeting", "betriebsversammlung", "q1 results"),
        *("q2 results", "q3 results", "q4 results", "team call", "weekly call"),
        *("conference call", "team sync", "weekly sync", "sprint planning"),
        *(
            "pta meeting",
            "parents meeting",
            "parents evening",
            "kick off meeting",
            "standup meeting",
        ),
        *(
            "committee meeting",
            "staff meeting",
            "team meeting",
        ),
        *("hoa", "homeowners association", "residents association", "tenants association"),
        *("parent teacher association", "annual general meeting", "agm", "zoom call", "board zoom"),
        *("qbr", "project kickoff", "client kickoff", "kickoff call", "kickoff meeting", "quarterly business review"),
        *("association meeting", "monthly meeting", "weekly sync"),
    ),
    subjects=("the quarterly review", "the new budget", "a product strategy", "the weekly team meeting"),
    titles=("On the agenda: {subject}", "In the conference room: {subject}", "{subject}, recorded"),
    people=(
        "a manager in a grey blazer",
        "a colleague with a laptop",
        "a team leader with reading glasses",
        "a participant with a notebook",
        "a chairperson in a dark jacket",
    ),
    places=("at a long conference table", "in front of a wall of slides", "in a video call", "beside a whiteboard"),
    details=(
        "colleagues take notes",
        "a chart appears on the screen",
        "somebody unmutes a microphone",
        "a list is passed along",
        "papers rustle",
    ),
    stages=(
        Stage(
            "Welcome and agenda",
            (
                "greets everybody in the room",
                "shows the agenda on a slide",
                "hands out a printed agenda",
                "waits until everybody is seated",
            ),
            (
                "Thank you all for joining, and a special welcome to {guest}.",
                "I count {number} people, so I think we can start.",
                "The main item on the agenda is {subject}.",
                "{other} will take the minutes, so please keep it tidy.",
                "We have an hour, and I'd like to spend half of it on {part}.",
                "Before we begin, are there any changes to the minutes of our last meeting in {home}?",
            ),
        ),
        Stage(
            "Where we stand",
            (
                "goes through a table of figures",
                "points at a bar chart",
                "reads a short report",
                "compares two columns",
            ),
            (
                "On slide {number} you find the figures in detail.",
                "Since the last meeting, most of our time has gone into {part}.",
                "{host}: {guest}, would you take us through the main points?",
                "{guest}: The short version is that {part} took longer than we had planned.",
                "We're at {number} per cent of what we wanted to reach by now.",
                "{other} has sent round a page of background about {about}.",
            ),
        ),
        Stage(
            "The discussion",
            (
                "writes three words on a whiteboard",
                "nods and writes something down",
                "raises a hand and waits",
                "explains an idea with both hands",
            ),
            (
                "Does anybody see a risk in {part} that we have not talked about?",
                "{host}: I hear two different opinions here, {guest} on one side and {other} on the other.",
                "Can we afford that, or do we have to choose between that and {part}?",
                "{other}: My concern is the time, because {absent} is away until the end of the month.",
                "I'd rather do one thing properly than {number} things in a hurry.",
                "What would people in {home} say if they heard us talk about {about}?",
            ),
        ),
        Stage(
            "What we decide",
            ("reads out a proposal", "asks for a show of hands", "underlines a date", "ticks off a point on the list"),
            (
                "So the proposal is to go ahead with {part} and to review it in three months.",
                "{host}: All those in favour? Thank you, that's {number} votes.",
                "{host}: Then we're agreed, and {guest} takes the lead.",
                "{host}: I'd like that in the minutes, {other}, word for word.",
                "We need a name and a date for everything that concerns {subject}.",
                "Nobody has to decide about {about} today, but we do need an answer by Friday.",
            ),
        ),
        Stage(
            "Questions and next steps",
            (
                "answers a question from the room",
                "sums up the actions",
                "closes a folder",
                "thanks everybody for coming",
            ),
            (
                "There's a question from {home} in the chat.",
                "{guest} sends the slides round this afternoon.",
                "Who would like to be on the small group for {part}?",
                "If anything else comes to mind about {about}, write to {other} by Thursday.",
                "{host}: We meet again in {number} days, {guest}, same time, same place.",
                "{host}: That's everything from my side, unless you have something to add, {guest}.",
            ),
        ),
    ),
    remarks=(
        "Can everybody in {home} hear us?",
        "{host}: Sorry, {guest}, you were on mute. Could you say that again?",
        "{absent} sends apologies and will read the minutes.",
        "{host}: Let's park that and come back to {part} at the end.",
    ),
    signs=("Agenda", "Confidential", "Q&A", "Next steps", "Action items", "Any other business"),
    brands=("Meetwell", "Northdesk", "Ledgerly", "Tablehead"),
    hashtags=("business", "meeting", "company", "leadership", "teamwork", "strategy", "agenda", "work"),
    genre=Genre.MEETING,
    shows_named_people=True,
)
