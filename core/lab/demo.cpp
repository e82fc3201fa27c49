// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/demo.h"

#include "core/lab/actorthread.h"
#include "core/lab/democaller.h"
#include "core/lab/demodatagrams.h"
#include "core/lab/demoserver.h"

#include <atomic>

#include <unistd.h>

namespace readyscope {

namespace {

// A name that no other demo of this machine has: the abstract name space is shared by all processes.
std::string uniqueName() {
    static std::atomic<unsigned> number{0};
    return "@readyscope-demo-" + std::to_string(::getpid()) + '-' + std::to_string(++number);
}

} // namespace

struct Demo::Private {
    explicit Private(const Sink& given)
        : sink([given](Command command) {
              given(std::move(command));
              return CommandId{0}; // no actor of the demo waits for an answer
          }) {}

    void addActors();
    Status openActors();

    Actor::Sink sink;
    Actors actors;
    std::vector<Address> addresses;
    ActorThread thread;
};

Demo::Demo(const Sink& sink) : m(std::make_unique<Private>(sink)) {}

Demo::~Demo() = default;

Status Demo::start() {
    m->addActors();
    if (Status opened = m->openActors(); !opened)
        return opened;
    return m->thread.start(std::move(m->actors), "demo");
}

const std::vector<Address>& Demo::addresses() const { return m->addresses; }

void Demo::socketOpened(const SocketInfo& info) { m->thread.tell(info); }

void Demo::Private::addActors() {
    const std::string name = uniqueName();
    const std::string web = "tcp-listen:127.0.0.1:0,name=web,child-policy=drain";
    const std::string control = "unix-listen:" + name + "-control,name=control,child-policy=echo";
    using Caller = DemoCaller::Manner;
    using Server = DemoServer::Manner;
    actors.push_back(std::make_unique<DemoCaller>(sink, web, Caller::Chatter));
    actors.push_back(std::make_unique<DemoCaller>(sink, web, Caller::HalfClose));
    actors.push_back(std::make_unique<DemoCaller>(sink, web, Caller::Reset));
    actors.push_back(std::make_unique<DemoServer>(sink, Server::Api));
    actors.push_back(std::make_unique<DemoServer>(sink, Server::Upload));
    actors.push_back(std::make_unique<DemoServer>(sink, Server::Db));
    actors.push_back(std::make_unique<DemoNames>(sink));
    actors.push_back(std::make_unique<DemoMetrics>(sink));
    actors.push_back(std::make_unique<DemoServer>(sink, Server::Log, name + "-log"));
    actors.push_back(std::make_unique<DemoCaller>(sink, control, Caller::Leave));
    for (const std::string& listener : {web, control})
        addresses.push_back(std::get<Address>(parseAddress(listener)));
}

Status Demo::Private::openActors() {
    for (const auto& actor : actors) {
        if (Status opened = actor->open(); !opened)
            return opened;
        if (const std::string text = actor->address(); !text.empty())
            addresses.insert(addresses.end() - 1, std::get<Address>(parseAddress(text)));
    }
    return Done{};
}

} // namespace readyscope
