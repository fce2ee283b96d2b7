"""The rows of the backends that ship with the studio: first those of the draft profile, then the real models.

Sizes are of the weights in half precision, in GB of 2**30 bytes, from the files that the repositories list or from the
parameter count of the architecture; `python -m videostudio benchmark profile` measures them on the machine at hand.
"""

from videostudio.backends.row import Backend, Kind, Part, Role

DRAFT: tuple[Backend, ...] = (
    Backend(
        "smollm2",
        Role.WRITER,
        "videostudio.backends.chat:smollm2",
        "SmolLM2 135M",
        "A very small language model that runs on any processor.",
        memory_gb=0.7,
        download_gb=0.1,
        homepage="https://huggingface.co/HuggingFaceTB/SmolLM2-135M-Instruct",
    ),
    Backend(
        "chat",
        Role.WRITER,
        "videostudio.backends.chat:chat",
        "Transformers chat model",
        "Any chat model of the transformers library: a hub id, a local folder or a GGUF file.",
        memory_gb=8.0,
        homepage="https://huggingface.co/models?pipeline_tag=text-generation",
    ),
    Backend(
        "endpoint",
        Role.WRITER,
        "videostudio.backends.endpoint:endpoint",
        "OpenAI-compatible endpoint",
        "A language model behind a base URL, set by the operator.",
        licence="set by the endpoint",
    ),
    Backend(
        "minilm",
        Role.EMBEDDER,
        "videostudio.backends.embedder:minilm",
        "all-MiniLM-L6-v2",
        "Sentence embeddings, to compare texts by meaning.",
        memory_gb=0.1,
        homepage="https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2",
    ),
    Backend(
        "library",
        Role.TEXT_TO_IMAGE,
        "videostudio.backends.library:library",
        "Draft library",
        "Cut-outs and backdrops that ship with the studio, picked by meaning.",
        licence="MIT (cut-outs), Apache-2.0 (backdrops)",
    ),
    Backend(
        "u2net",
        Role.SEGMENTER,
        "videostudio.backends.u2net:u2net",
        "U^2-Net",
        "Salient object detection through rembg; the small variant ships with the studio.",
        memory_gb=0.2,
        homepage="https://github.com/xuebinqin/U-2-Net",
    ),
    Backend(
        "collage",
        Role.SCENE_IMAGER,
        "videostudio.backends.collage:collage",
        "Collage",
        "Places cut-outs on a backdrop with a ground line, shadows and matching light.",
    ),
    Backend(
        "parallax",
        Role.IMAGE_TO_VIDEO,
        "videostudio.backends.parallax:parallax",
        "Parallax animatic",
        "Moves a camera through the layers of a picture and the figures according to their action.",
        camera=True,
        actions=True,
    ),
)

MODELS: tuple[Backend, ...] = ()
