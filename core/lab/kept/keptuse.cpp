// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/kept/keptuse.h"

#include "core/lab/kept/keptlane.h"

#include <algorithm>

namespace readyscope {

namespace {

class Reader {
public:
    std::optional<KeptUses> read(std::string_view text) {
        std::istringstream lines{std::string(text)};
        for (std::string line; std::getline(lines, line);) {
            std::istringstream words(line);
            std::string word;
            if ((words >> word) && !word.starts_with('#') && !take(word, words))
                return std::nullopt;
        }
        endUse();
        return std::move(m_kept);
    }

private:
    bool take(const std::string& word, std::istringstream& words) {
        if (word == "made")
            return static_cast<bool>(std::getline(words >> std::ws, m_kept.made));
        if (word == "use")
            return takeUse(words);
        if (m_kept.uses.empty())
            return false;
        if (word == "row")
            return takeRow(words);
        return !m_lanes.empty() && readKept(m_lanes.back(), word, words);
    }

    bool takeUse(std::istringstream& words) {
        endUse();
        KeptUse use;
        std::string name;
        std::string backend;
        if (!(words >> name >> backend >> use.lasted))
            return false;
        const std::optional<Backend> asked = backendNamed(backend);
        use.scenario = scenarioNamed(name);
        use.backend = asked.value_or(Backend::Poll);
        m_kept.uses.push_back(std::move(use));
        return asked && m_kept.uses.back().scenario != nullptr;
    }

    bool takeRow(std::istringstream& words) {
        SocketInfo row;
        std::string kind;
        if (!(words >> kind >> row.name))
            return false;
        bool known = false;
        for (int i = 0; i < kKindCount && !known; ++i) {
            row.kind = static_cast<Kind>(i);
            known = nameOf(row.kind) == kind;
        }
        row.id = static_cast<SocketId>(m_kept.uses.back().rows.size() + 1);
        m_kept.uses.back().rows.push_back(std::move(row));
        m_lanes.emplace_back();
        return known;
    }

    void endUse() {
        if (m_kept.uses.empty())
            return;
        KeptUse& use = m_kept.uses.back();
        auto store = std::make_shared<Store>();
        store->clear(0);
        for (std::size_t i = 0; i < m_lanes.size(); ++i)
            fill(*store, use.rows[i].id, m_lanes[i]);
        Wait wait; // a snapshot knows by its waits who asked
        wait.entered = wait.returned = use.lasted;
        wait.backend = use.backend;
        store->append(wait);
        store->advance(use.lasted);
        use.source = std::move(store);
        m_lanes.clear();
    }

    KeptUses m_kept;
    std::vector<KeptLane> m_lanes; // of the last use
};

// As the table shows them: a listener's connections right below it.
std::vector<SocketInfo> inOrder(const std::vector<SocketInfo>& sockets) {
    std::vector<SocketInfo> rows;
    for (const SocketInfo& socket : sockets) {
        if (socket.parent != kNoSocket)
            continue;
        rows.push_back(socket);
        std::ranges::copy_if(sockets, std::back_inserter(rows),
                             [&socket](const SocketInfo& child) { return child.parent == socket.id; });
    }
    return rows;
}

} // namespace

const KeptUse* KeptUses::of(std::string_view scenario) const {
    const auto found =
        std::ranges::find(uses, scenario, [](const KeptUse& use) { return std::string_view(use.scenario->name); });
    return found == uses.end() ? nullptr : &*found;
}

std::string keptText(const Scenario& scenario, Backend backend, const Snapshot& snapshot,
                     const std::vector<SocketInfo>& sockets, Nanos begin, Nanos end) {
    std::string text =
        "use " + scenario.name + ' ' + std::string(nameOf(backend)) + ' ' + std::to_string(end - begin) + '\n';
    for (const SocketInfo& socket : inOrder(sockets)) {
        const KeptLane lane = keptLane(snapshot, socket.id, begin, end);
        if (!lane.watches.empty())
            text += "row " + std::string(nameOf(socket.kind)) + ' ' + socket.name + '\n' + keptText(lane);
    }
    return text;
}

std::optional<KeptUses> readKeptUses(std::string_view text) { return Reader().read(text); }

const KeptUses& keptUses() {
    static const KeptUses kUses = readKeptUses(keptUsesText()).value_or(KeptUses());
    return kUses;
}

} // namespace readyscope
