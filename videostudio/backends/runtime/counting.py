"""How many bytes a calculation needs beside the weights, counted by running it on tensors that have shapes only."""

import logging
import weakref
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.overrides import TorchFunctionMode
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

log = logging.getLogger(__name__)


class _LiveBytes(TorchDispatchMode):
    """Adds up the memory of every tensor that an operator makes, for as long as somebody holds it."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.now, self.most = 0, 0
        self._known: set[int] = set()

    def __torch_dispatch__(
        self, func: Any, types: Any, args: Sequence[Any] = (), kwargs: Mapping[str, Any] | None = None
    ) -> Any:
        out = func(*args, **(kwargs or {}))
        given = {
            tensor.untyped_storage()._cdata for tensor in tree_leaves((args, kwargs)) if isinstance(tensor, Tensor)
        }
        for tensor in tree_leaves(out):
            if isinstance(tensor, Tensor):
                self._take(tensor.untyped_storage(), given)
        return out

    def _take(self, storage: torch.UntypedStorage, given: set[int]) -> None:
        place = storage._cdata
        if place in self._known or place in given:
            return
        self._known.add(place)
        self.now += storage.nbytes()
        self.most = max(self.most, self.now)
        weakref.finalize(storage, self._drop, place, storage.nbytes())

    def _drop(self, place: int, size: int) -> None:
        self._known.discard(place)
        self.now -= size


class _FusedAttention(TorchFunctionMode):
    """Attention as fused kernels calculate it: no scores are kept."""

    def __torch_function__(
        self, func: Any, types: Any, args: Sequence[Any] = (), kwargs: Mapping[str, Any] | None = None
    ) -> Any:
        given = dict(kwargs or {})
        if func is not nn.functional.scaled_dot_product_attention:
            return func(*args, **given)
        query, _, value = (*args, *(given[name] for name in ("query", "key", "value")[len(args) :]))[:3]
        return query.new_empty((*query.shape[:-1], value.shape[-1]))


def activation_bytes(work: Callable[[], Any]) -> int:
    """The most bytes of tensors that are alive at once while something is calculated.

    Args:
        work: the calculation; on the meta device it takes no time. What was made before it does not count.
    """
    with torch.no_grad(), _FusedAttention(), _LiveBytes() as counted:
        kept = work()
    del kept
    return int(counted.most)


def shape_twin(network: Any) -> Any:
    """A network of the same class and configuration without weights, on the meta device.

    Args:
        network: a network of diffusers.
    """
    with torch.device("meta"):
        twin = type(network).from_config(network.config)
    # Buffers that are made by an old constructor lie in main memory whatever is said.
    return twin.to("meta", network.dtype).eval()


def autoencoder_bytes(vae: Any, method: str, given: Tensor, options: Mapping[str, Any]) -> int:
    """What a VAE needs beside its weights to encode pictures or decode latents whole.

    Args:
        vae: the VAE; only its class, configuration and dtype are looked at.
        method: "encode" or "decode".
        given: (N, C, ...) pictures or latents; only their shape and dtype are looked at.
        options: further arguments of the method.

    Returns:
        The bytes; 0 where the VAE's code asks for values and not only for shapes.
    """
    shapes = torch.empty(given.shape, dtype=given.dtype, device="meta")
    try:
        work = getattr(shape_twin(vae), method)
        return activation_bytes(lambda: work(shapes, **options))
    except (RuntimeError, TypeError, ValueError) as error:
        log.info("the memory of %s cannot be told beforehand (%s)", type(vae).__name__, str(error)[:200])
        return 0
