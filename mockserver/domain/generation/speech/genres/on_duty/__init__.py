"""What doctors, surgeons and police officers say on duty, and those with whom they speak."""

from mockserver.domain.generation.speech.genres.on_duty.consultation import CONSULTATION
from mockserver.domain.generation.speech.genres.on_duty.operation import OPERATION
from mockserver.domain.generation.speech.genres.on_duty.patrol import PATROL

__all__ = ["CONSULTATION", "OPERATION", "PATROL"]
