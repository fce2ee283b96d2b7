"""The settings of the chosen backends as a form, one part for each stage."""

from dataclasses import dataclass
from typing import Any

from videostudio.backends.options import OptionField
from videostudio.backends.registry import Backend, Registry
from videostudio.profiles import Profile
from videostudio.ui.views.advanced import ROLE_LABELS
from videostudio.ui.views.html import render_template


@dataclass(frozen=True, slots=True)
class SettingField:
    """One option of a backend, and how it is shown.

    Args:
        option: the option.
        value: what it is set to.
        usual: what it is in the profile.
        control: switch, choice, number, words or line.
    """

    option: OptionField
    value: Any
    usual: Any
    control: str

    @property
    def label(self) -> str:
        """What a person calls it."""
        return self.option.name.replace("_", " ").capitalize()

    @property
    def changed(self) -> bool:
        """Whether a person has set it."""
        return bool(self.value != self.usual)

    @property
    def step(self) -> str:
        """What the field of a number goes up and down by."""
        return "1" if isinstance(self.option.default, int) else "any"


@dataclass(frozen=True, slots=True)
class SettingForm:
    """What can be set of one stage's backend.

    Args:
        stage: the stage's role.
        title: what the stage is called.
        row: its backend.
        fields: what can be set here.
        withheld: how many options only the operator sets.
        refused: why the last setting was not taken; else empty.
    """

    stage: str
    title: str
    row: Backend
    fields: tuple[SettingField, ...]
    withheld: int
    refused: str

    @property
    def changed(self) -> bool:
        """Whether anything differs from the profile."""
        return any(field.changed for field in self.fields)


def render_settings(
    profile: Profile,
    own: Profile,
    registry: Registry,
    places: bool,
    mark: str = "",
    stage: str = "",
    refused: str = "",
) -> str:
    """Everything that can be set of the chosen backends.

    Args:
        profile: with a person's backends and settings.
        own: with the same backends, before anything was set.
        registry: the backends there are.
        places: whether files and repositories may be named here.
        mark: differs every time, so that a field whose value was refused shows the one that holds.
        stage: the role where the last setting was refused.
        refused: why; empty where it was taken.
    """
    forms = []
    for role, title in ROLE_LABELS:
        chosen, row = dict(profile.backends[role].options), registry.get(profile.backends[role].name, role)
        usual, options = dict(own.backends[role].options), row.list_options()
        shown = tuple(
            SettingField(o, row.option_value(chosen, o.name), row.option_value(usual, o.name), _choose_control(o))
            for o in options
            if places or not o.names_place
        )
        told = refused if role.value == stage else ""
        forms.append(SettingForm(role.value, title, row, shown, len(options) - len(shown), told))
    return render_template("settings", forms=forms, mark=mark)


def _choose_control(option: OptionField) -> str:
    if isinstance(option.default, bool):
        return "switch"
    if option.choices:
        return "choice"
    if isinstance(option.default, int | float):
        return "number"
    return "words" if option.prose else "line"
