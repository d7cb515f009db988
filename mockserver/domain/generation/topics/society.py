"""Topics of society: money, law, lectures, handicraft, advertising, fitness."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

FINANCE = Topic(
    name="Finance",
    keywords=(
        *("finance", "stock", "stocks", "share", "trading", "trader", "investor", "bank", "banking", "loan"),
        *("mortgage", "tax", "income", "inflation", "currency", "bitcoin", "crypto", "pension", "insurance"),
        *("economy", "nasdaq"),
    ),
    decides=("stock market", "market crash", "first time buyer", "mortgage"),
    subjects=("interest rates", "saving for a house", "the price of gold", "a first pension plan"),
    titles=("Money Matters: {subject}", "Understanding {subject}", "A Closer Look at {subject}"),
    people=("an analyst in a navy jacket", "an adviser with a tablet", "a trader with two screens"),
    places=("on a trading floor", "in front of a wall of prices", "at a glass desk"),
    details=("numbers run across a screen", "a curve turns downwards", "a phone lights up"),
    stages=(
        Stage(
            "The figures",
            ("points at a curve", "reads a row of prices"),
            ("The figures are from last night.", "Prices moved more than usual."),
        ),
        Stage(
            "What is behind them",
            ("draws two lines on a chart", "compares two columns"),
            ("Interest rates explain about half of it.", "Buyers became careful."),
        ),
        Stage(
            "Risk and return",
            ("weighs the risks", "calculates a percentage"),
            ("Never put everything into one share.", "A higher return has its price."),
        ),
        Stage(
            "Outlook",
            ("gives a forecast", "closes the report"),
            ("Nobody knows where the market will be in a year.", "This is no advice to buy."),
        ),
    ),
    remarks=("{company} cut its dividend.", "The exchange in {town} closed early."),
    signs=("+1.8 %", "Quarterly figures", "Sell / Buy", "Source: own calculation"),
    brands=("Ledgerly", "Northbank", "Coinhall"),
    hashtags=("finance", "money", "markets", "investing", "economy", "business"),
    genre=Genre.MEETING,
)

LAW = Topic(
    name="Law",
    keywords=(
        *("law", "legal", "court", "judge", "trial", "lawyer", "attorney", "deposition", "witness", "verdict"),
        *("contract", "lawsuit", "testimony", "divorce", "arbitration", "police", "arrest", "prosecutor"),
    ),
    decides=(
        *("deposition", "arraignment", "courtroom", "testimony", "closing argument"),
        *("mock trial", "murder trial", "supreme court", "cross examination", "police chase", "police pursuit"),
        *(
            "moot court",
            "court hearing",
            "estate planning",
            "tenant rights",
        ),
    ),
    subjects=("a rental contract", "a case about a fence", "the rights of tenants", "an appeal"),
    titles=("Before the Court: {subject}", "Your Rights: {subject}", "The Case of {subject}"),
    people=("a lawyer in a black robe", "a judge with a gavel", "a witness in a grey suit"),
    places=("in a panelled courtroom", "at the witness stand", "in a law office"),
    details=("files are piled up on the bench", "a clerk takes the minutes", "a flag stands in the corner"),
    stages=(
        Stage(
            "The case",
            ("opens a thick file", "states the facts"),
            ("The facts are not in dispute.", "Please state your name for the record."),
        ),
        Stage(
            "Evidence",
            ("holds up a document", "answers under oath"),
            ("I show you exhibit three.", "I do not recall the exact date."),
        ),
        Stage(
            "Arguments",
            ("makes an objection", "turns to the jury"),
            ("Objection, that calls for speculation.", "The contract is clear on this point."),
        ),
        Stage(
            "Decision",
            ("reads the ruling", "closes the file"),
            ("The motion is denied.", "The parties have thirty days to appeal."),
        ),
    ),
    remarks=("A court in {town} decided otherwise.", "Counsel for {company} had no questions."),
    signs=("Exhibit 3", "Case No. 22-451", "On the record", "Quiet please"),
    brands=("Justia Hall", "Lex & Partners", "Courtline"),
    hashtags=("law", "legal", "court", "justice", "rights", "lawyer"),
    genre=Genre.DOCUMENTARY,
)

LECTURE = Topic(
    name="University lecture",
    keywords=(
        *("university", "lecture", "professor", "physics", "quantum", "thermodynamics", "economics", "philosophy"),
        *("calculus", "biology", "psychology", "thesis", "seminar", "mathematics", "theorem", "academic", "genetics"),
    ),
    decides=("lecture", "thesis defense", "vorlesung"),
    subjects=("the second law", "cells and their energy", "free will", "supply and demand"),
    titles=("Lecture 4: {subject}", "An Introduction to {subject}", "{subject} in Forty Minutes"),
    people=("a professor with grey curls", "a lecturer in a corduroy jacket", "a student with a notebook"),
    places=("in a steep lecture hall", "in front of a long blackboard", "beside a projected slide"),
    details=("students type along", "a formula fills the board", "a laser dot wanders over the slide"),
    stages=(
        Stage(
            "Where we stopped",
            ("wipes the board", "shows the first slide"),
            ("Last week we ended with a definition.", "Please find a seat, we begin."),
        ),
        Stage(
            "The idea",
            ("writes down a formula", "draws a diagram"),
            ("The idea is older than the formula.", "Let us state this carefully."),
        ),
        Stage(
            "An example",
            ("works through an example", "asks the students"),
            ("An example makes this concrete.", "What happens if we double it?"),
        ),
        Stage(
            "For next week",
            ("sums up three results", "gives the reading for next week"),
            ("This will be in the exam.", "Read chapter nine for next week."),
        ),
    ),
    remarks=("A group in {town} measured this.", "The chair is paid for by {company}."),
    signs=("Theorem 2", "Q.E.D.", "Chapter 9", "Office hours: Tuesday"),
    brands=("Campus Press", "Academia One", "Openlecture"),
    hashtags=("lecture", "university", "science", "education", "learning", "theory"),
    genre=Genre.LECTURE,
)

HANDICRAFT = Topic(
    name="Handicraft",
    keywords=(
        *("origami", "paper", "craft", "handicraft", "quilt", "quilting", "embroidery", "jewelry", "beads"),
        *("macrame", "candle", "soap", "leather", "basket", "crochet", "scrapbook", "weaving", "mosaic", "glue"),
        *("handmade", "sewing", "sew"),
    ),
    decides=(
        *("paper cutting", "kinetic sand", "lego", "origami", "stop motion", "slime making", "crochet"),
        "leather purse",
        *("knife sharpening whetstone", "whetstone", "candle making"),
        *(
            "fly tying",
            "epoxy resin art",
            "resin art",
            "resin casting",
            "macrame",
            "quilting",
        ),
    ),
    subjects=("a paper lantern", "a leather purse", "a patchwork blanket", "beeswax candles"),
    titles=("Made by Hand: {subject}", "An Afternoon with {subject}", "{subject} for Beginners"),
    people=("a craftswoman with a thimble", "a hobbyist with reading glasses", "a teacher in a patterned blouse"),
    places=("at a table full of material", "in a craft room", "beside a box of tools"),
    details=("scraps lie on the table", "a lamp lights both hands", "scissors snip"),
    stages=(
        Stage(
            "Material and tools",
            ("sorts the material by colour", "lays out the tools"),
            ("You need less than you think.", "A sharp pair of scissors is worth it."),
        ),
        Stage(
            "Folding and cutting",
            ("folds along the line", "cuts out a shape"),
            ("Press the fold with a fingernail.", "Cut once, measure twice before."),
        ),
        Stage(
            "Putting it together",
            ("glues two pieces together", "ties a small knot"),
            ("Hold it for ten seconds.", "From here on it gets its shape."),
        ),
        Stage(
            "The finished piece",
            ("holds the finished piece up", "adds a last detail"),
            ("No two are alike.", "It makes a fine present."),
        ),
    ),
    remarks=("The pattern comes from {town}.", "The material was sent by {company}."),
    signs=("Step 1", "Template A", "Fold here", "Handmade"),
    brands=("Craftbox", "Papermill", "Thread & Co"),
    hashtags=("handicraft", "diy", "handmade", "craft", "creative", "hobby"),
    genre=Genre.TUTORIAL,
)

ADVERTISEMENT = Topic(
    name="Advertisement",
    keywords=(
        *("ad", "ads", "advert", "advertisement", "commercial", "spot", "promo", "campaign", "sponsored", "brand"),
        *("marketing", "superbowl", "teaser", "slogan", "perfume"),
    ),
    decides=(
        *("ad", "advert", "tv spot", "brand film", "super bowl commercial", "werbespot", "promo"),
        "customer testimonial",
    ),
    happens=("commercial", "advertisement", "spot"),
    subjects=("a new fragrance", "a bar of chocolate", "a pair of sneakers", "a summer sale"),
    titles=("Introducing {subject}", "The Story of {subject}", "Made for You: {subject}"),
    people=("a model in white linen", "a couple in sunglasses", "an actor with a bright smile"),
    places=("on a rooftop at sunset", "in a white studio", "on an empty road"),
    details=("music swells", "light sweeps over the product", "a slogan fades in"),
    stages=(
        Stage(
            "A longing",
            ("gazes into the distance", "walks in slow motion"),
            ("Some things you just know.", "What if today were different?"),
        ),
        Stage(
            "The product",
            ("turns the product in the light", "opens the box"),
            ("Made without compromise.", "Feel the difference."),
        ),
        Stage(
            "The promise",
            ("laughs with friends", "throws both arms in the air"),
            ("Because you are worth waiting for.", "More of what you love."),
        ),
        Stage(
            "The slogan",
            ("smiles into the camera", "walks out of the picture"),
            ("Available now.", "Find yours today."),
        ),
    ),
    remarks=("{company}: always a step ahead.", "Now also in {town}."),
    signs=("New", "Only this week", "Terms apply", "Available now"),
    brands=("Auralis", "Velvet & Sons", "Brightly"),
    hashtags=("advertisement", "commercial", "brand", "marketing", "new", "lifestyle"),
    genre=Genre.ADVERTISEMENT,
)

FITNESS = Topic(
    name="Fitness",
    keywords=(
        *("workout", "fitness", "gym", "hiit", "cardio", "squat", "pushup", "deadlift", "crossfit", "abs"),
        *("exercise", "exercises", "physio", "pilates", "treadmill", "dumbbell", "warmup", "weightlifting"),
        "stretching",
    ),
    decides=("hiit", "musculação", "krafttraining", "musculation"),
    subjects=("a short workout", "training for the back", "the first pull-up", "a warm-up in ten minutes"),
    titles=("Get Moving: {subject}", "{subject} at Home", "Twenty Minutes: {subject}"),
    people=("a trainer in a black tank top", "a woman with a towel", "a man with wristbands"),
    places=("in a bright gym", "on a rubber mat", "in front of a mirror wall"),
    details=("a timer counts down", "weights clank", "a fan turns"),
    stages=(
        Stage(
            "Warming up",
            ("jogs on the spot", "circles both arms"),
            ("Start gently.", "Loosen your shoulders."),
        ),
        Stage(
            "First round",
            ("goes down into a squat", "lifts a dumbbell"),
            ("Ten more, you can do it.", "Keep your back straight."),
        ),
        Stage(
            "Second round",
            ("holds the position", "counts the last seconds"),
            ("Breathe out as you push.", "It should burn a little."),
        ),
        Stage(
            "Cooling down",
            ("stretches one leg", "takes a sip of water"),
            ("Well done, that was tough.", "Rest for a day before you repeat this."),
        ),
    ),
    remarks=("{company} lent us the mats.", "The class in {town} does this twice a week."),
    signs=("00:30", "Round 2", "Rest", "12 reps"),
    brands=("Ironloft", "Movewell", "Pulse Gym"),
    hashtags=("fitness", "workout", "health", "training", "exercise", "gym"),
    genre=Genre.TUTORIAL,
)

TOPICS = (FINANCE, LAW, LECTURE, HANDICRAFT, ADVERTISEMENT, FITNESS)
