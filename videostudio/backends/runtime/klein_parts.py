"""FLUX.2 klein's parts, loaded once for everybody: the pipeline, and its Qwen3 text encoder, which can also write."""

from typing import Any

from videostudio.backends.options import Quantization
from videostudio.backends.registry import Resources
from videostudio.backends.runtime.components import component_key
from videostudio.backends.runtime.pipelines import (
    LoraChoice,
    add_lora,
    explain_loading_errors,
    half_dtype,
    limit_threads,
    place_pipeline,
)
from videostudio.backends.runtime.placement import PlacedPipeline
from videostudio.backends.writers.chat_model import bits_config

FILES = ("model_index.json", "*/*.json", "*/*.txt", "*/*.jinja", "*/*.safetensors")
HALF = "bfloat16"


def load_klein_encoder(resources: Resources, model: str, revision: str, quantization: Quantization) -> Any:
    """Load the text encoder, a whole Qwen3-4B language model.

    Args:
        resources: settings, device, downloads.
        model: hub id or local folder.
        revision: revision on the hub.
        quantization: "none", "8bit" or "4bit".
    """
    key = component_key(model, "text_encoder", revision, quantization)

    def load() -> Any:
        import transformers

        limit_threads(resources)
        folder = resources.fetch(model, revision, FILES)
        options: dict[str, Any] = {"dtype": half_dtype(resources.device, HALF)}
        if quantization != "none":
            options["quantization_config"] = bits_config(quantization, options["dtype"])
            options["device_map"] = {"": resources.device}
        with explain_loading_errors(model):
            return transformers.Qwen3ForCausalLM.from_pretrained(folder / "text_encoder", **options).eval()

    return resources.component(key, load)


def load_klein_tokenizer(resources: Resources, model: str, revision: str) -> Any:
    """Load the encoder's tokenizer, with its chat template."""

    def load() -> Any:
        import transformers

        with explain_loading_errors(model):
            return transformers.AutoTokenizer.from_pretrained(resources.fetch(model, revision, FILES) / "tokenizer")

    return resources.component(component_key(model, "tokenizer", revision, ""), load)


def load_klein_pipeline(
    resources: Resources,
    model: str,
    revision: str,
    lora: LoraChoice = LoraChoice(),  # noqa: B008 - it is frozen
) -> PlacedPipeline:
    """Load the pipeline, shared by references and scene images.

    Args:
        resources: settings, device, downloads.
        model: hub id or local folder.
        revision: revision on the hub.
        lora: a LoRA over its transformer.

    Raises:
        BackendError: it cannot be downloaded or read.
    """
    eight_bit = "text_encoder" in resources.placement().eight_bit

    def load() -> PlacedPipeline:
        from diffusers import Flux2KleinPipeline

        folder = resources.fetch(model, revision, FILES)
        encoder = load_klein_encoder(resources, model, revision, "8bit" if eight_bit else "none")
        resources.run.tick(0.0, f"Loading {model}")
        with explain_loading_errors(model):
            pipe = Flux2KleinPipeline.from_pretrained(
                folder,
                torch_dtype=half_dtype(resources.device, HALF),
                use_safetensors=True,
                text_encoder=encoder,
                tokenizer=load_klein_tokenizer(resources, model, revision),
            )
        add_lora(resources, pipe, lora)
        return place_pipeline(resources, pipe)

    # The encoder is asked for by everybody, so that it stays as long as anyone needs it.
    load_klein_encoder(resources, model, revision, "8bit" if eight_bit else "none")
    made: PlacedPipeline = resources.component(
        component_key(model, "", revision, "8bit" if eight_bit else HALF, lora.key), load
    )
    return made
