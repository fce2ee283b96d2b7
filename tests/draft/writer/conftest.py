from tests.writer.conftest import bench, few_threads

__all__ = ["bench", "few_threads"]
