"""The feed as it is built, read back from disk."""

from audiocast.feed import check_feed


def test_the_feed_of_a_finished_workspace_has_no_defect(published, show, tmp_path, episodes):
    published()

    assert check_feed(show, tmp_path, episodes) == []
