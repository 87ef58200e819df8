"""The one folder of a server: private, marked as ours, never a folder that holds anything else."""

import logging
import os
import stat
import tempfile
from pathlib import Path

from callbacks import settings

logger = logging.getLogger(__name__)

NAME = "quantquake-answers"
MARK = "quantquake-answers.txt"
TEXT = "Answers that QuantQuake keeps. Everything in this folder may be deleted at any time.\n"


def usable(parent: Path) -> Path | None:
    """Return our own folder below `parent`, made if need be; None if it cannot be trusted.

    It is never `parent` itself, which may hold files of others. A folder that is not ours alone,
    or that holds something and lacks our mark, is left as it is.
    """
    folder = parent / NAME
    try:
        parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        if not _ours_alone(folder.lstat()):
            logger.warning("%s belongs to somebody else or can be written by others", folder)
            return None
        mark = folder / MARK
        if not mark.exists():
            if any(folder.iterdir()):
                logger.warning("%s holds files that are not ours", folder)
                return None
            mark.write_text(TEXT, encoding="utf-8")
        if not os.access(folder, os.W_OK):
            logger.warning("%s cannot be written", folder)
            return None
    except OSError as error:
        logger.warning("%s cannot be used: %s", folder, error)
        return None
    return folder


def _ours_alone(found: os.stat_result) -> bool:
    if not stat.S_ISDIR(found.st_mode):
        return False
    if not hasattr(os, "getuid"):
        return True  # Windows: folders of a user are the user's
    return found.st_uid == os.getuid() and not found.st_mode & 0o022


def choose() -> Path | None:
    """Return the folder that the settings name, else one of this user, else a fresh one.

    None where nothing can be written: answers are then kept in memory alone.
    """
    named = settings.CACHE.value()
    if named:
        return usable(Path(named)) or _fresh()
    try:
        user = str(os.getuid()) if hasattr(os, "getuid") else "user"
        return usable(Path(tempfile.gettempdir()) / f"quantquake-{user}") or _fresh()
    except OSError as error:  # no temporary folder at all
        logger.warning("no folder can be written: %s", error)
        return None


def _fresh() -> Path | None:
    """Return a folder of this start of the server alone."""
    try:
        return usable(Path(tempfile.mkdtemp(prefix="quantquake-")))
    except OSError as error:
        logger.warning("no folder can be written: %s", error)
        return None
