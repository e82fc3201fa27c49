// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/programs/useprogramrows.h"

#include "core/lab/scenarios/scenarioplaces.h"

#include <algorithm>

namespace readyscope {

namespace {

std::optional<std::string> valueOf(std::string_view place, UseProgramRow& row) {
    if (const std::optional<int> offset = portOffset(place)) {
        row.offset = *offset;
        return "1";
    }
    if (place == "same") {
        row.same = true;
        return "1";
    }
    if (place == "unique")
        return "%d";
    return place == "share" ? std::optional<std::string>("") : std::nullopt;
}

void setAct(UseProgramRow& row, const Scenario& scenario) {
    const Policy policy = isListener(row.address.kind) ? row.address.childPolicy : row.address.policy;
    row.service = policy == Policy::Echo ? "echo" : "discard";
    const std::string& name = row.address.name;
    const auto role = std::ranges::find(scenario.roles, name, &ScenarioRole::row);
    if (role == scenario.roles.end())
        return;
    row.act = role->act;
    row.service = role->other;
}

} // namespace

std::vector<UseProgramRow> useProgramRowsOf(const Scenario& scenario) {
    std::vector<UseProgramRow> rows;
    for (const ScenarioRow& one : scenario.rows) {
        if (one.when == ScenarioRow::When::Alone)
            continue;
        UseProgramRow row;
        row.text = one.address;
        const auto text = filledIn(one.address, [&](std::string_view place) { return valueOf(place, row); });
        const AddressResult parsed = parseAddress(text.value_or(one.address));
        const auto* address = std::get_if<Address>(&parsed);
        if (address == nullptr)
            continue;
        row.address = *address;
        setAct(row, scenario);
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace readyscope
