"""Values of threads."""

from concurrent.futures import ThreadPoolExecutor

from mockserver.ground.caches import once_per_thread


def test_each_thread_creates_a_value_once() -> None:
    own = once_per_thread(object)

    with ThreadPoolExecutor(1) as other:
        first, second = other.submit(own).result(), other.submit(own).result()

    assert own() is own()
    assert first is second
    assert first is not own()
