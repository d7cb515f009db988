"""The words and scripts of languages other than English in prompts. Data only; `unsupported.py` uses it."""

from collections.abc import Mapping

_LANGUAGES = """
    arabic bengali chinese mandarin czech danish dutch finnish french français german deutsch greek hebrew hindi
    hungarian indonesian italian italiano japanese korean latin norwegian persian polish portuguese português romanian
    russian spanish español swahili swedish tamil thai turkish ukrainian urdu vietnamese welsh klingon
"""
LANGUAGES = tuple(_LANGUAGES.split())

ENGLISH_NAMES: Mapping[str, str] = {
    "mandarin": "Chinese",
    "français": "French",
    "deutsch": "German",
    "italiano": "Italian",
    "português": "Portuguese",
    "español": "Spanish",
}
"""The English names of languages for which a prompt may use another name."""

PROMPTS_IN: tuple[tuple[str, str], ...] = (
    (
        "German",
        r"der|das|und|wie|viele|sind|nur|mit|einer|gibt|es|antworte\w*|nicht|zu|sehen|ein|eine|ist|schreibe?|fasse|zusammen(?:fassung)?|worum|geht|bitte|welche|beschreibe|nenne?|gib"
        r"|mir"
        r"|zwei|drei|vier|fünf|stichpunkte?n?|s[aä]tze?n?|stichw(?:ort|örter)n?|videos?|diese[sm]?|was|wer",
    ),
    (
        "French",
        r"la|le|les|une|combien|sont|avec|réponds?|rédige[rz]?|titre|et|oui|vidéo|décri[stv]\w*|résum\w+|quel(?:le)?s?|écri[stv]\w*|est-ce|dans|pour|donne[zr]?|moi|deux"
        r"|trois|quatre|cinq|phrases?|mots-clés|liste[zr]?|points?",
    ),
    (
        "Spanish",
        r"el|los|las|una|cuánt\w+|quién|dónde|hay|con|que|lista|responde|haz|dice|del|vídeo|describ[ea]\w*|resum[ea]\w*|qué|cuál(?:es)?|escrib[ea]\w*|trata|por|dame|tres|cuatro"
        r"|cinco|puntos|clave|frases|palabras|en",
    ),
    (
        "Portuguese",
        r"os|o|uma|vídeo|descreva|resum[ao]\w*|qual|quais|escreva|sobre|não|em|três|quatro|cinco|pontos|frases|palavras"
        r"|dê|liste",
    ),
    ("Italian", r"il|gli|una|descrivi|riassum\w+|quali|scrivi|che|cosa|della?|dammi|tre|quattro|cinque|frasi|punti"),
    (
        "Dutch",
        r"het|een|vat|samen|samenvatting|beschrijf|schrijf|geef|noem|wat|wie|welke|drie|twee|vier|vijf|zinnen|punten"
        r"|trefwoorden|deze|gebeurt",
    ),
    (
        "Polish",
        r"podsumuj|opisz|napisz|podaj|wymień|streść|filmu?|wideo|jest|jakie|dwóch|trzech|czterech|pięciu|dwa|trzy"
        r"|cztery"
        r"|pięć|zdaniach|zdania|punktach|punkty|słów|kluczowych",
    ),
    (
        "Turkish",
        r"bu|videoyu|videoda|videonun|özetle|yaz|açıkla|listele|nedir|kim|iki|üç|dört|beş|cümlede|cümle|madde|anahtar"
        r"|kelime|bir",
    ),
    (
        "Vietnamese",
        r"tóm|tắt|viết|mô|tả|trong|câu|hai|ba|bốn|năm|điểm|từ|khóa|này|về|liệt|kê",
    ),
    ("Swedish", r"sammanfatta|beskriv|skriv|videon|ett|och|två|tre|fyra|fem|meningar|punkter|vad|händer|ge|mig"),
    (
        "Indonesian",
        r"ringkas|ringkaslah|jelaskan|tulis|tuliskan|sebutkan|ini|dalam|dua|tiga|empat|lima|kalimat|poin|apa",
    ),
)
"""Words that identify a prompt in another language. Two of them are enough; the language with most of them wins."""

SCRIPTS: tuple[tuple[str, str], ...] = (
    ("Japanese", r"[\u3040-\u30ff]"),
    ("Korean", r"[\uac00-\ud7af]"),
    ("Chinese", r"[\u4e00-\u9fff]"),
    ("Ukrainian", r"[\u0456\u0457\u0454\u0491]"),
    ("Russian", r"[\u0400-\u04ff]{3}"),
    ("Persian", r"[\u067e\u0686\u06af\u06cc]"),
    ("Arabic", r"[\u0600-\u06ff]{3}"),
    ("Hebrew", r"[\u0590-\u05ff]{2}"),
    ("Hindi", r"[\u0900-\u097f]{2}"),
    ("Bengali", r"[\u0980-\u09ff]{2}"),
    ("Tamil", r"[\u0b80-\u0bff]{2}"),
    ("Thai", r"[\u0e00-\u0e7f]{2}"),
    ("Greek", r"[\u0370-\u03ff]{3}"),
)
"""Scripts that identify a prompt in another language."""
