"""Machines, plants and technical systems."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

ENGINEERING = Topic(
    name="Engineering",
    keywords=(
        *("engineering", "turbine", "generator", "pump", "valve", "reactor", "boiler", "hydraulic", "substation"),
        *("compressor", "gearbox", "plc", "elevator", "bearing", "circuit", "voltage", "calibration", "printer"),
        *("scanner", "antenna", "sewage", "pipeline", "refinery", "soldering", "capacitor"),
    ),
    decides=(
        *("crash test", "wind tunnel", "geothermal plant", "3d printer"),
        *("treatment plant", "power plant"),
        *("power station", "oil refinery", "desalination plant"),
        *("nuclear plant", "sewage plant", "pumping station", "cell tower", "water works", "kraftwerk"),
        *("kläranlage", "wind turbine", "incineration plant", "filtration plant", "generation plant", "waste plant"),
        *("biogas plant", "solar plant", "chemical plant", "plant tour", "plant outage", "plant shutdown"),
        *("plant operator", "plant manager", "control room", "turbine hall", "hydropower dam"),
        *(
            "engine room",
            "pump room",
            "boiler room",
        ),
        *("pipe inspection", "sewer inspection", "drain inspection", "drain survey", "cctv inspection"),
        *("inspection cctv", "cctv survey", "crane inspection", "elevator inspection", "lift inspection"),
        *("boiler inspection", "tank inspection"),
        *("solar farm", "wind farm"),
    ),
    subjects=("a diesel generator", "a cooling pump", "the control cabinet", "a worn gearbox"),
    titles=("Technical notes: {subject}", "Step by step: {subject}", "Under the cover: {subject}"),
    people=(
        "a technician with a meter",
        "an engineer in grey overalls",
        "a fitter with safety glasses",
        "an operator with a clipboard",
    ),
    places=("in a technical room", "beside an open cabinet", "in front of a row of gauges", "at a control desk"),
    details=(
        "a pilot lamp turns green",
        "a fan spins up",
        "a value rises on a display",
        "a relay clicks",
        "somebody writes into a log",
    ),
    stages=(
        Stage(
            "Before the work",
            (
                "hangs up a warning tag",
                "compares the drawing with the plate",
                "goes through a checklist",
                "lays out the tools",
            ),
            (
                "First make sure that nothing can start by itself, and only then think of {part}.",
                "The manual gives the order of the steps, {guest}, and we keep to it.",
                "I have the drawing here, sheet {number}, and it's newer than the machine.",
                "Somebody at our site in {home} skipped this step once, and only once.",
                "There's a short version and a long version of everything about {about}, and this is the short one.",
            ),
        ),
        Stage(
            "How it works",
            (
                "explains a drawing with a pen",
                "points at the main components",
                "traces a line with one finger",
                "counts the stages on one hand",
            ),
            (
                "In principle it's simple: something goes in here, and something else comes out there, {other}.",
                "It has dozens of moving parts, says {absent}, and four of them matter.",
                "Once you have understood {part}, the rest is plumbing.",
                "The unit in {home} is twice the size and works in exactly the same way.",
                "When I started, nobody could explain to me why there had to be so many rules about {about}.",
            ),
        ),
        Stage(
            "Measuring and setting",
            (
                "reads a value from the meter",
                "turns a screw by a quarter",
                "writes down three figures",
                "waits until the value settles",
            ),
            (
                "The value has to stay within the limits on the plate, so read it to me, {guest}.",
                "Wait until it has settled, or you'll be chasing {part} all day.",
                "That makes {number}, and yesterday it was two less.",
                "Tighten crosswise, with the right torque, as {other} does it now.",
                "Measure twice, because I'd rather have no data about {about} than wrong data.",
                "What would you check next, apart from {part}?",
            ),
        ),
        Stage(
            "Test run",
            ("starts the unit and listens", "watches the display", "raises one hand to stop", "nods at a colleague"),
            (
                "Stand clear, {other}, I'm going to start it up.",
                "Let it run for {number} minutes before you trust a reading.",
                "No leak, no noise, no alarm, and that's good news for {part}.",
                "You can hear it when something is wrong, long before {home} rings to complain.",
                "If it trips now, we know at least that it has to do with {part}.",
                "Everything in the green, says {guest}, so we take it up to full load.",
            ),
        ),
        Stage(
            "Handing over",
            ("signs the report", "removes the warning tag", "closes the cabinet", "wipes clean a display"),
            (
                "I put the values into the log, with date and name, so that {absent} can find them.",
                "The next check is due after {number} weeks, {guest}, or earlier if you hear anything odd.",
                "That's it for today, and {part} should give no trouble for a while.",
                "If you want to know more about {about}, the standard is surprisingly readable.",
                "Thank you, {guest}, and give my regards to the shift in {home}.",
            ),
        ),
    ),
    remarks=(
        "The spare part comes from {home} and takes {number} days.",
        "{company} inspects this every two years.",
        "If the manual and {guest} disagree, call {absent}.",
        "I keep a notebook on {part}, and it has saved me more than once.",
    ),
    signs=(
        "High voltage",
        "Unit 3",
        "Do not operate",
        "Authorised staff only",
        "Last inspection: May",
        "Test in progress",
    ),
    brands=("Torqline", "Hydrakon", "Voltmark", "Ampere & Lund"),
    hashtags=("engineering", "maintenance", "technician", "machinery", "howitworks", "technical", "tech"),
    genre=Genre.TUTORIAL,
)
