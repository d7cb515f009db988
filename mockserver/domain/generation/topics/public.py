"""Topics of public life: news, politics, security cameras, medicine, school."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

NEWS = Topic(
    name="News",
    keywords=(
        *("news", "report", "breaking", "wildfire", "hurricane", "evacuation", "reporter", "journalist", "headline"),
        *("protest", "disaster"),
    ),
    decides=(
        *("news report", "breaking news", "local news", "protest march", "climate march", "climate protest"),
        *("evening news", "news segment", "refugee camp", "nachrichten", "noticias", "telejornal", "ニュース"),
        *("workers strike", "union strike", "teachers strike", "train strike", "general strike", "hunger strike"),
        "strike day",
    ),
    happens=("news", "protest"),
    subjects=("the flooded old town", "a strike at the port", "the opening of a museum", "a record summer"),
    titles=("Report: {subject}", "Live from {subject}", "The Story behind {subject}"),
    people=("a reporter with a microphone", "a news presenter in a dark jacket", "an eyewitness in a raincoat"),
    places=("on location", "in front of a barrier", "in the news studio"),
    details=("a headline runs along the bottom", "helpers pass by in the background", "cameras click"),
    stages=(
        Stage(
            "The headline",
            ("speaks into the camera", "holds an earpiece with one hand"),
            ("Here is what we know so far.", "The situation is still changing."),
        ),
        Stage(
            "On the ground",
            ("walks past a line of vehicles", "points behind the shoulder"),
            ("Many people have been here since early morning.", "Officials ask everybody to stay calm."),
        ),
        Stage(
            "Voices",
            ("interviews a bystander", "listens to an answer and nods"),
            ("I have never seen anything like it.", "We help where we can."),
        ),
        Stage(
            "What comes next",
            ("reads from a sheet of paper", "hands over to the studio"),
            ("More on this at eight o'clock.", "Back to the studio."),
        ),
    ),
    remarks=("Our next report comes from {town}.", "A spokesperson of {company} gave no comment."),
    signs=("LIVE", "Breaking news", "Eyewitness", "Update 18:00"),
    brands=("Channel Nine", "Morning Wire", "Citycast"),
    hashtags=("news", "report", "breakingnews", "live", "journalism", "update"),
    genre=Genre.NEWS_REPORT,
)

POLITICS = Topic(
    name="Politics",
    keywords=(
        *("politics", "mayor", "debate", "election", "council", "senate", "parliament", "minister", "president"),
        *("hearing", "vote", "bill", "campaign", "capitol", "government", "press", "zoning", "alcalde"),
    ),
    decides=(
        *("g7", "g20", "eu summit", "white house", "press briefing", "press conference", "city council"),
        *("bürgermeisterwahl", "bundestag", "gemeinderat", "stadtrat", "bundestagswahl", "elecciones", "élections"),
        *("eleição", "ayuntamiento", "mairie", "prefeitura", "選挙", "stadtratssitzung", "school board", "city hall"),
        *("ribbon cutting", "state of the union"),
        *(
            "general assembly",
            "un assembly",
            "national assembly",
        ),
    ),
    subjects=("the new school plan", "the housing bill", "a televised debate", "the town budget"),
    titles=("In Session: {subject}", "The Debate on {subject}", "Politics Today: {subject}"),
    people=("a politician in a blue tie", "a moderator with cue cards", "a council member with glasses"),
    places=("in a council chamber", "behind a row of microphones", "at a press conference"),
    details=("photographers crouch in the front row", "a gavel lies on the desk", "papers are handed around"),
    stages=(
        Stage(
            "Opening statement",
            ("opens the session", "reads a short statement"),
            ("The session is open.", "Let me begin with the facts."),
        ),
        Stage(
            "For and against",
            ("raises an objection", "answers with a calm voice"),
            ("With respect, I see that differently.", "The public has a right to know."),
        ),
        Stage(
            "Questions",
            ("takes a question from the press", "looks for a document"),
            ("We will publish the figures next week.", "That decision was not easy."),
        ),
        Stage(
            "The vote",
            ("raises a hand to vote", "announces the result"),
            ("The motion is carried.", "We thank everyone who took part."),
        ),
    ),
    remarks=("A similar plan failed in {town}.", "The figures were checked by {company}."),
    signs=("Order of business", "Yes 14 / No 9", "Public session", "Press"),
    brands=("Civic TV", "Ballot & Bell", "Forum One"),
    hashtags=("politics", "debate", "democracy", "government", "publicservice", "vote"),
    genre=Genre.MEETING,
)

SECURITY = Topic(
    name="Security camera",
    keywords=(
        *("atm", "surveillance", "cctv", "cam", "doorbell", "lobby", "entrance", "robbery"),
        *("theft", "shoplifter"),
        *("burglar", "porch", "quarry", "guard", "intruder", "trespasser"),
    ),
    decides=(
        *("bodycam", "body camera", "surveillance", "security camera", "security cam", "security footage"),
        *("doorbell", "ring camera"),
        *("shoplifting", "shoplifter", "burglary", "einbruch", "ladendiebstahl", "robo en", "roubo", "assalto"),
        *("cambriolage", "überwachungskamera", "防犯カメラ", "cctv", "lobby camera", "elevator camera"),
        "entrance camera",
        *("store camera", "door camera", "parking camera", "hallway camera", "gate camera", "yard camera"),
        *("driveway camera", "garage camera", "stairwell camera", "office camera", "warehouse camera", "dock camera"),
        *("hidden camera", "robo de"),
        *(
            "nvr",
            "dvr",
            "loading dock cam",
            "cctv export",
            "bank robbery",
        ),
    ),
    happens=("robbery", "theft", "thief", "thieves", "burglar", "break-in"),
    subjects=("the back entrance", "a loading dock", "the main lobby", "a quiet car park"),
    titles=("Camera 2: {subject}", "Surveillance of {subject}", "Night Shift at {subject}"),
    people=("a person in a dark jacket", "a guard with a torch", "a delivery driver with a parcel"),
    places=("in the upper corner of the picture", "below a street lamp", "in grainy black and white"),
    details=("the time code runs", "a light flickers", "a shadow moves along the wall"),
    stages=(
        Stage(
            "Nothing moves",
            ("stands still for a moment", "looks straight into the camera"),
            ("The recording starts here.", "The time code is in the upper corner."),
        ),
        Stage(
            "Movement in the picture",
            ("walks from left to right", "stops and turns around"),
            ("Something enters the picture now.", "Watch the left edge."),
        ),
        Stage(
            "A closer look",
            ("bends down and picks something up", "tries a handle"),
            ("Go back ten seconds, please.", "The face cannot be made out."),
        ),
        Stage(
            "The guard checks",
            ("shines a torch around", "writes down the time"),
            ("The guard made an entry in the log.", "After that it stays quiet until morning."),
        ),
    ),
    remarks=("The same thing happened in {town} last month.", "The system is maintained by {company}."),
    signs=("CAM 03", "REC", "02:11:47", "Motion detected"),
    brands=("Sentra", "Watchpoint", "Securo"),
    hashtags=("security", "cctv", "surveillance", "camera", "nightshift", "footage"),
    is_watched_only=True,
)

MEDICINE = Topic(
    name="Medicine",
    keywords=(
        *("medicine", "medical", "surgery", "operation", "doctor", "nurse", "patient", "hospital", "dental"),
        *("dentist", "physio", "therapy", "cpr", "blood", "injection", "insulin", "health", "knee", "shoulder"),
        *("rehab", "clinic", "tourniquet"),
    ),
    decides=(
        *("cpr", "arthroscopy", "ultrasound", "hand washing", "hand hygiene", "surgery", "home birth", "first aid"),
        *("hearing test", "eye test", "blood test", "baby checkup", "epipen", "toothache", "krankenhaus", "病院"),
        *("cataract", "physical exam", "colonoscopy", "endoscopy", "vaccination", "blood pressure", "heart sounds"),
        *("insulin pump", "heart pump"),
        *(
            "labor room",
            "delivery room",
            "operating room",
            "hospital tour",
            "hospital room",
        ),
        *(
            "therapy session",
            "therapist",
        ),
    ),
    subjects=("a sprained ankle", "a routine check-up", "healthy backs", "first aid"),
    titles=("Your Health: {subject}", "Ask the Doctor: {subject}", "{subject}, Explained by a Nurse"),
    people=("a doctor in a white coat", "a nurse in blue scrubs", "a therapist in a polo shirt"),
    places=("in a treatment room", "beside an examination couch", "in front of an anatomical chart"),
    details=("a monitor beeps", "gloves snap on", "a model stands on the desk"),
    stages=(
        Stage(
            "What it is about",
            ("greets a patient", "points at an anatomical model"),
            ("Many people come to us with this.", "Please see your own doctor for advice."),
        ),
        Stage(
            "How it is done",
            ("washes both hands carefully", "shows the movement slowly"),
            ("Slowly, and only as far as it does not hurt.", "Clean hands come first."),
        ),
        Stage(
            "What to watch for",
            ("counts to ten", "writes down a value"),
            ("A little pressure is normal, pain is not.", "Call us if it does not get better."),
        ),
        Stage(
            "Recovery",
            ("smiles at the patient", "hands over a leaflet"),
            ("Give it two or three weeks.", "Rest, water and a little patience."),
        ),
    ),
    remarks=("The study was done in {town}.", "The device is made by {company}."),
    signs=("Treatment 2", "Please wait here", "Wash your hands", "Week 2"),
    brands=("Medivia", "Careline", "Vitalis"),
    hashtags=("health", "medicine", "healthcare", "wellbeing", "firstaid", "recovery"),
    genre=Genre.LECTURE,
)

SCHOOL = Topic(
    name="School lesson",
    keywords=(
        *("school", "class", "teacher", "student", "math", "algebra", "calculus", "biology", "physics", "history"),
        *("grammar", "language", "french", "spanish", "verb", "learn", "education", "documentary", "photosynthesis"),
        *("dna", "formula", "geometry", "roman", "war"),
    ),
    decides=(
        *("fahrradprüfung", "past tense", "crash course", "unterricht", "授業", "war documentary", "ww2 documentary"),
        *("history documentary", "water cycle", "food chain", "solar system"),
        *(
            "spelling bee",
            "science fair",
            "phonics",
            "pendulum",
            "times tables",
            "show and tell",
        ),
    ),
    subjects=("fractions", "the water cycle", "ancient Rome", "irregular verbs"),
    titles=("Lesson: {subject}", "{subject} in Plain Words", "Back to School: {subject}"),
    people=("a teacher with a pointer", "a student in the front row", "a lecturer in a tweed jacket"),
    places=("in front of a blackboard", "in a bright classroom", "beside a projected diagram"),
    details=("chalk squeaks on the board", "pencils scratch on paper", "a diagram fills the screen"),
    stages=(
        Stage(
            "Today's question",
            ("writes a question on the board", "opens a thick book"),
            ("Who can tell me what this means?", "There are no silly questions."),
        ),
        Stage(
            "Explaining it",
            ("draws a diagram", "underlines a word"),
            ("Let us take it apart, piece by piece.", "This is the part that most people forget."),
        ),
        Stage(
            "An example",
            ("works through an example", "asks somebody to come to the board"),
            ("Try it yourself before I go on.", "Close, but look at the second step again."),
        ),
        Stage(
            "What to remember",
            ("wipes the board clean", "sums up in three points"),
            ("Write that down.", "For homework, find one more example."),
        ),
    ),
    remarks=("My class in {town} asked the same thing.", "The pictures were lent to us by {company}."),
    signs=("Chapter 4", "Homework", "Exercise 7", "Remember"),
    brands=("Chalkline", "Brightmind", "Scholaria"),
    hashtags=("education", "lesson", "learning", "school", "study", "knowledge"),
    genre=Genre.LECTURE,
)

TOPICS = (NEWS, POLITICS, SECURITY, MEDICINE, SCHOOL)
