"""Health and medicine."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

MEDICINE = Topic(
    name="Medicine",
    keywords=(
        *("medicine", "medical", "surgery", "operation", "doctor", "nurse", "patient", "hospital", "dental"),
        *("dentist", "physio", "therapy", "cpr", "blood", "injection", "insulin", "health", "knee", "shoulder"),
        *("rehab", "clinic", "tourniquet", "depression", "anxiety", "cancer"),
    ),
    decides=(
        *("cpr", "arthroscopy", "ultrasound", "hand washing", "hand hygiene", "surgery", "home birth", "first aid"),
        *("hearing test", "eye test", "blood test", "baby checkup", "epipen", "toothache", "krankenhaus", "病院"),
        *("cataract", "physical exam", "colonoscopy", "endoscopy", "vaccination", "blood pressure", "heart sounds"),
        *("insulin pump", "heart pump", "central line", "lumbar puncture", "intubation", "catheter", "iv insertion"),
        *("blood draw", "phlebotomy", "wound care", "wound dressing", "suturing", "nasal swab", "patient transfer"),
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
        *("inhaler", "braces", "wisdom teeth", "wisdom tooth", "root canal", "chemo", "chemotherapy"),
        *("weight loss", "hair transplant", "post op", "rehab exercises", "acl", "knee replacement"),
        *("hip replacement", "dialysis", "physiotherapy"),
        *("clinical trial", "breastfeeding"),
        *("code blue", "mock code", "simulation lab", "skills lab", "trauma bay"),
        *("wound dressing", "wound care", "dressing change", "asthma"),
    ),
    subjects=("a sprained ankle", "a routine check-up", "healthy backs", "first aid"),
    titles=("Your health: {subject}", "Ask the doctor: {subject}", "{subject}, explained by a nurse"),
    people=(
        "a doctor in a white coat",
        "a nurse in blue scrubs",
        "a therapist in a polo shirt",
        "a clinician with a stethoscope",
    ),
    places=("in a treatment room", "beside an examination couch", "in front of an anatomical chart", "at a tidy desk"),
    details=("a monitor beeps", "gloves snap on", "a model stands on the desk", "a curtain is drawn", "a tap runs"),
    stages=(
        Stage(
            "What it is about",
            (
                "greets a patient",
                "points at an anatomical model",
                "draws a simple sketch",
                "sits down beside the patient",
            ),
            (
                "Many people come to us with questions about {about}, and most of them are worried.",
                "{guest} came to us {number} weeks ago, and has kindly agreed to tell you how it went.",
                "Let me explain {part} in plain words, without Latin.",
                "Tell me in your own words, {other}, what bothers you the most.",
                "In our practice here in {town}, hardly a day goes by without it.",
                "The good news first, and it concerns {part}.",
            ),
        ),
        Stage(
            "Before we begin",
            ("washes both hands carefully", "puts on gloves", "explains each step", "asks about allergies"),
            (
                "Clean hands come first, for at least twenty seconds, whatever we do about {part}.",
                "Do you take any medicines, {guest}, also herbal ones?",
                "We check the name and the date of birth twice, and {other} ticks it off.",
                "It takes about {number} minutes altogether, and you can stop me at any time.",
                "Nobody needs to be brave here, that's the first thing to know about {about}.",
            ),
        ),
        Stage(
            "Step by step",
            (
                "demonstrates the movement slowly",
                "counts to ten",
                "checks the position of the hands",
                "nods at a colleague",
            ),
            (
                "Slowly now, and only as far as it is comfortable for you, {other}.",
                "Breathe normally, for about {number} seconds, and tell me if anything feels wrong.",
                "The position of the hands matters, in {part} as in everything else.",
                "We repeat that a few times, with a short rest in between, until {other} is content.",
                "What you feel now is pressure, {guest}, and pressure is normal.",
                "A colleague in {home} taught me to explain {part} before I do it.",
            ),
        ),
        Stage(
            "What to be careful about",
            ("raises a finger", "writes down a value", "shows a leaflet", "listens attentively"),
            (
                "Pain, fever or dizziness: those are reasons to call us, whatever you've read about {part}.",
                "Please don't adjust the dose yourself, talk to {other} first.",
                "I'm always a little cautious when people read about {about} at two in the morning.",
                "Keep the note with the times, because {other} will ask you for it.",
                "Some people notice something in the first days, {guest} did, and it usually settles.",
                "When in doubt about {part}, ask, and ask again.",
            ),
        ),
        Stage(
            "Recovery",
            ("smiles at the patient", "hands over a leaflet", "makes an appointment", "says goodbye at the door"),
            (
                "Give it time, your body knows more about {part} than you think.",
                "Rest, water, a short walk, and in two weeks {guest} would like to hear how you are.",
                "Some are back at work after {number} days, others, like {absent}, need longer.",
                "If you live near {home}, there's a group that meets once a month.",
                "For those who want to read more about {about}, we've put together a leaflet.",
                "You did very well, {other}, and thank you for your trust.",
            ),
        ),
    ),
    remarks=(
        "This is general advice, {guest}, and not a substitute for your own doctor.",
        "A clinic in {home} has followed {number} patients for several years.",
        "In an emergency, call the emergency number first, and only then think of {part}.",
        "{absent} asked us to say this very clearly: nobody has to go through that alone.",
    ),
    signs=("Treatment 2", "Please wait here", "Wash your hands", "Week 2", "Reception", "Quiet please"),
    brands=("Medivia", "Careline", "Vitalis", "Wellhouse"),
    hashtags=("health", "medicine", "healthcare", "wellbeing", "nurse", "doctor", "patientcare"),
    genre=Genre.LECTURE,
)
