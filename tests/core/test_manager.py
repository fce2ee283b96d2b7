"""The model manager: one user at a time in the order of asking, lazy loading, eviction."""

import threading
import time
from dataclasses import dataclass, replace

import pytest

from tests import fakes
from videostudio.backends.options import Options, define_option
from videostudio.backends.registry import Backend, Registry, Role
from videostudio.backends.runtime.manager import ModelManager
from videostudio.errors import BackendError
from videostudio.run import Cancelled, Run
from videostudio.settings import Settings

LOADED: list[str] = []


class Big:
    def __init__(self, name):
        self.name, self.closed = name, False

    def close(self):
        self.closed = True


@dataclass(frozen=True, slots=True)
class BigOptions(Options):
    name: str = "big"
    steps: int = define_option(4, "denoising steps", least=1)
    scale: float = define_option(0.5, "a share", least=0, most=1)
    kind: str = define_option("plain", "how", choices=("plain", "fancy"))


def big(resources, options):
    LOADED.append(options.name)
    return Big(options.name)


def needy(resources):
    return {"shared": resources.model("one"), "device": resources.device}


def hungry(resources):
    raise MemoryError


HERE = "tests.core.test_manager"
REGISTRY = Registry(
    [
        *(
            Backend(n, Role.WRITER, f"{HERE}:big", n, "", options=BigOptions(), memory_gb=3)
            for n in ("one", "two", "three")
        ),
        Backend("needy", Role.SEGMENTER, f"{HERE}:needy", "needy", ""),
        Backend("hungry", Role.SEGMENTER, f"{HERE}:hungry", "Hungry", "", memory_gb=1),
        Backend("missing", Role.SEGMENTER, "no_such_package.model:make", "Missing", ""),
    ]
)


@pytest.fixture
def manager():
    LOADED.clear()
    return ModelManager(Settings(device="cpu", memory_gb=7), REGISTRY)


def test_nothing_is_loaded_before_it_is_used_and_then_once(manager):
    loan = manager.loan("one", Role.WRITER)
    assert LOADED == []
    with loan.use(Run()) as first:
        pass
    with loan.use(Run()) as second:
        assert first is second
    assert LOADED == ["big"]


def test_the_least_recently_used_goes_when_the_budget_is_short(manager):
    models = {}
    for name in ("one", "two", "one", "three"):
        with manager.loan(name, Role.WRITER).use(Run()) as model:
            models.setdefault(name, model)
    assert manager.loaded() == ("one", "three")
    assert models["two"].closed
    assert not models["one"].closed


def test_a_backend_may_share_another_ones_model(manager):
    with manager.loan("needy", Role.SEGMENTER).use(Run()) as needy_model:
        pass
    with manager.loan("one", Role.WRITER).use(Run()) as model:
        assert needy_model["shared"] is model
    assert needy_model["device"] == "cpu"


def test_unknown_names_options_and_roles_are_refused_with_the_known_ones(manager):
    with pytest.raises(BackendError, match="Known are: one, two, three"):
        manager.loan("four", Role.WRITER)
    with pytest.raises(BackendError, match="Known are: one, two, three"):
        manager.loan("needy", Role.WRITER)
    with (
        pytest.raises(BackendError, match=r"no option 'stepz'\. Its options are: name, steps, scale, kind"),
        manager.loan("one", Role.WRITER, stepz=3).use(Run()),
    ):
        pass


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"steps": "many"}, "takes a whole number for its option 'steps', not 'many'"),
        ({"steps": 2.5}, "takes a whole number for its option 'steps', not 2.5"),
        ({"steps": True}, "takes a whole number for its option 'steps', not True"),
        ({"steps": 0}, "takes at least 1 for its option 'steps', not 0"),
        ({"kind": 3}, "takes text for its option 'kind', not 3"),
        ({"kind": "odd"}, "does not know 'odd' for its option 'kind'. Known are: plain, fancy"),
        ({"scale": 2}, "takes at least 0 and at most 1 for its option 'scale', not 2"),
        ({"scale": "half"}, "takes a number for its option 'scale'"),
    ],
)
def test_values_that_an_option_cannot_take_are_refused_in_words(manager, given, said):
    with pytest.raises(BackendError, match=said), manager.loan("one", Role.WRITER, **given).use(Run()):
        pass
    assert LOADED == []


def test_a_row_has_its_own_defaults_and_lists_them(manager):
    row = replace(REGISTRY.get("one"), options=BigOptions(name="mine"))
    with ModelManager(manager.settings, Registry([row])).loan("one", Role.WRITER, scale=1).use(Run()) as model:
        assert model.name == "mine"
    assert [(o.name, o.default, o.help) for o in row.list_options()][:2] == [
        ("name", "mine", ""),
        ("steps", 4, "denoising steps"),
    ]


def test_what_cannot_be_loaded_says_what_to_do_and_frees_the_device(manager):
    for name, words in (("missing", "pip install -r requirements.txt"), ("hungry", "not enough memory")):
        with pytest.raises(BackendError, match=words), manager.loan(name, Role.SEGMENTER).use(Run()):
            pass
    with manager.loan("one", Role.WRITER).use(Run()):
        pass


def test_options_are_part_of_the_identity(manager):
    plain, other = manager.loan("one", Role.WRITER), manager.loan("one", Role.WRITER, steps=5)
    assert plain.identity != other.identity
    newer = replace(REGISTRY.get("one"), revision="2")
    assert ModelManager(manager.settings, Registry([newer])).loan("one", Role.WRITER).identity != plain.identity


def test_runs_take_turns_in_the_order_of_asking_and_never_overlap(manager):
    order, inside, places = [], [], []
    ready = [threading.Event() for _ in range(4)]

    def work(n):
        run = Run(on_progress=lambda p: (places.append((n, p.text)), ready[n].set()) if p.waiting else None)
        with manager.loan("one", Role.WRITER).use(run):
            ready[n].set()
            inside.append(n)
            assert len(inside) == 1
            order.append(n)
            time.sleep(0.05)
            inside.remove(n)

    holder = Run()
    with manager.loan("two", Role.WRITER).use(holder):
        threads = []
        for n in range(4):
            threads.append(threading.Thread(target=work, args=(n,)))
            threads[-1].start()
            assert ready[n].wait(5)
    for thread in threads:
        thread.join(5)
    assert order == [0, 1, 2, 3]
    assert (3, "Waiting: 4 runs before yours") in places
    assert any(n == 0 and "1 run before" in text for n, text in places)


def test_a_queued_run_can_be_stopped_and_leaves_the_queue(manager):
    stopped = []

    def wait(run):
        try:
            with manager.loan("one", Role.WRITER).use(run):
                stopped.append("got it")
        except Cancelled:
            stopped.append("stopped")

    waiting = Run()
    with manager.loan("two", Role.WRITER).use(Run()):
        thread = threading.Thread(target=wait, args=(waiting,))
        thread.start()
        time.sleep(0.05)
        waiting.token.cancel()
        thread.join(5)
    assert stopped == ["stopped"]
    with manager.loan("one", Role.WRITER).use(Run()):
        pass


def test_the_same_run_may_borrow_a_second_model(manager):
    run = Run()
    with manager.loan("one", Role.WRITER).use(run), manager.loan("two", Role.WRITER).use(run):
        pass
    with manager.loan("one", Role.WRITER).use(Run()):
        pass


def test_an_error_inside_gives_the_device_back(manager):
    with pytest.raises(ValueError, match="inside"), manager.loan("one", Role.WRITER).use(Run()):
        raise ValueError("inside")
    with manager.loan("one", Role.WRITER).use(Run()):
        pass


def test_a_generator_may_go_on_in_another_thread(manager):
    def steps(run):
        with manager.loan("one", Role.WRITER).use(run):
            yield 1
            yield 2

    generator = steps(Run())
    assert next(generator) == 1
    rest = []
    thread = threading.Thread(target=lambda: rest.extend(generator))
    thread.start()
    thread.join(5)
    assert rest == [2]
    with manager.loan("one", Role.WRITER).use(Run()):
        pass


def test_the_shipped_rows_have_a_factory_each():
    from videostudio.backends.catalogue import BUILTIN

    for row in BUILTIN:
        # The demonstration's own are tested with it.
        assert row.factory.startswith("videostudio.draft.") or callable(row.load_factory()), row.name
        assert row.title
        assert row.summary
        assert row.licence
    assert {row.name for row in fakes.REGISTRY} <= {row.name for row in BUILTIN}
