"""What a browser sends to the handlers, for tests that call them as plain functions."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import gradio as gr
import pytest
from starlette.requests import Request


def event(**data: Any) -> gr.EventData:
    return gr.EventData(None, data)


def asks(address: str = "1.2.3.4", **query: str) -> gr.Request:
    headers = [(b"x-forwarded-for", f"{address}, 10.0.0.1".encode())]
    scope = {"type": "http", "headers": headers, "query_string": urlencode(query).encode()}
    return gr.Request(request=Request(scope), session_hash="tab")


def refused(call: Callable[[], Any], words: str) -> None:
    with pytest.raises(gr.Error) as caught:
        call()
    assert words in str(caught.value) and not caught.value.print_exception
