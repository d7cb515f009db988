"""Counts in prompts of other languages: "drei Sätze", "cinq hashtags", "3つのツイート".

Each is replaced by the English one before the prompt is parsed, so that every language has the same rules.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from mockserver.domain.writing.prompts.languages.further import FURTHER_LANGUAGES, UNSPACED

_NUMBERS: Mapping[int, str] = {
    1: "ein|eine|einen|einem|einer|un|une|una|uno|um|uma|один|одно|одна|одну",
    2: "zwei|deux|dos|dois|duas|due|два|две|двух",
    3: "drei|trois|tres|três|tre|три|трёх|трех",
    4: "vier|quatre|cuatro|quatro|quattro|четыре|четырёх|четырех",
    5: "fünf|cinq|cinco|cinque|пять|пяти",
    6: "sechs|six|seis|sei|шесть|шести",
    7: "sieben|sept|siete|sete|sette|семь|семи",
    8: "acht|huit|ocho|oito|otto|восемь|восьми",
    9: "neun|neuf|nueve|nove|девять|девяти",
    10: "zehn|dix|diez|dez|dieci|десять|десяти",
    12: "zwölf|douze|doce|doze|dodici|двенадцать",
    15: "fünfzehn|quinze|quince|quindici|пятнадцать",
    20: "zwanzig|vingt|veinte|vinte|venti|двадцать",
}
_UNITS: Mapping[str, str] = {
    "keywords": "stichw(?:ort|örter|orte)n?|schlagw(?:ort|örter|orte)n?|mots[- ]cl(?:é|ef)s?|palabras? clave"
    "|palavras?[- ]chave|parol[ae] chiave|ключевы\\w+ слов\\w*",
    "sentences": "s[aä]tze?n?|oración|oraciones|frases?|frasi|предложени\\w+",
    "words": "w(?:ort|orte|örter)n?|mots?|palabras?|palavras?|parol[ae]|слов\\w*",
    "paragraphs": "abs[aä]tze?n?|paragraphes|párrafos?|parágrafos?|paragraf[io]|абзац\\w*",
    "lines": "zeilen?|lignes?|líneas?|linhas?|righ?[ae]|стро[кч]\\w*",
    "verses": "strophen?|estrofas?|estrofes?|strof[ae]|куплет\\w*",
    "questions": "fragen?|preguntas?|perguntas?|domand[ae]|вопрос\\w*",
    "titles": "titeln?|titres?|títulos?|titol[io]|заголов\\w+",
    "chapters": "kapiteln?|chapitres?|capítulos?|capitol[io]|глав\\w*",
    "hashtags": "hashtags?|хэ?штег\\w*|хештег\\w*",
    "tweets": "tweets?|tuits?|твит\\w*",
    "points": "(?:stich|aufzählungs|kern)?punkte?n?|puntos?|pontos?|punt[io]|viñetas?|puces?|пункт\\w*",
    "poems": "gedichte?n?|poèmes?|poemas?|poesi[ae]|стихотворени\\w+",
    "summaries": "zusammenfassung(?:en)?|résumés?|resúmenes|resumen|resumos?|riassunt[io]",
}
_AMBIGUOUS: Mapping[str, str] = {"sentences": "phrases?", "points": "points?", "questions": "questions?"}
"""English words that count the same or something else in French: only after a number of that language."""

_LIMITS = (
    "höchstens|maximal|nicht mehr als|bis zu|au plus|au maximum|maximum|como máximo|máximo|a lo sumo|no máximo|até"
    "|al massimo|massimo|fino a|не более|максимум"
)
_EXACT = "genau|exakt|exactement|exactamente|exatamente|esattamente|ровно|точно"

_OF_WORD = {word: number for number, words in _NUMBERS.items() for word in words.split("|")}
_LEAD = rf"(?:(?P<exact>{_EXACT})\s|(?P<limit>{_LIMITS})\s)?"
_BETWEEN = r"(?:de\s|di\s)?(?:[^\W\d_][\w'-]*\s){0,2}?"
# Vowel signs of other scripts are no letters for a regular expression.
_BETWEEN_ANY = r"(?:[^\W\d_][^\s\d.,;:!?]*\s){0,2}?"


def _counted(number: str, units: Mapping[str, str]) -> re.Pattern[str]:
    named = "|".join(f"(?P<{unit}>{words})" for unit, words in units.items())
    return re.compile(rf"(?<![^\W_]){_LEAD}(?P<number>{number})[\s-]{_BETWEEN}(?:{named})(?![^\W_])")


# Japanese, Chinese and Korean are written without spaces; a counter stands between a number and what it counts.
_EASTERN_NUMBERS: Mapping[int, str] = {
    1: "一|하나|한",
    2: "二|两|兩|둘|두",
    3: "三|셋|세",
    4: "四|넷|네",
    5: "五|다섯",
    6: "六|여섯",
    7: "七|일곱",
    8: "八|여덟",
    9: "九|아홉",
    10: "十|열",
}
_EASTERN_UNITS: Mapping[str, str] = {
    "hashtags": "ハッシュタグ|标签|標籤|话题标签|해시태그",
    "tweets": "ツイート|推文|트윗",
    "titles": "タイトル|标题|標題|제목",
    "keywords": "キーワード|关键词|關鍵詞|키워드",
    "questions": "質問|问题|問題|질문",
    "chapters": "章|챕터",
    "paragraphs": "段落|段|단락|문단",
    "characters": "文字|字|글자",
    "words": "単語|语|語|词|單詞|단어",
    "sentences": "文章|文|句话|句話|句|문장",
    "lines": "行|줄",
    "points": "ポイント|箇条書き|項目|要点|要點|点|點|요점|항목",
}
_COUNTERS = "つ|個|个|件|本|条|條|点|點|개|가지"
_OF_EASTERN_WORD = {word: number for number, words in _EASTERN_NUMBERS.items() for word in words.split("|")}
_EASTERN_NUMBER = rf"[0-9]{{1,5}}|{'|'.join(sorted(_OF_EASTERN_WORD, key=len, reverse=True))}"
_EASTERN_NAMED = "|".join(f"(?P<{unit}>{words})" for unit, words in _EASTERN_UNITS.items())
_EASTERN = re.compile(
    rf"(?P<number>{_EASTERN_NUMBER})\s?(?:(?:{_COUNTERS})?(?:の|의)?\s?(?:{_EASTERN_NAMED})|(?P<items>{_COUNTERS}))"
)
_EASTERN_LAST = re.compile(rf"(?:{_EASTERN_NAMED})\s?(?:を)?\s?(?P<number>{_EASTERN_NUMBER})\s?(?:{_COUNTERS})")
_IN_EASTERN_SCRIPT = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")

_WORDS = "|".join(sorted(map(re.escape, _OF_WORD), key=len, reverse=True))
_DIGITS = "[0-9]{1,5}"
_DIGIT, _WORD = re.compile("[0-9]"), re.compile("[a-z]+")
_PARTS_OF_NUMBERS = frozenset(part for word in _OF_WORD for part in _WORD.findall(word))
_PATTERNS = (
    _counted(_WORDS, _UNITS),
    _counted(_DIGITS, {unit: words for unit, words in _UNITS.items() if unit not in ("hashtags", "tweets")}),
    _counted(_WORDS.replace("|six|", "|"), _AMBIGUOUS),
)
_IN_FRENCH = _counted(f"{_DIGITS}|six", _AMBIGUOUS)

# "A summary" is no count, "a sentence" is one.
_SINGLE = frozenset(["sentences", "words", "paragraphs"])


def with_english_counts(prompt: str, language: str) -> str:
    """Return a prompt in lower case with the counts of other languages in English: "3 sentences" for "drei Sätze".

    `language` is that of the prompt, empty for English.
    """
    if language not in FURTHER_LANGUAGES and _has_no_number(prompt):
        return prompt
    if not prompt.isascii():
        prompt = re.sub(r"[^\W\D]", lambda digit: str(unicodedata.decimal(digit[0])), prompt)
    if language in FURTHER_LANGUAGES:
        prompt = _further(prompt, language)
    for pattern in (*_PATTERNS, *([_IN_FRENCH] if language == "French" else [])):
        prompt = pattern.sub(_in_english, prompt)
    if _IN_EASTERN_SCRIPT.search(prompt):
        for pattern in (_EASTERN_LAST, _EASTERN):
            prompt = pattern.sub(_in_english, prompt)
    return " ".join(prompt.split())


def _has_no_number(prompt: str) -> bool:
    """Return whether no word of a prompt can be a number, as in most prompts: reading its counts takes longer."""
    is_plain = prompt.isascii() and "'" not in prompt and not _DIGIT.search(prompt)
    return is_plain and _PARTS_OF_NUMBERS.isdisjoint(_WORD.findall(prompt))


def _further(prompt: str, language: str) -> str:
    """Return the prompt with the counts of a language of `FURTHER_LANGUAGES` in English."""
    pattern, numbers = _further_pattern(language)
    for unit, words in FURTHER_LANGUAGES[language].pairs.items():
        prompt = re.sub(words, f" 2 {unit} ", prompt)

    def in_english(match: re.Match[str]) -> str:
        said = match["number"]
        unit = next(unit for unit in FURTHER_LANGUAGES[language].units if match[unit])
        return f" {numbers.get(said) or int(said)} {unit} "

    return pattern.sub(in_english, prompt)


@cache
def _further_pattern(language: str) -> tuple[re.Pattern[str], Mapping[str, int]]:
    counting = FURTHER_LANGUAGES[language]
    numbers = {word: at for at, words in enumerate(counting.numbers, start=1) for word in words.split("|")}
    number = "|".join(sorted(map(re.escape, numbers), key=len, reverse=True))
    named = "|".join(f"(?P<{unit}>{words})" for unit, words in counting.units.items())
    if language in UNSPACED:
        return re.compile(rf"(?P<number>{_DIGITS}|{number})\s?(?:{named})"), numbers
    return re.compile(rf"(?<![^\W_])(?P<number>{_DIGITS}|{number})[\s-]{_BETWEEN_ANY}(?:{named})(?![^\W_])"), numbers


def _in_english(match: re.Match[str]) -> str:
    held = {name: text for name, text in match.groupdict().items() if text}
    said = held.pop("number")
    number = _OF_WORD.get(said) or _OF_EASTERN_WORD.get(said) or int(said)
    lead = "exactly " if held.pop("exact", "") else "at most " if held.pop("limit", "") else ""
    [unit] = held
    return match[0] if number == 1 and unit not in _SINGLE else f" {lead}{number} {unit} "
