"""Topics of technology: aircraft, and the maintenance of machines and plants."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

AVIATION = Topic(
    name="Aviation",
    keywords=(
        *("aviation", "aircraft", "airplane", "cockpit", "pilot", "flight", "helicopter", "jet", "runway", "boeing"),
        *("airbus", "cessna", "takeoff", "hangar", "glider", "preflight", "airline"),
    ),
    subjects=("a night flight", "the first solo flight", "a landing in crosswind", "an old propeller plane"),
    titles=("Cleared for Takeoff: {subject}", "In the Air: {subject}", "From the Cockpit: {subject}"),
    people=("a pilot with a headset", "a mechanic in a yellow vest", "a captain in a white shirt"),
    places=("in the cockpit", "on the apron", "in a bright hangar"),
    details=("lights blink along the runway", "the needles move on the dials", "a voice crackles on the radio"),
    stages=(
        Stage(
            "Before the flight",
            ("walks around the wings with a torch", "goes through a list, point by point"),
            ("Nothing leaves the ground before the list is done.", "Fuel, flaps, controls: free and correct."),
        ),
        Stage(
            "Ready for departure",
            ("moves the levers forward", "waits for the clearance"),
            ("Check the instruments first, then the sky.", "The tower has cleared us."),
        ),
        Stage(
            "In the air",
            ("watches the instruments", "makes a wide turn above the clouds"),
            ("Small corrections, and never in a hurry.", "From up here the weather looks harmless."),
        ),
        Stage(
            "Back on the ground",
            ("rolls slowly to the stand", "signs the logbook"),
            ("Wheels down, three green lights.", "A good landing is one that the passengers forget."),
        ),
    ),
    remarks=("The tower of {town} is still open.", "{company} services the engines every spring."),
    signs=("Gate 12", "Hold short", "Runway 27", "Keep clear of propellers"),
    brands=("Nordwing", "Aerolux", "Skyline Charter"),
    hashtags=("aviation", "flying", "pilot", "cockpit", "avgeek", "aircraft"),
    genre=Genre.DOCUMENTARY,
)

ENGINEERING = Topic(
    name="Engineering",
    keywords=(
        *("engineering", "turbine", "generator", "pump", "valve", "reactor", "boiler", "hydraulic", "substation"),
        *("compressor", "gearbox", "plc", "elevator", "bearing", "circuit", "voltage", "calibration", "printer"),
        *("scanner", "antenna", "sewage", "pipeline", "refinery", "soldering", "capacitor"),
    ),
    decides=(
        *("rocket launch", "static fire", "crash test", "wind tunnel", "geothermal plant", "3d printer"),
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
    ),
    subjects=("a diesel generator", "a cooling pump", "the control cabinet", "a worn gearbox"),
    titles=("Technical Notes: {subject}", "Step by Step: {subject}", "Under the Cover: {subject}"),
    people=("a technician with a meter", "an engineer in grey overalls", "a fitter with safety glasses"),
    places=("in a plant room", "beside an open cabinet", "in front of a row of gauges"),
    details=("a pilot lamp turns green", "a fan spins up", "the pressure rises on a gauge"),
    stages=(
        Stage(
            "Before the work",
            ("switches off the supply and hangs up a tag", "compares the drawing with the plate"),
            ("First make sure that nothing can start by itself.", "The manual gives the order of the steps."),
        ),
        Stage(
            "Taking it apart",
            ("loosens the cover, bolt by bolt", "lays out the parts in a row"),
            ("Note where each seal comes from.", "You see the wear on this edge."),
        ),
        Stage(
            "Measuring and setting",
            ("reads a value from the meter", "turns a screw by a quarter"),
            ("The value must stay within the limits on the plate.", "Tighten crosswise, with the right torque."),
        ),
        Stage(
            "Test run",
            ("starts the unit and listens", "writes the values into a log"),
            ("Let it run warm before you trust a reading.", "No leak, no noise, no alarm."),
        ),
    ),
    remarks=("The spare part came from {town}.", "{company} inspects it every two years."),
    signs=("High voltage", "Unit 3", "Do not operate", "Main valve"),
    brands=("Torqline", "Hydrakon", "Voltmark"),
    hashtags=("engineering", "maintenance", "technician", "machinery", "howitworks", "technical"),
    genre=Genre.TUTORIAL,
)

TOPICS = (AVIATION, ENGINEERING)
