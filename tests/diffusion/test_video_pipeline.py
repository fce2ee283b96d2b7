"""VideoStudio-Vid's pipeline with real classes at tiny size."""

import pytest
import torch
from diffusers import DDIMScheduler, DPMSolverMultistepScheduler

from videostudio.diffusion import SceneVideoPipeline
from videostudio.diffusion.video_pipeline import paper_scheduler, release_scheduler
from videostudio.errors import InputError
from videostudio.types import Camera, Direction, Speed

SMALL = {"height": 16, "width": 24, "num_frames": 3, "num_inference_steps": 3, "output_type": "latent", "phrases": []}


def features(batch=1, seed=0, frames=3):
    g = torch.Generator().manual_seed(seed)
    return {
        "image_tokens": torch.randn(batch, 5, 1280, generator=g),
        "pooled_image": torch.randn(batch, 1280, generator=g),
        "pooled_text": torch.randn(batch, 32, generator=g),
        "action": torch.rand(batch, 400, generator=g).softmax(-1),
        "image_latents": torch.randn(batch, 4, 1, 2, 3, generator=g),
        "latents": torch.randn(batch, 4, frames, 2, 3, generator=g),
    }


@torch.no_grad()
def release_loop(pipe, scheduler, given, steps, guidance, middle=False, **step_options):
    """The release's loop for one clip, written straight: prepend, predict, drop, guide, step on folded frames."""
    scheduler.set_timesteps(steps)
    x, frames = given["latents"], given["latents"].shape[2]
    place = frames // 2 if middle else 0
    added = {
        "text_embeds": torch.cat([torch.zeros_like(given["pooled_text"]), given["pooled_text"]]),
        "time_ids": torch.tensor([[16.0, 24, 0, 0, 16, 24]] * 2),
        "aes_scores": torch.tensor([6.0, 6.0]),
        "midf_clip_pool_fea": torch.cat([given["pooled_image"]] * 2),
        "action_prob_fea": torch.cat([torch.zeros_like(given["action"]), given["action"]]),
    }
    tokens = torch.cat([torch.zeros_like(given["image_tokens"]), given["image_tokens"]])
    for t in scheduler.timesteps:
        doubled = torch.cat([x] * 2)
        reference = given["image_latents"].repeat(2, 1, 1, 1, 1)
        clip = torch.cat([doubled[:, :, :place], reference, doubled[:, :, place:]], dim=2)
        noise = pipe.unet(clip, t, tokens, added).sample
        noise = torch.cat([noise[:, :, :place], noise[:, :, place + 1 :]], dim=2)
        uncond, cond = noise.chunk(2)
        noise = uncond + guidance * (cond - uncond)
        folded = [v.permute(0, 2, 1, 3, 4).reshape(frames, 4, 2, 3) for v in (noise, x)]
        x = scheduler.step(folded[0], t, folded[1], **step_options).prev_sample
        x = x[None].reshape(1, frames, 4, 2, 3).permute(0, 2, 1, 3, 4)
    return x


@pytest.mark.parametrize("middle", [False, True])
def test_whole_dpm_loop_like_the_release(video_pipe, middle):
    given = features()
    options = {**SMALL, "num_inference_steps": 5}
    position = "middle" if middle else "first"
    out = video_pipe(**given, guidance_scale=12.0, reference_position=position, **options).frames
    wanted = release_loop(video_pipe, release_scheduler(), given, 5, 12.0, middle)
    torch.testing.assert_close(out, wanted, atol=1e-4, rtol=1e-4)


def test_whole_ddim_loop_like_the_paper(video_pipe, seeded):
    given = features(1, 2)
    before = video_pipe.scheduler
    video_pipe.scheduler = paper_scheduler()
    try:
        out = video_pipe(**given, guidance_scale=12.0, eta=1.0, generator=seeded(8), **SMALL).frames
        listed = video_pipe(**given, guidance_scale=12.0, eta=1.0, generator=[seeded(8)], **SMALL).frames
    finally:
        video_pipe.scheduler = before
    wanted = release_loop(video_pipe, paper_scheduler(), given, 3, 12.0, eta=1.0, generator=seeded(8))
    torch.testing.assert_close(out, wanted, atol=1e-4, rtol=1e-4)
    assert torch.equal(out, listed)


def test_the_schedulers_are_the_release_s():
    scheduler = release_scheduler()
    assert scheduler.config.final_sigmas_type == "sigma_min"
    old = DPMSolverMultistepScheduler(beta_schedule="scaled_linear", beta_start=0.00085, beta_end=0.012)
    assert release_scheduler(old.config).config.final_sigmas_type == "sigma_min"
    scheduler.set_timesteps(4)
    assert scheduler.sigmas[-1] > 0
    ddim = DDIMScheduler.from_config(paper_scheduler().config)
    assert not ddim.config.clip_sample and not ddim.config.set_alpha_to_one and ddim.config.steps_offset == 1


def test_guidance_one_runs_the_conditional_branch(video_pipe):
    given = features()
    alone = video_pipe(**given, guidance_scale=1.0, **SMALL).frames
    nearly = video_pipe(**given, guidance_scale=1.0 + 1e-6, **SMALL).frames
    torch.testing.assert_close(alone, nearly, atol=1e-4, rtol=1e-3)


def test_batch_equals_single_at_every_place(video_pipe):
    both = features(2, 3)
    together = video_pipe(**both, **SMALL).frames
    for place in range(2):
        one = {name: value[place : place + 1] for name, value in both.items()}
        torch.testing.assert_close(video_pipe(**one, **SMALL).frames, together[place : place + 1], atol=1e-4, rtol=1e-3)


def test_prompts_pictures_and_seeds(video_pipe, picture, seeded):
    prompts, pictures = ["a man riding a bike", "a girl"], [picture(1), picture(2)]
    options = {**SMALL, "phrases": None, "negative_prompt": "bad"}
    together = video_pipe(prompts, pictures, generator=[seeded(1), seeded(2)], **options).frames
    again = video_pipe(prompts, pictures, generator=[seeded(1), seeded(2)], **options).frames
    assert torch.equal(together, again)
    for place in range(2):
        alone = video_pipe(prompts[place], pictures[place], generator=seeded(place + 1), **options).frames
        near = 1e-5 * together.abs().max().item()
        torch.testing.assert_close(alone, together[place : place + 1], atol=max(near, 1e-4), rtol=1e-3)
    torch.manual_seed(0)
    a = video_pipe(prompts[0], pictures[0], generator=seeded(1), **options).frames
    torch.manual_seed(1)  # nothing is drawn from the global generator
    assert torch.equal(video_pipe(prompts[0], pictures[0], generator=seeded(1), **options).frames, a)


def test_every_condition_has_an_effect(video_pipe):
    given = features()
    out = video_pipe(**given, **SMALL).frames
    for name in given:
        changed = {**given, name: torch.zeros_like(given[name])}
        assert not torch.equal(video_pipe(**changed, **SMALL).frames, out), name
    assert not torch.equal(video_pipe(**given, aesthetic_score=1.0, **SMALL).frames, out)
    negative = torch.ones_like(given["pooled_text"])
    assert not torch.equal(video_pipe(**given, negative_pooled_text=negative, **SMALL).frames, out)


@pytest.mark.parametrize("frames", [1, 2, 6])
def test_any_number_of_frames_and_odd_latent_sizes(video_pipe, picture, seeded, frames):
    options = {**SMALL, "num_frames": frames, "height": 40, "width": 24, "num_inference_steps": 1, "output_type": "np"}
    out = video_pipe("x", picture(1), generator=seeded(1), **options).frames
    assert out.shape == (1, frames, 40, 24, 3)


def test_camera_moves_the_clip_and_static_does_not(video_pipe):
    given = features(frames=5)
    options = {**SMALL, "num_frames": 5, "num_inference_steps": 7}
    plain = video_pipe(**given, **options).frames
    static = video_pipe(**given, camera=Camera(Direction.STATIC, Speed.FAST), **options).frames
    moved = video_pipe(**given, camera=Camera(Direction.LEFT, Speed.FAST), **options).frames
    assert torch.equal(plain, static) and not torch.allclose(plain, moved)
    seen = []

    def callback(pipe, index, timestep, tensors):
        seen.append(sorted(tensors))
        return tensors

    again = video_pipe(
        **given, camera=Camera(Direction.LEFT, Speed.FAST), callback_on_step_end=callback, **options
    ).frames
    assert torch.equal(again, moved) and seen == [["latents"]] * 7


def test_save_load_same_result(video_pipe, tmp_path):
    video_pipe.save_pretrained(tmp_path)
    again = SceneVideoPipeline.from_pretrained(tmp_path)
    again.set_progress_bar_config(disable=True)
    given = features()
    # not bit for bit: loaded weights lie at other addresses, for which the CPU's kernels round differently
    wanted = video_pipe(**given, **SMALL).frames
    torch.testing.assert_close(again(**given, **SMALL).frames, wanted, atol=1e-5, rtol=1e-5 * wanted.abs().max().item())


def test_cancelled_run_leaves_no_state(video_pipe):
    given = features()
    wanted = video_pipe(**given, **SMALL).frames

    def fail(*_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        video_pipe(**given, callback_on_step_end=fail, **SMALL)
    assert torch.equal(video_pipe(**given, **SMALL).frames, wanted)

    def stop(pipe, index, timestep, tensors):
        pipe._interrupt = True
        return tensors

    stopped = video_pipe(**given, callback_on_step_end=stop, **SMALL).frames
    assert not torch.equal(stopped, wanted) and not video_pipe.interrupt
    assert torch.equal(video_pipe(**given, **SMALL).frames, wanted)


def test_mistakes_are_explained(video_pipe, picture):
    for wrong in (
        {"prompt": "x"},
        {"prompt": "x", "image": [picture(1), picture(2)]},
        {"image": picture(1)},
        {**features(), "pooled_text": torch.zeros(2, 32)},
        {**features(), "latents": torch.zeros(1, 4, 5, 2, 3)},
        {**features(), "height": 15},
    ):
        with pytest.raises(InputError):
            video_pipe(**{**SMALL, **wrong})


def test_pictures_come_out(video_pipe, picture, seeded):
    options = {**SMALL, "num_inference_steps": 1, "num_videos_per_prompt": 2}
    clips = video_pipe("x", picture(1), generator=seeded(1), **{**options, "output_type": "pil"}).frames
    assert len(clips) == 2 and len(clips[0]) == 3 and clips[0][0].size == (24, 16)
    tensors = video_pipe("x", picture(1), generator=seeded(1), **{**options, "output_type": "pt"}, return_dict=False)
    assert tensors[0].shape == (2, 3, 3, 16, 24)
