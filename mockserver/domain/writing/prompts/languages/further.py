"""Number words and units of the languages whose counts are read only in a prompt of that language. Data only.

The keys of units are the English ones; the more specific come first, because "anahtar kelime" has "kelime" in it.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Counting(NamedTuple):
    """The number words of a language from one on, each with its forms, and its units."""

    numbers: tuple[str, ...]
    units: Mapping[str, str]
    pairs: Mapping[str, str] = {}
    """Words that mean two of a unit."""


FURTHER_LANGUAGES: Mapping[str, Counting] = {
    "Dutch": Counting(
        ("een|één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien"),
        {
            "keywords": "tref-?woord(?:en)?|kern-?woord(?:en)?|zoekwoord(?:en)?",
            "sentences": "zin(?:nen)?",
            "words": "woord(?:en)?",
            "paragraphs": "alinea's|alinea",
            "lines": "regels?",
            "questions": "vragen|vraag",
            "titles": "titels?",
            "chapters": "hoofdstuk(?:ken)?",
            "points": r"punt(?:en)?|opsommingspunten|tips",
        },
    ),
    "Polish": Counting(
        (
            *("jeden|jedno|jednym|jedna|jedną", "dwa|dwie|dwóch", "trzy|trzech", "cztery|czterech", "pięć|pięciu"),
            *("sześć|sześciu", "siedem|siedmiu", "osiem|ośmiu", "dziewięć|dziewięciu", "dziesięć|dziesięciu"),
        ),
        {
            "keywords": r"sł[oó]w\w* kluczow\w+",
            "sentences": r"zda(?:nie|nia|niach|niu|ń)",
            "words": r"sł[oó]w\w*",
            "paragraphs": r"akapit\w*",
            "lines": r"linij\w+|wiersz\w*",
            "questions": r"pyta(?:nia|niach|ń|nie)",
            "titles": r"tytuł\w*",
            "chapters": r"rozdział\w*",
            "points": r"punk[tc]\w*",
        },
    ),
    "Turkish": Counting(
        ("bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz", "on"),
        {
            "keywords": r"anahtar kelime\w*",
            "sentences": r"cümle\w*",
            "words": r"kelime\w*|sözcük\w*",
            "paragraphs": r"paragraf\w*",
            "lines": r"satır\w*",
            "questions": r"soru\w*",
            "titles": r"başlık\w*|başlığ\w*",
            "points": r"madde\w*|nokta\w*",
        },
    ),
    "Vietnamese": Counting(
        ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"),
        {
            "keywords": "từ khóa|từ khoá",
            "questions": "câu hỏi",
            "sentences": "câu",
            "words": "từ|chữ",
            "paragraphs": "đoạn văn|đoạn",
            "lines": "dòng",
            "titles": "tiêu đề",
            "points": "điểm|ý chính|ý|gạch đầu dòng",
        },
    ),
    "Swedish": Counting(
        ("en|ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio"),
        {
            "keywords": "nyckelord",
            "sentences": "mening(?:ar)?",
            "words": "ord",
            "paragraphs": "stycken|stycke",
            "lines": "rader|rad",
            "questions": "frågor|fråga",
            "titles": "titlar|rubriker",
            "points": "punkter|punkt",
        },
    ),
    "Indonesian": Counting(
        ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"),
        {
            "keywords": "kata kunci",
            "sentences": "kalimat",
            "words": "kata",
            "paragraphs": "paragraf",
            "lines": "baris",
            "questions": "pertanyaan",
            "titles": "judul",
            "points": "poin|butir",
        },
    ),
    "Greek": Counting(
        (
            "ένα|μία|μια",
            "δύο|δυο",
            "τρεις|τρία|τριών",
            "τέσσερις|τέσσερα",
            "πέντε",
            "έξι",
            "επτά",
            "οκτώ",
            "εννέα",
            "δέκα",
        ),
        {
            "keywords": r"λέξεις[- ]κλειδιά",
            "sentences": r"προτάσ\w+|πρόταση",
            "words": r"λέξ\w+",
            "paragraphs": r"παραγράφ\w+|παράγραφ\w+",
            "questions": r"ερωτήσ\w+",
            "titles": r"τίτλ\w+",
            "points": r"σημεί\w+",
        },
    ),
    "Ukrainian": Counting(
        (
            "один|одне|одну",
            "два|дві|двох",
            "три|трьох",
            "чотири|чотирьох",
            "п'ять",
            "шість",
            "сім",
            "вісім",
            "дев'ять",
            "десять",
        ),
        {
            "keywords": r"ключов\w+ сл[оі]в\w*",
            "sentences": r"речен\w+",
            "words": r"сл[оі]в\w*",
            "paragraphs": r"абзац\w*",
            "questions": r"питан\w+|запитан\w+",
            "titles": r"заголовк\w*",
            "points": r"пункт\w*",
        },
    ),
    "Arabic": Counting(
        (
            *(
                "واحدة|واحد",
                "اثنين|اثنتين|اثنان",
                "ثلاثة|ثلاث",
                "أربعة|أربع|اربعة|اربع",
                "خمسة|خمس",
                "ستة|ست",
                "سبعة|سبع",
            ),
            *("ثمانية|ثماني|ثمان", "تسعة|تسع", "عشرة|عشر"),
        ),
        {
            "keywords": "كلمات مفتاحية|كلمات رئيسية|كلمات دلالية",
            "sentences": "جمل|جملة",
            "words": "كلمات|كلمة",
            "paragraphs": "فقرات|فقرة",
            "lines": "أسطر|سطور|سطر",
            "questions": "أسئلة|اسئلة|سؤال",
            "titles": "عناوين|عنوان",
            "hashtags": "هاشتاغات|هاشتاقات|هاشتاغ|هاشتاق",
            "points": "نقاط|نقطة|أفكار",
        },
        {
            "points": "نقطتين|نقطتان",
            "sentences": "جملتين|جملتان",
            "words": "كلمتين|كلمتان",
            "paragraphs": "فقرتين|فقرتان",
        },
    ),
    "Persian": Counting(
        ("یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه", "ده"),
        {
            "keywords": "کلمه کلیدی|کلیدواژه",
            "sentences": "جمله",
            "words": "کلمه",
            "paragraphs": "پاراگراف",
            "questions": "سوال|سؤال|پرسش",
            "titles": "عنوان",
            "points": "نکته|مورد",
        },
    ),
    "Hebrew": Counting(
        (
            *("אחד|אחת", "שניים|שתיים|שני|שתי", "שלושה|שלוש", "ארבעה|ארבע", "חמישה|חמש", "שישה|שש", "שבעה|שבע"),
            *("שמונה", "תשעה|תשע", "עשרה|עשר"),
        ),
        {
            "keywords": "מילות מפתח",
            "sentences": "משפטים|משפט",
            "words": "מילים",
            "paragraphs": "פסקאות|פסקה",
            "questions": "שאלות",
            "titles": "כותרות",
            "points": "נקודות|נקודה",
        },
    ),
    "Hindi": Counting(
        ("एक", "दो", "तीन", "चार", "पाँच|पांच", "छह|छः", "सात", "आठ", "नौ", "दस"),
        {
            "keywords": "कीवर्ड|मुख्य शब्द",
            "sentences": "वाक्यों|वाक्य",
            "words": "शब्दों|शब्द",
            "paragraphs": "पैराग्राफ|अनुच्छेद",
            "questions": "प्रश्न|सवाल",
            "titles": "शीर्षक",
            "hashtags": "हैशटैग",
            "points": "बिंदुओं|बिंदु|बिन्दु|बातें",
        },
    ),
    "Thai": Counting(
        ("หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ"),
        {
            "keywords": "คำสำคัญ|คีย์เวิร์ด",
            "sentences": "ประโยค",
            "words": "คำ",
            "paragraphs": "ย่อหน้า",
            "lines": "บรรทัด",
            "questions": "คำถาม",
            "titles": "หัวข้อ|ชื่อเรื่อง",
            "points": "ข้อ|ประเด็น",
        },
    ),
}
UNSPACED = frozenset(["Thai"])
"""Languages without spaces between words."""
