"""VideoStudio-Img's pipeline with real classes at tiny size."""

import pytest
import torch
from diffusers import StableDiffusionPipeline

from videostudio.diffusion import SceneImagePipeline
from videostudio.diffusion.image_pipeline import local_tokens
from videostudio.errors import InputError

SMALL = {"height": 32, "width": 32, "num_inference_steps": 3, "output_type": "latent"}


@torch.no_grad()
def release_loop(pipe, text, image_tokens, latents, steps, guidance, scales):
    """The release's loop, written straight: text and image tokens of both branches, DDIM, guidance."""
    pipe.adapter.scale_foreground, pipe.adapter.scale_background = scales
    pipe.scheduler.set_timesteps(steps)
    x = latents
    for t in pipe.scheduler.timesteps:
        with pipe.adapter.contexts([image_tokens[0]], image_tokens[1]):
            noise = pipe.unet(torch.cat([x] * 2), t, encoder_hidden_states=text).sample
        uncond, cond = noise.chunk(2)
        x = pipe.scheduler.step(uncond + guidance * (cond - uncond), t, x).prev_sample
    return x


@torch.no_grad()
def test_whole_loop_from_explicit_tokens(image_pipe):
    g = torch.Generator().manual_seed(0)
    text, fg, bg = (torch.randn(2, n, 32, generator=g) for n in (77, 16, 16))
    latents = torch.randn(1, 4, 4, 4, generator=g)
    out = image_pipe(
        prompt_embeds=text[1:],
        negative_prompt_embeds=text[:1],
        foreground_tokens=[fg[1:]],
        negative_foreground_tokens=[fg[:1]],
        background_tokens=bg[1:],
        negative_background_tokens=bg[:1],
        latents=latents,
        guidance_scale=7.5,
        **SMALL,
    ).images
    wanted = release_loop(image_pipe, text, (fg, bg), latents, 3, 7.5, (0.5, 0.33))
    torch.testing.assert_close(out, wanted, atol=1e-5, rtol=1e-4)


@torch.no_grad()
def test_whole_loop_from_pictures(image_pipe, picture, seeded):
    """Encoders as the release uses them: penultimate states, zero normalised pixels for the unconditional reference."""
    fg, bg = picture(1), picture(2)
    pixels = image_pipe.feature_extractor(images=[fg, bg], return_tensors="pt").pixel_values
    pixels = torch.cat([pixels, torch.zeros(1, *pixels.shape[1:])])
    model = image_pipe.image_encoder.vision_model
    states = model.pre_layrnorm(model.embeddings(pixels))
    for layer in model.encoder.layers[:-1]:
        out = layer(states, attention_mask=None)
        states = out[0] if isinstance(out, tuple) else out
    tokens = image_pipe.adapter.image_proj(states)
    torch.testing.assert_close(image_pipe.encode_references([fg, bg]), tokens, atol=1e-5, rtol=1e-4)
    text = image_pipe.encode_prompt(["lowres", "a girl"])
    given = (tokens[[2, 0]], tokens[[2, 1]])
    latents = torch.randn(1, 4, 4, 4, generator=seeded(4))
    wanted = release_loop(image_pipe, text, given, latents, 3, 7.5, (0.5, 0.33))
    out = image_pipe("a girl", [fg], bg, negative_prompt="lowres", generator=seeded(4), **SMALL).images
    torch.testing.assert_close(out, wanted, atol=1e-5, rtol=1e-4)


@torch.no_grad()
def test_without_references_it_is_stable_diffusion(image_pipe, seeded):
    parts = {name: getattr(image_pipe, name) for name in ("vae", "text_encoder", "tokenizer", "unet", "scheduler")}
    plain = StableDiffusionPipeline(**parts, safety_checker=None, feature_extractor=None, requires_safety_checker=False)
    plain.set_progress_bar_config(disable=True)
    for guidance in (1.0, 5.0):
        options = {**SMALL, "guidance_scale": guidance}
        wanted = plain("a girl", negative_prompt="bad", generator=seeded(1), **options).images
        out = image_pipe("a girl", negative_prompt="bad", generator=seeded(1), **options).images
        torch.testing.assert_close(out, wanted, atol=1e-5, rtol=1e-4)


def test_batch_equals_single_at_every_place(image_pipe, picture, seeded):
    rows = [[], [picture(1)], [picture(2), picture(3)]]
    backs = [picture(4), None, picture(5)]
    prompts = ["a cat", "a dog", "a bird"]
    together = image_pipe(prompts, rows, backs, generator=[seeded(s) for s in (1, 2, 3)], **SMALL).images
    for place in range(3):
        alone = image_pipe(prompts[place], [rows[place]], backs[place], generator=seeded(place + 1), **SMALL).images
        torch.testing.assert_close(together[place : place + 1], alone, atol=1e-4, rtol=1e-3)
    same = image_pipe(["a cat"] * 2, [rows[1]] * 2, None, generator=[seeded(5), seeded(5)], **SMALL).images
    torch.testing.assert_close(same[0], same[1], atol=1e-5, rtol=1e-4)


def test_same_seed_same_picture_and_several_per_prompt(image_pipe, picture, seeded):
    options = {**SMALL, "num_images_per_prompt": 2}
    a = image_pipe(["x", "y"], [picture(1)], picture(2), generator=[seeded(s) for s in range(4)], **options).images
    b = image_pipe(["x", "y"], [picture(1)], picture(2), generator=[seeded(s) for s in range(4)], **options).images
    assert a.shape[0] == 4 and torch.equal(a, b)
    assert not torch.allclose(a[0], a[1])


def test_references_matter_and_zero_scales_silence_them(image_pipe, picture, seeded):
    plain = image_pipe("x", generator=seeded(1), **SMALL).images
    with_fg = image_pipe("x", [picture(1)], generator=seeded(1), **SMALL).images
    other = image_pipe("x", [picture(2)], generator=seeded(1), **SMALL).images
    silent = image_pipe(
        "x", [picture(1)], picture(2), scale_foreground=0.0, scale_background=0.0, generator=seeded(1), **SMALL
    ).images
    assert not torch.allclose(plain, with_fg) and not torch.allclose(with_fg, other)
    assert torch.equal(silent, plain)


def test_save_load_same_result(image_pipe, picture, seeded, tmp_path):
    image_pipe.save_pretrained(tmp_path)
    again = SceneImagePipeline.from_pretrained(tmp_path)
    again.set_progress_bar_config(disable=True)
    options = {**SMALL, "output_type": "np"}
    a = image_pipe("x", [picture(1)], picture(2), generator=seeded(1), **options).images
    b = again("x", [picture(1)], picture(2), generator=seeded(1), **options).images
    assert (a == b).all()


def test_callbacks_interrupt_and_cancel_leave_no_state(image_pipe, picture, seeded):
    wanted = image_pipe("x", [picture(1)], generator=seeded(1), **SMALL).images
    seen = []

    def stop(pipe, index, timestep, tensors):
        seen.append((index, int(timestep), sorted(tensors)))
        pipe._interrupt = index == 1
        return tensors

    options = {"callback_on_step_end": stop, "callback_on_step_end_tensor_inputs": ["latents", "noise_pred"]}
    image_pipe("x", [picture(1)], generator=seeded(1), **options, **SMALL)
    assert [entry[0] for entry in seen] == [0, 1] and seen[0][2] == ["latents", "noise_pred"]

    def fail(*_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        image_pipe("x", [picture(1)], generator=seeded(1), callback_on_step_end=fail, **SMALL)
    assert image_pipe.adapter.active is None and not image_pipe.interrupt and image_pipe.guidance_scale == 1.0
    assert torch.equal(image_pipe("x", [picture(1)], generator=seeded(1), **SMALL).images, wanted)


def test_mistakes_are_explained(image_pipe, picture):
    for wrong in (
        {"prompt": "x", "height": 33},
        {"prompt": "x", "foregrounds": [picture(1)] * 7},
        {"prompt": ["x", "y"], "foregrounds": [[picture(1)]]},
        {"prompt": ["x", "y"], "background": [picture(1)]},
        {"prompt": ["x", "y"], "negative_prompt": ["n"]},
        {"prompt": None},
        {"prompt": "x", "latents": torch.zeros(1, 4, 9, 9)},
        {"prompt": ["x", "y"], "generator": [torch.Generator()]},
        {"prompt": "x", "callback_on_step_end_tensor_inputs": ["secrets"]},
        {"prompt_embeds": torch.zeros(1, 77, 32), "foreground_tokens": [torch.zeros(1, 16, 32)]},
    ):
        with pytest.raises(InputError):
            image_pipe(**{**SMALL, **wrong})


def test_outputs_tiling_and_slices(image_pipe, seeded):
    options = {**SMALL, "generator": None, "num_images_per_prompt": 3}
    arrays = image_pipe("x", **{**options, "generator": seeded(1), "output_type": "np"}).images
    pictures = image_pipe("x", **{**options, "generator": seeded(1), "output_type": "pil"}).images
    tensors = image_pipe("x", **{**options, "generator": seeded(1), "output_type": "pt"}).images
    assert arrays.shape == (3, 32, 32, 3) and tensors.shape == (3, 3, 32, 32) and pictures[0].size == (32, 32)
    image_pipe.vae.enable_slicing()
    image_pipe.vae.enable_tiling()
    sliced = image_pipe("x", **{**options, "generator": seeded(1), "output_type": "np"}).images
    image_pipe.vae.disable_slicing()
    image_pipe.vae.disable_tiling()
    assert abs(sliced - arrays).max() < 1e-4


@torch.no_grad()
def test_local_tokens_of_the_paper(image_pipe):
    model = image_pipe.image_encoder
    pixels = torch.randn(2, 3, 28, 28)
    tokens = local_tokens(model, pixels)
    assert tokens.shape == (2, 4, 32)  # the class token is left out
    states = model.vision_model(pixels).last_hidden_state[:, 1:]
    torch.testing.assert_close(tokens, model.visual_projection(model.vision_model.post_layernorm(states)))


def test_bf16(image_pipe, picture, seeded):
    from tests.random_weights.pipelines import build_image_pipeline

    half = build_image_pipeline(dtype=torch.bfloat16)
    half.set_progress_bar_config(disable=True)
    out = half("x", [picture(1)], picture(2), generator=seeded(1), **{**SMALL, "output_type": "np"}).images
    assert out.shape == (1, 32, 32, 3) and (out >= 0).all() and (out <= 1).all()


def test_both_branches_of_a_long_prompt_are_equally_long(image_pipe, seeded):
    long = image_pipe.encode_prompt(["a girl on a beach, " * 20])
    assert long.shape[1] > 77

    def drawn(**texts):
        return image_pipe(
            height=32, width=32, num_inference_steps=2, output_type="latent", generator=seeded(1), **texts
        ).images

    told = drawn(prompt="a girl on a beach, " * 20)
    torch.testing.assert_close(told, drawn(prompt_embeds=long), atol=1e-5, rtol=1e-4)
    with pytest.raises(InputError, match=f"The prompt has {long.shape[1]} tokens and its negative 77"):
        drawn(prompt_embeds=long, negative_prompt_embeds=image_pipe.encode_prompt(["lowres"]))
