// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/trial.h"

#include "core/lab/stage.h"
#include "core/text/errors.h"

namespace readyscope::semantics {

namespace {

constexpr Token kToken = 1;
constexpr Nanos kPatience = 10 * kSecond;

Told refusal(const SysError& error) {
    return {{}, {}, error.errnum == 0 ? "refused" : std::string(errnoName(error.errnum))};
}

Status asked(const Look& look, const Stage& stage, Multiplexer& backend) {
    const Events words = inWordsOf(backend.backend(), look.interest);
    const Trigger trigger = backend.traits().edgeTriggered ? Trigger::Edge : Trigger::Level;
    if (look.way == Way::Watch)
        return backend.add(kToken, stage.number(look.subject), words, trigger);
    if (look.way == Way::Rewatch)
        return backend.modify(kToken, words, trigger);
    return Done{};
}

Told answer(const Look& look, const Stage& stage, Multiplexer& backend) {
    if (const Status put = asked(look, stage, backend); !put)
        return refusal(put.error());
    const Told& expected = look.of(backend.backend());
    const bool waits = !expected.events.empty() || !expected.raw.empty();
    std::vector<Ready> ready;
    const Outcome outcome = backend.wait(waits ? kPatience : 0, nullptr, ready);
    if (outcome.returned < 0)
        return refusal({"wait", outcome.error, {}, {}});
    if (const auto refused = backend.takeRefused(); !refused.empty()) // what io_uring learns only as it waits
        return refusal({"wait", refused.front().error, {}, {}});
    return ready.empty() ? Told{} : Told{ready.front().revents, ready.front().raw, {}};
}

} // namespace

Result<std::vector<Told>> tried(const Case& one, Multiplexer& backend) {
    Stage stage;
    std::vector<Told> all;
    for (const Look& look : one.looks) {
        for (const Step& step : look.steps)
            if (const Status done = stage.perform(step); !done)
                return done.error();
        all.push_back(answer(look, stage, backend));
    }
    backend.remove(kToken); // before the stage closes it
    return all;
}

} // namespace readyscope::semantics
