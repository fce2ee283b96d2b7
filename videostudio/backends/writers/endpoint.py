"""Any OpenAI-compatible language model behind a base URL (the paper, section 3.1, names GPT-4 as such a writer)."""

import json
import logging
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from httpx2 import HTTPError  # what huggingface_hub speaks with
from huggingface_hub import InferenceClient
from huggingface_hub.errors import HfHubHTTPError

from videostudio.backends.options import EndpointOptions
from videostudio.backends.protocols import Dialogue, WriteOptions
from videostudio.backends.registry import Resources
from videostudio.errors import BackendError
from videostudio.run import Run

log = logging.getLogger(__name__)

# Statuses by which servers refuse a request field that they do not know.
_REFUSED = frozenset((400, 415, 422, 501))


def open_endpoint(resources: Resources, options: EndpointOptions) -> "EndpointWriter":
    """Open the endpoint that the operator's settings name (endpoint_url, endpoint_key and endpoint_model).

    Raises:
        BackendError: no base URL is set, or it is none.
    """
    settings = resources.settings
    url = settings.endpoint_url.strip().rstrip("/")
    if not url:
        raise BackendError("No endpoint is set. Set VIDEOSTUDIO_ENDPOINT_URL, for example to https://host/v1.")
    if not re.match(r"https?://[^/\s]+", url):
        raise BackendError(f"'{url[:60]}' is no base URL. Set VIDEOSTUDIO_ENDPOINT_URL to one such as https://host/v1.")
    return EndpointWriter(url, settings.endpoint_key, settings.endpoint_model, options.timeout, options.structured)


class EndpointWriter:
    """A chat model behind an OpenAI-compatible endpoint.

    Args:
        url: the base URL.
        key: the key; empty for none.
        model: the model's name; empty lets the server choose.
        timeout: how long the server may be silent, in seconds.
        structured: whether schemas are sent along.
    """

    def __init__(self, url: str, key: str, model: str, timeout: float, structured: bool) -> None:
        self._url, self._key, self._model = url, key, model
        self._timeout, self._structured = timeout, structured

    def reply(
        self,
        dialogues: Sequence[Dialogue],
        options: WriteOptions,
        run: Run,
        on_text: Callable[[str], None] | None = None,
    ) -> list[str]:
        """Answer every dialogue, one after the other; see `protocols.Writer`.

        Raises:
            Cancelled: the run was stopped.
            BackendError: the endpoint cannot be reached or refuses; the text says what to do.
        """
        return [
            self._one(dialogue, replace(options, seed=options.seed + row), run, on_text if row == 0 else None)
            for row, dialogue in enumerate(dialogues)
        ]

    def _one(self, dialogue: Dialogue, options: WriteOptions, run: Run, on_text: Callable[[str], None] | None) -> str:
        run.check()
        if options.schema and self._structured:
            try:
                return self._ask(dialogue, options, run, on_text, _response_format(options))
            except HfHubHTTPError as error:
                if _status(error) not in _REFUSED:
                    raise self._trouble(error) from error
                log.info("the endpoint refuses JSON schemas; instructions take their place")
                self._structured = False
        try:
            return self._ask(_with_instructions(dialogue, options), options, run, on_text, None)
        except HfHubHTTPError as error:
            raise self._trouble(error) from error

    def _ask(
        self,
        dialogue: Dialogue,
        options: WriteOptions,
        run: Run,
        on_text: Callable[[str], None] | None,
        response_format: Any,
    ) -> str:
        pieces: list[str] = []
        try:
            # The client closes its connection when the block ends, so that a stopped run frees the server.
            with InferenceClient(base_url=self._url, api_key=self._key or None, timeout=self._timeout) as client:
                stream: Any = client.chat_completion(
                    messages=[{"role": message.role, "content": message.content} for message in dialogue],
                    model=self._model or None,
                    stream=True,
                    max_tokens=options.max_new_tokens,
                    temperature=options.temperature,
                    seed=options.seed % 2**31,
                    response_format=response_format,
                )
                for text in _texts(stream):
                    run.check()
                    pieces.append(text)
                    if on_text is not None:
                        on_text(text)
        except HfHubHTTPError:
            raise
        except (HTTPError, OSError) as error:
            raise self._no_answer(error) from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BackendError(
                f"The endpoint {self._url} answered in a form that is not OpenAI-compatible. Check that the URL is "
                "the base URL, which often ends in /v1."
            ) from error
        # Models that think aloud put it in front; only what follows is the reply.
        return re.sub(r"^\s*<think>.*?</think>", "", "".join(pieces), flags=re.DOTALL).strip()

    def _no_answer(self, error: Exception) -> BackendError:
        if "timeout" in type(error).__name__.lower():
            return BackendError(f"The endpoint {self._url} did not answer in time. Try again, or ask its operator.")
        why = (str(error).strip().splitlines() or [type(error).__name__])[0][:120]
        return BackendError(
            f"The endpoint {self._url} cannot be reached ({why}). Check the network and VIDEOSTUDIO_ENDPOINT_URL."
        )

    def _trouble(self, error: HfHubHTTPError) -> BackendError:
        status = _status(error)
        said = {
            401: "refuses the key. Set VIDEOSTUDIO_ENDPOINT_KEY to a valid one.",
            402: "asks for payment. Check the account behind the key.",
            403: "refuses the key. Set VIDEOSTUDIO_ENDPOINT_KEY to one that may use this model.",
            404: (
                f"does not know the address or the model '{self._model}'. Check VIDEOSTUDIO_ENDPOINT_URL (it often "
                "ends in /v1) and VIDEOSTUDIO_ENDPOINT_MODEL."
            ),
            408: "did not answer in time. Try again.",
            413: "finds the request too long. Shorten the prompt.",
            429: "has had too many requests, or the quota is used up. Wait a little and try again.",
        }.get(status)
        if said is None and status >= 500:
            said = f"has a fault of its own (status {status}). Try again later."
        return BackendError(f"The endpoint {self._url} {said or f'refused the request (status {status}).'}")


def _texts(stream: Any) -> Iterator[str]:
    for part in stream:
        for choice in part.choices[:1]:
            text = choice.delta.content
            if text:
                yield text


def _status(error: HfHubHTTPError) -> int:
    return int(getattr(error.response, "status_code", 0) or 0)


class _OpenAIFormat(dict[str, Any]):
    """A response format in OpenAI's form.

    `InferenceClient` looks at the type and rewrites "json_schema" for a server of its own makers, whenever a base URL
    is given; other servers ignore or refuse what comes out. It is not shown the type; what is sent has it.
    """

    def get(self, key: str, default: Any = None) -> Any:
        return default if key == "type" else super().get(key, default)


def _response_format(options: WriteOptions) -> Any:
    schema = {"name": "reply", "schema": json.loads(options.schema), "strict": True}
    return _OpenAIFormat(type="json_schema", json_schema=schema)


def _with_instructions(dialogue: Dialogue, options: WriteOptions) -> Dialogue:
    """The dialogue with the constraint in words, at the end of the last turn."""
    if options.schema:
        wish = f"Answer with nothing but JSON that obeys this JSON schema: {options.schema}"
    elif options.pattern:
        wish = f"The whole answer must match this regular expression: {options.pattern}"
    else:
        return dialogue
    last = dialogue[-1]
    return (*dialogue[:-1], replace(last, content=f"{last.content}\n\n{wish}"))
