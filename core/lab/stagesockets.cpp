// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Sockets: TCP, UDP and Unix ones, how they are made, joined and taken apart. tcp(7), udp(7), unix(7).

#include "core/lab/stageparts.h"
#include "core/socket/endpoint.h"

#include <array>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

namespace readyscope::semantics {

namespace {

constexpr int kOurs = SOCK_NONBLOCK | SOCK_CLOEXEC;

int typeNamed(const std::string& kind) {
    if (kind == "dgram")
        return SOCK_DGRAM;
    return kind == "seqpacket" ? SOCK_SEQPACKET : SOCK_STREAM;
}

// On 127.0.0.1 with a port that the kernel chooses; -1 with errno.
int boundInet(int type) {
    Fd fd(::socket(AF_INET, type | kOurs, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (!fd || ::bind(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return -1;
    return fd.release();
}

// An abstract name that the kernel chooses (unix(7), autobind).
int boundUnix(int type) {
    Fd fd(::socket(AF_UNIX, type | kOurs, 0));
    const sa_family_t family = AF_UNIX;
    sockaddr nameless{};
    nameless.sa_family = family;
    if (!fd || ::bind(fd.get(), &nameless, sizeof family) != 0)
        return -1;
    return fd.release();
}

bool nameOf(int fd, Endpoint& name) {
    name.length = sizeof name.storage;
    return ::getsockname(fd, name.get(), &name.length) == 0;
}

int optionOf(int fd, int option) {
    int value = 0;
    socklen_t length = sizeof value;
    ::getsockopt(fd, SOL_SOCKET, option, &value, &length);
    return value;
}

// EINPROGRESS is a connection that is on its way.
bool connects(int fd, const Endpoint& to) { return ::connect(fd, to.get(), to.length) == 0 || errno == EINPROGRESS; }

Result<Amount> tcp(Scene& scene, const Step& step) {
    return keep(scene, step, 1, "socket", ::socket(AF_INET, SOCK_STREAM | kOurs, 0));
}
Result<Amount> tcpBound(Scene& scene, const Step& step) { return keep(scene, step, 1, "bind", boundInet(SOCK_STREAM)); }
Result<Amount> udp(Scene& scene, const Step& step) { return keep(scene, step, 1, "bind", boundInet(SOCK_DGRAM)); }
Result<Amount> udpUnbound(Scene& scene, const Step& step) {
    return keep(scene, step, 1, "socket", ::socket(AF_INET, SOCK_DGRAM | kOurs, 0));
}
Result<Amount> unixSocket(Scene& scene, const Step& step) {
    return keep(scene, step, 1, "bind", boundUnix(typeNamed(step.optional(2))));
}

Result<Amount> listenOn(Scene& scene, const Step& step, int bound) {
    if (auto kept = keep(scene, step, 1, "bind", bound); !kept)
        return kept;
    return checked(::listen(bound, static_cast<int>(numberIn(step, 2))), "listen", step);
}
Result<Amount> tcpListen(Scene& scene, const Step& step) { return listenOn(scene, step, boundInet(SOCK_STREAM)); }
Result<Amount> unixListen(Scene& scene, const Step& step) {
    return listenOn(scene, step, boundUnix(typeNamed(step.optional(3))));
}
Result<Amount> listenAnew(Scene& scene, const Step& step) {
    return checked(::listen(scene.fd(step, 1), static_cast<int>(numberIn(step, 2))), "listen", step);
}

// A new client of a bound socket, of that one's family and type.
Result<Amount> connectNew(Scene& scene, const Step& step) {
    const int other = scene.fd(step, 2);
    Endpoint to;
    if (!nameOf(other, to))
        return failed("getsockname", step);
    const int made = ::socket(to.family(), optionOf(other, SO_TYPE) | kOurs, 0);
    if (auto kept = keep(scene, step, 1, "socket", made); !kept)
        return kept;
    return checked(connects(made, to) ? 0 : -1, "connect", step);
}

// Fixes the address that a datagram socket sends to and hears from.
Result<Amount> peer(Scene& scene, const Step& step) {
    Endpoint to;
    if (!nameOf(scene.fd(step, 2), to))
        return failed("getsockname", step);
    return checked(connects(scene.fd(step, 1), to) ? 0 : -1, "connect", step);
}

// A datagram to the other's address, whether that one hears it or not.
Result<Amount> sendTo(Scene& scene, const Step& step) {
    Endpoint to;
    if (!nameOf(scene.fd(step, 2), to))
        return failed("getsockname", step);
    const std::string bytes = bytesOf(step.argument(3));
    return checked(::sendto(scene.fd(step, 1), bytes.data(), bytes.size(), MSG_NOSIGNAL, to.get(), to.length) < 0 ? -1
                                                                                                                  : 0,
                   "sendto", step);
}

Result<Amount> accept(Scene& scene, const Step& step) {
    return keep(scene, step, 1, "accept4", ::accept4(scene.fd(step, 2), nullptr, nullptr, kOurs));
}

Result<Amount> tcpPair(Scene& scene, const Step& step) {
    const Fd listener(boundInet(SOCK_STREAM));
    Endpoint at;
    Fd client(::socket(AF_INET, SOCK_STREAM | kOurs, 0));
    if (!listener || !client || ::listen(listener.get(), 1) != 0 || !nameOf(listener.get(), at) ||
        !connects(client.get(), at))
        return failed("connect", step);
    for (const int waits : {listener.get(), client.get()})
        if (auto ready = awaited(scene, waits, waits == client.get() ? Events::Out : Events::In, step); !ready)
            return ready;
    const int accepted = ::accept4(listener.get(), nullptr, nullptr, kOurs);
    if (auto kept = keep(scene, step, 2, "accept4", accepted); !kept)
        return kept;
    return keep(scene, step, 1, "connect", client.release());
}

Result<Amount> udpPair(Scene& scene, const Step& step) {
    Fd a(boundInet(SOCK_DGRAM));
    Fd b(boundInet(SOCK_DGRAM));
    Endpoint nameOfA;
    Endpoint nameOfB;
    if (!a || !b || !nameOf(a.get(), nameOfA) || !nameOf(b.get(), nameOfB) || !connects(a.get(), nameOfB) ||
        !connects(b.get(), nameOfA))
        return failed("connect", step);
    if (auto kept = keep(scene, step, 1, "connect", a.release()); !kept)
        return kept;
    return keep(scene, step, 2, "connect", b.release());
}

Result<Amount> unixPair(Scene& scene, const Step& step) {
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, typeNamed(step.optional(3)) | kOurs, 0, ends.data()) != 0)
        return failed("socketpair", step);
    if (auto kept = keep(scene, step, 1, "socketpair", ends[0]); !kept)
        return kept;
    return keep(scene, step, 2, "socketpair", ends[1]);
}

Result<Amount> shutDown(Scene& scene, const Step& step) {
    const std::string& direction = step.argument(2);
    const int how = direction == "read" ? SHUT_RD : direction == "write" ? SHUT_WR : SHUT_RDWR;
    return checked(::shutdown(scene.fd(step, 1), how), "shutdown", step);
}

// RST instead of FIN (socket(7), SO_LINGER).
Result<Amount> reset(Scene& scene, const Step& step) {
    const linger atOnce{1, 0};
    if (::setsockopt(scene.fd(step, 1), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce) != 0)
        return failed("setsockopt", step);
    scene.fds[step.argument(1)].reset();
    return Amount{};
}

// connect(2): AF_UNSPEC dissolves the association.
Result<Amount> disconnect(Scene& scene, const Step& step) {
    sockaddr nobody{};
    nobody.sa_family = AF_UNSPEC;
    return checked(::connect(scene.fd(step, 1), &nobody, sizeof nobody), "connect", step);
}

struct Option {
    const char* name;
    int level;
    int number;
};
constexpr std::array<Option, 7> kOptions{{{"rcvlowat", SOL_SOCKET, SO_RCVLOWAT},
                                          {"sndbuf", SOL_SOCKET, SO_SNDBUF},
                                          {"rcvbuf", SOL_SOCKET, SO_RCVBUF},
                                          {"oobinline", SOL_SOCKET, SO_OOBINLINE},
                                          {"err-queue-pri", SOL_SOCKET, SO_SELECT_ERR_QUEUE},
                                          {"recverr", IPPROTO_IP, IP_RECVERR},
                                          {"notsent-lowat", IPPROTO_TCP, TCP_NOTSENT_LOWAT}}};

Result<Amount> set(Scene& scene, const Step& step) {
    const int value = static_cast<int>(numberIn(step, 3));
    for (const Option& option : kOptions)
        if (step.argument(2) == option.name)
            return checked(::setsockopt(scene.fd(step, 1), option.level, option.number, &value, sizeof value),
                           "setsockopt", step);
    errno = ENOPROTOOPT;
    return failed("setsockopt", step);
}

// Reading SO_ERROR clears it (socket(7)); what it held is the result of the step.
Result<Amount> takeError(Scene& scene, const Step& step) {
    errno = optionOf(scene.fd(step, 1), SO_ERROR);
    return errno == 0 ? Result<Amount>(Amount{}) : failed("SO_ERROR", step);
}

constexpr std::array<Verb, 20> kVerbs{{
    {{"tcp", "NEW"}, tcp},
    {{"tcp-bound", "NEW"}, tcpBound},
    {{"tcp-listen", "NEW NUMBER"}, tcpListen},
    {{"tcp-pair", "NEW NEW"}, tcpPair},
    {{"udp", "NEW"}, udp},
    {{"udp-unbound", "NEW"}, udpUnbound},
    {{"udp-pair", "NEW NEW"}, udpPair},
    {{"unix", "NEW [KIND]"}, unixSocket},
    {{"unix-listen", "NEW NUMBER [KIND]"}, unixListen},
    {{"unix-pair", "NEW NEW [KIND]"}, unixPair},
    {{"connect", "NEW FD"}, connectNew},
    {{"peer", "FD FD"}, peer},
    {{"send-to", "FD FD TEXT"}, sendTo},
    {{"listen", "FD NUMBER"}, listenAnew},
    {{"accept", "NEW FD"}, accept},
    {{"shutdown", "FD DIRECTION"}, shutDown},
    {{"reset", "FD"}, reset},
    {{"disconnect", "FD"}, disconnect},
    {{"set", "FD OPTION NUMBER"}, set},
    {{"take-error", "FD"}, takeError},
}};

} // namespace

std::span<const Verb> socketVerbs() { return kVerbs; }

} // namespace readyscope::semantics
