// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/kept/keptrun.h"

#include "core/lab/kept/keptlane.h"

#include <algorithm>

namespace readyscope::recipes {

namespace {

constexpr SocketId kSubject = 1;

std::string textOf(Backend backend, const Seen& seen) {
    std::string text = ' ' + std::string(nameOf(backend)) + '=';
    text += seen.told.error.empty() ? toString(seen.told.events) : '!' + seen.told.error;
    if (!seen.raw.empty())
        text += '/' + toString(seen.raw);
    return seen.named == 0 ? text : text + '*' + std::to_string(seen.named);
}

// A lane that is not read to its end yet.
struct OpenLane {
    Backend backend = Backend::Poll;
    Nanos known = 0;
    KeptLane lane;
};

class Reader {
public:
    std::optional<KeptRuns> read(std::string_view text) {
        std::istringstream lines{std::string(text)};
        for (std::string line; std::getline(lines, line);) {
            std::istringstream words(line);
            std::string word;
            if ((words >> word) && !word.starts_with('#') && !take(word, words))
                return std::nullopt;
        }
        endLane();
        const auto isWhole = [](const KeptRun& run) { return run.report.steps.size() == run.recipe->steps.size(); };
        return std::ranges::all_of(m_kept.runs, isWhole) ? std::optional(std::move(m_kept)) : std::nullopt;
    }

private:
    bool take(const std::string& word, std::istringstream& words) {
        if (word == "made")
            return static_cast<bool>(std::getline(words >> std::ws, m_kept.made));
        if (word == "run")
            return takeRun(words);
        if (m_kept.runs.empty())
            return false;
        if (word == "step")
            return takeStep(words);
        if (word == "lane" || word == "refused")
            return takeLane(word == "lane", words);
        return m_lane && readKept(m_lane->lane, word, words);
    }

    bool takeRun(std::istringstream& words) {
        endLane();
        KeptRun run;
        std::string name;
        if (!(words >> name >> run.report.fd >> run.report.finished))
            return false;
        run.recipe = recipeNamed(name);
        run.report.ended = true;
        for (const Backend backend : kBackends)
            run.lanes.push_back({backend, kNoSocket, nullptr, {}});
        m_kept.runs.push_back(std::move(run));
        return m_kept.runs.back().recipe != nullptr;
    }

    bool takeStep(std::istringstream& words) {
        KeptRun& run = m_kept.runs.back();
        StepReport step;
        if (run.report.steps.size() == run.recipe->steps.size() || !(words >> step.begun >> step.done >> step.asked))
            return false;
        const RecipeStep& said = run.recipe->steps[run.report.steps.size()];
        step.verdict = said.foretold ? Verdict::Agree : Verdict::Done;
        for (std::string seen; words >> seen;)
            if (!takeSeen(step, seen))
                return false;
        run.report.steps.push_back(std::move(step));
        return true;
    }

    static bool takeSeen(StepReport& step, std::string_view text) {
        const std::size_t equals = std::min(text.find('='), text.size());
        const std::optional<Backend> backend = backendNamed(text.substr(0, equals));
        if (!backend || equals == text.size())
            return false;
        Seen& seen = step.seen.at(static_cast<std::size_t>(*backend));
        seen.watched = true;
        text.remove_prefix(equals + 1);
        if (const std::size_t star = text.find('*'); star != std::string_view::npos) {
            std::istringstream count{std::string(text.substr(star + 1))};
            if (!(count >> seen.named))
                return false;
            text = text.substr(0, star);
        }
        if (text.starts_with('!')) {
            seen.told.error = text.substr(1);
            return true;
        }
        const std::size_t slash = std::min(text.find('/'), text.size());
        const std::optional<Events> events = keptEvents(text.substr(0, slash));
        const std::optional<Events> raw =
            slash < text.size() ? keptEvents(text.substr(slash + 1)) : std::optional(Events());
        if (!events || !raw)
            return false;
        seen.told = {*events, raw->empty() ? *events : *raw, {}};
        seen.raw = *raw;
        return true;
    }

    bool takeLane(bool isWatched, std::istringstream& words) {
        endLane();
        std::string name;
        if (!(words >> name))
            return false;
        const std::optional<Backend> backend = backendNamed(name);
        if (!backend)
            return false;
        m_lane = OpenLane{*backend, 0, {}};
        if (isWatched)
            return static_cast<bool>(words >> m_lane->known);
        ObservedLane& lane = m_kept.runs.back().lanes.at(static_cast<std::size_t>(*backend));
        return static_cast<bool>(std::getline(words >> std::ws, lane.refused));
    }

    void endLane() {
        if (!m_lane)
            return;
        ObservedLane& lane = m_kept.runs.back().lanes.at(static_cast<std::size_t>(m_lane->backend));
        auto store = std::make_shared<Store>();
        store->clear(0);
        fill(*store, kSubject, m_lane->lane);
        Wait wait; // a snapshot knows by its waits who asked
        wait.entered = wait.returned = m_lane->known;
        wait.backend = m_lane->backend;
        store->append(wait);
        store->advance(m_lane->known);
        lane.source = std::move(store);
        lane.socket = kSubject;
        m_lane.reset();
    }

    KeptRuns m_kept;
    std::optional<OpenLane> m_lane;
};

} // namespace

const KeptRun* KeptRuns::of(std::string_view recipe) const {
    const auto found =
        std::ranges::find(runs, recipe, [](const KeptRun& run) { return std::string_view(run.recipe->name); });
    return found == runs.end() ? nullptr : &*found;
}

std::string keptText(const Recipe& recipe, const RecipeReport& report, const std::vector<ObservedLane>& lanes) {
    const Nanos begun = report.begun;
    std::string text =
        "run " + recipe.name + ' ' + std::to_string(report.fd) + ' ' + std::to_string(report.finished - begun) + '\n';
    for (const StepReport& step : report.steps) {
        text += "step " + std::to_string(step.begun - begun) + ' ' + std::to_string(step.done - begun) + ' ' +
                std::to_string(step.asked - begun);
        for (const Backend backend : kBackends)
            if (step.of(backend).watched)
                text += textOf(backend, step.of(backend));
        text += '\n';
    }
    for (const ObservedLane& lane : lanes) {
        if (!lane.refused.empty()) {
            text += "refused " + std::string(nameOf(lane.backend)) + ' ' + lane.refused + '\n';
            continue;
        }
        const std::shared_ptr<const Snapshot> snapshot = lane.source->snapshot();
        const Nanos known = snapshot->totals().now;
        text += "lane " + std::string(nameOf(lane.backend)) + ' ' + std::to_string(known - begun) + '\n' +
                readyscope::keptText(keptLane(*snapshot, lane.socket, begun, known));
    }
    return text;
}

std::optional<KeptRuns> readKeptRuns(std::string_view text) { return Reader().read(text); }

const KeptRuns& keptRuns() {
    static const KeptRuns kRuns = readKeptRuns(keptLanes()).value_or(KeptRuns());
    return kRuns;
}

} // namespace readyscope::recipes
