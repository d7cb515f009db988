"""What prompts in other languages ask for, in English: "wie viele Personen" asks how many people there are."""

from collections.abc import Mapping

from mockserver.ground.late.patterns import late_pattern

_REQUESTS: Mapping[str, Mapping[str, str]] = {
    "German": {
        "how many people": r"wie ?viele (?:personen|menschen|leute|sprecher)",
        "how many": r"wie ?viele",
        "how long is the video": r"wie lange? (?:ist|dauert|geht) (?:das|dieses) video",
        "who speaks": r"wer (?:spricht|redet)",
        "when": r"(?:wann|um wie ?viel uhr)",
        "where": r"wo (?:ist|spielt|findet|wurde)",
        "is there": r"gibt es|kommt|kommen",
        "answer only with a number": r"(?:antworte\w*|gib|nenne) (?:mir |bitte )?nur (?:mit )?(?:einer?|der|die) zahl",
        "answer only with yes or no": r"(?:antworte\w* )?(?:bitte )?(?:nur )?mit ja oder nein",
        "numbered list": r"nummerierten? liste",
        "table": r"tabelle",
        "list": r"liste(?! von json)|zähle? auf|aufzählung",
        "timestamps": r"zeitstempeln?|zeitangaben?",
        "steps": r"schritten?",
        "highlights": r"höhepunkten?",
        "mood": r"stimmung",
        "quotes": r"zitaten?",
        "products": r"produkten?",
        "brands": r"marken",
        "transcript": r"transkript",
    },
    "French": {
        "how many people": r"combien (?:de personnes|d'intervenants)",
        "how many": r"combien (?:de|d')",
        "how long is the video": r"(?:combien de temps dure|quelle est la durée de) (?:la|cette) vidéo",
        "who speaks": r"qui parle",
        "when": r"quand|à quel moment",
        "where": r"où",
        "is there": r"y a-t-il|est-ce qu'il y a",
        "answer only with a number": r"réponds?\w* (?:uniquement|seulement) (?:par|avec) un (?:nombre|chiffre)",
        "answer only with yes or no": r"(?:réponds?\w* )?(?:uniquement |seulement )?par oui ou (?:par )?non",
        "numbered list": r"liste numérotée",
        "table": r"tableau",
        "list": r"liste[rz]?",
        "bullet points": r"(?:liste à )?puces",
        "timestamps": r"horodatages?",
        "steps": r"étapes",
        "highlights": r"moments forts|temps forts",
        "mood": r"ambiance",
        "quotes": r"citations",
        "products": r"produits",
        "brands": r"marques",
        "transcript": r"transcription",
    },
    "Spanish": {
        "how many people": r"cuántas personas",
        "how many": r"cuánt[oa]s",
        "how long is the video": r"cuánto dura (?:el|este) v[ií]deo",
        "who speaks": r"quién habla",
        "when": r"cuándo|en qué momento",
        "where": r"dónde",
        "is there": r"hay|aparece|aparecen (?=\w+ en el)",
        "answer only with a number": r"(?:responde|contesta) (?:solo|sólo|únicamente|solamente) con un número",
        "answer only with yes or no": r"(?:(?:responde|contesta) )?(?:solo |sólo )?con s[ií] o no",
        "numbered list": r"lista numerada",
        "table": r"tabla",
        "list": r"lista|enumera|haz una lista",
        "bullet points": r"viñetas",
        "timestamps": r"marcas? de tiempo|el minuto",
        "steps": r"pasos",
        "highlights": r"mejores momentos|momentos destacados",
        "mood": r"ambiente|estado de ánimo",
        "quotes": r"citas",
        "products": r"productos",
        "brands": r"marcas",
        "transcript": r"transcripción",
    },
    "Japanese": {
        "how many people": r"何人",
        "how long is the video": r"(?:長さ|何分|何秒)",
        "who speaks": r"誰が話し",
        "answer only with a number": r"数字(?:だけ|のみ)で",
        "table": r"表(?:で|に|形式)",
        "timestamps": r"タイムスタンプ",
        "steps": r"手順",
        "transcript": r"文字起こし",
    },
}
"""By language: the English request, and the words for it; the more specific come first."""
_QUESTIONS = ("how", "who", "when", "where", "is there")
_UNSPACED = frozenset(["Japanese"])
_PATTERNS = {
    language: [
        (english, late_pattern(words if language in _UNSPACED else rf"(?<![^\W_])(?:{words})(?![^\W_])"))
        for english, words in requests.items()
    ]
    for language, requests in _REQUESTS.items()
}


def with_english_requests(prompt: str, language: str) -> tuple[str, str]:
    """Return a prompt in lower case with what it asks for in English, and only those words.

    `language` is that of the prompt. The words alone tell what is asked: "was" is no question in German.
    """
    found: dict[str, None] = {}
    for english, sign in _PATTERNS.get(language, ()):
        replaced = sign.sub(f" {english} ", prompt)
        if replaced != prompt:
            prompt, found = replaced, {**found, english: None}
    return prompt, ". ".join(f"{one}?" if one.startswith(_QUESTIONS) else one for one in found)
