"""Pictures and films for the page: small copies in Gradio's cache, under names that nobody can guess.

A project's own folder is never opened to the web. What the page shows is copied to the cache, where a file lies under
the digest of its content, and is deleted again by `delete_cache`.
"""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import gradio as gr
from PIL import Image

from videostudio.errors import InputError
from videostudio.types import Kind, Reference

THUMB_SIDE = 512
POSTER_SIDE = 1280
REMEMBERED = 2000


class Files:
    """Hands out addresses of files, relative to the page's own.

    Args:
        block: the component that the copies belong to, so that Gradio sweeps them away.
    """

    def __init__(self, block: gr.HTML) -> None:
        self._block = block
        self._lock = threading.Lock()
        self._known: OrderedDict[str, str] = OrderedDict()

    def path(self, path: Path, name: str = "") -> str:
        """Path of the file's copy in the cache.

        Args:
            path: the file.
            name: what the copy is called; the file's own name if none is given.
        """
        return self._remembered(f"{path}|{name}", lambda: self._copy(path, name))

    def url(self, path: Path, name: str = "") -> str:
        """Address of the file's copy."""
        return _address(self.path(path, name))

    def thumbnail(self, path: Path, side: int = THUMB_SIDE) -> str:
        """Address of a small copy of a picture, at most so many pixels wide and high."""
        return _address(self._remembered(f"{path}|{side}", lambda: self._thumb(path, None, side)))

    def cut_out(self, reference: Reference, kind: Kind) -> str:
        """Address of a small copy of a reference, transparent where its mask is black; a place is shown whole."""
        if kind is Kind.BACKGROUND:
            return self.thumbnail(reference.picture)
        return _address(
            self._remembered(f"{reference.key}|cut", lambda: self._thumb(reference.picture, reference.mask))
        )

    def require_upload(self, path: str) -> Path:
        """A file the person has just uploaded through Gradio.

        Raises:
            InputError: the path leads anywhere else.
        """
        file = Path(path).resolve()
        if not file.is_relative_to(self._cache) or not file.is_file():
            raise InputError("This upload has been lost. Choose the file again.")
        return file

    @property
    def _cache(self) -> Path:
        return Path(self._block.GRADIO_CACHE).resolve()

    def _remembered(self, key: str, make: Callable[[], str]) -> str:
        with self._lock:
            known = self._known.get(key)
        if known is not None and Path(known).is_file():
            return known
        made = make()
        with self._lock:
            self._known[key] = made
            self._known.move_to_end(key)
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return made

    def _copy(self, path: Path, name: str) -> str:
        if not name:
            return str(self._block.move_resource_to_block_cache(path))
        return self._keep(path.read_bytes(), name)

    def _keep(self, data: bytes, name: str) -> str:
        folder = self._cache / hashlib.sha256(data).hexdigest()
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / name
        file.write_bytes(data)
        self._block.temp_files.add(str(file))
        return str(file)

    def _thumb(self, path: Path, mask: Path | None, side: int = THUMB_SIDE) -> str:
        with Image.open(path) as opened:
            picture = opened.convert("RGB")
        if mask is not None:
            with Image.open(mask) as opened:
                picture.putalpha(opened.convert("L").resize(picture.size))
        picture.thumbnail((side, side))
        buffer = BytesIO()
        picture.save(buffer, "WEBP", quality=82, method=2)
        return self._keep(buffer.getvalue(), "picture.webp")

    def keep_text(self, text: str, name: str) -> str:
        """Address of a text file for downloading."""
        return _address(self._keep(text.encode(), name))


def _address(path: str) -> str:
    return f"gradio_api/file={quote(path)}"
