// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/glass.h"

#include <algorithm>
#include <bit>

#include <sys/select.h>

namespace readyscope {

namespace {

int bitsIn(Events events) { return std::popcount(events.bits()); }

bool openAt(const std::vector<Watch>& watches, Nanos time) {
    return std::any_of(watches.begin(), watches.end(), [time](const Watch& watch) {
        return watch.from <= time && (watch.to == kInfinite || watch.to > time);
    });
}

// What the hits of a lane say of one return.
struct Repeat {
    std::optional<Events> told; // just then
    bool may = false;           // a later record may have it among others
};

Repeat repeatAt(const Snapshot& snapshot, SocketId socket, Nanos returned) {
    // No record is held back longer (Recorder::kHitSpacing), but for a wait that is slow to end.
    constexpr Nanos kHeldBack = kSecond;
    const std::vector<Hit> hits = snapshot.hits(socket, returned, returned + kHeldBack);
    if (hits.empty())
        return {};
    if (hits.front().time == returned)
        return {hits.front().revents, false};
    return {std::nullopt, hits.front().count > 1};
}

class Glass {
public:
    Glass(const Snapshot& snapshot, GlassWait& glass, const NameLookup& names)
        : m_snapshot(snapshot), m_glass(glass), m_wait(glass.wait), m_names(names) {}

    void rebuild() {
        const SocketId end = m_snapshot.endLane();
        for (SocketId socket = 1; socket < end; ++socket)
            add(socket);
        resolve();
    }
    // Nothing to rebuild: it was kept.
    void take(const Beside& beside);

private:
    void add(SocketId socket);
    void addLoop(GlassEntry entry);
    void addBeside(GlassEntry entry);
    void tell(GlassEntry& entry, const Repeat& repeat);
    void resolve();
    void noneRepeated();
    int repeatable() const;
    void allRepeated();
    void repeated(GlassEntry& entry, Events bits);
    GlassEntry entryOf(SocketId socket) const;
    void leaveOut(const GlassEntry& entry, LeftOut why);
    const Transition* transitionAtReturn(SocketId socket);
    LeftOut reasonFor(const GlassEntry& entry) const;
    std::string nameOf(SocketId socket) const;

    const Snapshot& m_snapshot;
    GlassWait& m_glass;
    const Wait& m_wait;
    const NameLookup& m_names;
    Transition m_transition;
};

std::string Glass::nameOf(SocketId socket) const {
    const std::string name = m_names ? m_names(socket) : std::string();
    return name.empty() ? "socket " + std::to_string(socket) : name;
}

GlassEntry Glass::entryOf(SocketId socket) const {
    const FdInterest interest = m_snapshot.interestAt(socket, m_wait.entered);
    GlassEntry entry;
    entry.socket = socket;
    entry.fd = interest.fd;
    entry.interest = interest.interest;
    if (interest.fd < 0)
        return entry;
    entry.name = nameOf(socket);
    entry.known = m_snapshot.stateAt(socket, m_wait.entered);
    // Of a level in every-return mode nothing is left open.
    const bool mayRepeat = m_wait.kind == WaitKind::Loop && repeatAt(m_snapshot, socket, m_wait.returned).may;
    const Events whole = inWordsOf(m_wait.backend, entry.interest) | (m_glass.inSets() ? Events() : kUnaskable);
    if (mayRepeat && m_wait.error == 0)
        entry.unsure = entry.known & whole;
    return entry;
}

void Glass::leaveOut(const GlassEntry& entry, LeftOut why) {
    m_glass.leftOut.push_back({entry.socket, entry.name, entry.fd, why, entry.known, entry.unsure});
}

void Glass::add(SocketId socket) {
    GlassEntry entry = entryOf(socket);
    if (entry.fd < 0)
        return;
    if (!openAt(m_snapshot.watches(socket), m_wait.entered))
        leaveOut(entry, m_glass.inSets() && entry.fd >= FD_SETSIZE ? LeftOut::Beyond : LeftOut::Refused);
    else if (m_wait.kind == WaitKind::Loop)
        addLoop(std::move(entry));
    else
        addBeside(std::move(entry));
}

void Glass::addLoop(GlassEntry entry) {
    const Repeat repeat = repeatAt(m_snapshot, entry.socket, m_wait.returned);
    // What it told again it was asked again: an act of our own may have taken it away.
    const Events pending = repeat.told.value_or(Events()) & entry.known;
    entry.asked = whatToAsk(m_wait.backend, m_glass.mode, entry.interest, entry.known, pending);
    if (m_glass.mode == Mode::EveryReturn && entry.asked.trigger == Trigger::Level)
        entry.unsure = {};
    if (!entry.asked.watched) {
        leaveOut(entry, reasonFor(entry));
        return;
    }
    tell(entry, repeat);
    m_glass.entries.push_back(std::move(entry));
}

LeftOut Glass::reasonFor(const GlassEntry& entry) const {
    if (!m_glass.inSets())
        return LeftOut::HungUp;
    return inWordsOf(m_wait.backend, entry.interest).empty() ? LeftOut::NoSet : LeftOut::Known;
}

const Transition* Glass::transitionAtReturn(SocketId socket) {
    const LaneSummary lane = m_snapshot.lane(socket);
    const std::uint64_t position = m_snapshot.lowerBound(socket, m_wait.returned);
    if (position < lane.first || position >= lane.end)
        return nullptr;
    m_transition = m_snapshot.transition(socket, position);
    return m_transition.time == m_wait.returned ? &m_transition : nullptr;
}

void Glass::tell(GlassEntry& entry, const Repeat& repeat) {
    if (m_wait.error != 0)
        return;
    const Transition* changed = transitionAtReturn(entry.socket);
    // An edge names what it found; a level is named for as long as it stands.
    if (entry.asked.trigger == Trigger::Edge && changed == nullptr && !repeat.told)
        return;
    const Events answerable = entry.asked.events | (m_glass.inSets() ? Events() : kUnaskable);
    entry.told = m_snapshot.stateAt(entry.socket, m_wait.returned) & answerable;
    entry.raw = changed != nullptr && changed->hasRaw ? changed->raw : entry.told;
    entry.again = entry.told.any(entry.known);
    entry.unsure = entry.unsure - entry.told;
}

void Glass::addBeside(GlassEntry entry) {
    entry.asked = {true, inWordsOf(m_wait.backend, entry.interest), Trigger::Level};
    if (m_glass.onlyChanged && transitionAtReturn(entry.socket) == nullptr)
        return;
    tell(entry, {});
    m_glass.entries.push_back(std::move(entry));
}

void Glass::take(const Beside& beside) {
    m_glass.onlyChanged = false;
    for (const BesideAnswer& answer : beside.answers) {
        GlassEntry entry = entryOf(answer.socket);
        entry.name = nameOf(answer.socket);
        entry.fd = answer.fd;
        entry.asked = {true, answer.events, Trigger::Level};
        entry.told = entry.raw = answer.revents;
        m_glass.entries.push_back(std::move(entry));
    }
}

// What the call counted tells of some bits whether they were asked again: all that may have been, or none.
void Glass::resolve() {
    if (m_wait.error != 0 || m_glass.onlyChanged)
        return;
    const int missing = m_wait.ready - m_glass.answers();
    if (missing == 0)
        noneRepeated();
    else if (missing == repeatable())
        allRepeated();
    m_glass.unaccounted = m_wait.ready - m_glass.answers();
}

void Glass::noneRepeated() {
    for (GlassEntry& entry : m_glass.entries)
        if (m_glass.inSets() || entry.told.empty())
            entry.unsure = {};
    for (GlassLeftOut& out : m_glass.leftOut)
        out.unsure = {};
}

// How many answers they would be; -1 where of one it could be either bit.
int Glass::repeatable() const {
    int count = 0;
    const auto look = [&](Events unsure, bool named) {
        if (count < 0 || unsure.empty())
            return;
        if (m_glass.inSets())
            count += bitsIn(unsure);
        else
            count = named || bitsIn(unsure - kUnaskable) > 1 ? -1 : count + 1;
    };
    for (const GlassEntry& entry : m_glass.entries)
        look(entry.unsure, !entry.told.empty());
    for (const GlassLeftOut& out : m_glass.leftOut)
        look(out.unsure, false);
    return count;
}

void Glass::allRepeated() {
    std::vector<GlassLeftOut> out;
    std::swap(out, m_glass.leftOut);
    for (GlassLeftOut& left : out) {
        if (left.unsure.empty())
            m_glass.leftOut.push_back(std::move(left));
        else
            m_glass.entries.push_back(entryOf(left.socket));
    }
    for (GlassEntry& entry : m_glass.entries)
        if (!entry.unsure.empty())
            repeated(entry, entry.unsure);
    std::sort(m_glass.entries.begin(), m_glass.entries.end(),
              [](const GlassEntry& a, const GlassEntry& b) { return a.socket < b.socket; });
}

// It was asked `bits` again and told them.
void Glass::repeated(GlassEntry& entry, Events bits) {
    entry.asked = whatToAsk(m_wait.backend, m_glass.mode, entry.interest, entry.known, bits);
    tell(entry, {bits, false});
    entry.unsure = {};
}

} // namespace

int GlassWait::answers() const {
    int count = 0;
    for (const GlassEntry& entry : entries)
        count += inSets() ? bitsIn(entry.told) : entry.told.empty() ? 0 : 1;
    return count;
}

const GlassEntry* GlassWait::find(SocketId socket) const {
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [socket](const GlassEntry& entry) { return entry.socket == socket; });
    return found == entries.end() ? nullptr : &*found;
}

namespace {

// Of a loop that is told by edges the sockets in doubt are asked apart, and the trace does not say which these were.
bool asksSome(const Snapshot& snapshot, std::uint64_t position) {
    const Wait asked = snapshot.wait(position);
    if (asked.kind == WaitKind::Resample)
        return true;
    while (asked.kind == WaitKind::Ask && position-- > snapshot.firstWait())
        if (const Wait before = snapshot.wait(position); before.kind == WaitKind::Loop)
            return before.backend == Backend::EpollEt || before.backend == Backend::IoUring;
    return false;
}

std::optional<GlassWait> rebuilt(const Snapshot& snapshot, std::uint64_t position, const NameLookup& names) {
    if (position < snapshot.firstWait() || position >= snapshot.endWait())
        return std::nullopt;
    GlassWait glass;
    glass.position = position;
    glass.wait = snapshot.wait(position);
    if (glass.wait.returned > snapshot.totals().now)
        return std::nullopt;
    const EngineTerms terms = snapshot.termsAt(glass.wait.entered);
    glass.mode = terms.mode;
    glass.waker = glass.wait.kind == WaitKind::Loop ? terms.waker : -1;
    glass.onlyChanged = asksSome(snapshot, position);
    const std::shared_ptr<const Beside> beside = snapshot.besideAt(glass.wait.returned);
    if (beside && glass.wait.kind == WaitKind::Loop && beside->waited == glass.wait.returned)
        glass.beside = beside;
    if (beside && glass.wait.kind == WaitKind::Ask && beside->entered == glass.wait.entered)
        Glass(snapshot, glass, names).take(*beside);
    else
        Glass(snapshot, glass, names).rebuild();
    return glass;
}

std::optional<std::uint64_t> waitBefore(const Snapshot& snapshot, std::uint64_t position) {
    while (position-- > snapshot.firstWait())
        if (snapshot.wait(position).kind == WaitKind::Loop)
            return position;
    return std::nullopt;
}

// What is asked anew is armed anew; in every-return mode, where polls tell once, also what told in the wait before.
void markSubmitted(const Snapshot& snapshot, GlassWait& glass) {
    const std::optional<std::uint64_t> position = waitBefore(snapshot, glass.position);
    const std::optional<GlassWait> before = position ? rebuilt(snapshot, *position, {}) : std::nullopt;
    const bool goesOn = before && before->wait.backend == glass.wait.backend && before->mode == glass.mode;
    const bool once = glass.mode == Mode::EveryReturn;
    for (GlassEntry& entry : glass.entries) {
        const GlassEntry* last = goesOn ? before->find(entry.socket) : nullptr;
        entry.submitted =
            last == nullptr || last->fd != entry.fd || last->asked != entry.asked || (once && !last->told.empty());
    }
    glass.wakerSubmitted = !goesOn || (once && before->wait.woken);
}

} // namespace

std::optional<GlassWait> waitUnderGlass(const Snapshot& snapshot, std::uint64_t position, const NameLookup& names) {
    std::optional<GlassWait> glass = rebuilt(snapshot, position, names);
    if (glass && glass->wait.backend == Backend::IoUring && glass->wait.kind == WaitKind::Loop)
        markSubmitted(snapshot, *glass);
    return glass;
}

} // namespace readyscope
