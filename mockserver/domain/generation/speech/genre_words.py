"""The words of a name that decide the genre. Data only."""

from collections.abc import Mapping

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.words.proper_lists import CONFERENCES

_TAUGHT = """
    guitar piano drawing painting dance violin cello flute drum ukulele bass saxophone trumpet clarinet harp banjo
    singing
    vocal voice music tennis golf swimming ski surf riding cooking driving sewing knitting chess skating climbing boxing
    language spanish french german italian japanese english makeup photography pottery
"""
_TRAINED = """
    setup operator operators machine equipment forklift software product sales onboarding security phishing harassment
    induction maintenance hr cashier hygiene warehouse crane welding leadership management diversity privacy
"""

_MEDICAL = """
    cardiology dermatology neurology oncology orthopedic orthopaedic orthopedics orthopaedics paediatric pediatric
    pediatrics psychiatry psychiatric psych urology gynecology gynaecology endocrinology rheumatology allergy dental
    prenatal antenatal diabetes fertility nutrition migraine asthma preop postop preoperative postoperative anesthesia
    anaesthesia physio physiotherapy rehab ent dietitian midwife
    health doctor follow-up followup
"""
_VISITS = "consult consultation appointment visit intake checkup"

_CELEBRATED = """
    wedding birthday bday anniversary retirement engagement farewell quinceanera hochzeit geburtstag mariage
    anniversaire boda cumpleaños casamento aniversário matrimonio compleanno
"""
CELEBRATED = frozenset(_CELEBRATED.split())
"""At these a speech is one of a guest."""

WORDS_OF_GENRES: Mapping[Genre | None, tuple[str, ...]] = {
    None: (
        *("boat trailer", "camper trailer", "horse trailer", "utility trailer", "travel trailer", "tractor trailer"),
        *("truck trailer", "cargo trailer", "car trailer", "trailer hitch", "trailer park", "musical instrument"),
        *("musical instruments", "musical box", "musical chairs", "meeting my", "meeting the", "meeting our"),
        *("meeting a", "meeting her", "meeting his", "meeting room", "training montage"),
    ),
    Genre.TUTORIAL: (
        *(
            "how to",
            "howto",
            "tutorial",
            "step by step",
            "walkthrough",
            "wie man",
            "anleitung",
            "montageanleitung",
            "bedienungsanleitung",
            "comment faire",
        ),
        *("tutoriel", "como hacer", "cómo hacer", "como fazer", "recipe", "rezept", "receta", "recette", "ricetta"),
        *("receita", "diy", *(f"{taught} {lesson}" for taught in _TAUGHT.split() for lesson in ("lesson", "lessons"))),
        *("tips and tricks", "for beginners", "for dummies"),
    ),
    Genre.SALES_CALL: (
        *(
            "gong call",
            "call discovery",
            "sales pitch",
            "pitch meeting",
            "sales call",
            "discovery call",
            "cold call",
            "demo call",
            "prospect call",
            "sales demo",
            "closing call",
        ),
        *("follow up call", "qualification call", "outbound call", "prospecting call", "negotiation call"),
        *("pricing call", "upsell call", "call with prospect", "sales conversation", "verkaufsgespräch"),
    ),
    Genre.CALL: (
        *("support call", "customer call", "call recording", "recorded call", "call center recording", "client call"),
        *("call centre recording", "customer service call", "customer support call", "helpdesk call", "service call"),
        *("help desk call", "churn call", "retention call", "escalation call", "complaint call", "collections call"),
        *("collection call", "billing call", "refund call", "cancellation call", "renewal call", "check in call"),
        *("inbound call", "kundengespräch", "support escalation", "support case", "support ticket"),
        *("qa call", "call qa", "billing dispute", "dispute call", "claim call", "claims call", "hotline call"),
        *("call with client", "call with customer", "onboarding call client", "onboarding call customer"),
        *("client onboarding call", "customer onboarding call", "customer complaint"),
        *("call about", "call regarding", "call concerning", "calling about"),
    ),
    Genre.OPERATION: (
        *("live surgery", "surgery recording", "surgery footage", "robotic surgery", "lap chole", "surgical technique"),
    ),
    Genre.PATROL: (
        *("bodycam", "bodycams", "bwc", "body camera", "body cam", "body worn camera", "body worn video", "axon body"),
        *("bodycam footage", "dashcam and bodycam"),
    ),
    Genre.CONSULTATION: (
        *("patient consult", "patient consultation", "patient visit", "patient interview", "patient encounter"),
        *("patient intake", "medical consult", "medical consultation", "doctor consultation", "doctor's consultation"),
        *("doctor appointment", "doctor's appointment", "doctors appointment", "gp appointment", "gp consultation"),
        *("gp visit", "clinic visit", "office visit", "telehealth", "telemedicine", "teleconsult", "teleconsultation"),
        *("simulated patient", "standardized patient", "standardised patient", "ward round", "doctor visit"),
        *("doctor patient", "patient history", "history taking", "follow up visit", "follow-up visit"),
        *(f"{field} {visit}" for field in _MEDICAL.split() for visit in _VISITS.split()),
        *("followup visit", "consult", "consulta", "virtual visit", "video visit", "medication check", "med check"),
        *("annual physical", "sick visit", "wellness visit", "well child visit"),
        *("arztgespräch", "sprechstunde", "patientengespräch", "consulta médica", "consulta medica"),
        *("consultation médicale", "visita medica"),
    ),
    Genre.MEETING: (
        *("standup", "stand up meeting", "daily scrum", "all hands", "allhands", "retrospective", "retro", "meeting"),
        *("earnings call", "conference call", "team call", "video call", "zoom call"),
        *("onboarding call", "kickoff call", "weekly call", "weekly sync", "team sync", "town hall", "townhall"),
        *("quarterly review", "sprint review", "performance review", "design review", "code review", "budget review"),
        *("sprint planning", "board of directors", "committee", "city council", "town council", "public hearing"),
        *(
            "planning commission",
            "zoning board",
            "planning board",
            "zoning hearing",
            "zoning commission",
            "school board",
        ),
        *("board of supervisors", "county commission", "city commission", "town meeting", "candidate forum"),
        *(
            "incident review",
            "postmortem",
            "post mortem",
            "debrief",
            "architecture review",
            "arch review",
            "design crit",
        ),
        *("leadership offsite", "team offsite", "company offsite", "offsite recap", "company retreat"),
        *("design critique", "pitch rehearsal", "info session", "versammlung", "parent teacher conference"),
        *("senate hearing", "committee hearing", "one on one", "reunión", "réunion", "besprechung", "sitzung"),
    ),
    Genre.JOB_INTERVIEW: (
        *("job interview", "job interviews", "candidate interview", "applicant interview", "hiring interview"),
        *("interview candidate", "interview applicant", "screening interview"),
        *("technical interview", "coding interview", "mock interview"),
        *("recruiter screen", "recruiting interview", "recruitment interview", "behavioral interview"),
        *("behavioural interview", "final round interview", "first round interview", "second round interview"),
        *("competency interview", "bewerbungsgespräch", "vorstellungsgespräch", "jobinterview"),
        *("entrevista de trabajo", "entretien d'embauche", "colloquio di lavoro", "entrevista de emprego"),
    ),
    Genre.INTERVIEW: (
        *(
            "interview",
            "interviews",
            "intv",
            "podcast",
            "podcasts",
            "conversation with",
            "in conversation",
            "fireside chat",
        ),
        *("kundeninterview", "mitarbeiterinterview", "experteninterview"),
        *("talk show", "entrevista", "entretien", "intervista"),
    ),
    Genre.TRAILER: ("trailer", "teaser"),
    Genre.ADVERTISEMENT: (
        *("promo", "advert", "advertisement", "tv commercial", "testimonial", "testimonials", "tvc", "product film"),
        *("brand film", "image film", "imagefilm", "corporate film", "customer story", "customer stories"),
        *("success story", "werbefilm", "produktfilm"),
    ),
    Genre.LECTURE: (
        *("lecture", "webinar", "tedx", "ted talk", "keynote", "seminar", "masterclass", "safety training"),
        *("staff training", "compliance training", "employee training", "online course", "crash course", "explained"),
        *("fire safety training", *(f"{trained} training" for trained in _TRAINED.split())),
        *("schulung", "unterweisung", "einweisung", "fortbildung", "weiterbildung", "formation sécurité"),
        *("formation incendie", "formation continue", "capacitación", "capacitacion", "guest lecture", "elearning"),
        *CONFERENCES,
        *("lightning talk", "poster spotlight"),
        *("explainer", "intro to", "introduction to", "vortrag", "vorlesung", "conférence", "conferencia"),
        *(
            "what is",
            "what are",
            "faq",
            "faqs",
            "panel discussion",
            "conference talk",
            "thesis defense",
            "thesis defence",
        ),
    ),
    Genre.TESTIMONY: (
        *("deposition", "depositions", "depo", "cross examination", "direct examination", "redirect examination"),
        *("cross-examination", "examination under oath", "sworn statement", "witness testimony"),
        *("witness examination", "witness interview", "expert witness", "eyewitness account", "plaintiff", "defendant"),
        *("preliminary hearing", "sentencing hearing", "evidentiary hearing", "suppression hearing", "motion hearing"),
        *("bail hearing", "bond hearing", "custody hearing", "parole hearing", "court hearing", "disciplinary hearing"),
        *("arraignment", "arbitration", "arbitration hearing", "mediation session", "jury trial", "bench trial"),
        *(
            "expert testimony",
            "trial testimony",
            "sworn testimony",
            "testimony of",
            "testimony day",
            "murder trial",
            "state v",
            "people v",
            "united states v",
            "commonwealth v",
            "v state",
        ),
        *("zeugenaussage", "zeugenvernehmung", "declaración jurada", "audiencia judicial", "témoignage"),
    ),
    Genre.TOAST: (
        *("best man speech", "best man's speech", "best man toast", "maid of honor speech", "maid of honor toast"),
        *("maid of honour speech", "maid of honour toast", "matron of honor speech", "father of the bride speech"),
        *("mother of the bride speech", "father of the groom speech", "mother of the groom speech", "groom speech"),
        *("bride speech", "bridesmaid speech", "bridesmaid toast", "wedding speech", "wedding speeches"),
        *("wedding toast", "wedding toasts", "birthday speech", "birthday toast", "anniversary speech"),
        *("anniversary toast", "retirement speech", "retirement toast", "farewell speech", "leaving speech"),
        *("goodbye speech", "rehearsal dinner toast", "rehearsal dinner speech", "engagement toast"),
        *("champagne toast", "hochzeitsrede", "brautvaterrede", "geburtstagsrede", "abschiedsrede"),
        *("discours de mariage", "discurso de boda", "brindis"),
    ),
    Genre.DOCUMENTARY: (
        "documentary",
        "documentaries",
        "docu",
        "doku",
        "documental",
        "b-roll",
        "broll",
        "b roll",
        "documentaire",
        "history of",
        "making of",
    ),
    Genre.CEREMONY: ("memorial service", "funeral", "inauguration", "swearing in", "church service", "sunday service"),
    Genre.STAGE: (
        *("recital", "talent show", "school play", "musical", "award ceremony", "awards ceremony", "opening ceremony"),
        *("graduation ceremony", "awards night", "open mic"),
    ),
    Genre.COMMENTARY: (
        *("tournament", "championship", "championships", "league", "semifinal", "semifinals", "playoff"),
        *("playoffs", "olympics", "grand prix", "world cup", "cup final", "swim meet", "track meet"),
    ),
    Genre.NEWS_REPORT: (
        *(
            "news",
            "breaking news",
            "live coverage",
            "election night",
            "live report",
            "press conference",
            "presser",
            "reporter standup",
            "standup reporter",
            "live standup",
            "press briefing",
            "media briefing",
            "pkg",
            "vosot",
            "sot",
            "live hit",
            "live shot",
            "nachrichten",
            "noticias",
        ),
        *("journal télévisé",),
    ),
    Genre.VLOG: (
        *("vlog", "vlogs", "review", "unboxing", "haul", "day in my life", "day in the life", "grwm", "walkaround"),
        *("gameplay", "let's play", "lets play", "hands on", "first impressions", "house tour", "room tour"),
        *("house walkthrough", "home walkthrough", "apartment walkthrough", "property walkthrough"),
        *("walkthrough tour", "virtual tour", "itinerary", "comparison"),
        *("desk setup", "travel vlog", "demo", "product demo", "get ready with me"),
    ),
    Genre.HOME_VIDEO: (
        *("grandma", "grandpa", "grandad", "nana", "mom", "mum", "dad", "daddy", "mommy", "oma", "opa", "abuela"),
        *("abuelo", "my cat", "my dog", "my son", "my daughter", "my kid", "my kids", "my puppy", "my kitten"),
        *("our cat", "our dog", "our baby", "our kids", "our wedding", "honeymoon", "birthday", "hochzeit"),
        *(
            "zoomies",
            "first day of school",
            "first steps",
            "first bath",
            "first haircut",
            "first christmas",
            "baby shower",
            "gender reveal",
            "family reunion",
        ),
        *("family dinner", "christmas morning"),
    ),
}
"""In the order in which they decide, if a name has words of several genres. The first decide nothing."""
