"""The words in prompts for forms of texts. Data only; `prompt.py` uses it."""

from mockserver.domain.writing.prompts.vocabulary import KEYWORD_WORDS, TITLE_WORDS, Form

JSON_WORDS = r"json(?! (?:number|integer|boolean|string)s?\b)|jsonl|ndjson"

FORM_SIGNS: tuple[tuple[Form, str], ...] = (
    # In order of precedence: the more specific first, so that "a table of contents" is not a table.
    (Form.JSON, JSON_WORDS),
    (Form.YAML, r"ya?ml|toml"),
    (Form.XML, r"xml"),
    (Form.TITLE, r"hook lines?|hooks(?= for)"),
    (Form.TITLE, rf"(?:{TITLE_WORDS}) (?:suggestions|ideas|options|alternatives|variants|proposals)"),
    (
        Form.CSV,
        r"csv|tsv|comma[- ]separated values(?! (?:on|in) (?:one|a single) line)|tab[- ]separated(?: values)?"
        r"|(?:pipe|semi-?colon)[- ](?:separated|delimited) (?:files?|values|rows|text|data)",
    ),
    (Form.TABLE, r"tables?(?! of contents)|spreadsheet"),
    (
        Form.MINUTES,
        r"(?:meeting )?minutes with|meeting (?:minutes|notes)|minutes of (?:the|this) (?:meeting|video|call)",
    ),
    (Form.SCENARIOS, r"gherkin|given ?[/,-] ?when ?(?:[/,-]|,? and|, and) ?then|test scenarios?"),
    (Form.USER_STORIES, r"user stor(?:y|ies)"),
    (Form.FLASH_CARDS, r"flash ?cards?"),
    (Form.FAQ, r"faqs?|frequently asked questions|q&a"),
    (Form.DESCRIPTION, r"(?:youtube|vimeo) description|show ?notes"),
    (Form.LESSON_PLAN, r"lesson (?:plans?|outlines?)|teaching plans?"),
    (Form.WORKSHEET, r"work ?sheets?|homework(?: assignments?)?"),
    (Form.NOTES, r"(?:study|lecture|class|revision) notes|study guides?|cheat ?sheets?"),
    (
        Form.KEY_TERMS,
        r"key (?:terms|concepts)|(?:concepts?|terms?)\b[^.?!]{0,40} definitions?|glossary"
        r"|terms with (?:their )?definitions",
    ),
    (
        Form.RECIPE,
        r"recipe cards?|(?:as|into|in the form of) an? recipe|write (?:down |out |up )?(?:the|a) (?:full )?recipe"
        r"|(?:full|complete) recipe"
        r"|(?:give me|show me|extract|provide|share|get) (?:the|an?) (?:[a-z]+ )?recipe(?! for d)",
    ),
    (
        Form.GUIDE,
        r"how-?to (?:guides?|articles?)|(?:step-by-step|user|quick|beginner's|beginners) (?:guides?|manuals?)"
        r"|(?:into|write|create) a (?:guide|manual|tutorial)",
    ),
    (
        Form.REVIEW,
        r"(?:product|film|movie|critical|honest) reviews?|review with|write an? (?:[a-z]+ ){0,2}review"
        r"|(?:critical|opinion) columns?",
    ),
    (
        Form.NEWS,
        r"(?:match|game) (?:reports?|recaps?)|news (?:articles?|reports?|items?|stor(?:y|ies)|bulletins?)"
        r"|newspaper articles?|lead paragraph",
    ),
    (Form.PRESS_RELEASE, r"press releases?"),
    (Form.INCIDENT, r"(?:incident|accident|security|police|shift) (?:reports?|log)"),
    (Form.ALT_TEXT, r"alt(?:ernative)?[- ]text|captions? for accessibility|accessibility captions?"),
    (Form.SEARCH_TEXTS, r"meta[- ]?(?:titles?|descriptions?)|seo (?:titles?|descriptions?)"),
    (Form.ADS, r"google ads|ad (?:copy|headlines?|texts?)|(?:facebook|search) ads"),
    (
        Form.SHOP_TEXT,
        r"(?:property|product|shop|real estate|write an?|create an?) listings?|product descriptions?"
        r"|shop (?:texts?|descriptions?)",
    ),
    (Form.SCRIPT, r"(?:voice-?over|narration|podcast|tv|radio|video) scripts?|(?:write|create) a script"),
    (
        Form.LINES,
        r"(?:one|1|a) line (?:per|for each|for every) (?:scene|shot)"
        r"|(?:for )?(?:each|every) (?:scene|shot)(?! (?:on|at) )"
        r"|for (?:each|every) (?:[a-z]+ )?(?:event|moment|action)"
        r"|scene[- ]by[- ]scene|shot[- ]by[- ]shot|shot ?list|per scene|per shot"
        r"|log (?:of )?(?:all|every|each)(?: the)? (?:events?|actions?|movements?|activit(?:y|ies))",
    ),
    (
        Form.HIGHLIGHTS,
        r"thumbnails?|cover (?:images?|frames?|shots?)"
        r"|(?:most (?:exciting|important|interesting|memorable|dramatic|emotional|touching|intense|surprising)|best"
        r"|funniest)"
        r" (?:[0-9]{1,2} |two |three |four |five )?(?:moment|part|scene|clip)s?"
        r"|best [0-9]+[- ]seconds? clips?"
        r"|(?:highlights?|key moments|best moments)\b.{0,60}\b(?:time ?stamps?|time ?codes?|times?)",
    ),
    (
        Form.REASONS,
        r"reasons|(?:one|a|single) (?:good )?reason|pros (?:and|&) (?:(?:[2-9]|two|three|four|five) )?cons"
        r"|advantages and disadvantages"
        r"|strengths and weaknesses",
    ),
    (Form.HAIKU, r"haikus?"),
    (Form.SONG, r"raps?|(?:an?|two|three)(?: [a-z]+)? songs?|song about|lyrics|chorus"),
    (Form.POEM, r"poems?|poetry|verses?|stanzas?|rhymes?|limericks?|sonnets?|ballads?"),
    (
        Form.HASHTAGS,
        r"(?:instagram|tiktok|twitter|linked ?in|youtube|facebook|pinterest|x) hash ?tags?"
        r"|hash ?tags? (?:for|on)(?: an?| my| our)?"
        r" (?:instagram|tiktok|twitter|linked ?in|youtube|facebook|pinterest|x)",
    ),
    (Form.NEWSLETTER, r"newsletters?"),
    (
        Form.FOLLOW_UP,
        r"(?:follow[- ]?up|recap|thank[- ]you) (?:e-?mails?|messages?|letters?)"
        r"|e-?mails? to (?:the |all )?(?:participants|attendees|team)",
    ),
    (Form.APOLOGY, r"apology(?: (?:e-?mails?|letters?|messages?))?"),
    (
        Form.EMAIL,
        r"e-?mails?|(?<!only the )(?<!just the )(?<!single )letter(?! grades?\b| only)"
        r"|(?:draft|write|compose)\b[^.?!]{0,20} (?:reply|response|answer) to",
    ),
    (Form.THREAD, r"threads? (?:with|of)|(?:x|twitter) threads?"),
    (Form.LINKEDIN, r"linked ?in"),
    (Form.FACEBOOK, r"facebook"),
    (Form.TWEET, r"tweets?|social media posts?|(?:x|twitter) posts?|posts? (?:for|on) (?:x|twitter)"),
    (
        Form.CAPTION,
        r"instagram|tiktok caption|pinterest|caption|(?:[0-9]+|two|three|four|five|six) captions",
    ),
    (Form.SUBTITLES, r"srt|subrip|web ?vtt"),
    (
        Form.TRANSCRIPT,
        r"transcript|transcribe|transcription|subtitles|(?<!quoted )word for word"
        r"|(?:all|the|best) quotes|quotations|screenplay"
        r"|(?:only|just)(?: give me)?(?: the)? (?:dialogue?s?|speech|spoken words)|dialogue?s? only"
        r"|who (?:says|said) what|diari[sz]\w*|as a (?:script|dialogue?)"
        r"|(?:write|list|extract|show|give me|print)(?: out)?(?: all)?(?: the)? dialogue?s?",
    ),
    (Form.CONTENTS, r"tables? of contents?|chapters?|outline|timeline|time ?stamps?|time ?codes?"),
    (Form.CHECKLIST, r"check-?list|to-?do list|action items?"),
    (Form.QUIZ, r"quiz|quizzes|questions"),
    (
        Form.KEYWORDS,
        r"(?<!hash )tags,? (?:separated|delimited)|(?:semi-?colon|pipe|comma)[- ](?:separated|delimited) tags",
    ),
    (Form.HASHTAGS, r"hash ?tags?|(?:suggest|give me|add|list|generate|create)[^.?!,]{0,15} tags"),
    (Form.KEYWORDS, rf"{KEYWORD_WORDS}|comma[- ]separated tags"),
    (
        Form.BULLETS,
        r"(?:start(?:ing)?|begin(?:ning)?|prefixed) with an? (?:dash|hyphen|bullet|asterisk)"
        r"|bullets?|bullet[- ]?points?|bulleted|bullet list",
    ),
    (Form.BULLETS, r"itemize|unordered list"),
    (Form.NUMBERED, r"numbered|enumerate environment|ordered list|step[- ]by[- ]step|steps|instructions"),
    (
        Form.ARTICLE,
        r"(?:articles?|blog ?posts?|blogs?)[^.?!:]{0,40} (?:with|including)(?: an?)?(?: [a-z]+)?"
        rf" (?:{TITLE_WORDS})",
    ),
    (Form.REPORT, rf"(?:reports?|memos?) (?:with|including)(?: an?)?(?: [a-z]+)? (?:{TITLE_WORDS})"),
    (Form.TITLE, TITLE_WORDS),
    (Form.REPORT, r"reports?|memos?|analys[ie]s"),
    (Form.ARTICLE, r"articles?|blog(?: ?posts?)?"),
    (Form.BULLETS, r"list|key points|takeaways|tips|highlights|main points"),
)
