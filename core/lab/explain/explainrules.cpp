// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/explain/explainrules.h"

#include <algorithm>

namespace readyscope {

namespace {

// RDNORM is IN by an older name, WRNORM is OUT.
Events counted(Events events) {
    if (events.any(kReadBits))
        events |= Events::In;
    if (events.any(kWriteBits))
        events |= Events::Out;
    return events;
}

bool fits(const ExplainTerm& term, const Asked& asked) {
    using What = ExplainTerm::What;
    switch (term.what) {
    case What::Set:
        return counted(asked.revents).any(term.bit);
    case What::Clear:
        return !counted(asked.revents).any(term.bit);
    case What::Asked:
        return asked.interest.any(term.bit);
    case What::Unasked:
        return !asked.interest.any(term.bit);
    case What::Nothing:
        return asked.revents.empty();
    case What::State:
        return asked.state == term.state;
    case What::Kind:
        return asked.kind == term.kind;
    case What::OtherKind:
        return asked.kind != term.kind;
    case What::Sets:
        return answersInSets(asked.backend);
    }
    return false;
}

} // namespace

bool fits(const ExplainTerms& terms, const Asked& asked) {
    return std::all_of(terms.begin(), terms.end(), [&](const ExplainTerm& term) { return fits(term, asked); });
}

bool ExplainFamily::has(Kind kind) const {
    return kinds.empty() || std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

const std::vector<ExplainFamily>& explainFamilies() {
    static const std::vector<ExplainFamily> kFamilies = [] {
        auto parsed = parseExplainRules(explainText());
        auto* good = std::get_if<std::vector<ExplainFamily>>(&parsed);
        return good != nullptr ? std::move(*good) : std::vector<ExplainFamily>{};
    }();
    return kFamilies;
}

} // namespace readyscope
