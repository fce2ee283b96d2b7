"""The one boundary for errors between the program and a visitor."""

import inspect
import logging
from collections.abc import AsyncIterator, Callable
from functools import wraps
from typing import Any

import gradio as gr

from videostudio.errors import StudioError

log = logging.getLogger(__name__)

TITLE = "That did not work"
FAULT = "Something went wrong inside the program. Nothing finished is lost; try again."


def show_errors(handler: Callable[..., Any]) -> Callable[..., Any]:
    """Show a handler's errors to the visitor: a `StudioError` as it is, anything else as a general sentence.

    Args:
        handler: a function, a coroutine function or an asynchronous generator function.
    """
    if inspect.isasyncgenfunction(handler):

        @wraps(handler)
        async def stream(*args: Any, **kwargs: Any) -> AsyncIterator[Any]:
            try:
                async for value in handler(*args, **kwargs):
                    yield value
            except Exception as error:
                raise _as_shown(error, handler) from error

        return stream

    if inspect.iscoroutinefunction(handler):

        @wraps(handler)
        async def later(*args: Any, **kwargs: Any) -> Any:
            try:
                return await handler(*args, **kwargs)
            except Exception as error:
                raise _as_shown(error, handler) from error

        return later

    @wraps(handler)
    def once(*args: Any, **kwargs: Any) -> Any:
        try:
            return handler(*args, **kwargs)
        except Exception as error:
            raise _as_shown(error, handler) from error

    return once


def _as_shown(error: Exception, handler: Callable[..., Any]) -> gr.Error:
    if isinstance(error, gr.Error):
        return error
    if isinstance(error, StudioError):
        return gr.Error(str(error), title=TITLE, print_exception=False)
    log.error("handler %s failed", handler.__name__, exc_info=error)
    return gr.Error(FAULT, title=TITLE, print_exception=False)
