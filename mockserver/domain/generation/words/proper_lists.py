"""Words that are part of a name beside the right words: titles of people, streets, courses. Companies. Data only."""

ABBREVIATED_TITLES = frozenset(["dr", "mr", "mrs", "ms", "prof", "sgt", "lt", "capt", "fr"])

_TITLES_OF_PEOPLE = """
    pastor coach professor doctor mayor chef captain sergeant lieutenant aunt auntie uncle nurse principal sister
    brother father judge officer senator president detective rabbi bishop deacon cousin grandma grandpa granny
"""
TITLES_OF_PEOPLE = ABBREVIATED_TITLES | frozenset(_TITLES_OF_PEOPLE.split())
"""They belong to the name of a person after them: "Coach Tom"."""

_STREETS = "street avenue ave lane road blvd boulevard drive court crescent"
STREETS = frozenset(_STREETS.split())

ALSO_NO_STREETS = frozenset(["drive", "court", "crescent"])
"""They name streets only after the number of a house: "12 Oak Drive"."""

_STREET_NAMES = """
    main elm oak maple pine cedar birch cherry willow walnut chestnut ash poplar magnolia church king queen park mill
    baker river station spring washington jefferson lincoln madison franklin jackson adams sunset broadway union
    victoria abbey harbor harbour highland orchard market first second third fourth fifth sixth seventh eighth ninth
"""
STREET_NAMES = frozenset(_STREET_NAMES.split())
"""Words before "Street" and the like that name one."""

_COURSES = (
    "cs bio biol chem hist econ phys psy psych eng engl math maths stat stats phil soc geog anth ling mus comp calc"
)
COURSES = frozenset(_COURSES.split())
"""Subjects in the codes of courses: "CS101"."""

_NUMBERED_LESSONS = """
    lecture lesson class seminar webinar lab week module unit chapter session episode ep workshop tutorial
    podcast
"""
NUMBERED_LESSONS = frozenset(_NUMBERED_LESSONS.split())
"""After their number comes what they are about: "lecture 7 hash tables"."""

SHOWS = frozenset(["podcast", "show", "webinar"])
"""What episodes with a number are of."""

_HOLIDAYS = """
    easter_sunday easter_monday palm_sunday good_friday christmas_eve christmas_day boxing_day black_friday
    independence_day memorial_day labor_day veterans_day ash_wednesday
"""
HOLIDAYS_OF_TWO_WORDS = frozenset(tuple(one.split("_")) for one in _HOLIDAYS.split())

CLUBS = frozenset(["city", "united", "utd", "town", "rovers", "county", "wanderers", "athletic", "fc"])
"""Last words of the names of teams: "Norwich City"."""

_COMPANIES = """
    acme contoso globex initech northwind hooli fabrikam google microsoft tesla dyson sony samsung nintendo netflix
    amazon figma jira slack salesforce nike adidas ikea lego starbucks spotify uber airbnb huawei philips bosch siemens
    nvidia intel dell lenovo asus garmin fitbit canon nikon volvo renault fiat ferrari kawasaki yamaha suzuki ducati
    rolex gucci pepsi coca-cola boeing airbus hubspot zendesk shopify ibm porsche honda toyota bmw mercedes nissan
    mazda hyundai audi volkswagen
"""
COMPANIES = frozenset(_COMPANIES.split())
"""Companies whose names are no other words."""

_ENDS_OF_COMPANIES = """
    corp corporation inc ltd llc gmbh ag plc bv industries labs technologies systems logistics software solutions
    airlines pharma holdings partners ventures consulting
"""
ENDS_OF_COMPANIES = frozenset(_ENDS_OF_COMPANIES.split())
"""Last words of the names of companies: "Umbrella Corp"."""

_MORE_LAST_NAMES = """
    Doe Swift Musk Gates Trump Obama Biden Federer Nadal Messi Ronaldo Einstein Curie Bezos Buffett Winfrey
    Attenborough Ramsay Hamilton Verstappen Thunberg Zuckerberg Beethoven Lovelace Turing Darwin
"""
MORE_LAST_NAMES = frozenset(_MORE_LAST_NAMES.split())
"""Last names that are in no list of frequent ones."""

_MORE_FIRST_NAMES = """
    aarav ahmed aisha alfie ali amara amelia amelie amina ananya anika anjali aoife archie aria arjun asher astrid
    aurora ava beatrix bjorn callum camila camille chiara chidi cormac declan deepa diego dmitri eilidh elena eliana
    elias ella ellie elsie emil ezekiel ezra fatima felix finlay finn francesca freddie freya gianna giulia greta
    harper harriet haruto hassan hazel hiro hugo imogen ines ingrid isla jasper jaxon jisoo jonas jules kai
    katarzyna kavya kenji klara kofi kwame lars layla lena leo liam lily linh lorenzo luca lucia lucy lukas luna
    madelyn manon mateo matteo maya mei mila milo minho mohammed naomi neha ngozi niamh nils nora olga oliver otis
    owen pablo penelope pierre piotr poppy priya rahul raj rhys rohan rowan sanjay scarlett sebastian silas siobhan
    sofia stella sven svetlana thanh theo vikram yuki yusuf zara zoey
"""
MORE_FIRST_NAMES = frozenset(map(str.capitalize, _MORE_FIRST_NAMES.split()))
"""First names that are in no list of frequent ones."""
