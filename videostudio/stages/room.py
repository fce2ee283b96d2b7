"""What the stages share: one piece of work that may fail without stopping the others."""

import logging
from collections.abc import Callable
from typing import TypeVar

from videostudio.errors import StudioError
from videostudio.run import Cancelled
from videostudio.types import Failure

log = logging.getLogger(__name__)
T = TypeVar("T")


def attempt(stage: str, subject: str, work: Callable[[], T]) -> T | Failure:
    """Do one piece of work; its failure becomes a value, so that the rest goes on.

    Args:
        stage: the stage's name.
        subject: the scene's index or the entity's name.
        work: what to do.

    Raises:
        Cancelled: the run was stopped.
    """
    try:
        return work()
    except Cancelled:
        raise
    except StudioError as error:
        log.warning("%s %s failed: %s", stage, subject, error)
        return Failure(stage, subject, str(error))
    except Exception as error:  # the traceback goes to the log, the others' work goes on
        log.exception("%s %s failed", stage, subject)
        reason = f"Something went wrong inside the program ({type(error).__name__}: {str(error)[:200]}). Try it again."
        return Failure(stage, subject, reason)
