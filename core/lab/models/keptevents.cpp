// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/models/keptevents.h"

#include "core/lab/models/model.h"

#include <sstream>

namespace readyscope {

namespace {

std::optional<KeptEvent> eventIn(std::istringstream& words) {
    KeptEvent kept;
    ModelEvent event;
    std::string model;
    if (!(words >> model >> event.entered >> event.handed >> event.bytes >> kept.result.costs.copy >> event.calls))
        return std::nullopt;
    kept.model = modelNamed(model);
    kept.result.events.push_back(event);
    return kept.model != nullptr ? std::optional(std::move(kept)) : std::nullopt;
}

std::optional<CallRecord> callIn(std::istringstream& words, const Model& model) {
    CallRecord call;
    unsigned step = 0;
    if (!(words >> call.entered >> call.returned >> step >> call.result >> call.error >> call.repeats >> call.isSignal))
        return std::nullopt;
    call.step = static_cast<std::uint8_t>(step);
    return step < model.loop.size() && call.repeats > 0 ? std::optional(call) : std::nullopt;
}

} // namespace

std::string keptText(const Model& model, const ModelResult& result, std::size_t index, Nanos until) {
    const ModelEvent& event = result.events[index];
    std::ostringstream text;
    text << "event " << model.name << ' ' << event.entered - event.arrived << ' ' << event.latency() << ' '
         << event.bytes << ' ' << result.costs.copy << ' ' << event.calls << '\n';
    for (std::size_t i = event.firstCall; i < result.calls.size(); ++i) {
        const CallRecord& call = result.calls[i];
        if (i >= std::size_t{event.firstCall} + event.calls && call.entered - event.arrived >= until)
            break;
        text << "call " << call.entered - event.arrived << ' ' << call.returned - event.arrived << ' '
             << unsigned{call.step} << ' ' << call.result << ' ' << call.error << ' ' << call.repeats << ' '
             << call.isSignal << '\n';
    }
    return text.str();
}

std::optional<std::vector<KeptEvent>> readKept(std::string_view text) {
    std::vector<KeptEvent> kept;
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string word;
        if (!(words >> word) || word.starts_with('#'))
            continue;
        if (word == "event") {
            std::optional<KeptEvent> event = eventIn(words);
            if (!event)
                return std::nullopt;
            kept.push_back(std::move(*event));
            continue;
        }
        const auto call = word == "call" && !kept.empty() ? callIn(words, *kept.back().model) : std::nullopt;
        if (!call)
            return std::nullopt;
        kept.back().result.calls.push_back(*call);
    }
    for (const KeptEvent& one : kept)
        if (one.result.calls.empty() || one.result.calls.size() < one.result.events.front().calls)
            return std::nullopt;
    return kept;
}

} // namespace readyscope
