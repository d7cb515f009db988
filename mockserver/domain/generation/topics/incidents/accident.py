"""Accidents on roads, rails and elsewhere."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

ACCIDENT = Topic(
    name="Accident",
    keywords=(
        *("accident", "collision", "rollover", "derailment", "wreck", "explosion", "paramedic", "pileup"),
        "injured",
    ),
    decides=(
        *("hit and run", "car accident", "car crash", "train crash", "plane crash", "bike accident", "rear ended"),
        *("accident de", "unfall", "verkehrsunfall", "accidente", "acidente", "交通事故", "choque", "autounfall"),
        *("fahrradunfall", "bus accident", "truck accident", "train accident", "elevator stuck", "stuck elevator"),
        *("tree falls", "cyclist hit", "pedestrian hit", "hit by car", "hit car", "hit van", "hit truck"),
        *("jackknife", "jackknifed", "fender bender"),
        *(f"{vehicle} crash" for vehicle in ("scooter", "bike", "motorcycle", "motorbike", "truck", "bus", "boat")),
        "helicopter crash",
    ),
    happens=("accident", "crash", "collision", "rollover", "derailment", "pileup", "wreck", "explosion", "spinout"),
    genre=Genre.NEWS_REPORT,
    subjects=("a minor collision at the roundabout",),
    titles=("Accident: {subject}", "What happened at {subject}"),
    people=(
        "a paramedic wearing a bright jacket",
        "a police officer holding a notepad",
        "a rescue worker wearing a helmet",
        "a traffic officer wearing white gloves",
    ),
    places=(
        "behind a police line",
        "at the edge of the scene",
        "beside an ambulance",
        "a safe distance away",
        "where people have gathered",
    ),
    details=(
        "a siren comes closer",
        "blue lights flash",
        "people stop and look",
        "a radio crackles",
        "somebody asks for a blanket",
        "traffic queues in the distance",
    ),
    stages=(
        Stage(
            "The moment it happened",
            (
                "steps out of a vehicle",
                "runs over to help",
                "speaks into a radio",
                "calls for a colleague",
            ),
            (
                "It all happened within seconds, says {guest}, who was standing nearby.",
                "Police in {town} were called shortly after it happened.",
                "We have seen the recording, and {part} can be made out quite clearly.",
                "Several people heard a loud noise and thought of thunder, {other} told us.",
                "It is not clear yet how it came to this, or what role {part} played.",
                "This is what we know so far about {about}.",
            ),
        ),
        Stage(
            "First aid",
            (
                "kneels down and asks a question",
                "unpacks a first-aid kit",
                "puts a blanket around somebody's shoulders",
                "waves to the ambulance",
            ),
            (
                "{guest} did the right thing: stop, secure the scene, and call for help.",
                "An ambulance from {town} was on its way at once, says {absent} of the control room.",
                "We will not show any pictures of the people involved, only of {part}.",
                "Passers-by gave first aid until the paramedics took over, {absent} of the ambulance service said.",
                "Please keep calm and leave a lane free, a police officer calls out to {other}.",
                "There is no word yet about how everybody is, and {part} cannot be approached.",
            ),
        ),
        Stage(
            "Securing the scene",
            (
                "puts up a warning triangle",
                "waves people past",
                "unrolls a barrier tape",
                "marks the ground with chalk",
            ),
            (
                "The area has been closed off, and drivers are being sent round by way of {home}.",
                "Officers are measuring every mark on the ground, a job of hours, says {absent}.",
                "Anyone who wants to get past {part} will need patience today.",
                "The fire service has made the area safe, {guest} has just been told.",
                "Investigators ask everybody who filmed {part} to send in the recording.",
                "A recovery crew from {company} is waiting for a go-ahead.",
            ),
        ),
        Stage(
            "What witnesses say",
            (
                "asks an eyewitness a question",
                "writes down a statement",
                "takes a photograph of the damage",
                "points at the spot",
            ),
            (
                "I just heard the noise and ran, {guest} told us, still shaken.",
                "{other} saw it differently and speaks of a long silence first.",
                "People here have been asking for changes for years, not only because of {part}.",
                "The camera of a shop, {company}, may have recorded it.",
                "An expert will now look into everything about {about}, and that takes time.",
                "Until then we should be careful with conclusions about {about}.",
            ),
        ),
        Stage(
            "What happens next",
            (
                "closes a notepad",
                "folds up the barrier tape",
                "answers the questions of a reporter",
                "sweeps the ground",
            ),
            (
                "The police in {town} have set up a number for witnesses.",
                "It may take until tonight before everything is open again, according to {absent}.",
                "Our thoughts are with everybody affected, says {guest} on behalf of the neighbours.",
                "As soon as we learn more about {about}, you will hear it here.",
                "What is left has been taken away by {company}, and the ground is clear.",
                "That is the situation here, and we will follow up on {part}.",
            ),
        ),
    ),
    remarks=(
        "The mayor of {town} has thanked the emergency services.",
        "{company} says that it is working with the investigators.",
        "If you filmed {part}, please do not post it, give it to the police.",
        "It is the second accident here in {number} weeks, {absent} points out.",
    ),
    signs=("Accident ahead", "Police line", "BREAKING NEWS", "Detour", "Emergency", "Road closed"),
    brands=("Rescue One", "Tow & Go", "Citycast", "Newsline 9"),
    hashtags=("accident", "crash", "emergency", "caughtoncamera", "police", "staysafe", "breakingnews"),
)
