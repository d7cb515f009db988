"""Topics of what is shown to people: theatre, festivals, interviews. Only names choose them."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

THEATRE = Topic(
    name="Theatre",
    keywords=(
        *("theatre", "theater", "actor", "actress", "drama", "puppet", "mime", "musical", "circus", "acrobat", "clown"),
        *("comedian", "comedy", "magician", "improv", "monologue", "shakespeare", "playwright", "cabaret", "juggler"),
    ),
    decides=(
        *("theatre", "theater", "school play", "dress rehearsal", "improv", "puppet show", "mime", "circus", "cabaret"),
        *("stand up comedy", "comedy night", "comedy show", "open mic", "open stage", "magic show", "magic trick"),
        *("stage lighting", "aerial silks", "musical audition", "school musical", "monologue", "hamlet", "macbeth"),
        *("romeo juliet", "nativity play", "burlesque", "talent show", "theaterprobe", "theateraufführung", "teatro"),
        *("théâtre", "kabarett", "circo", "cirque", "zirkus", "drama club", "poetry slam", "curtain call"),
    ),
    subjects=("the first night of a new play",),
    titles=("On Stage: {subject}", "Behind the Curtain: {subject}"),
    people=("a performer in costume", "a director with a script", "an actor in a long coat"),
    places=("on a small stage", "in front of a red curtain", "behind the scenes"),
    details=("the lights go down", "the audience laughs", "a curtain moves", "somebody whispers a line"),
    stages=(
        Stage(
            "Before the curtain rises",
            ("checks a costume", "takes a deep breath behind the curtain"),
            ("Five minutes, everybody, please.", "Everything is where it should be."),
        ),
        Stage(
            "The first scene",
            ("steps into the light", "turns to the audience"),
            ("Louder, they have to hear you in the last row.", "Wait for the light before you move."),
        ),
        Stage(
            "The big moment",
            ("holds a long pause", "stretches out both arms"),
            ("Nobody in the hall makes a sound.", "Once more from the entrance."),
        ),
        Stage(
            "Applause",
            ("bows in front of the curtain", "waves to the last row"),
            ("Thank you, you were wonderful.", "Same time tomorrow, everybody."),
        ),
    ),
    remarks=("The next performance is in {town}.", "The costumes are from {company}."),
    signs=("Stage door", "Sold out", "Quiet please", "Row 7"),
    brands=("Red Curtain", "Limelight", "Third Bell"),
    hashtags=("theatre", "stage", "performance", "acting", "showtime", "live"),
    genre=Genre.STAGE,
)

FESTIVAL = Topic(
    name="Festival",
    keywords=("festival", "parade", "carnival", "procession", "fireworks", "lantern", "diwali", "holi", "midsummer"),
    decides=(
        *("street festival", "music festival", "food festival", "lantern festival", "diwali", "holi", "carnival"),
        *("parade", "fireworks", "carnaval", "carnevale", "karneval", "fasching", "oktoberfest", "mardi gras"),
        "desfile",
        *("midsommar", "sinterklaas", "vereinsfest", "schützenfest", "volksfest", "stadtfest", "fête de la musique"),
        *("feria", "matsuri", "祭り", "花火", "songkran", "drone show", "lunar new year", "chinese new year"),
        "blaskapelle",
    ),
    subjects=("a summer festival",),
    titles=("Festival: {subject}", "All Day at {subject}"),
    people=("a visitor with a paper lantern", "a musician with a drum", "a child in a bright costume"),
    places=("on a crowded square", "along the main street", "under strings of lights"),
    details=("drums can be heard", "people wave from windows", "confetti falls", "lights glow above the crowd"),
    stages=(
        Stage(
            "The square fills",
            ("waves at the crowd", "looks for a good place"),
            ("Come closer, it is about to begin.", "The whole town is here."),
        ),
        Stage(
            "Music and colours",
            ("moves to the music", "holds up a phone"),
            ("Look at these colours!", "They have practised for months."),
        ),
        Stage(
            "The highlight",
            ("points at the sky", "sings along"),
            ("This is what we all came for.", "You only see this once a year."),
        ),
        Stage(
            "The last lights",
            ("sweeps up confetti", "walks home through the crowd"),
            ("See you next year.", "My feet hurt, and it was worth it."),
        ),
    ),
    remarks=("Guests came from {town}.", "{company} paid for the stage."),
    signs=("Welcome", "Stage 2", "First aid", "Road closed"),
    brands=("Brightsquare", "Lantern & Co", "Midtown Days"),
    hashtags=("festival", "celebration", "streetlife", "culture", "colours", "tradition"),
    genre=Genre.HOME_VIDEO,
)

INTERVIEW = Topic(
    name="Interview",
    keywords=("interview", "podcast", "interviewee", "anecdote", "entretien", "entrevista", "intervista"),
    decides=(
        *("interview", "interviews", "podcast", "fireside chat", "talk show", "book club", "oral history"),
        *("entrevista", "intervista", "entretien", "interviu", "インタビュー", "radio show", "round table"),
    ),
    subjects=("a long talk by the fire",),
    titles=("A Long Talk: {subject}", "Two Chairs: {subject}"),
    people=("a guest in an armchair", "an interviewer with a notepad", "a host with headphones"),
    places=("in front of a microphone", "in two armchairs", "beside a window"),
    details=("a recorder runs", "somebody nods", "a glass of water stands on the table", "a page is turned"),
    stages=(
        Stage(
            "Who is here today",
            ("greets the guest", "adjusts the microphone"),
            ("Thank you for taking the time.", "Tell us how it began."),
        ),
        Stage(
            "The story behind it",
            ("thinks before answering", "tells a story with both hands"),
            ("I have never told that before.", "At first nobody believed in it."),
        ),
        Stage(
            "A difficult question",
            ("leans forward", "looks at the notes and asks again"),
            ("That is a hard question.", "Would you do it the same way again?"),
        ),
        Stage(
            "A last word",
            ("smiles and sums up", "shakes hands across the table"),
            ("What would you tell somebody who is just starting?", "I hope we can go on with this another time."),
        ),
    ),
    remarks=("We recorded this in {town}.", "{company} lent us the room."),
    signs=("On air", "Question 3", "Recording", "Guest"),
    brands=("Openmic", "Second Chair", "Longform"),
    hashtags=("interview", "podcast", "questions", "story", "people", "talk"),
    genre=Genre.INTERVIEW,
)

TOPICS = (THEATRE, FESTIVAL, INTERVIEW)
