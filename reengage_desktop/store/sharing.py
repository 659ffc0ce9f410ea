"""Whether the data lie where another program or another machine may change them underneath us."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

NETWORK = "a network share"
NETWORK_SYSTEMS = {"nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afpfs", "afs", "ceph", "davfs", "glusterfs", "9p"}
NETWORK_SYSTEMS |= {"fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.davfs2", "fuse.glusterfs", "fuse.s3fs"}
# The beginning of a folder's name, casefolded, and what it is called.
SYNCED = (
    ("dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("iclouddrive", "iCloud Drive"),
    ("com~apple~clouddocs", "iCloud Drive"),
    ("mobile documents", "iCloud Drive"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("nextcloud", "Nextcloud"),
)
MARKS = ((".dropbox", "Dropbox"), (".dropbox.cache", "Dropbox"), (".owncloudsync.log", "Nextcloud"))
MOUNTS = Path("/proc/self/mountinfo")


def sync_folder(path: Path) -> str:
    """The name of the service or "a network share" in which `path` lies, empty if it is only on this machine."""
    place = Path(os.path.realpath(path))
    if str(place).startswith(("\\\\", "//")):
        return NETWORK
    for folder in (place, *place.parents):
        name = folder.name.casefold()
        for beginning, service in SYNCED:
            if name == beginning or name.startswith((f"{beginning} -", f"{beginning}-", f"{beginning} (")):
                return service
        for mark, service in MARKS:
            with suppress(OSError):
                if folder != Path.home() and (folder / mark).exists():
                    return service
    return NETWORK if _file_system(place) in NETWORK_SYSTEMS else ""


def _file_system(place: Path) -> str:
    """The kind of file system as Linux names it; empty elsewhere."""
    best, kind = "", ""
    with suppress(OSError):
        for line in MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines():
            before, _, after = line.partition(" - ")
            mounted = before.split()[4].replace("\\040", " ")
            if place.is_relative_to(mounted) and len(mounted) >= len(best):
                best, kind = mounted, after.split()[0]
    return kind
