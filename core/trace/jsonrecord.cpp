// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/jsonrecord.h"

#include "core/text/errors.h"
#include "core/trace/jsonfields.h"

#include <array>

namespace readyscope {

namespace {

// The value whose name it is, among the first `count` of an enumeration.
template <typename Value, int count> std::optional<Value> named(std::string_view name) {
    for (int i = 0; i < count; ++i)
        if (nameOf(static_cast<Value>(i)) == name)
            return static_cast<Value>(i);
    return std::nullopt;
}

std::optional<Cause> causeNamed(std::string_view name) {
    if (name == "backend")
        return Cause::Backend;
    if (name == "closed")
        return Cause::Closed;
    if (name == "unsupported")
        return Cause::Unsupported;
    return std::nullopt;
}

std::optional<WaitKind> waitKindNamed(std::string_view name) {
    if (name == "ask")
        return WaitKind::Ask;
    if (name == "resample")
        return WaitKind::Resample;
    return std::nullopt;
}

// The names of several kinds are one word; what else the line says tells them apart as far as it can be told.
Kind kindOf(Kind first, bool accepted, std::string_view name) {
    switch (first) {
    case Kind::TcpClient:
        return accepted ? Kind::TcpAccepted : first;
    case Kind::UnixClient:
        return accepted ? Kind::UnixAccepted : first;
    case Kind::UnixSeqpacket:
        return accepted ? Kind::UnixSeqpacketAccepted : first;
    case Kind::PipeRead:
        return name.ends_with(".1") ? Kind::PipeWrite : first;
    default:
        return first;
    }
}

CaptureRecord capture(JsonFields& line) {
    CaptureRecord record;
    record.version = line.number("version", 1);
    record.header.program = line.text("program");
    record.header.host = line.text("host");
    record.header.kernel = line.text("kernel");
    record.header.clock = {line.time("monotonic"), line.time("realtime")};
    record.header.backend = line.word("backend", backendNamed);
    record.header.timeout = line.timeOrNull("timeout", kInfinite);
    record.header.mode = line.word("mode", modeNamed);
    return record;
}

ClockPair clock(JsonFields& line) { return {line.time("monotonic"), line.time("realtime")}; }

SocketInfo socket(JsonFields& line) {
    SocketInfo info;
    info.time = line.time("t");
    info.id = line.socket("id");
    info.name = line.text("name");
    info.parent = line.socketOrNull("parent");
    info.kind = kindOf(line.word("kind", named<Kind, kKindCount>), info.parent != kNoSocket, info.name);
    info.fd = line.numberOrNull("fd", -1);
    info.local = line.textOrNull("local");
    info.peer = line.textOrNull("peer");
    info.interest = line.events("interest");
    info.policy = line.word("policy", policyNamed);
    info.state = line.word("state", named<SocketState, static_cast<int>(SocketState::Unsupported) + 1>);
    if (info.parent == info.id)
        line.complain({READYSCOPE_TEXT("“%1” is the socket itself"), {"parent"}});
    return info;
}

Transition transition(JsonFields& line) {
    Transition transition;
    transition.time = line.time("t");
    transition.socket = line.socket("socket");
    transition.revents = line.events("revents");
    transition.previous = line.events("previous");
    transition.since = line.timeOr("since", kNoTime);
    transition.hasRaw = line.has("raw");
    if (transition.hasRaw)
        transition.raw = line.events("raw");
    if (line.has("cause"))
        transition.cause = line.word("cause", causeNamed);
    if (transition.since > transition.time)
        line.complain({READYSCOPE_TEXT("“%1” is after “%2”"), {"since", "t"}});
    return transition;
}

Hit hit(JsonFields& line) {
    return {line.time("t"), line.count("count"), line.socket("socket"), line.events("revents")};
}

void readFailure(JsonFields& line, Wait& wait) {
    wait.error = static_cast<std::int16_t>(errnoNamed(line.text("errno")));
    if (wait.error == 0)
        line.complainOfWord("errno", line.text("errno"));
    const std::string signal = line.has("signal") ? line.textOrNull("signal") : std::string();
    wait.signal = static_cast<std::int16_t>(signalNamed(signal));
    if (wait.signal == 0 && !signal.empty())
        line.complainOfWord("signal", signal);
}

Wait wait(JsonFields& line) {
    Wait wait;
    wait.entered = line.time("entered");
    wait.returned = line.time("returned");
    wait.ready = line.number("ready", 0);
    wait.timeout = line.timeOrNull("timeout", kInfinite);
    wait.passed = line.timeOrNull("passed", kInfinite);
    wait.backend = line.word("backend", backendNamed);
    wait.left = line.timeOr("left", kNoTime);
    if (line.has("errno"))
        readFailure(line, wait);
    wait.byCommand = line.has("cause") && line.text("cause") == "command";
    if (line.has("kind"))
        wait.kind = line.word("kind", waitKindNamed);
    wait.maskNotAtomic = line.has("atomic") && !line.boolean("atomic");
    if (wait.entered > wait.returned)
        line.complain({READYSCOPE_TEXT("“%1” is after “%2”"), {"entered", "returned"}});
    return wait;
}

Marker marker(JsonFields& line) {
    Marker marker;
    marker.time = line.time("t");
    marker.kind = line.word("kind", named<MarkerKind, static_cast<int>(MarkerKind::Stop) + 1>);
    marker.text = line.text("text");
    marker.from = line.textOrNull("from");
    marker.to = line.textOrNull("to");
    return marker;
}

Gap gap(JsonFields& line) {
    const Gap gap{line.time("from"), line.time("to"), line.count("lost"), line.socketOrNull("socket")};
    if (gap.from > gap.to)
        line.complain({READYSCOPE_TEXT("“%1” is after “%2”"), {"from", "to"}});
    return gap;
}

ToldError error(JsonFields& line) {
    return {line.time("t"), line.socketOrNull("socket"), line.text("call"), line.textOrNull("errno"),
            line.text("message")};
}

CaptureTotals end(JsonFields& line) {
    return {line.time("t"), line.count("transitions"), line.count("waits"), line.count("lost")};
}

template <auto read> JsonRecord recordOf(JsonFields& line) { return read(line); }

struct Type {
    std::string_view name;
    JsonRecord (*read)(JsonFields&);
};
constexpr std::array kTypes{
    Type{"transition", recordOf<transition>},
    Type{"wait", recordOf<wait>},
    Type{"hit", recordOf<hit>},
    Type{"socket", recordOf<socket>},
    Type{"clock", recordOf<clock>},
    Type{"marker", recordOf<marker>},
    Type{"gap", recordOf<gap>},
    Type{"error", recordOf<error>},
    Type{"capture", recordOf<capture>},
    Type{"end", recordOf<end>},
};

} // namespace

struct JsonRecordReader::Private {
    simdjson::dom::parser parser;
    LaneIds lanes;
};

JsonRecordReader::JsonRecordReader() : m(std::make_unique<Private>()) {}
JsonRecordReader::~JsonRecordReader() = default;

std::variant<JsonRecord, Sentence> JsonRecordReader::read(std::string_view line) {
    simdjson::dom::element root;
    simdjson::dom::object object;
    static_assert(kPadding >= simdjson::SIMDJSON_PADDING);
    if (const auto error = m->parser.parse(line.data(), line.size(), false).get(root); error != simdjson::SUCCESS)
        return Sentence{READYSCOPE_TEXT("it is not JSON"), {}};
    std::string_view type;
    if (root.get(object) != simdjson::SUCCESS || object.at_key("type").get(type) != simdjson::SUCCESS)
        return Sentence{READYSCOPE_TEXT("it is not an object with a “type”"), {}};
    for (const Type& known : kTypes) {
        if (known.name != type)
            continue;
        JsonFields fields(object, m->lanes);
        JsonRecord record = known.read(fields);
        if (!fields.complaint().empty())
            return fields.complaint();
        return record;
    }
    return UnknownRecord{};
}

} // namespace readyscope
