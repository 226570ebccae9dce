#!/usr/bin/env python3
"""A small kernel in Python that ipc-oracle can judge: core, channel, capability and blocking calls.

    ipc-oracle run -- python3 src/testee/python/kernel.py

It reads a JSON object a line and answers each with one; spec/PROTOCOL.md describes them. The upper part of this file is a
kernel, the lower part the adapter that lets the oracle speak to it: to have a kernel of your own judged, write the lower part.
"""
import json
import sys
from collections import deque

SEND, RECEIVE, GRANT, REVOKE = 1, 2, 4, 8
ALL = SEND | RECEIVE | GRANT | REVOKE
READY, BLOCKED = "READY", "RECEIVE_BLOCKED"
SMALL_LIMIT = 64


class Refused(Exception):
    """A call that changes nothing and ends in this error."""


def check(holds, error):
    if not holds:
        raise Refused(error)


class Token:
    """What the 64 bits of a capability name."""

    def __init__(self, bits):
        self.bits = bits
        self.endpoint = bits & 0xffffffff
        self.generation = bits >> 32 & 0xffff
        self.rights = bits >> 48 & ALL
        self.reserved = bits >> 52 != 0

    @staticmethod
    def of(endpoint, generation, rights):
        return rights << 48 | generation << 32 | endpoint


class Process:
    def __init__(self, pid):
        self.pid = pid
        self.state = READY
        self.blocked_on = None


class Endpoint:
    """An endpoint or an end of a channel; the ends share queue and waiters."""

    def __init__(self, number, owner, can_send, can_receive, queue, capacity, waiters):
        self.number = number
        self.owner = owner
        self.can_send = can_send
        self.can_receive = can_receive
        self.queue = queue
        self.capacity = capacity
        self.waiters = waiters
        self.other_end = None
        self.generation = 0
        self.rights = {}


class Kernel:
    def __init__(self, limits):
        self.limits = limits
        self.initialized = False
        self.processes = {}
        self.endpoints = {}
        self.pids_issued = 0
        self.endpoints_issued = 0
        self.ready = deque()
        self.running = None
        self.blocked = []

    # Initialization and processes

    def init(self):
        self.initialized = True

    def spawn(self):
        check(self.initialized, "NOT_INITIALIZED")
        check(len(self.processes) < self.limits["maxProcesses"] and self.pids_issued < self.limits["maxPids"],
              "OUT_OF_MEMORY")
        self.pids_issued += 1
        process = Process(self.pids_issued)
        self.processes[process.pid] = process
        self.ready.append(process)
        return process.pid

    def process(self, pid):
        check(pid in self.processes, "PROCESS_NOT_FOUND")
        return self.processes[pid]

    def terminate(self, pid):
        check(self.initialized, "NOT_INITIALIZED")
        self.process(pid)
        self.cleanup_process(pid)

    def cleanup_process(self, pid):
        check(self.initialized, "NOT_INITIALIZED")
        if pid not in self.processes:
            return
        process = self.processes.pop(pid)
        self.leave_lists(process)
        if process in self.ready:
            self.ready.remove(process)
        if self.running is process:
            self.running = None
        self.destroy([e for e in self.endpoints.values() if e.owner == pid])
        for endpoint in self.endpoints.values():
            endpoint.rights.pop(pid, None)

    # Endpoints and channels

    def room_for_endpoints(self, count):
        check(len(self.endpoints) + count <= self.limits["maxEndpoints"]
              and self.endpoints_issued + count <= self.limits["maxEndpointIds"], "OUT_OF_MEMORY")

    def add_endpoint(self, owner, rights, queue, capacity, waiters):
        self.endpoints_issued += 1
        endpoint = Endpoint(self.endpoints_issued, owner, bool(rights & SEND), bool(rights & RECEIVE), queue, capacity, waiters)
        endpoint.rights[owner] = rights
        self.endpoints[endpoint.number] = endpoint
        return endpoint

    def create_endpoint(self, owner):
        check(self.initialized, "NOT_INITIALIZED")
        self.process(owner)
        self.room_for_endpoints(1)
        endpoint = self.add_endpoint(owner, ALL, deque(), self.limits["defaultCapacity"], [])
        return {"endpoint": endpoint.number, "capability": Token.of(endpoint.number, 0, ALL)}

    def create_channel(self, owner, capacity):
        check(self.initialized, "NOT_INITIALIZED")
        self.process(owner)
        check(1 <= capacity <= self.limits["maxCapacity"], "INVALID_ARGUMENT")
        self.room_for_endpoints(2)
        queue, waiters = deque(), []
        send = self.add_endpoint(owner, SEND | GRANT | REVOKE, queue, capacity, waiters)
        receive = self.add_endpoint(owner, RECEIVE | GRANT | REVOKE, queue, capacity, waiters)
        send.other_end, receive.other_end = receive, send
        return {"sendEndpoint": send.number, "receiveEndpoint": receive.number,
                "sendCapability": Token.of(send.number, 0, SEND | GRANT | REVOKE),
                "receiveCapability": Token.of(receive.number, 0, RECEIVE | GRANT | REVOKE)}

    def endpoint(self, number):
        check(number in self.endpoints, "ENDPOINT_NOT_FOUND")
        return self.endpoints[number]

    def destroy(self, endpoints):
        for endpoint in endpoints:
            self.endpoints.pop(endpoint.number, None)
            if endpoint.other_end:
                self.endpoints.pop(endpoint.other_end.number, None)
        for process in list(self.blocked):
            if process.blocked_on.number not in self.endpoints:
                self.make_ready(process)

    # Send and receive

    def message_small(self, bytes):
        check(len(bytes) <= SMALL_LIMIT, "MESSAGE_TOO_LARGE")

    def send_to(self, number, message):
        endpoint = self.endpoint(number)
        check(endpoint.can_send, "PERMISSION_DENIED")
        check(len(endpoint.queue) < endpoint.capacity, "QUEUE_FULL")
        endpoint.queue.append(message)

    def receive_from(self, number):
        endpoint = self.endpoint(number)
        check(endpoint.can_receive, "PERMISSION_DENIED")
        check(endpoint.queue, "QUEUE_EMPTY")
        return endpoint.queue.popleft()

    def send_message(self, endpoint, message):
        check(self.initialized, "NOT_INITIALIZED")
        self.send_to(endpoint, message)

    def receive_message(self, endpoint):
        check(self.initialized, "NOT_INITIALIZED")
        return self.receive_from(endpoint)

    def send(self, capability, message):
        check(self.initialized, "NOT_INITIALIZED")
        self.current(capability)
        check(capability.rights & SEND, "PERMISSION_DENIED")
        self.send_to(capability.endpoint, message)

    def receive(self, capability):
        check(self.initialized, "NOT_INITIALIZED")
        self.current(capability)
        check(capability.rights & RECEIVE, "PERMISSION_DENIED")
        return self.receive_from(capability.endpoint)

    def has_message(self, endpoint):
        check(self.initialized, "NOT_INITIALIZED")
        it = self.endpoints.get(endpoint)
        return it is not None and it.can_receive and len(it.queue) > 0

    # Capabilities

    def current(self, capability):
        check(capability.bits != 0, "INVALID_CAPABILITY")
        check(not capability.reserved, "INVALID_CAPABILITY")
        endpoint = self.endpoint(capability.endpoint)
        check(capability.generation == endpoint.generation, "INVALID_CAPABILITY")
        return endpoint

    def held(self, pid, capability):
        self.process(pid)
        endpoint = self.current(capability)
        rights = endpoint.rights.get(pid, 0)
        check(capability.rights != 0, "PERMISSION_DENIED")
        check(capability.rights & ~rights == 0, "PERMISSION_DENIED")
        return endpoint

    def validate_capability(self, pid, capability):
        check(self.initialized, "NOT_INITIALIZED")
        self.held(pid, capability)

    def grant_capability(self, granter, capability, grantee, rights):
        check(self.initialized, "NOT_INITIALIZED")
        endpoint = self.held(granter, capability)
        check(capability.rights & GRANT, "PERMISSION_DENIED")
        self.process(grantee)
        check(rights != 0, "INVALID_ARGUMENT")
        check(rights & ~ALL == 0, "INVALID_ARGUMENT")
        check(rights & ~capability.rights == 0, "PERMISSION_DENIED")
        endpoint.rights[grantee] = endpoint.rights.get(grantee, 0) | rights
        return Token.of(endpoint.number, endpoint.generation, rights)

    def revoke_capability(self, pid, capability):
        check(self.initialized, "NOT_INITIALIZED")
        endpoint = self.held(pid, capability)
        check(capability.rights & REVOKE, "PERMISSION_DENIED")
        if endpoint.generation == self.limits["maxGeneration"]:
            self.destroy([endpoint])
            return 0
        endpoint.generation += 1
        endpoint.rights = {pid: capability.rights}
        return Token.of(endpoint.number, endpoint.generation, capability.rights)

    # Blocking and wakeup

    def block_on_receive(self, pid, endpoint):
        check(self.initialized, "NOT_INITIALIZED")
        process = self.process(pid)
        check(process.state == READY, "INVALID_STATE")
        it = self.endpoint(endpoint)
        check(it.can_receive, "PERMISSION_DENIED")
        if it.queue:
            return
        process.state = BLOCKED
        process.blocked_on = it
        self.blocked.append(process)
        it.waiters.append(process)
        if self.running is process:
            self.running = None
        else:
            self.ready.remove(process)

    def notify_receivers(self, endpoint):
        check(self.initialized, "NOT_INITIALIZED")
        if endpoint not in self.endpoints:
            return []
        waiters = self.endpoints[endpoint].waiters
        pids = [process.pid for process in waiters]
        waiters.clear()
        return pids

    def wake_process(self, pid):
        check(self.initialized, "NOT_INITIALIZED")
        process = self.processes.get(pid)
        if process and process.state == BLOCKED:
            self.make_ready(process)

    def make_ready(self, process):
        self.leave_lists(process)
        self.ready.append(process)

    def leave_lists(self, process):
        if process.state == BLOCKED:
            self.blocked.remove(process)
            if process in process.blocked_on.waiters:
                process.blocked_on.waiters.remove(process)
            process.state = READY
            process.blocked_on = None

    def schedule_next(self):
        check(self.initialized, "NOT_INITIALIZED")
        for process in list(self.blocked):
            if process.blocked_on.queue:
                self.make_ready(process)
        if self.running:
            self.ready.append(self.running)
        self.running = self.ready.popleft() if self.ready else None
        return self.running.pid if self.running else 0


# The adapter: names and forms of arguments and values as in the protocol.

ARGUMENTS = {
    "capability": lambda text: Token(int(text, 16)),
    "message": lambda message: bytes.fromhex(message["small"]),
    "bytes": bytes.fromhex,
}


def value_of(name, value):
    if "apability" in name:
        return "0x%016x" % value
    if isinstance(value, bytes):
        return {"small": value.hex()}
    return value


def answer(kernel, request):
    arguments = {name: ARGUMENTS.get(name, int)(value) for name, value in request["args"].items()}
    try:
        value = getattr(kernel, request["call"])(**arguments)
    except Refused as refused:
        return {"step": request["step"], "result": str(refused)}
    if value is None:
        return {"step": request["step"], "result": "OK"}
    if isinstance(value, dict):
        value = {name: value_of(name, part) for name, part in value.items()}
    else:
        value = value_of(request["call"], value)
    return {"step": request["step"], "result": "OK", "value": value}


def main():
    limits, kernel = None, None
    for line in sys.stdin.buffer:
        request = json.loads(line)
        if "hello" in request:
            limits = request["limits"]
            kernel = Kernel(limits)
            reply = {"hello": "veridian-ipc-testee", "version": 1, "implementation": "the Python kernel",
                     "groups": ["core", "channel", "capability", "blocking"], "limits": limits, "reset": True}
        elif "reset" in request:
            kernel = Kernel(limits)
            reply = request
        else:
            reply = answer(kernel, request)
        sys.stdout.write(json.dumps(reply, separators=(",", ":")) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
