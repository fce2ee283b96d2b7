"""The choice of a profile, a size and a backend for every stage, and what the page shows of it."""

import secrets
from typing import Any

from videostudio.cli.doctor import profile_outlook
from videostudio.errors import BackendError
from videostudio.profiles import Profile
from videostudio.studio import Studio
from videostudio.types import Size
from videostudio.ui.page import ModelChoice
from videostudio.ui.views.advanced import ROLE_LABELS, render_facts, render_looking, render_outlook, render_profile_note
from videostudio.ui.views.settings import render_settings


class ChoicePanel:
    """The Advanced panel and what belongs to it.

    Args:
        studio: knows profiles, backends and the machine.
    """

    def __init__(self, studio: Studio) -> None:
        self.studio = studio

    def show_choice(
        self, profile: Profile, size: Size, refused: str = "", changed: str = "", stage: str = ""
    ) -> dict[str, Any]:
        """The panel for a profile with its swaps and settings; how it would run here is looked at afterwards.

        Args:
            profile: with its swaps and settings.
            size: the picture size.
            refused: why the last choice was not taken.
            changed: what else changed with it.
            stage: the role whose setting was refused; empty where it was another choice.

        Returns:
            Parts of the screen by their names.
        """
        registry = self.studio.registry
        names, mark = {role.value: profile.backends[role].name for role, _ in ROLE_LABELS}, secrets.token_hex(4)
        own = self.without_settings(profile)
        at_stage, refused = (refused, "") if stage else ("", refused)
        settings = profile.settings(own, registry)
        choice = ModelChoice(profile.name, str(size), tuple(names.values()), settings, refused, changed, mark)
        needs_look = self._needs_device(profile)
        return {
            **names,
            "facts": render_facts(profile, registry),
            "settings": render_settings(
                profile, own, registry, self.studio.settings.allows_own_models, mark, stage, at_stage
            ),
            "choice": choice,
            "outlook": render_looking() if needs_look else render_outlook(None, registry, refused, changed),
            "notice": render_profile_note(profile, self.studio.profile(profile.name), registry),
        }

    def without_settings(self, profile: Profile) -> Profile:
        """The same profile with the same backends, and nothing set."""
        usual = self.studio.profile(profile.name)
        return usual.with_backends(profile.swaps(usual), self.studio.registry)

    def chosen_profile(self, choice: ModelChoice) -> Profile:
        """The profile with what is chosen on the page.

        Raises:
            BackendError: a backend or option is unknown.
        """
        swaps = tuple((role.value, name) for (role, _), name in zip(ROLE_LABELS, choice.backends, strict=True))
        swapped = self.studio.profile(choice.profile).with_backends(swaps, self.studio.registry)
        return swapped.with_options(choice.options, self.studio.registry)

    def examine_choice(self, choice: ModelChoice) -> str:
        """How a choice would run on this machine; looking may take some seconds the first time."""
        registry = self.studio.registry
        profile = self.chosen_profile(choice)
        try:
            # A profile that needs nothing but what is installed has nothing to be told about it.
            found = profile_outlook(profile, self.studio.manager) if self._needs_device(profile) else None
        except BackendError as error:
            return render_outlook(None, registry, choice.refused or str(error))
        swapped = profile != self.studio.profile(choice.profile)
        return render_outlook(found, registry, choice.refused, choice.changed, swapped)

    def _needs_device(self, profile: Profile) -> bool:
        return any(self.studio.registry.get(chosen.name).on_device for chosen in profile.backends.values())
