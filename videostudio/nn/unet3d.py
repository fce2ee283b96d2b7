"""VideoStudio-Vid's network: SDXL's UNet made spatio-temporal (paper, section 3.3, figure 3b; supplement, table 2)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self, cast

import torch
from diffusers.configuration_utils import register_to_config
from diffusers.models.modeling_utils import ModelMixin  # noqa: F401  # diffusers asks a component's module for it
from diffusers.utils import BaseOutput
from torch import Tensor, nn

from videostudio.errors import BackendError, InputError
from videostudio.nn.attention import KeyValue, TransformerBlock
from videostudio.nn.blocks import DownStage, MidStage, StageOptions, UpStage
from videostudio.nn.layers import GroupNorm, TimestepEmbedding, make_activation, sinusoidal_embedding
from videostudio.nn.loading import StrictModel, names_in_short
from videostudio.nn.spatial import SpatialTransformer
from videostudio.nn.temporal import Conditions, TemporalTransformer

POOLED_IMAGE_DIM = 1280
ACTION_DIM = 400
DOWN_KINDS = {
    "DownBlock3D": "plain",
    "CrossAttnDownBlock3D": "cross",
    "FullCrossAttnDownBlock3D": "full",
    "SmallCrossAttnDownBlock3D": "small",
}
UP_KINDS = {name.replace("Down", "Up"): kind for name, kind in DOWN_KINDS.items()}
MID_KINDS = {
    "UNetMidBlock3DCrossAttn": "cross",
    "UNetFullMidBlock3DCrossAttn": "full",
    "UNetSmallMidBlock3DCrossAttn": "small",
    "UNetDownUpMidBlock3DCrossAttn": "down_up",
}
FIXED_OPTIONS: dict[str, Any] = {
    "num_attention_heads": None,  # the number of heads stands in `attention_head_dim`, the field's old misnomer
    "dual_cross_attention": False,  # a second context beside the image tokens
    "cross_attention_norm": None,  # a normalisation of the context
    "resnet_skip_time_act": False,  # no activation between time embedding and residual block
    "resnet_out_scale_factor": 1.0,  # a divisor of every residual sum
    "time_cond_proj_dim": None,  # a condition added to the timestep, for distilled models
    "class_embeddings_concat": False,  # a class label beside the time embedding
    "text_embedding_guidance": False,  # text tokens as a second context
    "insert_text_adapter": False,  # layers for them
}
"""Options of released configs that their own code ignores or cannot run, with the one value that says "without". They
are read, checked (`without_fixed_options`) and left away: no layer depends on them."""

ProjectedContext = tuple[tuple[KeyValue, ...], ...]
"""Keys and values of the image tokens for every transformer block: what `project_context` gives."""


@dataclass
class VideoStudioUNet3DOutput(BaseOutput):  # type: ignore[misc]  # diffusers has no types
    """The predicted noise, `sample`: (B, C, F, H, W)."""

    sample: Tensor


class VideoStudioUNet3D(StrictModel):
    """The spatio-temporal UNet, in every variant that the release's config can ask for and in the paper's.

    The arguments bear the names of the release's `config.json`; what stands there beyond them is in `FIXED_OPTIONS`.
    State-dict names and shapes are the release's. All SDXL names stay, so an SDXL UNet can be inflated into it
    (`from_unet2d`).

    Args:
        sample_size: usual latent size, informative.
        in_channels: latent channels.
        out_channels: latent channels.
        center_input_sample: map the input from 0..1 to -1..1.
        flip_sin_to_cos: cosines first in the sinusoidal embeddings.
        freq_shift: their frequency shift.
        down_block_types: see `DOWN_KINDS`.
        mid_block_type: see `MID_KINDS`.
        up_block_types: the mirror image of the down blocks.
        only_cross_attention: spatial self-attention asks the context too.
        block_out_channels: channels of each level.
        layers_per_block: layers of each level.
        downsample_padding: padding of the halving convolutions.
        mid_block_scale_factor: divisor of the residual sums in the middle.
        act_fn: activation.
        norm_num_groups: groups of the normalisations.
        norm_eps: their epsilon.
        cross_attention_dim: channels of the image tokens.
        transformer_layers_per_block: spatial transformer blocks of each level.
        attention_head_dim: number of HEADS of each level (the field's old misnomer).
        use_linear_projection: linear projections around the spatial transformers, else 1x1 convolutions.
        addition_embed_type: "text_time" or None, which the release treats alike.
        addition_time_embed_dim: length of the sinusoidal embedding of sizes and scores.
        upcast_attention: accepted; fused attention accumulates in float32 anyway.
        resnet_time_scale_shift: "default" or "scale_shift".
        time_embedding_dim: length of the time embedding, 4 times the first width by default.
        timestep_post_act: activation after the time embedding.
        conv_in_kernel: kernel of the first convolution.
        conv_out_kernel: kernel of the last convolution.
        projection_class_embeddings_input_dim: length of pooled text and six size embeddings together.
        addition_embed_type_num_heads: has no effect.
        temporal_transformer_zero_init: temporal transformers start as identities.
        temporal_trans_num_align_spatial: as many temporal blocks as spatial ones, else one.
        use_transformer_in: a temporal transformer behind the first convolution.
        aes_condition: condition on an aesthetic score.
        temporal_res_use_more_conv: five convolutions in a temporal convolution layer instead of four.
        temporal_trans_double_equip: a second temporal transformer behind the first.
        midf_clip_pool_fea_guidance: condition on the pooled image feature.
        warping_concate_in_channel: the input carries as many channels again of a warped clip.
        action_prob_fea_guidance: the release's action condition: an MLP of y_a in the time embedding.
        action_attention: the paper's action condition: y = CA(x, y_s) + f(y_a) in every block (equation 3;
            `attention.TransformerBlock` says in which order).
        reference_position: where the scene image's latent stands among the frames that it was trained on, "first" or
            "middle"; no layer depends on it, the pipeline reads it.
    """

    _supports_gradient_checkpointing = True
    _no_split_modules = ("DownStage", "MidStage", "UpStage")

    @register_to_config  # type: ignore[untyped-decorator]
    def __init__(
        self,
        sample_size: int | None = None,
        in_channels: int = 4,
        out_channels: int = 4,
        center_input_sample: bool = False,
        flip_sin_to_cos: bool = True,
        freq_shift: int = 0,
        down_block_types: tuple[str, ...] = ("DownBlock3D", "CrossAttnDownBlock3D", "CrossAttnDownBlock3D"),
        mid_block_type: str = "UNetMidBlock3DCrossAttn",
        up_block_types: tuple[str, ...] = ("CrossAttnUpBlock3D", "CrossAttnUpBlock3D", "UpBlock3D"),
        only_cross_attention: bool = False,
        block_out_channels: tuple[int, ...] = (320, 640, 1280),
        layers_per_block: int | tuple[int, ...] = 2,
        downsample_padding: int = 1,
        mid_block_scale_factor: float = 1,
        act_fn: str = "silu",
        norm_num_groups: int = 32,
        norm_eps: float = 1e-5,
        cross_attention_dim: int | tuple[int, ...] = 1280,
        transformer_layers_per_block: int | tuple[int, ...] = 1,
        attention_head_dim: int | tuple[int, ...] = 8,
        use_linear_projection: bool = False,
        addition_embed_type: str | None = None,
        addition_time_embed_dim: int = 256,
        upcast_attention: bool = False,
        resnet_time_scale_shift: str = "default",
        time_embedding_dim: int | None = None,
        timestep_post_act: str | None = None,
        conv_in_kernel: int = 3,
        conv_out_kernel: int = 3,
        projection_class_embeddings_input_dim: int = 2816,
        addition_embed_type_num_heads: int = 64,
        temporal_transformer_zero_init: bool = True,
        temporal_trans_num_align_spatial: bool = False,
        use_transformer_in: bool = True,
        aes_condition: bool = False,
        temporal_res_use_more_conv: bool = False,
        temporal_trans_double_equip: bool = False,
        midf_clip_pool_fea_guidance: bool = False,
        warping_concate_in_channel: bool = False,
        action_prob_fea_guidance: bool = False,
        action_attention: bool = False,
        reference_position: str = "first",
    ) -> None:
        super().__init__()
        check_config(self.config)
        self._build_entry()
        self._build_embeddings()
        self._build_stages()
        self._build_exit()

    def _build_entry(self) -> None:
        config, width = self.config, self.config.block_out_channels[0]
        kernel = config.conv_in_kernel
        self.conv_in = nn.Conv2d(config.in_channels, width, kernel, padding=(kernel - 1) // 2)
        if config.warping_concate_in_channel:
            self.warping_conv_in = nn.Conv2d(config.in_channels * 2, width, kernel, padding=(kernel - 1) // 2)
        if config.use_transformer_in:
            zero = config.temporal_transformer_zero_init
            self.temp_transformer_in = TemporalTransformer(width, heads=8, head_dim=64, zero_init=zero)

    def _build_embeddings(self) -> None:
        config, width = self.config, self.config.block_out_channels[0]
        dim = config.time_embedding_dim or width * 4
        self.time_embedding = TimestepEmbedding(width, dim, config.act_fn, config.timestep_post_act)
        self.add_embedding = TimestepEmbedding(config.projection_class_embeddings_input_dim, dim)
        if config.aes_condition:
            self.aes_embedding = TimestepEmbedding(config.addition_time_embed_dim, dim)
        if config.midf_clip_pool_fea_guidance:
            self.midf_clip_pool_embedding = TimestepEmbedding(POOLED_IMAGE_DIM, dim)
        if config.action_prob_fea_guidance:
            self.action_prob_embedding = TimestepEmbedding(ACTION_DIM, dim)

    def _build_stages(self) -> None:
        config, levels = self.config, len(self.config.block_out_channels)
        widths, layers = tuple(config.block_out_channels), per_level(config.layers_per_block, levels)
        options = [stage_options(config, level) for level in range(levels)]
        self.down_blocks = nn.ModuleList()
        for level, name in enumerate(config.down_block_types):
            before, last = widths[max(level - 1, 0)], level == levels - 1
            kind = DOWN_KINDS[name]
            chosen = options_for_kind(options[level], kind, config)
            self.down_blocks.append(DownStage(kind, before, widths[level], layers[level], chosen, not last))
        self.mid_block = mid_stage(config, options[-1])
        self.up_blocks = nn.ModuleList()
        for place, name in enumerate(config.up_block_types):
            level = levels - 1 - place
            below, before = widths[max(level - 1, 0)], widths[min(level + 1, levels - 1)]
            kind = UP_KINDS[name]
            chosen = options_for_kind(options[level], kind, config)
            stage = UpStage(kind, below, before, widths[level], layers[level] + 1, chosen, level > 0)
            self.up_blocks.append(stage)
        self.context_blocks: list[TransformerBlock] = []
        for module in self.modules():
            if isinstance(module, SpatialTransformer):
                block: Any
                for block in module.transformer_blocks:
                    block.context_index = len(self.context_blocks)
                    self.context_blocks.append(block)

    def _build_exit(self) -> None:
        config, width = self.config, self.config.block_out_channels[0]
        kernel = config.conv_out_kernel
        self.conv_norm_out = GroupNorm(config.norm_num_groups, width, eps=config.norm_eps)
        self.conv_act = make_activation(config.act_fn)
        self.conv_out = nn.Conv2d(width, config.out_channels, kernel, padding=(kernel - 1) // 2)

    @classmethod
    def from_config(cls, config: Mapping[str, Any] | None = None, **kwargs: Any) -> Self:
        """Build the network that a config describes, with new weights.

        Args:
            config: options as in the release's `config.json`; private entries ("_class_name") are passed over.
            kwargs: as in diffusers.

        Raises:
            BackendError: an option is unknown or asks for something unsupported; the text names it.
        """
        config, kwargs = without_fixed_options(config or {}), without_fixed_options(kwargs)
        known = set(cls._get_init_keys(cls))
        for name, value in config.items():
            if not name.startswith("_") and name not in known and value not in (None, False):
                raise BackendError(
                    f"The video UNet's config has the option '{name}' = {value!r}, which is not supported."
                )
        built: Self = super().from_config(config, **kwargs)
        return built

    @classmethod
    def from_unet2d(cls, unet: nn.Module, **options: Any) -> tuple[Self, list[str]]:
        """Inflate a 2D SDXL UNet: spatial weights copied, everything over time an identity (paper, section 4.3).

        New condition embeddings start at zero output, so that every frame equals the 2D model's at the start.

        Args:
            unet: a diffusers `UNet2DConditionModel` of SDXL's kind.
            options: options that the 2D config does not have or that shall differ, such as `cross_attention_dim=1280`.

        Returns:
            The network, and the names of spatial weights that the 2D model could not give because their shape differs.
        """
        source: Any = unet
        known = set(cls._get_init_keys(cls)) | set(FIXED_OPTIONS)
        config = {name: value for name, value in source.config.items() if name in known}
        for name in ("down_block_types", "up_block_types"):
            config[name] = tuple(block.replace("2D", "3D") for block in source.config[name])
        config["mid_block_type"] = source.config["mid_block_type"].replace("2D", "3D")
        built = cls.from_config({**config, **options})
        state, own = unet.state_dict(), built.state_dict()
        if unknown := [name for name in state if name not in own]:
            raise BackendError(
                f"The 2D UNet has weights that the video UNet has no place for: {names_in_short(unknown)}."
            )
        fitting_state = {name: value for name, value in state.items() if value.shape == own[name].shape}
        built.load_state_dict(fitting_state, strict=False)
        for name in ("aes_embedding", "midf_clip_pool_embedding", "action_prob_embedding"):
            if hasattr(built, name):
                nn.init.zeros_(getattr(built, name).linear_2.weight)
                nn.init.zeros_(getattr(built, name).linear_2.bias)
        return built, [name for name in state if name not in fitting_state]

    def use_channels_last(self) -> Self:
        """Keep all convolution weights in channels_last, so that no layer copies between space and time."""
        for parameter in self.parameters():
            if parameter.ndim == 4:
                parameter.data = parameter.data.contiguous(memory_format=torch.channels_last)
            elif parameter.ndim == 5:
                parameter.data = parameter.data.contiguous(memory_format=torch.channels_last_3d)
        return self

    def project_context(self, encoder_hidden_states: Tensor) -> ProjectedContext:
        """Keys and values of the image tokens for every block, to be computed once per run.

        Args:
            encoder_hidden_states: (B, L, cross_attention_dim).

        Returns:
            What `forward` takes in the place of `encoder_hidden_states`.
        """
        return tuple(block.project_context(encoder_hidden_states) for block in self.context_blocks)

    def embed_conditions(self, added_cond_kwargs: Mapping[str, Tensor], dtype: torch.dtype) -> Tensor:
        """Sum of all condition embeddings except the timestep's.

        Args:
            added_cond_kwargs: `text_embeds` (B, D), `time_ids` (B, 6) in pixels and, by config, `aes_scores` (B,),
                `midf_clip_pool_fea` (B, 1280), `action_prob_fea` (B, 400).
            dtype: dtype to compute in.

        Returns:
            (B, time embedding length).
        """
        sizes = self._sinusoid(
            _require_condition(added_cond_kwargs, "time_ids").flatten(), self.config.addition_time_embed_dim
        )
        text = _require_condition(added_cond_kwargs, "text_embeds")
        total: Tensor = self.add_embedding(torch.cat([text, sizes.reshape(text.shape[0], -1)], dim=-1).to(dtype))
        if self.config.aes_condition:
            scores = _require_condition(added_cond_kwargs, "aes_scores")
            total = total + self.aes_embedding(self._sinusoid(scores, self.config.addition_time_embed_dim).to(dtype))
        if self.config.midf_clip_pool_fea_guidance:
            total = total + self.midf_clip_pool_embedding(
                _require_condition(added_cond_kwargs, "midf_clip_pool_fea").to(dtype)
            )
        if self.config.action_prob_fea_guidance:
            total = total + self.action_prob_embedding(
                _require_condition(added_cond_kwargs, "action_prob_fea").to(dtype)
            )
        return total

    def _sinusoid(self, values: Tensor, dim: int) -> Tensor:
        return sinusoidal_embedding(values, dim, self.config.flip_sin_to_cos, self.config.freq_shift)

    def _embed_time(self, timestep: Tensor | float, sample: Tensor) -> Tensor:
        time = torch.as_tensor(timestep, device=sample.device).reshape(-1).expand(sample.shape[0])
        embedding: Tensor = self.time_embedding(
            self._sinusoid(time, self.config.block_out_channels[0]).to(sample.dtype)
        )
        return embedding

    def forward(
        self,
        sample: Tensor,
        timestep: Tensor | float,
        encoder_hidden_states: Tensor | ProjectedContext,
        added_cond_kwargs: Mapping[str, Tensor],
        return_dict: bool = True,
    ) -> "VideoStudioUNet3DOutput | tuple[Tensor]":
        """Predict the noise of a clip.

        Args:
            sample: (B, C, F, H, W) noisy latents, of any F, H and W.
            timestep: one number, or (B,).
            encoder_hidden_states: (B, L, cross_attention_dim) image tokens, or what `project_context` made of them.
            added_cond_kwargs: see `embed_conditions`.
            return_dict: False gives a plain tuple.

        Returns:
            The output with `.sample` (B, C, F, H, W).

        Raises:
            InputError: a condition that the config asks for is absent.
        """
        batch, _, num_frames, height, width = sample.shape
        if self.config.center_input_sample:
            sample = 2 * sample - 1.0
        if isinstance(encoder_hidden_states, Tensor):
            encoder_hidden_states = self.project_context(encoder_hidden_states)
        temb = self._embed_time(timestep, sample) + self.embed_conditions(added_cond_kwargs, sample.dtype)
        action = _require_condition(added_cond_kwargs, "action_prob_fea") if self.config.action_attention else None
        conditions = Conditions(temb, encoder_hidden_states, action, num_frames)
        x = sample.permute(0, 2, 1, 3, 4).reshape(batch * num_frames, -1, height, width)
        x = self._denoise(self._enter(x, num_frames), conditions)
        x = self.conv_out(self.conv_act(self.conv_norm_out(x)))
        x = x.reshape(batch, num_frames, -1, height, width).permute(0, 2, 1, 3, 4)
        return VideoStudioUNet3DOutput(sample=x) if return_dict else (x,)

    def _enter(self, frames: Tensor, num_frames: int) -> Tensor:
        if self.conv_in.weight.is_contiguous(memory_format=torch.channels_last):
            frames = frames.contiguous(memory_format=torch.channels_last)
        x: Tensor = (self.warping_conv_in if self.config.warping_concate_in_channel else self.conv_in)(frames)
        return self.temp_transformer_in(x, num_frames) if self.config.use_transformer_in else x

    def _denoise(self, x: Tensor, conditions: Conditions) -> Tensor:
        skips = [x]
        for stage in self.down_blocks:
            x, outputs = stage(x, conditions)
            skips += outputs
        x = self.mid_block(x, conditions)
        for stage in self.up_blocks:
            left = len(skips) - len(cast(UpStage, stage).resnets)
            x = stage(x, skips, conditions, _size(skips[left - 1]) if left else None)
        return x


def _size(frames: Tensor) -> tuple[int, int]:
    return frames.shape[-2], frames.shape[-1]


def _require_condition(conditions: Mapping[str, Tensor], name: str) -> Tensor:
    value = conditions.get(name)
    if value is None:
        raise InputError(
            f"This video model needs the condition '{name}' in added_cond_kwargs; it got {names_in_short(conditions)}."
        )
    return value


def per_level(value: Any, levels: int) -> tuple[Any, ...]:
    """One value per level, from one value for all or a list."""
    return tuple(value) if isinstance(value, list | tuple) else (value,) * levels


def stage_options(config: Any, level: int) -> StageOptions:
    """What the layers of a level are made of, by the config."""
    levels = len(config.block_out_channels)
    layers = per_level(config.transformer_layers_per_block, levels)[level]
    return StageOptions(
        temb_channels=config.time_embedding_dim or config.block_out_channels[0] * 4,
        groups=config.norm_num_groups,
        eps=config.norm_eps,
        act_fn=config.act_fn,
        time_scale_shift=config.resnet_time_scale_shift,
        heads=per_level(config.attention_head_dim, levels)[level],
        context_dim=per_level(config.cross_attention_dim, levels)[level],
        num_layers=layers,
        temporal_layers=layers if config.temporal_trans_num_align_spatial else 1,
        linear_projection=config.use_linear_projection,
        only_cross_attention=config.only_cross_attention,
        temporal_zero_init=config.temporal_transformer_zero_init,
        downsample_padding=config.downsample_padding,
        action_dim=ACTION_DIM if config.action_attention else None,
    )


def options_for_kind(options: StageOptions, kind: str, config: Any) -> StageOptions:
    """Options that only some kinds of stage have in the release: the fifth convolution and the second transformer."""
    more = config.temporal_res_use_more_conv and kind in ("plain", "cross")
    return replace(options, num_convs=5 if more else 4, double_equip=config.temporal_trans_double_equip)


def mid_stage(config: Any, options: StageOptions) -> MidStage:
    """The middle stage that the config asks for."""
    kind = MID_KINDS[config.mid_block_type]
    more = config.temporal_res_use_more_conv and kind == "cross"
    chosen = replace(
        options,
        output_scale_factor=config.mid_block_scale_factor,
        num_convs=5 if more else 4,
        double_equip=False,
        only_cross_attention=False,
    )
    return MidStage("cross" if kind == "down_up" else kind, config.block_out_channels[-1], chosen, kind == "down_up")


def without_fixed_options(config: Mapping[str, Any]) -> dict[str, Any]:
    """A config without the options that have one value only; see `FIXED_OPTIONS`.

    Raises:
        BackendError: one of them has another value.
    """
    for name, accepted in FIXED_OPTIONS.items():
        if config.get(name, accepted) != accepted:
            raise BackendError(
                f"The video UNet's option '{name}' = {config[name]!r} is not supported; use {accepted!r}."
            )
    return {name: value for name, value in config.items() if name not in FIXED_OPTIONS}


def check_config(config: Any) -> None:
    """Refuse what the network cannot be built from.

    Raises:
        BackendError: naming the option.
    """
    levels = len(config.block_out_channels)
    for name, kinds in (("down_block_types", DOWN_KINDS), ("up_block_types", UP_KINDS)):
        if len(config[name]) != levels:
            raise BackendError(f"The video UNet's option '{name}' needs {levels} entries, as block_out_channels has.")
        if unknown := [block for block in config[name] if block not in kinds]:
            raise BackendError(f"The option '{name}' names {names_in_short(unknown)}; supported: {', '.join(kinds)}.")
    for name in ("attention_head_dim", "cross_attention_dim", "layers_per_block", "transformer_layers_per_block"):
        if len(per_level(config[name], levels)) != levels:
            raise BackendError(f"The video UNet's option '{name}' needs one number or {levels}.")
    _check_choice(config, "mid_block_type", tuple(MID_KINDS))
    _check_choice(config, "addition_embed_type", (None, "text_time"))
    _check_choice(config, "resnet_time_scale_shift", ("default", "scale_shift"))
    if config.norm_num_groups is None:
        raise BackendError("The video UNet's option 'norm_num_groups' must be a number.")


def _check_choice(config: Any, name: str, choices: tuple[str | None, ...]) -> None:
    if config[name] not in choices:
        known = ", ".join(str(choice) for choice in choices)
        raise BackendError(f"The video UNet's option '{name}' = {config[name]!r} is not supported; known: {known}.")
