"""Topics of the office: meetings, talks, software, products, training at work."""

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
        *("teams meeting", "sprint retro", "sprint review"),
        *("product roadmap", "quarterly review", "shareholders meeting", "sales kickoff", "allhands"),
        *("all hands meeting", "company hands", "team building", "zoom meeting", "betriebsversammlung", "q1 results"),
        *("q2 results", "q3 results", "q4 results"),
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
    ),
    subjects=("the quarterly review", "the new budget", "a product strategy", "the weekly team meeting"),
    titles=("Company Meeting: {subject}", "In the Conference Room: {subject}", "{subject}, Recorded"),
    people=("a manager in a grey blazer", "a colleague with a laptop", "the head of finance with reading glasses"),
    places=("at a long conference table", "in front of a wall of slides", "in a video call"),
    details=("colleagues take notes", "a chart appears on the screen", "somebody unmutes a microphone"),
    stages=(
        Stage(
            "Welcome and agenda",
            ("greets everybody in the room", "shows the agenda on a slide"),
            ("Thank you all for joining.", "There are four points on the agenda."),
        ),
        Stage(
            "The numbers",
            ("points at a bar chart", "goes through a table of figures"),
            ("Revenue is up compared with last year.", "Costs are where we wanted them to be."),
        ),
        Stage(
            "Plans and priorities",
            ("writes three words on a whiteboard", "explains the plan for the next quarter"),
            ("Fewer projects, but finished ones.", "Hiring continues, more slowly than before."),
        ),
        Stage(
            "Questions and answers",
            ("answers a question from the audience", "nods and writes something down"),
            ("That is a fair question.", "We will send the slides around afterwards."),
        ),
    ),
    remarks=("The team in {town} joins by video.", "Our partner {company} is on the call as well."),
    signs=("Agenda", "Confidential", "Q&A", "Next steps"),
    brands=("Meetwell", "Northdesk", "Ledgerly"),
    hashtags=("business", "meeting", "company", "leadership", "teamwork", "strategy"),
    genre=Genre.MEETING,
)

TALK = Topic(
    name="Public speaking",
    keywords=(
        *("speech", "keynote", "talk", "conference", "lecture", "commencement", "graduation", "presentation"),
        *("toast", "seminar", "speaker", "address", "university"),
    ),
    decides=(
        *("tedx", "ted talk", "keynote", "commencement", "acceptance speech", "best man speech", "panel discussion"),
    ),
    happens=("speech",),
    subjects=("courage at work", "the future of cities", "learning from mistakes", "a life in science"),
    titles=("A Talk on {subject}", "On Stage: {subject}", "{subject}: the Keynote"),
    people=("a speaker in a dark suit", "a host with a microphone", "a guest in a red dress"),
    places=("on a large stage", "behind a lectern", "in front of a full hall"),
    details=("the audience listens", "a spotlight follows", "people applaud"),
    stages=(
        Stage(
            "Coming on stage",
            ("walks on stage and waves", "adjusts the microphone"),
            ("Good evening, everybody.", "I was asked to be brief, and I will try."),
        ),
        Stage(
            "A personal story",
            ("tells a story with both hands", "pauses and looks into the audience"),
            ("Nobody believed that it would work.", "I kept the letter to this day."),
        ),
        Stage(
            "The main point",
            ("raises one finger", "shows a single slide"),
            ("If you remember one thing, remember this.", "Change begins with a small group of people."),
        ),
        Stage(
            "Applause",
            ("bows to the audience", "shakes hands at the edge of the stage"),
            ("Thank you for listening.", "The stage is yours now."),
        ),
    ),
    remarks=("I gave my first talk in {town}.", "The evening is supported by {company}."),
    signs=("Main stage", "Keynote", "Please silence your phone", "Speaker"),
    brands=("Podium", "Stagecraft", "Openhall"),
    hashtags=("talk", "speech", "keynote", "inspiration", "stage", "ideas"),
    genre=Genre.LECTURE,
)

SOFTWARE = Topic(
    name="Software",
    keywords=(
        *("software", "code", "coding", "programming", "python", "javascript", "react", "rust", "java", "git"),
        *("docker", "kubernetes", "api", "database", "sql", "postgres", "excel", "photoshop", "blender"),
        *("powerpoint", "app", "developer", "debugging", "linux", "css", "spreadsheet", "deploy", "deployment"),
        *("cluster", "server", "web"),
    ),
    decides=(
        *("bug report", "bug fix", "pull request", "code review", "kotlin", "typescript", "golang", "figma"),
        *("app crash", "python tutorial", "python pandas", "tutorial python", "excel", "powerpoint", "pivot table"),
        *("database", "data center", "server outage", "db outage"),
        *(
            "pandas dataframe",
            "dataframe",
            "jupyter",
            "pytorch",
            "tensorflow",
            "numpy",
            "salesforce",
            "crm",
        ),
        *(
            "kubernetes",
            "docker",
            "graphql",
            "onboarding flow",
            "user flow",
            "app prototype",
            "wireframe",
        ),
        *(
            "react hooks",
            "react native",
            "react component",
            "react app",
            "rust programming",
            "rust compiler",
        ),
        *(
            "rust async",
            "python script",
            "python class",
            "java class",
            "spring boot",
            "ruby rails",
        ),
        *(
            "go routines",
            "swift ui",
            "swift programming",
            "unity tutorial",
            "unreal engine",
            "visual studio",
        ),
        *(
            "git rebase",
            "git branch",
            "git merge",
            "google docs",
            "google sheets",
            "web design",
        ),
        *(
            "web development",
            "excel formula",
            "data pipeline",
            "ci pipeline",
            "deployment pipeline",
        ),
        *("sales pipeline",),
    ),
    subjects=("a command line tool", "spreadsheet formulas", "a small web app", "version control"),
    titles=("{subject}, Explained", "Screencast: {subject}", "Getting Started with {subject}"),
    people=("a developer with headphones", "a programmer in a black hoodie", "a trainer beside a large monitor"),
    places=("on a computer screen", "at a desk with two monitors", "in a screen recording"),
    details=("lines of text scroll by", "the cursor blinks", "a terminal window is open"),
    stages=(
        Stage(
            "What we start from",
            ("opens an editor window", "types a short command"),
            ("You need nothing but a fresh installation.", "I make the font a little larger."),
        ),
        Stage(
            "The basic idea",
            ("draws boxes and arrows on the screen", "highlights three lines"),
            ("First the idea, then the details.", "Think of it as a list of small steps."),
        ),
        Stage(
            "Trying it out",
            ("runs the example", "clicks through a menu"),
            ("And it works at the second attempt.", "Read the error message, it tells you where to look."),
        ),
        Stage(
            "Common mistakes",
            ("undoes the last change", "compares two windows side by side"),
            ("Everybody makes this mistake once.", "Save your work before you try this."),
        ),
        Stage(
            "Where to go from here",
            ("scrolls through the documentation", "closes the window"),
            ("All files are linked below.", "Next time we take it one step further."),
        ),
    ),
    remarks=("I learned this trick at a meetup in {town}.", "At {company} we do this every day."),
    signs=("README", "File saved", "0 errors, 2 warnings", "Step 1 of 5"),
    brands=("Codelane", "Bytewise", "Stackroom"),
    hashtags=("software", "tutorial", "coding", "developer", "tech", "howto"),
    genre=Genre.LECTURE,
)

PRODUCT = Topic(
    name="Product review",
    keywords=(
        *("review", "unboxing", "product", "demo", "gadget", "phone", "iphone", "laptop", "headphones", "keyboard"),
        *("vacuum", "appliance", "fridge", "mower", "scooter", "brand", "test", "smartwatch", "toothbrush"),
        "earbuds",
    ),
    decides=(
        *("unboxing", "lawnmower review", "robot mower", "robot vacuum", "air fryer review", "fryer review"),
        *("product demo", "running shoes size", "shoe review", "mattress review", "headphones", "size guide"),
        "stroller",
    ),
    subjects=("a new smartphone", "a robot vacuum", "wireless headphones", "a travel backpack"),
    titles=("Hands On: {subject}", "{subject} Reviewed", "Is {subject} Worth It?"),
    people=("a reviewer in a plain white shirt", "a tester with a notepad", "a customer with a curious look"),
    places=("on a white table", "in a bright studio", "in front of a neutral wall"),
    details=("packaging lies on the floor", "a small light blinks", "the price appears in a corner"),
    stages=(
        Stage(
            "Out of the box",
            ("opens a cardboard box", "lays all parts out in a row"),
            ("This is everything that comes with it.", "The manual is thin, which is a good sign."),
        ),
        Stage(
            "First impressions",
            ("turns it around in both hands", "presses the largest button"),
            ("It feels lighter than it looks.", "The finish is better than I expected."),
        ),
        Stage(
            "Putting it to the test",
            ("measures the time with a stopwatch", "repeats the test three times"),
            ("Let us see whether it keeps its promise.", "I ran every test twice."),
        ),
        Stage(
            "The verdict",
            ("gives a thumbs up", "holds up a card with a score"),
            ("At this price it is hard to beat.", "I would wait for the next model."),
        ),
    ),
    remarks=("It was designed in {town}.", "{company} had no say in this review."),
    signs=("4.5 / 5", "New", "In the box", "Pros and cons"),
    brands=("Nuvio", "Gadgetry", "Testbench"),
    hashtags=("review", "unboxing", "product", "handson", "tech", "gadgets"),
)

TRAINING = Topic(
    name="Workplace training",
    keywords=(
        *("onboarding", "employee", "staff", "safety", "compliance", "forklift", "ladder", "phishing", "roleplay"),
        *("hr", "workplace", "procedure", "awareness", "training", "induction", "briefing"),
    ),
    decides=(
        *("fire drill", "safety training", "awareness training", "staff training", "employee training"),
        *("compliance training", "safety induction", "safety briefing", "fire extinguisher", "employee onboarding"),
        *("onboarding new", "hire onboarding", "hr onboarding", "lockdown drill", "evacuation drill", "hr policy"),
        "sales training",
    ),
    subjects=("the first day at work", "safe lifting", "talking to customers", "an evacuation drill"),
    titles=("Training: {subject}", "What You Should Know about {subject}", "{subject} at Work"),
    people=("a trainer with a name badge", "a new employee in a blue shirt", "a supervisor with a clipboard"),
    places=("in a training room", "on the shop floor", "at the entrance of the building"),
    details=("a poster hangs on the wall", "others watch and take notes", "a yellow line marks the way"),
    stages=(
        Stage(
            "Why this matters",
            ("welcomes a small group", "hands out a sheet of paper"),
            ("Most accidents happen in the first month.", "Please ask whenever something is unclear."),
        ),
        Stage(
            "The right way",
            ("demonstrates the correct posture", "goes through a checklist"),
            ("Check first, then begin.", "If in doubt, stop and ask."),
        ),
        Stage(
            "The wrong way",
            ("shakes the head and starts again", "plays the difficult situation"),
            ("This is how it goes wrong.", "Nobody gets blamed for reporting a mistake."),
        ),
        Stage(
            "Now it is your turn",
            ("lets a trainee try", "ticks the last box on the list"),
            ("Practise it until it feels boring.", "There is a short quiz at the end."),
        ),
    ),
    remarks=("The same course is given in {town}.", "The material was prepared with {company}."),
    signs=("Safety first", "Assembly point", "Step 1", "Authorised staff only"),
    brands=("Safeguard", "Learnwell", "Badge & Co"),
    hashtags=("training", "workplace", "safety", "onboarding", "learning", "team"),
    genre=Genre.LECTURE,
)

TOPICS = (MEETING, TALK, SOFTWARE, PRODUCT, TRAINING)
