"""Generated texts follow from the scenes and the prompt."""

import json
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.generation.imagined import imagined_content, imagined_speech
from mockserver.domain.records.scenes import Content, Moment, Scene
from mockserver.domain.retrieval.words import STOP_WORDS, stem, tokenise
from mockserver.domain.writing import (
    answer,
    chapters,
    compose,
    hashtags,
    highlights,
    source_for,
    summary,
    title,
    topics,
)
from mockserver.domain.writing.composer import WRITERS
from mockserver.domain.writing.prompts.prompt import read_prompt
from mockserver.domain.writing.prompts.vocabulary import Form, Unit
from mockserver.domain.writing.stills import content_of_stills
from tests.support.contents import CHESS

COOKING = generate_content(b"a", 95.5, title="cooking-pasta.mp4")
TINY = generate_content(b"tiny", 4)
BLANK = Content("", (), (), ())
ODD = Content("?!. \u2026", ("\U0001f3ac",), ("#",), (Scene(0, 3, "  ", seen=(Moment(0, 3, ' "..." '),)),))
LENGTHS = {"cooking": 95.5, "chess": 34.7, "tiny": 4.0, "blank": 0.5, "odd": 3.0}
CONTENTS = {"cooking": COOKING, "chess": CHESS, "tiny": TINY, "blank": BLANK, "odd": ODD}

_PHRASES = """
    three sentences|in 2 sentences|up to five words|exactly 20 words|10 bullet points|a list of 3 things|checklist
    |as json|write a poem with two verses|rap song|haiku|table of contents|hashtags|5 titles|a tweet|is there a dog?
    |who appears?|what is said at 0:15?|when does it end?|in french|as a video|at 99:99|between 0:10 and 0:20|per
    |last 999 seconds|email|report|quiz|transcript|table|a title, a summary and hashtags|each|0 words|99999 steps
    |\u0663 words
    |yes or no|how many|how long|at most|40 bullet points|50 hashtags|100 chapters|10 paragraphs of 9 sentences each
"""
PHRASES = st.sampled_from([phrase.strip() for phrase in _PHRASES.split("|")])
PROMPTS = st.one_of(
    st.text(max_size=1500),
    st.lists(PHRASES | st.text(max_size=12), max_size=8).map(" ".join).map(lambda text: text[:1500]),
)


def sentence_count(text: str) -> int:
    return len(re.findall(r"[.!?](?=\s|$)", text))


def lines_starting_with(pattern: str, text: str) -> int:
    return len(re.findall(rf"^{pattern}", text, re.MULTILINE))


def ask(prompt: str, content: Content = COOKING, duration: float = 95.5) -> str:
    return answer(content, duration, prompt, 0.7)


@given(prompt=PROMPTS, name=st.sampled_from(sorted(CONTENTS)), temperature=st.sampled_from([0.0, 0.7, 1.0]))
@settings(max_examples=300, deadline=None)
def test_any_prompt_gets_a_short_answer_about_the_video(prompt: str, name: str, temperature: float) -> None:
    content = CONTENTS[name]

    text = answer(content, LENGTHS[name], prompt, temperature)

    assert text.strip()
    assert len(text) < 4000
    names = {stem(word) for label in (content.title, *content.topics) for word in tokenise(label)} - STOP_WORDS
    assert not names or names & {stem(word) for word in tokenise(text)}


@given(prompt=PROMPTS, name=st.sampled_from(sorted(CONTENTS)))
@settings(max_examples=100, deadline=None)
def test_the_same_request_always_gets_the_same_texts(prompt: str, name: str) -> None:
    content, duration = CONTENTS[name], LENGTHS[name]

    def written() -> tuple[object, ...]:
        return (
            answer(content, duration, prompt, 0.3),
            summary(content, duration, prompt),
            chapters(content, duration, prompt),
            highlights(content, duration, prompt),
        )

    assert written() == written()


def test_temperature_varies_the_choice_of_words() -> None:
    texts = {answer(COOKING, 95.5, "Describe the video", step / 10) for step in range(11)}

    assert len(texts) > 1


def test_every_form_can_be_written() -> None:
    assert set(WRITERS) == set(Form)


@pytest.mark.parametrize(
    ("prompt", "form"),
    [
        ("Write a checklist of important takeaways for chess newbies based on this video.", Form.CHECKLIST),
        ("Write a rap song based on this video.", Form.SONG),
        ("Generate a table of contents", Form.CONTENTS),
        ("Which song is played?", Form.QUESTION),
        ("Is there a list on the wall?", Form.YES_NO),
        ("Who is the person? Answer as a bullet list", Form.BULLETS),
        ("Tell me whether a dog appears", Form.YES_NO),
        ("What is said at 0:15", Form.MOMENT),
        ("Can you summarise the video?", Form.PARAGRAPH),
        ("A title, a summary and hashtags please", Form.PARTS),
        ("5 reasons to watch", Form.REASONS),
        ("", Form.PARAGRAPH),
    ],
)
def test_a_prompt_is_parsed_for_its_form(prompt: str, form: Form) -> None:
    assert read_prompt(prompt).form is form


@pytest.mark.parametrize(
    ("prompt", "number", "unit"),
    [
        ("up to three sentences", 3, Unit.SENTENCE),
        ("a single sentence", 1, Unit.SENTENCE),
        ("in one short paragraph", 1, Unit.PARAGRAPH),
        ("give me 10 important bullet points", 10, Unit.ITEM),
        ("a list of 3 colours", 3, Unit.ITEM),
        ("at most 12 words", 12, Unit.WORD),
        ("a five-word title", 5, Unit.WORD),
        ("3-5 sentences", 5, Unit.SENTENCE),
        ("99999 steps", 40, Unit.ITEM),
    ],
)
def test_a_prompt_is_parsed_for_its_count(prompt: str, number: int, unit: Unit) -> None:
    count = read_prompt(prompt).count(unit)

    assert count is not None
    assert count.number == number


@given(count=st.integers(1, 40), name=st.sampled_from(sorted(CONTENTS)))
@settings(max_examples=60, deadline=None)
def test_bullet_points_are_counted(count: int, name: str) -> None:
    text = answer(CONTENTS[name], LENGTHS[name], f"Give me {count} bullet points", 0.7)

    assert lines_starting_with("- ", text) == count


@given(count=st.integers(1, 20), name=st.sampled_from(["cooking", "chess", "tiny", "blank"]))
@settings(max_examples=60, deadline=None)
def test_sentences_are_counted(count: int, name: str) -> None:
    text = summary(CONTENTS[name], LENGTHS[name], f"Summarise in {count} sentences")

    assert sentence_count(text) == count


@given(count=st.integers(1, 200))
@settings(max_examples=60, deadline=None)
def test_a_limit_of_words_is_kept(count: int) -> None:
    assert 1 <= len(ask(f"Describe the video in up to {count} words").split()) <= count
    assert len(ask(f"Describe the video in exactly {count} words").split()) == count


FORMS_OF_SENTENCES = (
    "Describe the video in {}",
    "A report of {}",
    "{}, as bullet points",
    "A poem of {}",
    "Who appears? {}",
)


@given(count=st.integers(13, 120), name=st.sampled_from(sorted(CONTENTS)), plan=st.sampled_from(FORMS_OF_SENTENCES))
@settings(max_examples=100, deadline=None)
def test_a_text_of_an_exact_number_of_words_ends_as_a_sentence(count: int, name: str, plan: str) -> None:
    text = answer(CONTENTS[name], LENGTHS[name], plan.format(f"exactly {count} words"), 0.7)

    assert len(text.split()) == count
    assert text.endswith((".", "!", "?"))


@given(count=st.integers(13, 60), name=st.sampled_from(sorted(CONTENTS)))
@settings(max_examples=60, deadline=None)
def test_a_text_of_a_limited_number_of_words_ends_as_a_sentence(count: int, name: str) -> None:
    text = answer(CONTENTS[name], LENGTHS[name], f"Describe the video in at most {count} words", 0.7)

    assert len(text.split()) <= count
    assert text.endswith((".", "!", "?"))


@pytest.mark.parametrize("kind", ["tweets", "haikus", "poems", "songs", "emails", "reports", "summaries", "captions"])
@pytest.mark.parametrize("name", ["cooking", "blank"])
def test_whole_texts_are_counted_and_differ(kind: str, name: str) -> None:
    singular = {"summaries": "summary"}.get(kind, kind.removesuffix("s"))
    alone = answer(CONTENTS[name], LENGTHS[name], f"Write a {singular}", 0.7)

    text = answer(CONTENTS[name], LENGTHS[name], f"Write three {kind} about this video", 0.7)

    parts = text.split("\n\n")
    assert len(parts) == 3 * len(alone.split("\n\n"))
    assert len(text) < 4000
    assert len({*zip(*[iter(parts)] * (len(parts) // 3), strict=True)}) == 3


def test_each_of_several_tweets_fits_into_280_characters_and_has_its_hashtags() -> None:
    tweets = ask("Four tweets with three hashtags each").split("\n\n")

    assert len(tweets) == 4
    assert all(len(tweet) <= 280 and tweet.count("#") == 3 for tweet in tweets)


def test_the_length_of_a_text_is_not_a_number_of_texts() -> None:
    assert read_prompt("a 30 second summary").count(Unit.TEXT) is None


@pytest.mark.parametrize(
    ("prompt", "english"),
    [
        ("Schreibe drei Sätze", "three sentences"),
        ("höchstens 50 Wörter", "at most 50 words"),
        ("vier Stichpunkte", "four points"),
        ("cinq hashtags", "five hashtags"),
        ("Résume la vidéo en 3 phrases", "three sentences"),
        ("six points", "six points"),
        ("quatre paragraphes", "four paragraphs"),
        ("tres tweets", "three tweets"),
        ("exactamente 20 palabras", "exactly 20 words"),
        ("cinco palavras-chave", "five keywords"),
        ("tre frasi brevi", "three sentences"),
        ("пять предложений", "five sentences"),
        ("3つ", "3 items"),
        ("要点を3つ", "3 points"),
        ("5つのハッシュタグ", "5 hashtags"),
        ("３文で要約して", "3 sentences"),
        ("三句话总结", "three sentences"),
        ("100字", "100 characters"),
        ("해시태그 5개", "5 hashtags"),
        ("세 문장으로 요약해 줘", "three sentences"),
        ("اكتب ثلاث نقاط عن الفيديو", "three points"),
        ("لخص الفيديو في جملتين", "two sentences"),
        ("اكتب ٣ جمل", "3 sentences"),
        ("سه نکته درباره ویدیو بنویس", "three points"),
        ("כתוב שלוש נקודות על הסרטון", "three points"),
        ("वीडियो के तीन मुख्य बिंदु लिखें", "three points"),
        ("สรุปวิดีโอเป็นสามข้อ", "three points"),
        ("Γράψε τρία σημεία για το βίντεο", "three points"),
        ("Опиши відео у трьох реченнях", "three sentences"),
        ("Bu videoyu üç cümlede özetle", "three sentences"),
        ("Vat de video samen in drie zinnen", "three sentences"),
        ("Podsumuj film w trzech punktach", "three points"),
        ("Tóm tắt video trong ba câu", "three sentences"),
        ("Sammanfatta videon i två meningar", "two sentences"),
        ("Ringkas video ini dalam tiga kalimat", "three sentences"),
    ],
)
def test_counts_of_other_languages_are_those_of_english(prompt: str, english: str) -> None:
    assert read_prompt(prompt).counts == read_prompt(english).counts
    assert read_prompt(prompt).form == read_prompt(english).form


@pytest.mark.parametrize(
    "prompt", ["six key phrases", "un résumé", "これは一つの動画です", "Who says due process matters?"]
)
def test_other_words_are_no_counts_of_another_language(prompt: str) -> None:
    assert all(count.unit is Unit.KEYWORD for count in read_prompt(prompt).counts)


@pytest.mark.parametrize(
    ("prompt", "pattern", "count"),
    [
        ("Suggest two taglines", r"\d+\. ", 2),
        ("Write a numbered list with 4 items", r"\d+\. ", 4),
        ("A checklist of 6 points", r"\d+\. ", 6),
        ("Suggest 3 titles", r"\d+\. ", 3),
        ("Write 4 quiz questions", r"\d+\. ", 4),
        ("A rap song with three verses", r"\(Verse \d\)", 3),
        ("Make a table of contents", r"\d+:\d\d ", 3),
        ("Write a haiku", r".+", 3),
        ("Describe it in 4 lines", r".+", 4),
    ],
)
def test_lines_are_counted(prompt: str, pattern: str, count: int) -> None:
    assert lines_starting_with(pattern, ask(prompt)) == count


def test_paragraphs_and_their_sentences_are_counted() -> None:
    paragraphs = ask("Two paragraphs of two sentences each").split("\n\n")

    assert [sentence_count(paragraph) for paragraph in paragraphs] == [2, 2]


def test_hashtags_are_counted_and_marked() -> None:
    assert ask("5 hashtags").split() == ["#cooking", "#pasta", "#homecooking", "#recipe", "#kitchen"]


def test_a_tweet_fits_into_280_characters() -> None:
    assert all(len(answer(CONTENTS[name], LENGTHS[name], "a tweet", 0.7)) <= 280 for name in CONTENTS)


def test_json_is_answered_with_the_members_asked_for() -> None:
    assert json.loads(ask("Return the summary and topics as JSON")).keys() == {"title", "summary", "topics"}
    assert len(json.loads(ask("Return JSON with a list of 3 facts"))["items"]) == 3
    assert json.loads(ask("Is there a dragon? Answer in JSON"))["answer"].startswith("No")


@pytest.mark.parametrize(
    ("prompt", "members"),
    [
        (
            "Return JSON with keys title, mood, and key_moments (array).",
            {"title": str, "mood": str, "key_moments": list},
        ),
        (
            "Respond in JSON with fields `summary`, `speaker_count` and `tags`",
            {"summary": str, "speaker_count": int, "tags": list},
        ),
        (
            'JSON: {"title": "...", "isOutdoors": true, "score": 0.5}',
            {"title": str, "isOutdoors": bool, "score": float},
        ),
        ('as json {"people": [...], "scenes": [{"start": 0, "label": "..."}]}', {"people": list, "scenes": list}),
        (
            "Write JSON with the properties name (string), rating (number), steps (list)",
            {"name": str, "rating": float, "steps": list},
        ),
        ("json with the key title", {"title": str}),
    ],
)
def test_json_has_exactly_the_members_that_a_prompt_names_with_values_of_their_type(
    prompt: str, members: dict[str, type]
) -> None:
    for name in CONTENTS:
        found = json.loads(answer(CONTENTS[name], LENGTHS[name], prompt, 0.7))

        assert list(found) == list(members)
        assert all(isinstance(found[key], (int, float) if kind is float else kind) for key, kind in members.items())


def test_json_of_an_example_has_its_nested_members_and_choices() -> None:
    example = '{"sentiment": "positive|neutral|negative", "chapters": [{"start": 0, "heading": "..."}]}'

    found = json.loads(ask(f"Answer as JSON like {example}"))

    assert found["sentiment"] in ("positive", "neutral", "negative")
    assert found["chapters"]
    assert all(chapter.keys() == {"start", "heading"} for chapter in found["chapters"])


@given(prompt=PROMPTS, name=st.sampled_from(sorted(CONTENTS)))
@settings(max_examples=100, deadline=None)
def test_any_prompt_for_json_is_answered_with_json(prompt: str, name: str) -> None:
    for text in (
        f"json with keys {prompt}",
        f"json {{{prompt}}}",
        f'json {{"a": [{prompt}], "b": {{"c": "{prompt}"}}}}',
    ):
        assert isinstance(json.loads(answer(CONTENTS[name], LENGTHS[name], text, 0.7)), dict)


@pytest.mark.parametrize(
    ("prompt", "form"),
    [
        ("What are ten keywords for this video?", Form.KEYWORDS),
        ("Which would be good hashtags?", Form.HASHTAGS),
        ("What are the key takeaways?", Form.BULLETS),
        ("What would be a good title?", Form.TITLE),
        ("What is the main topic of this video?", Form.QUESTION),
    ],
)
def test_a_question_for_a_kind_of_text_is_answered_with_it(prompt: str, form: Form) -> None:
    assert read_prompt(prompt).form is form


@pytest.mark.parametrize(
    "prompt", ["What is the main topic of this video?", "What is the overall subject?", "What is the theme?"]
)
def test_a_question_about_the_whole_video_is_answered_with_its_subject(prompt: str) -> None:
    assert ask(prompt).startswith('The video "Cooking pasta" is about')


def test_a_tone_is_no_subject_of_a_question() -> None:
    assert ask("In a casual tone, tell me what happens in two sentences.").startswith('So, "Cooking pasta" is')
    assert sentence_count(ask("In a casual tone, tell me what happens in two sentences.")) == 2


def test_counts_belong_to_what_is_counted() -> None:
    assert lines_starting_with("- ", ask("Write a one sentence summary, then 3 bullet points.")) == 3
    assert lines_starting_with(r"\d\. ", ask("What should the title be? Give 3 options.")) == 3
    assert ask("Write an Instagram caption with 3 hashtags.").count("#") == 3


def test_an_email_has_a_subject_and_a_greeting() -> None:
    assert ask("Write an email").startswith("Subject: Cooking pasta\n\nHello,")


@pytest.mark.parametrize(
    ("prompt", "beginning"),
    [
        ("Is there a king in the video?", "Yes"),
        ("Does somebody set up a chessboard?", "Yes"),
        ("Is this video about chess?", "Yes"),
        ("Can you see a logo?", "Yes"),
        ("Is there a dragon?", "No"),
        ("Is there a queen and an elephant?", "No"),
        ("Answer yes or no: does a dog bark?", "No"),
        ("Is there a dog? Answer in one word.", "No"),
    ],
)
def test_yes_or_no_questions_are_answered_from_the_content(prompt: str, beginning: str) -> None:
    assert ask(prompt, CHESS, 34.7).startswith(beginning)


def test_a_yes_comes_with_its_evidence() -> None:
    assert "moves the queen next to the king (0:15-0:34)" in ask("Is there a queen?", CHESS, 34.7)


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("What is said at 0:12?", "The board has sixty-four squares"),
        ("What is said between 0:16 and 0:18?", "The king cannot escape"),
        ("What is said at 0:06?", "nothing is said"),
        ("What happens at second 20?", "moves the queen"),
        ("What happens in the last 5 seconds?", "moves the queen"),
        ("How does the video begin?", "sets up a chessboard"),
        ("How does the video end?", "moves the queen"),
        ("What happens at 5:00?", "ends at 0:34"),
        ("When does the hand move the queen?", "0:15-0:34"),
        ("Who sets up the board?", "a man in a blue shirt"),
        ("Where is the king?", "next to the king"),
        ("Which brands can be seen?", "Rookery"),
        ("What text is on screen?", "How to play chess"),
        ("How long is the video?", "34.7 seconds"),
        ("How many scenes are there?", "2 scenes"),
        ("Who is the astronaut?", 'does not show or mention "astronaut"'),
        ("What did the speaker say about squares?", "sixty-four squares"),
    ],
)
def test_open_questions_are_answered_from_the_scenes(prompt: str, expected: str) -> None:
    assert expected in ask(prompt, CHESS, 34.7)


def test_scenes_about_the_subject_of_the_prompt_come_first() -> None:
    assert "queen" in ask("Describe the queen in two sentences", CHESS, 34.7)
    assert "chessboard" in ask("Describe the chessboard in two sentences", CHESS, 34.7)


@pytest.mark.parametrize(
    "prompt", ["Summarise in French", "Write 3 bullet points in Korean", "A poem in German, please"]
)
def test_a_request_for_another_language_gets_english_with_a_note(prompt: str) -> None:
    text = ask(prompt)

    assert text.count("This text is in English, because ") == 1
    assert re.search(
        r"[.!?,]\s+This text is in English, because (?:French|Korean|German) cannot be written here\.$", text
    )
    assert "ooking" in text


def test_a_request_for_another_medium_gets_text_with_a_note() -> None:
    assert ask("Show it to me as a video").endswith(
        "This is a text in English, because other media cannot be made here."
    )


@pytest.mark.parametrize(
    ("prompt", "language"),
    [
        ("Fasse das Video bitte zusammen", "German"),
        ("Décris la vidéo", "French"),
        ("¿De qué trata el vídeo?", "Spanish"),
        ("Descreva o que acontece em uma frase", "Portuguese"),
        ("Descrivi che cosa succede", "Italian"),
        ("この動画を要約して", "Japanese"),
        ("Опиши видео", "Russian"),
        ("Nenne fünf Stichpunkte", "German"),
        ("Dame tres puntos clave", "Spanish"),
        ("Donne-moi quatre mots-clés", "French"),
        ("Resuma o vídeo em três frases", "Portuguese"),
        ("Vat de video samen", "Dutch"),
        ("Podsumuj film w punktach", "Polish"),
        ("Bu videoyu özetle", "Turkish"),
        ("Tóm tắt video", "Vietnamese"),
        ("वीडियो का वर्णन करें", "Hindi"),
        ("สรุปวิดีโอ", "Thai"),
        ("صف الفيديو", "Arabic"),
    ],
)
def test_a_prompt_in_another_language_gets_english_with_a_note(prompt: str, language: str) -> None:
    assert ask(prompt).endswith(f"This text is in English, because {language} cannot be written here.")


@pytest.mark.parametrize(
    "prompt", ["Describe the video", "Who is the man in the suit?", "List the objects on the table in order"]
)
def test_a_prompt_in_english_gets_no_note(prompt: str) -> None:
    assert "in English" not in ask(prompt)


def test_keywords_are_words_a_person_would_choose() -> None:
    assert ask("Give me 5 keywords").split(", ") == ["cooking", "cooking pasta", "pasta", "homecooking", "recipe"]
    assert len(ask("List 12 SEO terms").split(", ")) == 12
    assert json.loads(ask("Return keywords as JSON"))["keywords"][0] == "cooking"
    assert ask("keywords, please", CHESS, 34.7).startswith(
        "chess, mastering chess, mastering, chess tutorial, checkmate"
    )


@pytest.mark.parametrize(
    ("tone", "words"),
    [
        ("formal", "The present video"),
        ("casual", "basically"),
        ("enthusiastic", "You have to see"),
        ("funny", "popcorn"),
        ("dramatic", "prepared us"),
    ],
)
def test_a_tone_shows_in_the_first_sentence_and_in_the_last(tone: str, words: str) -> None:
    plain, toned = ask("Describe the video in four sentences"), ask(f"Describe the video in four {tone} sentences")

    assert words in toned
    assert toned.rsplit(". ", 1)[-1] != plain.rsplit(". ", 1)[-1]
    assert sentence_count(toned) == 4


def test_a_video_without_a_topic_is_described_without_one() -> None:
    scene = Scene(0, 20, "", seen=(Moment(0, 20, "A boat leaves the pier"),))
    text = summary(Content("Harbour", (), (), (scene,)), 20, None, 0)

    assert text.startswith('This is what happens in the video "Harbour". A boat leaves the pier.')


@given(digest=st.binary(max_size=4), duration=st.floats(1, 900), name=st.sampled_from([None, "tide pools at dawn.mp4"]))
@settings(max_examples=30, deadline=None)
def test_summaries_of_chapters_end_with_a_full_stop(digest: bytes, duration: float, name: str | None) -> None:
    content = generate_content(digest, duration, title=name)

    assert all(one.summary.endswith(".") for one in chapters(content, duration, None))
    assert all(
        one["summary"].endswith(".") for one in json.loads(answer(content, duration, "chapters as json"))["chapters"]
    )


def test_a_summary_without_a_prompt_is_a_paragraph_about_the_video() -> None:
    text = summary(COOKING, 95.5, None)

    assert "Cooking pasta" in text
    assert "\n" not in text
    assert 3 <= sentence_count(text) <= 8


@given(digest=st.binary(max_size=8), duration=st.floats(0.1, 4000), prompt=st.none() | PHRASES)
@settings(max_examples=50, deadline=None)
def test_chapters_follow_each_other_from_0_to_the_last_whole_second(
    digest: bytes, duration: float, prompt: str | None
) -> None:
    found = chapters(generate_content(digest, duration), duration, prompt)

    assert (found[0].start, found[-1].end) == (0, max(1, int(duration)))
    assert all(before.end == after.start for before, after in pairwise(found))
    assert all(chapter.start < chapter.end and chapter.title and chapter.summary for chapter in found)


@pytest.mark.parametrize(("duration", "count"), [(0.5, 1), (4, 1), (34.7, 2), (60, 3), (300, 5), (7200, 8)])
def test_the_number_of_chapters_grows_with_the_length(duration: float, count: int) -> None:
    assert len(chapters(generate_content(b"grow", duration), duration, None)) == count


def test_chapters_of_a_long_video_begin_at_quarters_of_a_minute() -> None:
    found = chapters(generate_content(b"long", 600), 600, None)

    assert all(chapter.start % 15 == 0 for chapter in found)


@given(count=st.integers(1, 20), duration=st.integers(20, 900))
@settings(max_examples=40, deadline=None)
def test_the_prompt_sets_the_number_of_chapters(count: int, duration: int) -> None:
    found = chapters(generate_content(b"count", duration), duration, f"Make {count} chapters")

    assert len(found) == count


def test_chapters_describe_their_scenes() -> None:
    found = chapters(CHESS, 34.7, None)

    assert [(chapter.start, chapter.end, chapter.title) for chapter in found] == [
        (0, 15, "Setting up the board"),
        (15, 34, "Checkmate"),
    ]
    assert "chessboard" in found[0].summary
    assert "queen" in found[1].summary


@given(digest=st.binary(max_size=8), duration=st.floats(0.1, 4000), prompt=st.none() | st.text(max_size=40))
@settings(max_examples=50, deadline=None)
def test_highlights_are_one_to_three_moments_in_order(digest: bytes, duration: float, prompt: str | None) -> None:
    found = highlights(generate_content(digest, duration), duration, prompt)

    assert 1 <= len(found) <= 3
    assert all(0 <= one.start < one.end <= max(1, int(duration)) for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)


def test_highlights_without_a_prompt_repeat_the_summary_as_title() -> None:
    assert all(one.highlight == one.highlight_summary for one in highlights(COOKING, 95.5, None))


def test_highlights_with_a_prompt_have_a_short_title() -> None:
    found = highlights(COOKING, 95.5, "the most surprising parts")

    assert all(len(one.highlight) < len(one.highlight_summary) for one in found)


def test_highlights_prefer_what_the_prompt_asks_about() -> None:
    assert highlights(CHESS, 34.7, "one highlight about the queen")[0].highlight == "Checkmate"


def test_gist_has_title_topics_and_hashtags_without_number_signs() -> None:
    assert (title(CHESS), topics(CHESS), hashtags(CHESS)) == (
        "Mastering Chess",
        ["Chess"],
        ["chess tutorial", "checkmate"],
    )
    assert hashtags(Content("A Day", ("Sea",), ("#sea", "# "), ())) == ["sea"]


def test_gist_of_a_video_without_words_is_never_empty() -> None:
    assert (title(BLANK), topics(BLANK), hashtags(BLANK)) == (
        "Untitled video",
        ["Untitled video"],
        ["untitled", "video"],
    )


SERMON = imagined_speech(b"sermon", 120.0, title="sunday sermon on forgiveness.mp3")
BOARD = content_of_stills([imagined_content(b"board", 1.0, title="chess board.png")])
_SIGHT = re.compile(r"\b(?:videos?|films?|footage|watch\w*|viewers?|seen|pictures?|png|mp3)\b", re.IGNORECASE)
_VIDEO = re.compile(r"\b(?:videos?|films?|footage|watch\w*|viewers?|recordings?|png|mp3)\b", re.IGNORECASE)


@pytest.mark.parametrize("phrase", [phrase.strip() for phrase in _PHRASES.split("|")])
@pytest.mark.parametrize(
    ("content", "duration", "noun", "wrong"),
    [
        (SERMON, 120.0, "recording", _SIGHT),
        (BLANK, 5.0, "recording", _SIGHT),
        (BOARD, 1.0, "image", _VIDEO),
        (BLANK, 1.0, "image", _VIDEO),
    ],
    ids=["recording", "blank recording", "image", "blank image"],
)
def test_a_text_about_an_image_or_a_recording_does_not_call_it_a_video(
    content: Content, duration: float, noun: str, wrong: re.Pattern[str], phrase: str
) -> None:
    text = compose(source_for(content, duration, phrase, 0.7, noun=noun))

    assert not wrong.search(text.replace(phrase, ""))


@pytest.mark.parametrize("tone", ["casual", "formal", "enthusiastic", "funny", "dramatic", "simple"])
def test_a_recording_is_heard_in_any_tone(tone: str) -> None:
    assert not _SIGHT.search(compose(source_for(SERMON, 120.0, f"Write a {tone} summary", 0.7, noun="recording")))


def test_a_poem_quotes_whole_words() -> None:
    said = "That was our talk about the garden, under the old oak, and thank you all for coming today"
    content = Content("Garden", (), (), (Scene(0, 5, "", said=(Moment(0, 5, said),)),))

    assert "Thand" not in answer(content, 5, "write a poem with two verses")


@pytest.mark.parametrize(
    "asked", ["List three dogs.", "Who is it?", "As JSON with keys title and mood", "Write a poem."]
)
def test_of_a_long_prompt_the_beginning_and_the_end_are_read(asked: str) -> None:
    context = "The film is about boats. " * 40_000

    assert read_prompt(f"{asked} {context}").form is read_prompt(asked).form
    assert read_prompt(f"{context} {asked}").form is read_prompt(asked).form
    assert len(read_prompt(f"{asked} {context} {asked}").text) < 20_000
