from videostudio import diffusion


def test_every_public_name_is_there():
    for name in diffusion.__all__:
        assert getattr(diffusion, name).__module__.startswith("videostudio."), name
