import asyncio
import threading
import time
from collections.abc import Iterator

import pytest

from tests.ui.telling import finished
from videostudio.errors import InputError, StudioError
from videostudio.jobs import Job, Jobs, JobState, Snapshot
from videostudio.run import Run


def until_stopped(run: Run) -> Iterator[int]:
    n = 0
    while True:
        run.tick(0.5, f"Step {n}", stage="clips", subject=str(n))
        n += 1
        yield n
        run.token._event.wait(0.01)


def short(run: Run) -> Iterator[int]:
    run.say("some words")
    run.tick(0.5, "Half", stage="scene_images", subject="4")
    yield 1


def test_a_job_ends_and_tells_how() -> None:
    jobs = Jobs(1)
    done = jobs.start("a", "Short", short).wait(10)
    assert (done.state, done.results, done.stage, done.subject) == (JobState.FINISHED, 1, "scene_images", "4")
    assert done.written == "some words" and done.left is None and not done.running
    assert jobs.running("a") is None and jobs.of("a") is not None
    jobs.forget("a")
    assert jobs.of("a") is None


def test_the_time_left_only_falls_while_nothing_moves_and_is_dropped_when_wrong(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("videostudio.jobs.GUESS_FROM_SECONDS", 0.0)
    gate = threading.Event()

    def stalled(run: Run) -> Iterator[int]:
        time.sleep(0.2)
        run.tick(0.25, "A quarter", stage="clips")
        gate.wait(30)
        yield 1

    job = Jobs(1).start("a", "Stalled", stalled)
    told: list[float] = []
    while len(told) < 2 or job.snapshot().left is not None:
        told += [left] if (left := job.snapshot().left) is not None else []
        assert job.snapshot().running
        time.sleep(0.01)
    assert told == sorted(told, reverse=True) and told[0] > told[-1] > 0
    gate.set()
    assert job.wait(10).left is None


def test_failures_are_told_and_faults_keep_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    def refused(run: Run) -> Iterator[int]:
        raise StudioError("Do it otherwise.")
        yield 1

    def faulty(run: Run) -> Iterator[int]:
        yield 1 // 0

    assert Jobs(1).start("a", "A", refused).wait(10).reason == "Do it otherwise."
    fault = Jobs(1).start("a", "A", faulty).wait(10)
    assert fault.state is JobState.FAILED and "went wrong" in fault.reason and "Traceback" not in fault.reason
    assert "ZeroDivisionError" in caplog.text


def test_one_job_for_each_project_and_stop_stops_ones_own() -> None:
    jobs = Jobs(1)
    mine, yours = jobs.start("mine", "M", until_stopped), jobs.start("yours", "Y", until_stopped)
    with pytest.raises(InputError, match="already being worked on"):
        jobs.start("mine", "M", until_stopped)
    assert jobs.stop("mine") and mine.wait(10).state is JobState.STOPPED
    assert yours.snapshot().running and set(jobs.busy()) == {"yours"}
    jobs.stop("yours")
    yours.wait(10)
    assert not jobs.stop("yours")


def test_a_closed_page_stops_its_job_after_the_grace_period() -> None:
    jobs = Jobs(0.2)
    job = jobs.start("a", "A", until_stopped, page="tab")
    jobs.leave("tab")
    assert job.wait(20).state is JobState.STOPPED


def test_a_refreshed_page_keeps_its_job() -> None:
    jobs = Jobs(0.3)
    job = jobs.start("a", "A", until_stopped, page="tab")
    jobs.leave("tab")
    jobs.arrive("tab again", "a")
    assert job.wait(1.0).running
    jobs.leave("another page")
    jobs.leave("tab again")
    assert job.wait(20).state is JobState.STOPPED


def test_watching_blocks_no_thread_and_ends_with_the_job() -> None:
    async def watch_two() -> list[list[Snapshot]]:
        jobs = Jobs(1)
        first, second = jobs.start("a", "A", until_stopped), jobs.start("b", "B", short)

        async def follow(job: Job) -> list[Snapshot]:
            seen = []
            async for now in jobs.watch(job):
                seen.append(now)
                if len(seen) == 3:
                    job.stop()
            return seen

        before = threading.active_count()
        both = await asyncio.gather(follow(first), follow(second))
        assert threading.active_count() <= before
        return list(both)

    stopped, done = finished(watch_two())
    assert stopped[-1].state is JobState.STOPPED and done[-1].state is JobState.FINISHED


def test_waiting_is_told_and_not_counted_as_work() -> None:
    told: list[Snapshot] = []

    def waits(run: Run) -> Iterator[int]:
        run.tick(0.0, "Waiting: 1 run before yours", waiting=True)
        told.append(job.snapshot())
        run.tick(0.1, "At work")
        told.append(job.snapshot())
        yield 1

    job = Job("a", "A", waits)
    job.start()
    job.wait(10)
    assert told[0].waiting and "before yours" in told[0].text and not told[1].waiting


def test_there_is_room_for_so_many_only() -> None:
    jobs = Jobs(1, max_runs=2, max_queue=3)
    started = [jobs.start(f"p{n}", "F", until_stopped, visitor="a") for n in range(2)]
    with pytest.raises(InputError, match="2 of your films"):
        jobs.start("p2", "F", until_stopped, visitor="a")
    started.append(jobs.start("p3", "F", until_stopped, visitor="b"))
    with pytest.raises(InputError, match="3 films are being made"):
        jobs.start("p4", "F", until_stopped, visitor="c")
    for job in started:
        job.stop(), job.wait(10)
    jobs.start("p5", "F", short, visitor="a").wait(10)
