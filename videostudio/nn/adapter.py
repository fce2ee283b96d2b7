"""Entity attention for a 2D diffusion UNet (paper, equation 2 and figure 3a): CA2 foregrounds, CA3 background.

The adapter's weights live in the adapter. The UNet's cross-attention layers only get a processor that adds what the
adapter has projected; the UNet's own weights, names and state dict stay as they are, and `remove` undoes everything.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Self

import torch
from diffusers.configuration_utils import register_to_config
from diffusers.models.modeling_utils import ModelMixin  # noqa: F401  # diffusers asks a component's module for it
from torch import Tensor, nn

from videostudio.errors import BackendError, InputError
from videostudio.nn.attention import KeyValue, fused_attention
from videostudio.nn.loading import StrictModel, load_strictly, names_in_short, read_weights
from videostudio.nn.resampler import EntityResampler

Variant = Literal["release", "paper"]
CROSS_ATTENTION = "attn2.processor"
MASKED = -1e4
"""Score of a token that only pads a batch; finite, so that half precision stays finite."""


class EntityProjections(nn.Module):
    """Keys and values of CA2 and CA3 for one cross-attention layer; values start at zero, so a new adapter is silent.

    The paper counts 915M parameters (supplement, table 1). SD 2.1's UNet with these four matrices a layer has 917.0M
    (865.9M + 51.1M); with queries and output projections of their own, instead of the text's, it would have 966.6M. So
    they are shared, as in the release.

    Args:
        context_dim: channels of the reference tokens.
        inner_dim: channels of all heads together.
    """

    def __init__(self, context_dim: int, inner_dim: int) -> None:
        super().__init__()
        self.to_k_ip = nn.Linear(context_dim, inner_dim, bias=False)
        self.to_v_ip = nn.Linear(context_dim, inner_dim, bias=False)
        self.to_k_ip_bg = nn.Linear(context_dim, inner_dim, bias=False)
        self.to_v_ip_bg = nn.Linear(context_dim, inner_dim, bias=False)
        nn.init.zeros_(self.to_v_ip.weight)
        nn.init.zeros_(self.to_v_ip_bg.weight)


@dataclass
class Context:
    """One kind of reference, ready for all layers.

    Args:
        layers: (key, value) per layer, each (B, L, inner_dim).
        mask: (B, 1, 1, L) added to the scores, or None.
        present: (B, 1, 1) one where a sample has such a reference at all, else zero; None for all present.
    """

    layers: list[tuple[Tensor, Tensor]]
    mask: Tensor | None = None
    present: Tensor | None = None


@dataclass
class ActiveContexts:
    """What the processors read while a `contexts` block is open, and the text keys and values they computed in it."""

    foreground: Context | None = None
    background: Context | None = None
    text: dict[int, tuple[Tensor, int, KeyValue]] = field(default_factory=dict)


class EntityProcessor:
    """Processor of one cross-attention layer: A(q, text) + s_fg A(q, fg) + s_bg A(q, bg), one output projection.

    Args:
        adapter: the adapter.
        index: place of the layer among the cross-attention layers.
    """

    def __init__(self, adapter: "EntityAdapter", index: int) -> None:
        self.adapter = adapter
        self.index = index

    def __call__(
        self,
        attn: Any,
        hidden_states: Tensor,
        encoder_hidden_states: Tensor | None = None,
        attention_mask: Tensor | None = None,
        temb: Tensor | None = None,
    ) -> Tensor:
        """Attend; see diffusers' `AttnProcessor2_0`, whose numbers this gives when no reference is active."""
        residual, shape = hidden_states, hidden_states.shape
        if attn.spatial_norm is not None:
            hidden_states = attn.spatial_norm(hidden_states, temb)
        if len(shape) == 4:
            hidden_states = hidden_states.flatten(2).transpose(1, 2)
        text = hidden_states if encoder_hidden_states is None else encoder_hidden_states
        if attention_mask is not None:
            attention_mask = attn.prepare_attention_mask(attention_mask, text.shape[1], text.shape[0])
            attention_mask = attention_mask.view(text.shape[0], attn.heads, -1, attention_mask.shape[-1])
        if attn.group_norm is not None:
            hidden_states = attn.group_norm(hidden_states.transpose(1, 2)).transpose(1, 2)
        query = _split_heads(attn.to_q(hidden_states), attn.heads)
        key, value = self._text(attn, text)
        mixed = _join_heads(fused_attention(query, key, value, attention_mask))
        mixed = self._add_entities(mixed, query, attn.heads)
        mixed = attn.to_out[1](attn.to_out[0](mixed))
        if len(shape) == 4:
            mixed = mixed.transpose(-1, -2).reshape(shape)
        mixed = mixed + residual if attn.residual_connection else mixed
        out: Tensor = mixed / attn.rescale_output_factor
        return out

    def _text(self, attn: Any, text: Tensor) -> KeyValue:
        """Keys and values of the text, kept while the very same tensor comes again in one `contexts` block."""
        active = self.adapter.active
        kept = active.text.get(self.index) if active and not torch.is_grad_enabled() else None
        if kept is not None and kept[0] is text and kept[1] == text._version:
            return kept[2]
        states = attn.norm_encoder_hidden_states(text) if attn.norm_cross else text
        pair = KeyValue(_split_heads(attn.to_k(states), attn.heads), _split_heads(attn.to_v(states), attn.heads))
        if active and not torch.is_grad_enabled() and not text.is_inference():
            active.text[self.index] = (text, text._version, pair)
        return pair

    def _add_entities(self, mixed: Tensor, query: Tensor, heads: int) -> Tensor:
        active = self.adapter.active
        if active is None:
            return mixed
        scaled = (
            (active.foreground, self.adapter.scale_foreground),
            (active.background, self.adapter.scale_background),
        )
        for context, scale in scaled:
            if context is None or (isinstance(scale, int | float) and scale == 0):
                continue
            key, value = context.layers[self.index]
            if key.shape[0] != query.shape[0]:
                raise InputError(
                    f"The references are for a batch of {key.shape[0]}, the UNet runs one of {query.shape[0]}."
                )
            entity = _join_heads(
                fused_attention(query, _split_heads(key, heads), _split_heads(value, heads), context.mask)
            )
            if context.present is not None:
                entity = entity * context.present
            mixed = mixed + scale * entity
        return mixed


class EntityBlock(nn.Module):
    """A transformer block in the paper's order: y = CA1 + CA2 + CA3, z = x + SA(y), then the feed-forward (equation 2).

    SD's frozen layers were trained in the other order (z = x + SA(x), then + CA1), so following the equation from the
    first step breaks the picture that they make, until CA2 and CA3 have learned to make up for it. Each block therefore
    has a gate g: block = (1 - g) * SD's order + g * equation 2. Learned gates (ours) start at zero: untrained the block
    is SD bit for bit. Fixed at one (`learn_gates` false) it is the equation, and CA2 and CA3 alone are trained, as the
    paper has it. A picture without any reference is drawn in SD's order by both.

    Args:
        block: the diffusers `BasicTransformerBlock` to wrap; its modules keep their names.
        adapter: the adapter, which holds the gate.
        index: place of the block.
    """

    def __init__(self, block: nn.Module, adapter: "EntityAdapter", index: int) -> None:
        super().__init__()
        for name, child in block.named_children():
            setattr(self, name, child)
        self.untouched = [block]  # in a list: not a submodule, so the state dict stays that of the UNet
        self.adapter = [adapter]
        self.index = index

    def forward(
        self,
        hidden_states: Tensor,
        attention_mask: Tensor | None = None,
        encoder_hidden_states: Tensor | None = None,
        *more: Any,
        **kwargs: Any,
    ) -> Tensor:
        """(N, T, C) -> (N, T, C); the arguments are those of diffusers' block, by place under checkpointing."""
        (block,), (adapter,) = self.untouched, self.adapter
        own: Any = self
        if adapter.active is None or (not torch.is_grad_enabled() and adapter.gate_values()[self.index] == 0.0):
            out: Tensor = block(hidden_states, attention_mask, encoder_hidden_states, *more, **kwargs)
            return out
        y = own.attn2(own.norm2(hidden_states), encoder_hidden_states=encoder_hidden_states)
        z = hidden_states + own.attn1(own.norm1(y))
        equation: Tensor = z + own.ff(own.norm3(z))
        if adapter.gates is None:
            return equation
        plain = block(hidden_states, attention_mask, encoder_hidden_states, *more, **kwargs)
        return torch.lerp(plain, equation, adapter.gates[self.index].to(plain.dtype))


class EntityAdapter(StrictModel):
    """CA2 and CA3 of all cross-attention layers, and the resampler that makes their tokens.

    Args:
        inner_dims: channels of all heads for every cross-attention layer, in the order down, up, middle.
        context_dim: channels of the reference tokens.
        num_tokens: tokens of one reference: 16 resampled ones (release) or 256 local CLIP tokens (paper).
        variant: "release" adds the references where the text is attended to; "paper" also moves the self-attention
            behind them, as equation 2 says, by a gate (`EntityBlock`).
        resampler: constructor arguments of the resampler, or None for tokens that are used as they are.
        learn_gates: whether the paper's variant learns its gates, from zero; else they are one, which is equation 2.
    """

    @register_to_config  # type: ignore[untyped-decorator]
    def __init__(
        self,
        inner_dims: Sequence[int] = (),
        context_dim: int = 768,
        num_tokens: int = 16,
        variant: Variant = "release",
        resampler: dict[str, int] | None = None,
        learn_gates: bool = True,
    ) -> None:
        super().__init__()
        if variant not in ("release", "paper"):
            raise BackendError(f"The entity adapter's variant '{variant}' is unknown; known: release, paper.")
        self.layers = nn.ModuleList([EntityProjections(context_dim, inner) for inner in inner_dims])
        self.image_proj = EntityResampler(**resampler) if resampler else None
        self.reorders = variant == "paper"
        learned = self.reorders and learn_gates
        self.gates = nn.Parameter(torch.zeros(len(inner_dims))) if learned else None
        self.scale_foreground: float | Tensor = 1.0
        self.scale_background: float | Tensor = 1.0
        self.active: ActiveContexts | None = None
        self._unet: list[Any] = []  # in a list: not a submodule
        self._processors: dict[str, Any] = {}

    @classmethod
    def install(
        cls,
        unet: Any,
        num_tokens: int = 16,
        variant: Variant = "release",
        context_dim: int | None = None,
        learn_gates: bool = True,
        keys_from_text: bool = True,
    ) -> Self:
        """Make a new adapter for a UNet and attach it.

        A new adapter changes nothing until it is trained or loaded: its values are zero. (Only gates that are fixed at
        one change the order of the attentions from the first step.)

        Args:
            unet: a diffusers `UNet2DConditionModel`.
            num_tokens: tokens of one reference.
            variant: see the class.
            context_dim: channels of the reference tokens; by default those of the UNet's text.
            learn_gates: see the class.
            keys_from_text: start the keys where the text's keys are (ours), where the shapes allow it; else at random
                values, "initialized from scratch" as the paper says (section 4.3).
        """
        names = [name for name in unet.attn_processors if name.endswith(CROSS_ATTENTION)]
        modules = [unet.get_submodule(name.removesuffix(".processor")) for name in names]
        dim = context_dim or unet.config.cross_attention_dim
        inner = [module.to_q.out_features for module in modules]
        adapter = cls(inner, dim, num_tokens, variant, learn_gates=learn_gates)
        with torch.no_grad():
            for layer, module in zip(adapter.layers, modules, strict=True):
                if keys_from_text and module.to_k.weight.shape == layer.to_k_ip.weight.shape:
                    layer.to_k_ip.weight.copy_(module.to_k.weight)
                    layer.to_k_ip_bg.weight.copy_(module.to_k.weight)
        nn.Module.to(adapter, device=unet.device, dtype=unet.dtype)
        attached: Self = adapter.attach(unet)
        return attached

    def attach(self, unet: Any) -> Self:
        """Put the processors into a UNet, for an adapter that was loaded on its own.

        Raises:
            BackendError: the UNet has other cross-attention layers, or the adapter sits in another UNet.
        """
        if self._unet:
            if self._unet[0] is unet:
                return self
            raise BackendError("This entity adapter already sits in another UNet; call remove() first.")
        names = [name for name in unet.attn_processors if name.endswith(CROSS_ATTENTION)]
        inner = [unet.get_submodule(name.removesuffix(".processor")).to_q.out_features for name in names]
        if inner != list(self.config.inner_dims):
            raise BackendError(
                f"The entity adapter is for cross-attention layers of {names_in_short(self.config.inner_dims)} "
                f"channels; this UNet has {names_in_short(inner)}. Use the base model that the adapter was trained "
                "with."
            )
        self._processors = dict(unet.attn_processors)
        processors = dict(unet.attn_processors)
        processors.update({name: EntityProcessor(self, index) for index, name in enumerate(names)})
        unet.set_attn_processor(processors)
        if self.reorders:
            for index, name in enumerate(names):
                parent, place = _place(unet, name)
                parent[place] = EntityBlock(parent[place], self, index)
        self._unet = [unet]
        return self

    def remove(self) -> Any:
        """Take the adapter out again.

        Returns:
            The UNet as it was before `install`.
        """
        if not self._unet:
            return None
        unet = self._unet.pop()
        if self.reorders:
            for name in (name for name in self._processors if name.endswith(CROSS_ATTENTION)):
                parent, place = _place(unet, name)
                parent[place] = parent[place].untouched[0]
        unet.set_attn_processor(dict(self._processors))
        self._processors = {}
        return unet

    def load_release(self, source: str | Path | Mapping[str, Any]) -> Self:
        """Load the release's `videostudio-img-combine.bin`.

        Args:
            source: the file, or its content: {"image_proj": ..., "ip_adapter": ...}; the numbers in the names of the
                latter count all attention layers in the order down, up, middle, so cross-attention has the odd ones.

        Raises:
            BackendError: with the names of what is missing, unexpected or of another shape.
        """
        state = source if isinstance(source, Mapping) else read_weights(source)
        if missing := [name for name in ("image_proj", "ip_adapter") if name not in state]:
            raise BackendError(f"This is not the release's adapter file: it has no {names_in_short(missing)}.")
        renamed, foreign = {}, []
        for name, value in state["ip_adapter"].items():
            number, _, rest = name.partition(".")
            if number.isdecimal() and int(number) % 2:
                renamed[f"{int(number) // 2}.{rest}"] = value
            else:
                foreign.append(name)
        if foreign:
            raise BackendError(f"The release's adapter file has unexpected weights: {names_in_short(foreign)}.")
        load_strictly(self.layers, renamed, "the entity adapter", "ip_adapter, counting cross-attention layers: ")
        reference = next(self.layers.parameters())
        resampler = EntityResampler.from_state(state["image_proj"])
        self.image_proj = resampler.to(device=reference.device, dtype=reference.dtype)
        self.register_to_config(resampler=EntityResampler.config_of(state["image_proj"]))
        return self

    def encode(self, states: Tensor) -> Tensor:
        """Tokens of reference pictures.

        Args:
            states: (N, S, D) CLIP states; local tokens in the channels of the context for the paper's variant.

        Returns:
            (N, num_tokens, context_dim).
        """
        if self.image_proj is None:
            return states
        tokens: Tensor = self.image_proj(states)
        return tokens

    def project(
        self,
        foregrounds: Sequence[Tensor],
        background: Tensor | None,
        foreground_mask: Tensor | None = None,
        background_mask: Tensor | None = None,
    ) -> ActiveContexts:
        """Keys and values of all layers for given references; see `contexts`."""
        parts: list[Context | None] = []
        for kind, tokens, present in (
            ("ip", torch.cat(list(foregrounds), dim=1) if foregrounds else None, foreground_mask),
            ("ip_bg", background, background_mask),
        ):
            if tokens is None:
                parts.append(None)
                continue
            pairs = [
                (getattr(layer, f"to_k_{kind}")(tokens), getattr(layer, f"to_v_{kind}")(tokens))
                for layer in self.layers
            ]
            mask, some = _masks(present, tokens)
            parts.append(Context(pairs, mask, some))
        return ActiveContexts(parts[0], parts[1])

    @contextmanager
    def contexts(
        self,
        foregrounds: Sequence[Tensor] = (),
        background: Tensor | None = None,
        foreground_mask: Tensor | None = None,
        background_mask: Tensor | None = None,
    ) -> Iterator[Self]:
        """Let the UNet see references for as long as the block lasts; their keys and values are computed once.

        Args:
            foregrounds: any number of (B, L, D) tokens; they are concatenated along the length (section 3.3).
            background: (B, L, D) tokens, or None.
            foreground_mask: (B, total L) True where a token is real, for samples with different numbers of references.
            background_mask: (B, L), likewise.

        Raises:
            InputError: the tokens do not fit the adapter.
        """
        for tokens in (*foregrounds, *([background] if background is not None else [])):
            if tokens.ndim != 3 or tokens.shape[-1] != self.config.context_dim:
                raise InputError(
                    f"Reference tokens must be (batch, length, {self.config.context_dim}); got {tuple(tokens.shape)}."
                )
        before = self.active
        self.active = self.project(foregrounds, background, foreground_mask, background_mask)
        try:
            yield self
        finally:
            self.active = before

    def gate_values(self) -> list[float]:
        """The gates as numbers, read from the parameter once per change."""
        if self.gates is None:
            return [float(self.reorders)] * len(self.layers)
        stamp = (self.gates.data_ptr(), self.gates._version)
        if getattr(self, "_gate_stamp", None) != stamp:
            self._gate_stamp, self._gate_values = stamp, self.gates.tolist()
        return self._gate_values


def _split_heads(tokens: Tensor, heads: int) -> Tensor:
    return torch.unflatten(tokens, -1, (heads, -1)).transpose(1, 2)


def _join_heads(tokens: Tensor) -> Tensor:
    return tokens.transpose(1, 2).flatten(2)


def _masks(present: Tensor | None, tokens: Tensor) -> tuple[Tensor | None, Tensor | None]:
    """Score mask and per-sample presence from a mask of real tokens; nothing where every token is real.

    In training nobody asks whether they all are: the answer would have to be waited for.
    """
    if present is None or (not torch.is_grad_enabled() and bool(present.all())):
        return None, None
    mask = torch.zeros_like(present, dtype=tokens.dtype).masked_fill(~present, MASKED)[:, None, None]
    return mask, present.any(dim=1)[:, None, None].to(tokens.dtype)


def _place(unet: Any, processor_name: str) -> tuple[Any, int]:
    """The ModuleList and the index of the block that a cross-attention layer sits in."""
    path, _, place = processor_name.removesuffix(f".{CROSS_ATTENTION}").rpartition(".")
    return unet.get_submodule(path), int(place)
