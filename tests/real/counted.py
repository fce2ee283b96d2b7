"""Counting device memory without a device: what is streamed, and what a network weighs in few bits."""

import weakref
from collections.abc import Mapping, Sequence
from typing import Any

from torch import Tensor, nn
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

from videostudio.backends.runtime import streaming

# What may be done with a weight in main memory: look at it, add it up, and copy it.
LOOKS = ("sum", "abs", "detach", "_to_copy", "alias", "view", "slice", "clone", "as_strided", "_unsafe_view", "reshape")


def streamed_bytes(network: nn.Module, limit: int = streaming.PIECE_BYTES) -> int:
    """The most bytes of weights on the device while a network is streamed, by the sizes of its pieces."""
    pieces, rest = streaming.split_pieces(network, limit)
    sizes = [streaming.weight_bytes(piece) for piece in pieces]
    pairs = [one + other for n, one in enumerate(sizes) for other in sizes[:n] if one + other <= 2 * limit]
    return max([*sizes, *pairs]) + sum({id(tensor): tensor.nbytes for _, _, tensor in rest}.values())


class FarWeights(TorchDispatchMode):
    """Takes the weights of networks for far away: they may be copied, but not calculated with.

    Args:
        networks: the networks that are streamed.
    """

    def __init__(self, networks: Sequence[nn.Module]) -> None:
        super().__init__()
        tensors = [tensor for network in networks for tensor in (*network.parameters(), *network.buffers())]
        self.far = {tensor.untyped_storage()._cdata for tensor in tensors}
        self.came, self.used, self.now, self.most = set(), set(), 0, 0

    def __torch_dispatch__(
        self, func: Any, types: Any, args: Sequence[Any] = (), kwargs: Mapping[str, Any] | None = None
    ) -> Any:
        given = [leaf for leaf in tree_leaves((args, kwargs)) if isinstance(leaf, Tensor)]
        far = {tensor.untyped_storage()._cdata for tensor in given} & self.far
        out = func(*args, **(kwargs or {}))
        name = func.overloadpacket.__name__
        if far and name not in LOOKS:
            self.used.add(name)
        if far and name == "_to_copy":
            self.came |= far
            self.now += out.nbytes
            self.most = max(self.most, self.now)
            weakref.finalize(out.untyped_storage(), self._left, out.nbytes)
        return out

    def _left(self, size: int) -> None:
        self.now -= size
