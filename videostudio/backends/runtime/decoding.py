"""A VAE's decoder where memory is short: in tiles where the whole would not fit, and once more where it ran out.

Only the decoding is done again: what was sampled over minutes is kept.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import torch
from diffusers.models.autoencoders.vae import DecoderOutput
from torch import Tensor

from videostudio.backends.runtime import memory
from videostudio.backends.runtime.counting import decoding_bytes
from videostudio.errors import BackendError

log = logging.getLogger(__name__)

WAYS = ("tiling", "slicing")
"""What autoencoders of diffusers can do to save memory; not every one can do each."""
# Scratch memory of convolutions, beside the tensors that are counted.
SCRATCH = 1.2


class CarefulDecoder:
    """Stands in for a VAE's `decode` while its pipeline works.

    Args:
        vae: the VAE.
    """

    def __init__(self, vae: Any) -> None:
        self.vae = vae
        self._decode = vae.decode
        self._tiled = False
        self._make_room: Callable[[str], None]
        self._needs: dict[torch.Size, int] = {}

    @contextmanager
    def installed(self, tiled: bool, make_room: Callable[[str], None]) -> Iterator[None]:
        """The VAE decodes by way of this one.

        Args:
            tiled: decode in tiles from the start.
            make_room: called where memory ran out; frees what others hold, and tells the person the text it is given.
        """
        self._tiled, self._make_room = tiled, make_room
        self.vae.decode = self
        try:
            yield
        finally:
            del self.vae.decode, self._make_room

    def __call__(self, z: Tensor, *given: Any, **options: Any) -> Any:
        """Decode latents; see the VAE's own `decode`.

        Raises:
            BackendError: memory does not suffice even in tiles.
        """
        try:
            if self._tiled or self._is_large(z, options):
                return self._in_tiles(z, given, options)
            return self._decode(z, *given, **options)
        except (MemoryError, RuntimeError) as error:
            if not memory.is_out_of_memory(error):
                raise
            said = str(error)
        log.warning("out of memory while decoding (%s)", said[:200])
        self._tiled = True
        self._make_room("Not enough memory to decode the pictures at once: freed what was free to go, now in tiles")
        memory.free_memory()
        try:
            return self._in_tiles(z, given, options)
        except (MemoryError, RuntimeError) as error:
            if not memory.is_out_of_memory(error):
                raise
            memory.free_memory()
            raise BackendError(
                "There is not enough memory to decode the pictures, even in tiles. Choose a smaller size, shorter "
                "scenes or a lighter profile. What is finished is kept."
            ) from error

    def _is_large(self, z: Tensor, options: dict[str, Any]) -> bool:
        """Whether the device has not enough memory to decode these latents whole."""
        if not z.is_cuda:
            return False
        hook = getattr(self.vae, "_hf_hook", None)
        if hook is not None:  # it comes to the device, and others leave, before memory is measured
            hook.pre_forward(self.vae)
        if z.shape not in self._needs:
            self._needs[z.shape] = decoding_bytes(self.vae, z, options)
        return self._needs[z.shape] * SCRATCH > memory.unused_bytes(z.device)

    def _in_tiles(self, z: Tensor, given: Any, options: dict[str, Any]) -> Any:
        # Every autoencoder has the methods, but not all can do it.
        ways = [way for way in WAYS if hasattr(self.vae, f"use_{way}")]
        if not ways:
            return self._one_by_one(z, given, options)
        for way in ways:
            getattr(self.vae, f"enable_{way}")()
        try:
            return self._decode(z, *given, **options)
        finally:
            # Only decoding is tiled: a scene's picture that is encoded in tiles would have seams.
            for way in ways:
                getattr(self.vae, f"disable_{way}")()

    def _one_by_one(self, z: Tensor, given: Any, options: dict[str, Any]) -> Any:
        plain = {**options, **({"num_frames": 1} if "num_frames" in options else {}), "return_dict": False}
        made = torch.cat([self._decode(one, *given, **plain)[0] for one in z.split(1)])
        return DecoderOutput(sample=made) if options.get("return_dict", True) else (made,)
