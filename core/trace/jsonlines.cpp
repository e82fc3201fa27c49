// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/jsonlines.h"

#include "core/text/errors.h"
#include "core/text/sentence.h"

#include <array>
#include <charconv>
#include <optional>

namespace readyscope {

namespace {

// Opens the object with its type; every key brings its own comma, so `type` is always first.
class Object {
public:
    Object(std::string& out, std::string_view type) : m_out(out) {
        m_out += R"({"type":")";
        m_out += type;
        m_out += '"';
    }
    ~Object() { m_out += "}\n"; }
    Object(const Object&) = delete;
    Object& operator=(const Object&) = delete;

private:
    std::string& m_out;
};

void key(std::string& out, std::string_view name) {
    out += ",\"";
    out += name;
    out += "\":";
}

template <typename Integer> void number(std::string& out, Integer value) {
    std::array<char, 24> digits{};
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    out.append(digits.data(), end);
}

template <typename Integer> void field(std::string& out, std::string_view name, Integer value) {
    key(out, name);
    number(out, value);
}

// null where the value is the one that stands for "none".
template <typename Integer>
void fieldOrNull(std::string& out, std::string_view name, Integer value, std::optional<Integer> none) {
    key(out, name);
    if (none && value == *none)
        out += "null";
    else
        number(out, value);
}

void textField(std::string& out, std::string_view name, std::string_view value) {
    key(out, name);
    appendJsonText(out, value);
}

void textOrNull(std::string& out, std::string_view name, std::string_view value) {
    key(out, name);
    if (value.empty())
        out += "null";
    else
        appendJsonText(out, value);
}

void socketOrNull(std::string& out, std::string_view name, SocketId socket) {
    fieldOrNull<SocketId>(out, name, socket, kNoSocket);
}

void eventsField(std::string& out, std::string_view name, Events events) {
    key(out, name);
    out += '[';
    bool first = true;
    for (const EventName& entry : kEventNames) {
        if (!events.any(entry.bit))
            continue;
        out += first ? "\"" : ",\"";
        out += entry.name;
        out += '"';
        first = false;
    }
    out += ']';
}

std::string_view nameOf(Cause cause) {
    switch (cause) {
    case Cause::None:
        return "";
    case Cause::Backend:
        return "backend";
    case Cause::Closed:
        return "closed";
    case Cause::Unsupported:
        return "unsupported";
    }
    return "";
}

// A change of a setting has a value before and one after, be they empty; a user's mark has none.
bool changesValue(MarkerKind kind) {
    return kind == MarkerKind::Backend || kind == MarkerKind::Timeout || kind == MarkerKind::Mode ||
           kind == MarkerKind::Mask;
}

} // namespace

void appendJson(std::string& out, const CaptureHeader& capture) {
    const Object object(out, "capture");
    field(out, "version", 1);
    textField(out, "program", capture.program);
    textField(out, "host", capture.host);
    textField(out, "kernel", capture.kernel);
    field(out, "monotonic", capture.clock.monotonic);
    field(out, "realtime", capture.clock.realtime);
    textField(out, "backend", nameOf(capture.backend));
    fieldOrNull<Nanos>(out, "timeout", capture.timeout, kInfinite);
    textField(out, "mode", nameOf(capture.mode));
}

void appendJson(std::string& out, ClockPair clock) {
    const Object object(out, "clock");
    field(out, "monotonic", clock.monotonic);
    field(out, "realtime", clock.realtime);
}

void appendJsonFields(std::string& out, const SocketInfo& socket) {
    field(out, "id", socket.id);
    textField(out, "name", socket.name);
    textField(out, "kind", nameOf(socket.kind));
    fieldOrNull<int>(out, "fd", socket.fd, -1);
    textOrNull(out, "local", socket.local);
    textOrNull(out, "peer", socket.peer);
    eventsField(out, "interest", socket.interest);
    textField(out, "policy", nameOf(socket.policy));
    textField(out, "state", nameOf(socket.state));
    socketOrNull(out, "parent", socket.parent);
}

void appendJson(std::string& out, const SocketInfo& socket) {
    const Object object(out, "socket");
    field(out, "t", socket.time);
    appendJsonFields(out, socket);
}

void appendJson(std::string& out, const Transition& transition) {
    const Object object(out, "transition");
    field(out, "t", transition.time);
    field(out, "socket", transition.socket);
    eventsField(out, "revents", transition.revents);
    eventsField(out, "previous", transition.previous);
    if (transition.since != kNoTime)
        field(out, "since", transition.since);
    if (transition.hasRaw)
        eventsField(out, "raw", transition.raw);
    if (transition.cause != Cause::None)
        textField(out, "cause", nameOf(transition.cause));
}

void appendJson(std::string& out, const Hit& hit) {
    const Object object(out, "hit");
    field(out, "t", hit.time);
    field(out, "socket", hit.socket);
    eventsField(out, "revents", hit.revents);
    field(out, "count", hit.count);
}

void appendJson(std::string& out, const Wait& wait) {
    const Object object(out, "wait");
    field(out, "entered", wait.entered);
    field(out, "returned", wait.returned);
    field(out, "ready", wait.ready);
    fieldOrNull<Nanos>(out, "timeout", wait.timeout, kInfinite);
    fieldOrNull<Nanos>(out, "passed", wait.passed, kInfinite);
    textField(out, "backend", nameOf(wait.backend));
    if (wait.left != kNoTime)
        field(out, "left", wait.left);
    if (wait.error != 0) {
        textField(out, "errno", errnoName(wait.error));
        textOrNull(out, "signal", wait.signal == 0 ? std::string() : signalName(wait.signal));
    }
    if (wait.byCommand)
        textField(out, "cause", "command");
    if (wait.kind != WaitKind::Loop)
        textField(out, "kind", wait.kind == WaitKind::Ask ? "ask" : "resample");
    if (wait.maskNotAtomic) {
        key(out, "atomic");
        out += "false";
    }
}

void appendJson(std::string& out, const Marker& marker) {
    const Object object(out, "marker");
    const auto value = changesValue(marker.kind) ? textField : textOrNull;
    field(out, "t", marker.time);
    textField(out, "kind", nameOf(marker.kind));
    textField(out, "text", marker.text);
    value(out, "from", marker.from);
    value(out, "to", marker.to);
}

void appendJson(std::string& out, const Gap& gap) {
    const Object object(out, "gap");
    field(out, "from", gap.from);
    field(out, "to", gap.to);
    field(out, "lost", gap.lost);
    socketOrNull(out, "socket", gap.socket);
}

ToldError told(const ErrorRecord& record) {
    return {record.time, record.socket, record.error.call, std::string(errnoName(record.error.errnum)),
            inEnglish(sentenceFor(record.error))};
}

void appendJson(std::string& out, const ToldError& error) {
    const Object object(out, "error");
    field(out, "t", error.time);
    socketOrNull(out, "socket", error.socket);
    textField(out, "call", error.call);
    textOrNull(out, "errno", error.errnum);
    textField(out, "message", error.message);
}

void appendJson(std::string& out, const ErrorRecord& record) { appendJson(out, told(record)); }

void appendJson(std::string& out, const CaptureTotals& end) {
    const Object object(out, "end");
    field(out, "t", end.time);
    field(out, "transitions", end.transitions);
    field(out, "waits", end.waits);
    field(out, "lost", end.lost);
}

} // namespace readyscope
