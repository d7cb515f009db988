"""What is said in each genre of made-up videos, one module for each."""

from collections.abc import Mapping

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.speech.genres.advertisement import ADVERTISEMENT
from mockserver.domain.generation.speech.genres.call import CALL
from mockserver.domain.generation.speech.genres.ceremony import CEREMONY
from mockserver.domain.generation.speech.genres.commentary import COMMENTARY
from mockserver.domain.generation.speech.genres.documentary import DOCUMENTARY
from mockserver.domain.generation.speech.genres.home_video import HOME_VIDEO
from mockserver.domain.generation.speech.genres.interview import INTERVIEW
from mockserver.domain.generation.speech.genres.job_interview import JOB_INTERVIEW
from mockserver.domain.generation.speech.genres.lecture import LECTURE
from mockserver.domain.generation.speech.genres.meeting import MEETING
from mockserver.domain.generation.speech.genres.news_report import NEWS_REPORT
from mockserver.domain.generation.speech.genres.on_duty import CONSULTATION, OPERATION, PATROL
from mockserver.domain.generation.speech.genres.sales_call import SALES_CALL
from mockserver.domain.generation.speech.genres.stage import STAGE
from mockserver.domain.generation.speech.genres.testimony import TESTIMONY
from mockserver.domain.generation.speech.genres.toast import TOAST
from mockserver.domain.generation.speech.genres.trailer import TRAILER
from mockserver.domain.generation.speech.genres.tutorial import TUTORIAL
from mockserver.domain.generation.speech.genres.vlog import VLOG
from mockserver.domain.generation.speech.phrases import Phrases

PHRASES: Mapping[Genre, Phrases] = {
    Genre.ADVERTISEMENT: ADVERTISEMENT,
    Genre.CALL: CALL,
    Genre.CONSULTATION: CONSULTATION,
    Genre.CEREMONY: CEREMONY,
    Genre.COMMENTARY: COMMENTARY,
    Genre.DOCUMENTARY: DOCUMENTARY,
    Genre.HOME_VIDEO: HOME_VIDEO,
    Genre.INTERVIEW: INTERVIEW,
    Genre.JOB_INTERVIEW: JOB_INTERVIEW,
    Genre.LECTURE: LECTURE,
    Genre.MEETING: MEETING,
    Genre.NEWS_REPORT: NEWS_REPORT,
    Genre.OPERATION: OPERATION,
    Genre.PATROL: PATROL,
    Genre.SALES_CALL: SALES_CALL,
    Genre.STAGE: STAGE,
    Genre.TESTIMONY: TESTIMONY,
    Genre.TOAST: TOAST,
    Genre.TRAILER: TRAILER,
    Genre.TUTORIAL: TUTORIAL,
    Genre.VLOG: VLOG,
}
