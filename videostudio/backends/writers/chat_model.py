"""Chat models of the transformers library: a hub id, a local folder or a GGUF file (paper, section 3.1).

Replies are sampled as one batch. Constraints (JSON schema or regular expression) are compiled by llguidance and
applied to every token, so that the format cannot break. What dialogues have in common at their beginning is read
once and kept, because a stage asks again and again with the same instructions and examples.
"""

import copy
import functools
import importlib.util
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import gguf
import llguidance
import llguidance.hf
import numpy as np
import torch
import transformers
from transformers import AutoModelForCausalLM, AutoTokenizer, LogitsProcessor, LogitsProcessorList
from transformers.cache_utils import DynamicCache, DynamicLayer

from videostudio.backends.options import QUANTIZATIONS, Quantization
from videostudio.backends.protocols import Dialogue, Reply, WriteOptions
from videostudio.backends.registry import Resources
from videostudio.backends.runtime import zerogpu
from videostudio.backends.runtime.memory import is_out_of_memory
from videostudio.backends.writers.attention import use_grouped_attention
from videostudio.errors import BackendError
from videostudio.run import Run

log = logging.getLogger(__name__)

# A shared beginning shorter than this is not worth a pass of its own, in tokens.
MIN_PREFIX = 16
# What may be kept of the last dialogues' beginning, in bytes of keys and values.
MAX_KEPT_BYTES = 256 * 2**20
# What is sampled where the model says nothing of it: tokens beyond this share of the probability are not.
TOP_P = 0.95
TOP_K = 60


def load_chat(
    resources: Resources,
    model: str,
    revision: str | None = None,
    quantization: Quantization = "8bit",
    prefer_bf16: bool = True,
) -> "ChatWriter":
    """Load any chat model that transformers knows.

    Args:
        resources: settings and device.
        model: hub id, local folder, GGUF file, or "owner/repository/file.gguf" on the hub.
        revision: branch, tag or commit on the hub.
        quantization: weights in 8 or 4 bits by bitsandbytes, or as they are. GGUF files are unpacked as they are, and
            so are weights that move to the device later, see `zerogpu`.
        prefer_bf16: calculate in bfloat16 where the device is fast at it.

    Raises:
        BackendError: the model cannot be loaded; the text says what to do.
        Cancelled: the run was stopped while a GGUF file was unpacked.
    """
    if quantization not in QUANTIZATIONS:
        raise BackendError(f"'{quantization}' is no quantization. Write auto, 8bit, 4bit or none.")
    if resources.settings.threads > 0 and resources.device == "cpu":
        torch.set_num_threads(resources.settings.threads)
    # The stages report progress themselves.
    transformers.utils.logging.disable_progress_bar()
    device = torch.device(resources.device)
    dtype = writing_dtype(device, prefer_bf16)
    place = zerogpu.loading_device(resources.device)
    if place != resources.device:
        quantization = "none"
    source, extra = _where(model)
    remote = {"revision": revision, "trust_remote_code": resources.settings.trust_remote_code}
    quantized: dict[str, Any] = {}
    if quantization != "none" and "gguf_file" not in extra:
        quantized["quantization_config"] = bits_config(quantization, dtype)
        quantized["device_map"] = {"": str(device)}
    try:
        if "gguf_file" in extra:
            quantized["quantization_config"] = transformers.GgufConfig(dequantize=True)
        with _gguf_read_once(resources.run):
            tokenizer = AutoTokenizer.from_pretrained(source, **extra, **remote)
            network = AutoModelForCausalLM.from_pretrained(source, dtype=dtype, **extra, **remote, **quantized)
        if quantization == "none" or "gguf_file" in extra:
            network = network.to(place)
    except (OSError, ValueError, ImportError, RuntimeError, KeyError) as error:
        if is_out_of_memory(error):  # the manager frees what others hold, and loads fewer bits
            raise
        raise BackendError(_loading_trouble(model, error)) from error
    if tokenizer.chat_template is None:
        raise BackendError(f"'{model}' has no chat template. Choose an instruction-tuned (chat) model.")
    use_grouped_attention(network)
    return ChatWriter(network.eval(), tokenizer)


@contextmanager
def _gguf_read_once(run: Run) -> Iterator[None]:
    """While a model loads, a GGUF file is parsed once, a name map is built once, and Stop is heard at every tensor.

    transformers does both again for the tokenizer, the configuration and the weights, and the map for every module:
    two thirds of the wait. Loading is one at a time (see `manager`), so nobody else sees the difference.
    """
    kept = gguf.GGUFReader, gguf.get_tensor_name_map, gguf.dequantize

    def unpack(data: Any, kind: Any) -> Any:
        run.check()
        return kept[2](data, kind)

    gguf.GGUFReader, gguf.get_tensor_name_map = functools.cache(kept[0]), functools.cache(kept[1])
    gguf.dequantize = unpack
    try:
        yield
    finally:
        gguf.GGUFReader, gguf.get_tensor_name_map, gguf.dequantize = kept


def writing_dtype(device: torch.device, prefer_bf16: bool = True) -> torch.dtype:
    """What a language model calculates in: bfloat16 where the device is fast at it, else what else is fast there.

    Args:
        device: where it runs.
        prefer_bf16: False takes single precision.
    """
    if not prefer_bf16:
        return torch.float32
    if fast_bf16(device):
        return torch.bfloat16
    return torch.float16 if device.type == "cuda" else torch.float32


def fast_bf16(device: torch.device) -> bool:
    """Whether the device multiplies bfloat16 matrices faster than float32 ones; a GPU that emulates it does not."""
    if device.type == "cuda":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    return device.type == "cpu" and bool(torch.backends.cpu.get_cpu_capability().startswith("AVX512")) and _cpu_bf16()


def _cpu_bf16() -> bool:
    probe = getattr(torch.cpu, "_is_avx512_bf16_supported", None)
    return bool(probe is not None and probe())


def _where(model: str) -> tuple[str, dict[str, str]]:
    path = Path(model).expanduser()
    if not model.endswith(".gguf"):
        return (str(path) if path.exists() else model), {}
    if path.exists():
        return str(path.parent), {"gguf_file": path.name}
    repository, _, name = model.rpartition("/")
    if repository.count("/") != 1 or model.startswith(("/", "~", ".")):
        raise BackendError(f"There is no GGUF file '{model}'. Check the path.")
    return repository, {"gguf_file": name}


def bits_config(quantization: Quantization, dtype: torch.dtype) -> Any:
    """The settings of bitsandbytes: LLM.int8, or NF4 with quantized scales.

    Args:
        quantization: "8bit" or "4bit".
        dtype: what 4-bit weights are calculated in.

    Raises:
        BackendError: bitsandbytes is not installed.
    """
    if importlib.util.find_spec("bitsandbytes") is None:
        raise BackendError(
            f"Weights in {quantization} need the package 'bitsandbytes', which is not installed. "
            "Run: pip install -r requirements.txt, or choose the quantization none."
        )
    if quantization == "8bit":
        return transformers.BitsAndBytesConfig(load_in_8bit=True)
    return transformers.BitsAndBytesConfig(
        load_in_4bit=True, bnb_4bit_quant_type="nf4", bnb_4bit_compute_dtype=dtype, bnb_4bit_use_double_quant=True
    )


def _loading_trouble(model: str, error: Exception) -> str:
    said = str(error).strip().splitlines()
    why = said[0][:200] if said else type(error).__name__
    if "trust_remote_code" in str(error):
        return (
            f"'{model}' wants to run its own code, which is off. Choose another model, or, if you trust its "
            "authors, set VIDEOSTUDIO_TRUST_REMOTE_CODE=1."
        )
    if isinstance(error, OSError):
        return (
            f"The language model '{model}' could not be found or fetched ({why}). Check its name and the network, "
            "or give a folder that holds it."
        )
    return f"The language model '{model}' could not be loaded ({why}). Choose another model or quantization."


@dataclass(frozen=True, slots=True)
class Sampling:
    """How tokens are drawn.

    Args:
        temperature: the model's own; 0 where it has none, and the request's counts.
        top_p: share of the probability that is drawn from.
        top_k: most tokens that are drawn from.
    """

    temperature: float = 0.0
    top_p: float = TOP_P
    top_k: int = TOP_K


def advised_sampling(generation: Any) -> Sampling:
    """What a model's makers advise, where its generation settings say that it samples.

    Args:
        generation: its `GenerationConfig`, or None.
    """
    if not getattr(generation, "do_sample", False):
        return Sampling()
    return Sampling(generation.temperature or 0.0, generation.top_p or TOP_P, generation.top_k or TOP_K)


class ChatWriter:
    """A chat model with its tokenizer.

    Args:
        model: a causal language model of transformers, ready to run.
        tokenizer: its fast tokenizer, with a chat template.
    """

    def __init__(self, model: Any, tokenizer: Any) -> None:
        self.model, self.tokenizer = model, tokenizer
        stops = {tokenizer.eos_token_id, *_as_list(getattr(model.generation_config, "eos_token_id", None))}
        self.stops = sorted(stop for stop in stops if stop is not None)
        self.pad = tokenizer.pad_token_id if tokenizer.pad_token_id is not None else self.stops[0]
        self.sampling = advised_sampling(getattr(model, "generation_config", None))
        self._guide: llguidance.LLTokenizer | None = None
        self._kept: tuple[list[int], Any] | None = None

    def reply(
        self,
        dialogues: Sequence[Dialogue],
        options: WriteOptions,
        run: Run,
        on_text: Callable[[str], None] | None = None,
    ) -> list[str]:
        """Answer every dialogue; see `protocols.Writer`.

        Raises:
            Cancelled: the run was stopped; at most one more token was calculated.
            BackendError: the constraint cannot be compiled, or the dialogues are too long for the model.
        """
        if not dialogues:
            return []
        run.check()
        rows = [self._encode(dialogue) for dialogue in dialogues]
        self._check_length(rows, options)
        with torch.inference_mode():
            shared, cache = self._shared_beginning(rows)
            ids, mask = self._pad_batch(rows, shared)
            steps = _Steps(self, len(rows), options, run, on_text)
            self.model.generate(
                input_ids=ids,
                attention_mask=mask,
                past_key_values=cache,
                logits_processor=LogitsProcessorList([steps]),
                generation_config=transformers.GenerationConfig(
                    max_new_tokens=options.max_new_tokens,
                    do_sample=False,
                    eos_token_id=self.stops,
                    pad_token_id=self.pad,
                    use_cache=True,
                ),
            )
        return list(steps.finish())

    def close(self) -> None:
        """Let go of the model."""
        self._kept = None
        self.model = None

    def matcher(self, options: WriteOptions) -> llguidance.LLMatcher | None:
        """A compiled constraint, or None where the options have none.

        Raises:
            BackendError: the constraint cannot be compiled.
        """
        if options.schema:
            grammar = llguidance.LLMatcher.grammar_from_json_schema(
                options.schema, defaults={"whitespace_flexible": False, "item_separator": ", ", "key_separator": ": "}
            )
        elif options.pattern:
            grammar = llguidance.LLMatcher.grammar_from_regex(options.pattern)
        else:
            return None
        if self._guide is None:
            vocabulary = self.model.get_output_embeddings().weight.shape[0]
            self._guide = llguidance.hf.from_tokenizer(self.tokenizer, n_vocab=vocabulary, eos_token=self.stops)
        matcher = llguidance.LLMatcher(self._guide, grammar)
        if matcher.is_error():
            raise BackendError(f"The reply's format cannot be compiled: {matcher.get_error()[:200]}")
        return matcher

    def _encode(self, dialogue: Dialogue) -> list[int]:
        turns = [{"role": message.role, "content": message.content} for message in dialogue]
        begun = dialogue[-1].role == "assistant"
        # Models that can think aloud first are asked not to; templates of other models ignore the word.
        text = self.tokenizer.apply_chat_template(
            turns,
            add_generation_prompt=not begun,
            continue_final_message=begun,
            tokenize=False,
            enable_thinking=False,
        )
        return list(self.tokenizer(text, add_special_tokens=False)["input_ids"])

    def _check_length(self, rows: list[list[int]], options: WriteOptions) -> None:
        limit = getattr(self.model.config, "max_position_embeddings", None)
        needed = max(len(row) for row in rows) + options.max_new_tokens
        if limit is not None and needed > limit:
            raise BackendError(
                f"The dialogue needs {needed} tokens, but the language model reads only {limit}. "
                "Shorten the prompt or choose a model with a longer context."
            )

    def _pad_batch(self, rows: list[list[int]], shared: int) -> tuple[torch.Tensor, torch.Tensor]:
        """Rows of one length, filled up on the left of what they do not share; positions follow the mask."""
        width = max(len(row) for row in rows)
        ids, mask = [], []
        for row in rows:
            fill = width - len(row)
            ids.append(row[:shared] + [self.pad] * fill + row[shared:])
            mask.append([1] * shared + [0] * fill + [1] * (len(row) - shared))
        device = self.model.device
        return torch.tensor(ids, device=device), torch.tensor(mask, device=device)

    def _shared_beginning(self, rows: list[list[int]]) -> tuple[int, Any]:
        """How many first tokens all rows share, and the attention cache over them for the whole batch."""
        # The last token of the shortest row always stays, so that every row has something to go on from.
        shared = min(_common(rows), min(len(row) for row in rows) - 1)
        if shared < MIN_PREFIX or (len(rows) == 1 and self._kept is None and shared < 4 * MIN_PREFIX):
            return 0, None
        known, kept = self._kept if self._kept is not None else ([], None)
        known_here = _common([known, rows[0][:shared]])
        cache: Any = DynamicCache(config=self.model.config)
        if not all(type(layer) is DynamicLayer for layer in cache.layers):  # what cannot be kept is not read here
            return 0, None
        if kept is None or known_here < MIN_PREFIX:
            known_here = 0
        else:
            cache = copy.deepcopy(kept)
            if cache.get_seq_length() > known_here:
                cache.crop(known_here - cache.get_seq_length())
        if known_here < shared:
            fresh = torch.tensor([rows[0][known_here:shared]], device=self.model.device)
            self.model(input_ids=fresh, past_key_values=cache, use_cache=True, logits_to_keep=1)
        self._keep(rows[0][:shared], cache)
        if len(rows) > 1:
            cache.batch_repeat_interleave(len(rows))
        return shared, cache

    def _keep(self, tokens: list[int], cache: Any) -> None:
        size = sum(layer.keys.nbytes + layer.values.nbytes for layer in cache.layers)
        self._kept = (tokens, copy.deepcopy(cache)) if size <= MAX_KEPT_BYTES else None


class _Steps(LogitsProcessor):  # type: ignore[misc]  # transformers carries no types
    """Looks at every step: stops when asked, applies the constraint, samples, streams.

    It leaves exactly one token possible in every row, so that `generate` itself runs greedily and no global random
    state is touched. Every row has a generator of its own: a row's reply does not hang on how many stand beside it.
    """

    def __init__(
        self,
        writer: ChatWriter,
        count: int,
        options: WriteOptions,
        run: Run,
        on_text: Callable[[str], None] | None,
    ) -> None:
        self._writer, self._options, self._run, self._on_text = writer, options, run, on_text
        first = writer.matcher(options)
        self._matchers = [first, *(first.deep_copy() for _ in range(count - 1))] if first is not None else []
        if options.patterns:
            own = (writer.matcher(replace(options, pattern=pattern)) for pattern in options.patterns)
            self._matchers = [matcher for matcher in own if matcher is not None]
        self._tokens: list[list[int]] = [[] for _ in range(count)]
        self._logs: list[list[float]] = [[] for _ in range(count)]
        self._done = [False] * count
        self._last = [0] * count
        device = writer.model.device
        self._generators = [
            torch.Generator(device=device).manual_seed((options.seed * 1_000_003 + row) % 2**63) for row in range(count)
        ]
        self._said = ""

    def __call__(self, input_ids: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
        self._run.check()
        scores = scores.float()
        tokens = self._sample(self._constrained(scores))
        logs = scores.gather(1, torch.tensor(tokens, device=scores.device)[:, None])[:, 0] - scores.logsumexp(-1)
        for row, (token, log_chance) in enumerate(zip(tokens, logs.tolist(), strict=True)):
            self._take(row, token, log_chance)
        self._stream()
        chosen = torch.tensor(self._last, device=scores.device)[:, None]
        return torch.full_like(scores, float("-inf")).scatter_(1, chosen, 0.0)

    def finish(self) -> list[Reply]:
        """The replies as text."""
        decoded = [self._text(row) for row in range(len(self._tokens))]
        if self._on_text is not None and len(decoded[0]) > len(self._said):
            self._on_text(decoded[0][len(self._said) :])
        return [
            Reply(text.strip(), sum(logs) / len(logs)) if logs else Reply("", 0.0)
            for text, logs in zip(decoded, self._logs, strict=True)
        ]

    def _constrained(self, scores: torch.Tensor) -> torch.Tensor:
        """Scores with everything forbidden at minus infinity. Args: scores: (B, V). Returns: (B, V)."""
        if not self._matchers:
            return scores
        free = b"\xff" * ((scores.shape[1] + 31) // 32 * 4)
        packed = [free if done else m.compute_bitmask() for m, done in zip(self._matchers, self._done, strict=True)]
        width = max(len(row) for row in packed)
        masks = np.frombuffer(b"".join(row.ljust(width, b"\0") for row in packed), dtype=np.uint8)
        bits = np.unpackbits(masks.reshape(len(packed), width), axis=1, bitorder="little")[:, : scores.shape[1]]
        return scores.masked_fill(torch.from_numpy(bits == 0).to(scores.device), float("-inf"))

    def _sample(self, scores: torch.Tensor) -> list[int]:
        """One token for each row. Args: scores: (B, V)."""
        if self._options.temperature <= 0:
            return [int(token) for token in scores.argmax(-1)]
        sampling = self._writer.sampling
        temperature = sampling.temperature or self._options.temperature
        top, index = (scores / temperature).topk(min(sampling.top_k, scores.shape[1]), dim=-1)
        chance = top.softmax(-1)
        chance = chance.masked_fill(chance.cumsum(-1) - chance > sampling.top_p, 0.0)
        return [
            int(index[row, torch.multinomial(chance[row], 1, generator=generator)])
            for row, generator in enumerate(self._generators)
        ]

    def _take(self, row: int, token: int, log_chance: float) -> None:
        if self._done[row]:
            self._last[row] = self._writer.stops[0]
            return
        self._last[row] = token
        if token in self._writer.stops:
            self._done[row] = True
            return
        self._tokens[row].append(token)
        self._logs[row].append(log_chance)
        if self._matchers:
            self._matchers[row].consume_token(token)
            self._done[row] = self._matchers[row].is_stopped()

    def _stream(self) -> None:
        if self._on_text is None:
            return
        text = self._text(0)
        if text.endswith("\ufffd"):  # half a character; the next token completes it
            return
        if len(text) > len(self._said):
            self._on_text(text[len(self._said) :])
            self._said = text

    def _text(self, row: int) -> str:
        return str(self._writer.tokenizer.decode(self._tokens[row], skip_special_tokens=True))


def _as_list(value: Any) -> list[int]:
    return value if isinstance(value, list) else [value]


def _common(rows: Sequence[Sequence[int]]) -> int:
    """How many first items all rows share."""
    count = 0
    for items in zip(*rows, strict=False):
        if any(item != items[0] for item in items):
            break
        count += 1
    return count
