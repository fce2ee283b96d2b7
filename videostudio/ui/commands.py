"""What a person can do on a view. The templates and `views.js` send these commands; tables of the handlers answer."""

from enum import StrEnum

# A field is edited with this word and its own name, which make one command together.
EDIT = "edit"


class Command(StrEnum):
    """One for each button and field of a view, by the word that the page sends."""

    # Around the tabs.
    OPEN_PROJECT = "open"
    FORGET_PROJECT = "forget"
    OWN_PROJECT = "own"
    NEW_PROJECT = "new"
    DISMISS_STRIP = "dismiss"
    CHOOSE_EXAMPLE = "example"
    # The settings of backends.
    EDIT_OPTION = "edit option"
    RESET_OPTIONS = "reset"
    # The script.
    ADD_SCENE = "add"
    REMOVE_SCENE = "remove"
    MOVE_SCENE = "move"
    REWRITE_SCENE = "rewrite"
    EDIT_PROMPT = "edit prompt"
    EDIT_FOREGROUNDS = "edit foregrounds"
    EDIT_ACTION = "edit action"
    EDIT_BACKGROUND = "edit background"
    EDIT_DIRECTION = "edit direction"
    EDIT_SPEED = "edit speed"
    EDIT_CONTINUES = "edit continues"
    EDIT_NAME = "edit name"
    EDIT_DESCRIPTION = "edit description"
    # One picture or one scene.
    UPLOAD_PICTURE = "upload"
    REFUSE_UPLOAD = "refused"
    LOCK = "lock"
    CHOOSE_TAKE = "take"
    EDIT_SEED = "edit seed"
    # The references.
    DRAW_REFERENCE = "another"
    OPEN_MASK = "mask"
    SWAP_MASK = "swap"
    # The film.
    MAKE_FILM = "make"
    REDO_SCENE = "redo"
    RETRY_SCENE = "retry"
    DROP_PICTURE = "drop"
    SAVE_PROJECT = "zip"
    SHARE_PROJECT = "share"
    # Answered by `views.js` itself.
    COPY_LINK = "copy"

    @property
    def field(self) -> str:
        """The field that is edited; empty for a button."""
        return self.value.removeprefix(f"{EDIT} ") if self.value.startswith(f"{EDIT} ") else ""
