"""Builds networks of the kernel's namespaces, sends packets in them, and says which arrive and are answered.

Reads a network as JSON from each line, and answers each with a JSON list of verdicts. Runs in a network namespace of its own, and so does all that it makes:
no packet gets out, and nothing is left when this process ends.
"""
import ctypes
import errno
import json
import os
import select
import socket
import subprocess
import sys
import time

CLONE_NEWNET = 0x40000000
PORTS = {"tcp": socket.SOCK_STREAM, "udp": socket.SOCK_DGRAM}
libc = ctypes.CDLL(None, use_errno=True)
home = os.open("/proc/self/ns/net", os.O_RDONLY)


def check(result):
    if result != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def enter(space):
    check(libc.setns(space, CLONE_NEWNET))


def new_space(forwards):
    """A namespace in which IPv4 only is spoken, and from which no packet is turned away for where it comes from."""
    check(libc.unshare(CLONE_NEWNET))
    settings = {"ipv6/conf/all/disable_ipv6": 1, "ipv6/conf/default/disable_ipv6": 1, "bridge/bridge-nf-call-iptables": 0, "ipv4/ip_forward": int(forwards)}
    for scope in ("all", "default"):
        settings |= {f"ipv4/conf/{scope}/rp_filter": 0, f"ipv4/conf/{scope}/send_redirects": 0, f"ipv4/conf/{scope}/accept_redirects": 0}
    for name, value in settings.items():
        path = "/proc/sys/net/" + name
        if os.path.exists(path):
            with open(path, "w") as setting:
                setting.write(str(value))
    return os.open("/proc/self/ns/net", os.O_RDONLY)


def run(command, text):
    done = subprocess.run(command, input=text, text=True, capture_output=True)
    if done.returncode != 0:
        raise RuntimeError(f"{command}: {done.stderr}\n{text}")


def build(network):
    spaces = {}
    for name, space in network["spaces"].items():
        spaces[name] = new_space(space["forwards"])
    paths = {name: f"/proc/{os.getpid()}/fd/{space}" for name, space in spaces.items()}
    for step in network["steps"]:
        enter(spaces[step["space"]])
        if step["ip"]:
            run(["ip", "-batch", "-"], "\n".join(step["ip"]).format(**paths) + "\n")
        if step["nft"]:
            run(["nft", "-f", "-"], step["nft"])
    return spaces


def listen(spaces, servers):
    sockets = []
    for server in servers:
        enter(spaces[server["space"]])
        for protocol, kind in PORTS.items():
            for port in server["ports"]:
                one = socket.socket(socket.AF_INET, kind)
                one.setblocking(False)
                one.bind((server["address"], port))
                if protocol == "tcp":
                    one.listen(64)
                sockets.append(one)
    return sockets


def send(spaces, flows):
    clients = []
    for flow in flows:
        enter(spaces[flow["space"]])
        one = socket.socket(socket.AF_INET, PORTS[flow["protocol"]])
        one.setblocking(False)
        one.bind((flow["source"], flow["sourcePort"]))
        error = one.connect_ex((flow["destination"], flow["destinationPort"]))
        if flow["protocol"] == "udp" and error == 0:
            try:
                one.send(b"?")
            except OSError as refused:
                error = refused.errno
        clients.append(one if error in (0, errno.EINPROGRESS) else None)
        if clients[-1] is None:
            one.close()
    return clients


def judge(flows, servers, clients, seconds):
    """Whether the handshake of each TCP connection is done, and the echo of each UDP packet is back."""
    verdicts = [False] * len(flows)
    waiting = {client.fileno(): number for number, client in enumerate(clients) if client}
    echoes = {server.fileno(): server for server in servers if server.type == socket.SOCK_DGRAM}
    poll = select.poll()
    for number, client in enumerate(clients):
        if client:
            poll.register(client, select.POLLOUT if flows[number]["protocol"] == "tcp" else select.POLLIN)
    for server in echoes.values():
        poll.register(server, select.POLLIN)
    end = time.monotonic() + seconds
    while waiting and (left := end - time.monotonic()) > 0:
        for descriptor, _ in poll.poll(left * 1000):
            if descriptor in echoes:
                try:
                    data, sender = echoes[descriptor].recvfrom(16)
                    echoes[descriptor].sendto(data, sender)
                except OSError:  # the answer isn't allowed, or an earlier one was refused
                    pass
            elif descriptor in waiting:
                number = waiting.pop(descriptor)
                poll.unregister(descriptor)
                client = clients[number]
                if flows[number]["protocol"] == "tcp":
                    verdicts[number] = client.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0
                else:
                    try:
                        verdicts[number] = client.recv(16) == b"?"
                    except OSError:  # refused on the way
                        pass
    return verdicts


for line in sys.stdin:
    network = json.loads(line)
    spaces, servers, clients = {}, [], []
    try:
        spaces = build(network)
        servers = listen(spaces, network["servers"])
        clients = send(spaces, network["flows"])
        print(json.dumps(judge(network["flows"], servers, clients, network["seconds"])), flush=True)
    finally:
        for one in servers + [client for client in clients if client]:
            one.close()
        enter(home)
        for space in spaces.values():
            os.close(space)
