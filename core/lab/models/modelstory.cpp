// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/models/modelstory.h"

#include "core/lab/models/model.h"

#include <algorithm>

namespace readyscope {

namespace {

template <typename Does> void add(std::vector<Stretch<Does>>& stretches, Nanos from, Nanos to, Does does) {
    if (to <= from)
        return;
    if (!stretches.empty() && stretches.back().does == does && stretches.back().to == from)
        stretches.back().to = to;
    else
        stretches.push_back({from, to, does});
}

class Teller {
public:
    Teller(const Model& model, const ModelResult& result, const ModelEvent& event, Nanos until)
        : m_model(model), m_result(result), m_until(until) {
        m_story.model = &model;
        m_story.event = event;
        m_story.copy = result.costs.copy;
        m_story.phases = phasesOf(model, event, result.calls[event.firstCall]);
    }

    ModelStory tell() {
        takeCalls();
        tellProgram();
        tellKernel();
        return std::move(m_story);
    }

private:
    // Records of one thread follow each other in time; where they do not, another thread's begin.
    void takeCalls() {
        const ModelEvent& event = m_story.event;
        const std::size_t own = std::size_t{event.firstCall} + event.calls;
        Nanos returned = 0;
        for (std::size_t i = event.firstCall; i < m_result.calls.size(); ++i) {
            CallRecord call = m_result.calls[i];
            const bool isElsewhere = !call.isSignal && call.entered < returned;
            if (i >= own && (isElsewhere || call.entered - event.arrived >= m_until))
                break;
            if (!call.isSignal)
                returned = call.returned;
            if (call.entered == event.entered && call.returned == event.handed)
                m_story.brought = m_story.calls.size();
            call.entered -= event.arrived;
            call.returned -= event.arrived;
            m_story.calls.push_back(call);
        }
    }

    ProgramDoes within(const CallRecord& call) const {
        if (m_model.family == IoModel::NonBlocking)
            return ProgramDoes::Polling;
        const Act act = m_model.loop[call.step].act;
        if (act == Act::AwaitSignal)
            return ProgramDoes::OwnWork;
        const bool isRead = act == Act::Receive || act == Act::Drain;
        return isRead && m_model.family != IoModel::Blocking ? ProgramDoes::InCall : ProgramDoes::Blocked;
    }

    void tellProgram() {
        const bool polls = m_model.family == IoModel::NonBlocking;
        Nanos at = m_story.began();
        for (std::size_t i = 0; i < m_story.calls.size(); ++i) {
            const CallRecord& call = m_story.calls[i];
            if (call.isSignal)
                continue;
            const bool hasData = i > m_story.brought && at == m_story.handed();
            add(m_story.program, at, std::min(call.entered, m_until),
                hasData ? ProgramDoes::Handling : (polls ? ProgramDoes::Polling : ProgramDoes::Running));
            const Nanos end = std::min(call.returned, m_until);
            // What its handler noted stands behind the call that it broke.
            const bool isBroken = i + 1 < m_story.calls.size() && m_story.calls[i + 1].isSignal;
            const Nanos broken = isBroken ? std::clamp(m_story.calls[i + 1].returned, call.entered, end) : end;
            add(m_story.program, call.entered, broken, within(call));
            add(m_story.program, broken, end, ProgramDoes::Handler);
            at = end;
        }
        add(m_story.program, at, m_until,
            at == m_story.handed() ? ProgramDoes::Handling : (polls ? ProgramDoes::Polling : ProgramDoes::Running));
    }

    void tellKernel() {
        const ModelPhases& phases = m_story.phases;
        const Nanos handed = m_story.handed();
        add(m_story.kernel, m_story.began(), Nanos{0}, KernelDoes::Waiting);
        if (phases.together) {
            add(m_story.kernel, Nanos{0}, handed, KernelDoes::WakingAndCopying);
        } else {
            add(m_story.kernel, Nanos{0}, phases.waking, KernelDoes::Waking);
            add(m_story.kernel, phases.waking, handed, KernelDoes::Copying);
        }
        const auto next = std::ranges::find_if(
            m_story.calls, [handed](const CallRecord& call) { return !call.isSignal && call.entered >= handed; });
        const Nanos again = next == m_story.calls.end() ? m_until : std::min(next->entered, m_until);
        add(m_story.kernel, handed, again, KernelDoes::Nothing);
        add(m_story.kernel, again, m_until, KernelDoes::Waiting);
    }

    const Model& m_model;
    const ModelResult& m_result;
    Nanos m_until;
    ModelStory m_story;
};

} // namespace

std::optional<ModelStory> storyOf(const Model& model, const ModelResult& result, std::uint32_t number, Nanos until,
                                  Transport transport) {
    const auto event = std::ranges::lower_bound(result.events, number, {}, &ModelEvent::number);
    if (event == result.events.end() || event->number != number || event->isStamped == 0)
        return std::nullopt;
    ModelStory story = Teller(model, result, *event, std::max(until, event->latency())).tell();
    story.transport = transport;
    return story;
}

} // namespace readyscope
