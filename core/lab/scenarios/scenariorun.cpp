// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/scenarios/scenariorun.h"

#include "core/lab/actorthread.h"
#include "core/lab/scenarios/blockingclient.h"
#include "core/lab/scenarios/clients.h"
#include "core/lab/scenarios/peeractor.h"
#include "core/lab/scenarios/portholder.h"
#include "core/lab/scenarios/scenarioplaces.h"
#include "core/lab/scenarios/servant.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <set>

#include <unistd.h>

namespace readyscope {

namespace {

// What no other run of this machine has.
std::string uniqueWord() {
    static std::atomic<unsigned> number{0};
    return std::to_string(::getpid()) + '-' + std::to_string(++number);
}

} // namespace

struct ScenarioRun::Private {
    Private(const ScenarioChoice& given, Sink givenSink, IsTaken givenTaken)
        : choice(given), scenario(*given.scenario), served(given.port.has_value()), sink(std::move(givenSink)),
          isTaken(std::move(givenTaken)) {}

    bool isThere(const ScenarioRow& row) const;
    bool has(const std::string& row) const;
    bool needs(std::string_view place) const;
    Status openParts();
    Status addAddresses();
    Result<Address> addressOf(const ScenarioRow& row) const;
    const Address* addressNamed(const std::string& row) const;
    Status addRoles();
    void addRole(const ScenarioRole& role);
    void addServant(const ScenarioRole& role);
    std::optional<std::string> valueOf(std::string_view place) const;
    bool isOurs(const SocketInfo& info);

    ScenarioChoice choice;
    const Scenario& scenario;
    bool served;
    Sink sink;
    IsTaken isTaken;
    std::string unique;
    std::vector<Address> addresses;
    std::map<std::string, std::size_t> places; // among them, by the names that the table gives the rows
    std::set<std::string> texts;               // of the addresses
    std::string heard;                         // the address of that row

    Keyboard keyboard;
    Actors actors; // until the thread has them
    RowBook* rows = nullptr;
    PortHolder* holder = nullptr;
    std::map<std::string, const PeerActor*, std::less<>> peers;

    std::mutex mutex;
    std::set<SocketId> ids; // ours, under the mutex

    ActorThread thread; // ends first
};

ScenarioRun::ScenarioRun(const ScenarioChoice& choice, Sink sink, IsTaken isTaken)
    : m(std::make_unique<Private>(choice, std::move(sink), std::move(isTaken))) {}

ScenarioRun::~ScenarioRun() = default;

Status ScenarioRun::start() {
    if (Status opened = m->openParts(); !opened)
        return opened;
    if (Status added = m->addAddresses(); !added)
        return added;
    if (Status added = m->addRoles(); !added)
        return added;
    return m->thread.start(std::move(m->actors), "scenario");
}

const std::vector<Address>& ScenarioRun::addresses() const { return m->addresses; }

void ScenarioRun::socketChanged(const SocketInfo& info) {
    if (m->isOurs(info))
        m->thread.tell(info);
}

void ScenarioRun::answered(const Answer& answer) {
    {
        const std::lock_guard lock(m->mutex);
        if (!m->ids.contains(answer.socket))
            return;
    }
    m->thread.tell(answer);
}

bool ScenarioRun::isHeard(const SocketInfo& info) const { return !m->heard.empty() && info.address == m->heard; }

bool ScenarioRun::Private::isThere(const ScenarioRow& row) const {
    return row.when != (served ? ScenarioRow::When::Alone : ScenarioRow::When::Served);
}

bool ScenarioRun::Private::has(const std::string& row) const {
    return std::ranges::any_of(
        scenario.rows, [&](const ScenarioRow& one) { return isThere(one) && nameInAddress(one.address) == row; });
}

bool ScenarioRun::Private::needs(std::string_view place) const {
    return std::ranges::any_of(scenario.rows,
                               [&](const ScenarioRow& row) { return isThere(row) && hasPlace(row.address, place); });
}

// What addresses are made of.
Status ScenarioRun::Private::openParts() {
    unique = served && *choice.port != 0 ? std::to_string(*choice.port) : uniqueWord();
    auto book = std::make_unique<RowBook>(sink);
    rows = book.get();
    actors.push_back(std::move(book));
    if (needs("keyboard"))
        if (Status opened = keyboard.open(); !opened)
            return opened;
    if (needs("same") && choice.port.value_or(0) == 0) {
        auto opened = std::make_unique<PortHolder>(sink, *rows);
        if (Status held = opened->open(); !held)
            return held;
        holder = opened.get();
        actors.push_back(std::move(opened));
    }
    if (served)
        return Done{};
    for (const ScenarioPeer& peer : scenario.peers) {
        auto actor = std::make_unique<PeerActor>(sink, peer, *rows, keyboard);
        if (Status opened = actor->open(); !opened)
            return opened;
        peers[peer.name] = actor.get();
        actors.push_back(std::move(actor));
    }
    return Done{};
}

std::optional<std::string> ScenarioRun::Private::valueOf(std::string_view place) const {
    const int first = choice.port.value_or(0);
    if (const std::optional<int> offset = portOffset(place))
        return std::to_string(first == 0 ? 0 : first + *offset);
    if (place == "same")
        return std::to_string(holder != nullptr ? holder->port() : first);
    if (place == "share")
        return holder != nullptr ? ",reuseaddr" : "";
    if (place == "unique")
        return unique;
    if (place == "keyboard")
        return keyboard.terminal();
    const auto peer = peers.find(place);
    return peer != peers.end() ? std::optional(peer->second->place()) : std::nullopt;
}

Result<Address> ScenarioRun::Private::addressOf(const ScenarioRow& row) const {
    const std::string name = nameInAddress(row.address);
    std::string free = name;
    for (int number = 2; isTaken && isTaken(free); ++number)
        free = name + '-' + std::to_string(number);
    const std::optional<std::string> text =
        filledIn(renamed(row.address, free), [this](auto place) { return valueOf(place); });
    AddressResult parsed = parseAddress(text.value_or(row.address));
    if (auto* address = std::get_if<Address>(&parsed))
        return std::move(*address);
    return SysError{"scenario", 0, scenario.name, row.address + " is not an address"};
}

Status ScenarioRun::Private::addAddresses() {
    for (const ScenarioRow& row : scenario.rows) {
        if (!isThere(row))
            continue;
        Result<Address> address = addressOf(row);
        if (!address)
            return address.error();
        const std::string name = nameInAddress(row.address);
        rows->expect(address->text, name);
        texts.insert(address->text);
        if (holder != nullptr && hasPlace(row.address, "same"))
            holder->holdFor(name);
        places[name] = addresses.size();
        addresses.push_back(std::move(*address));
    }
    return Done{};
}

const Address* ScenarioRun::Private::addressNamed(const std::string& row) const {
    const auto place = places.find(row);
    return place != places.end() ? &addresses[place->second] : nullptr;
}

Status ScenarioRun::Private::addRoles() {
    std::unique_ptr<Fetcher> fetcher;
    for (const ScenarioRole& role : scenario.roles) {
        if (!has(role.row))
            continue;
        if (role.act == ScenarioRole::Act::Fetch) {
            if (!fetcher)
                fetcher = std::make_unique<Fetcher>(sink, *rows, !served);
            fetcher->fetch(role.row, role.other);
        } else if (role.act == ScenarioRole::Act::Lines) {
            auto client = std::make_unique<BlockingClient>(sink, *rows, role.row, keyboard);
            if (Status opened = client->open(); !opened)
                return opened;
            actors.push_back(std::move(client));
        } else {
            addRole(role);
        }
    }
    if (fetcher)
        actors.push_back(std::move(fetcher));
    return Done{};
}

void ScenarioRun::Private::addRole(const ScenarioRole& role) {
    if (role.act == ScenarioRole::Act::Serve)
        return addServant(role);
    if (role.act == ScenarioRole::Act::Forward) {
        actors.push_back(std::make_unique<Forwarder>(sink, *rows, role.row, role.other));
        return;
    }
    const Address* row = addressNamed(role.row);
    if (served && row != nullptr)
        heard = row->text;
}

void ScenarioRun::Private::addServant(const ScenarioRole& role) {
    const Service service = *serviceNamed(role.other); // as the parser has checked
    if (isListener(addressNamed(role.row)->kind))
        actors.push_back(std::make_unique<Servant>(sink, *rows, role.row, service));
    else
        actors.push_back(std::make_unique<DatagramServant>(sink, *rows, role.row, service));
}

bool ScenarioRun::Private::isOurs(const SocketInfo& info) {
    const std::lock_guard lock(mutex);
    if (info.removed)
        return ids.erase(info.id) != 0;
    if (!texts.contains(info.address) && !ids.contains(info.parent) && !ids.contains(info.id))
        return false;
    ids.insert(info.id);
    return true;
}

} // namespace readyscope
