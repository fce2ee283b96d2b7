"""A VAE where memory is short: in tiles where the whole would not fit, and once more where it ran out.

Only its own work is done again: what was sampled over minutes is kept.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import torch
from diffusers.models.autoencoders.vae import DecoderOutput
from torch import Tensor

from videostudio.backends.runtime import memory
from videostudio.backends.runtime.counting import autoencoder_bytes
from videostudio.errors import BackendError

log = logging.getLogger(__name__)

WAYS = ("tiling", "slicing")
"""What autoencoders of diffusers can do to save memory; not every one can do each."""
ENCODE, DECODE = "encode", "decode"
# Scratch memory of convolutions, beside the tensors that are counted.
SCRATCH = 1.2


class CarefulAutoencoder:
    """Stands in for a VAE's `encode` and `decode` while its pipeline works.

    Decoding is in tiles wherever the placement says so. Encoding is in tiles only where the whole does not fit: what a
    network is shown in tiles may have seams.

    Args:
        vae: the VAE.
    """

    def __init__(self, vae: Any) -> None:
        self.vae = vae
        self._encode, self._decode = vae.encode, vae.decode
        self._tiled = False
        self._make_room: Callable[[str], None]
        self._needs: dict[tuple[str, torch.Size], int] = {}

    @contextmanager
    def installed(self, tiled: bool, make_room: Callable[[str], None]) -> Iterator[None]:
        """The VAE encodes and decodes by way of this one.

        Args:
            tiled: decode in tiles from the start.
            make_room: called where memory ran out; frees what others hold, and tells the person the text it is given.
        """
        self._tiled, self._make_room = tiled, make_room
        self.vae.encode, self.vae.decode = self.encode, self.decode
        try:
            yield
        finally:
            del self.vae.encode, self.vae.decode, self._make_room

    def encode(self, x: Tensor, *given: Any, **options: Any) -> Any:
        """Encode pictures; see the VAE's own `encode`."""
        try:
            if self._is_large(ENCODE, x, options):
                return self._in_tiles(self._encode, x, given, options)
            return self._encode(x, *given, **options)
        except (MemoryError, RuntimeError) as error:
            if not memory.is_out_of_memory(error) or not self._ways():
                raise
            said = str(error)
        log.warning("out of memory while encoding (%s)", said[:200])
        self._make_room("Not enough memory to encode the pictures at once: freed what was free to go, now in tiles")
        memory.free_memory()
        return self._in_tiles(self._encode, x, given, options)

    def decode(self, z: Tensor, *given: Any, **options: Any) -> Any:
        """Decode latents; see the VAE's own `decode`.

        Raises:
            BackendError: memory does not suffice even in tiles.
        """
        try:
            if self._tiled or self._is_large(DECODE, z, options):
                return self._decode_in_tiles(z, given, options)
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
            return self._decode_in_tiles(z, given, options)
        except (MemoryError, RuntimeError) as error:
            if not memory.is_out_of_memory(error):
                raise
            memory.free_memory()
            raise BackendError(
                "There is not enough memory to decode the pictures, even in tiles. Choose a smaller size, shorter "
                "scenes or a lighter profile. What is finished is kept."
            ) from error

    def _is_large(self, method: str, given: Tensor, options: dict[str, Any]) -> bool:
        """Whether the device has not enough memory for the whole of these pictures or latents."""
        if not is_on_gpu(given):
            return False
        hook = getattr(self.vae, "_hf_hook", None)
        if hook is not None:  # it comes to the device, and others leave, before memory is measured
            hook.pre_forward(self.vae)
        key = (method, given.shape)
        if key not in self._needs:
            self._needs[key] = autoencoder_bytes(self.vae, method, given, options)
        return self._needs[key] * SCRATCH > memory.unused_bytes(given.device)

    def _ways(self) -> list[str]:
        # Every autoencoder has the methods, but not all can do it.
        return [way for way in WAYS if hasattr(self.vae, f"use_{way}")]

    def _decode_in_tiles(self, z: Tensor, given: Any, options: dict[str, Any]) -> Any:
        return self._in_tiles(self._decode, z, given, options) if self._ways() else self._one_by_one(z, given, options)

    def _in_tiles(self, work: Callable[..., Any], whole: Tensor, given: Any, options: dict[str, Any]) -> Any:
        for way in self._ways():
            getattr(self.vae, f"enable_{way}")()
        try:
            return work(whole, *given, **options)
        finally:
            for way in self._ways():
                getattr(self.vae, f"disable_{way}")()

    def _one_by_one(self, z: Tensor, given: Any, options: dict[str, Any]) -> Any:
        plain = {**options, **({"num_frames": 1} if "num_frames" in options else {}), "return_dict": False}
        made = torch.cat([self._decode(one, *given, **plain)[0] for one in z.split(1)])
        return DecoderOutput(sample=made) if options.get("return_dict", True) else (made,)


def is_on_gpu(tensor: Tensor) -> bool:
    """Whether a tensor lies where memory can be asked for."""
    return tensor.is_cuda
