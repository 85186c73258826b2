"""A Slurm of one node, thrown away afterwards: its own munge, controller and node daemon, all in a temporary folder."""

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

PROGRAMS = ("munged", "slurmctld", "slurmd", "sbatch", "squeue", "sinfo", "scontrol")
PATH = os.pathsep.join([os.environ["PATH"], "/usr/sbin", "/usr/local/sbin"])
SECONDS_TO_START = 30

# No systemd, no control groups and no data base: what a container has. The node is said to have more processors than it
# has, so that the jobs of a guide fit; they then take turns.
CONFIGURATION = """
ClusterName=natality
SlurmctldHost={host}(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
SlurmctldPort={controller_port}
SlurmdPort={node_port}
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU_Memory
SchedulerParameters=sched_interval=1,batch_sched_delay=0
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
ReturnToService=2
SlurmdParameters=config_overrides
NodeName={host} NodeAddr=127.0.0.1 CPUs=32 RealMemory=8000 State=UNKNOWN
PartitionName=main Nodes={host} Default=YES MaxTime=INFINITE State=UP
"""


class CannotStart(Exception):
    """There is no Slurm here, or it does not start; says why."""


def free_port():
    """A port that nobody listens on."""
    with contextlib.closing(socket.socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Cluster:
    """Started on entering, torn down on leaving."""

    def __init__(self):
        self._daemons = []
        self._cleanup = contextlib.ExitStack()

    def __enter__(self):
        missing = [program for program in PROGRAMS if not shutil.which(program, path=PATH)]
        if missing:
            raise CannotStart(f"Slurm is not installed (slurm-wlm, munge): no {', '.join(missing)}")
        if os.geteuid() != 0:
            raise CannotStart("a Slurm of one's own is started as root alone")
        try:
            self._start()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(self, *_):
        self._stop()

    def environment(self):
        """For commands that talk to this cluster."""
        return {**os.environ, "PATH": PATH, "SLURM_CONF": str(self.folder / "slurm.conf")}

    def _start(self):
        # Short: the name of a socket must be.
        self.folder = Path(self._cleanup.enter_context(tempfile.TemporaryDirectory(prefix="slurm", dir="/tmp")))
        self.folder.chmod(0o755)
        for name in ("state", "spool"):
            (self.folder / name).mkdir()
        key = self.folder / "munge.key"
        key.write_bytes(os.urandom(128))
        key.chmod(0o400)
        host = socket.gethostname().split(".")[0]
        (self.folder / "slurm.conf").write_text(CONFIGURATION.format(
            host=host, folder=self.folder, controller_port=free_port(), node_port=free_port()), encoding="utf-8")
        self._run("munged", "--foreground", "--force", f"--key-file={key}", f"--socket={self.folder}/munge.socket",
                  f"--pid-file={self.folder}/munged.pid", f"--log-file={self.folder}/munged.log",
                  f"--seed-file={self.folder}/munged.seed")
        self._wait("munge", (self.folder / "munge.socket").exists)
        self._run("slurmctld", "-D")
        self._run("slurmd", "-D", "-N", host)
        self._wait("the node", self._is_idle)

    def _run(self, *command):
        log = self._cleanup.enter_context(open(self.folder / f"{command[0]}.out", "wb"))
        self._daemons.append(subprocess.Popen([shutil.which(command[0], path=PATH), *command[1:]], stdout=log, stderr=log,
                                              env=self.environment()))

    def _is_idle(self):
        state = subprocess.run(["sinfo", "--noheader", "--format=%T"], env=self.environment(), capture_output=True, text=True,
                               check=False, timeout=SECONDS_TO_START)
        return state.stdout.strip() == "idle"

    def _wait(self, what, is_there):
        end = time.monotonic() + SECONDS_TO_START
        while not is_there():
            ended = [daemon for daemon in self._daemons if daemon.poll() is not None]
            if ended or time.monotonic() > end:
                raise CannotStart(f"Slurm does not start here: {what} is not there\n{self.logs()}")
            time.sleep(0.1)

    def logs(self):
        """The last lines that each daemon wrote."""
        texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(self.folder.glob("*.log"))]
        return "\n".join(line for text in texts for line in text.splitlines()[-10:])

    def _stop(self):
        for daemon in reversed(self._daemons):
            daemon.terminate()
            try:
                daemon.wait(timeout=10)
            except subprocess.TimeoutExpired:
                daemon.kill()
                daemon.wait()
        self._cleanup.close()
