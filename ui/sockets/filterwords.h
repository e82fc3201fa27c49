// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The words of a filter: its keys, and what may follow each.

#include "ui/sockets/filter.h"

#include <array>
#include <optional>
#include <string_view>

namespace readyscope {

struct FilterKeyWord {
    Filter::Key key;
    std::string_view word;
};
inline constexpr std::array<FilterKeyWord, 7> kFilterKeys{{{Filter::Key::Kind, "kind"},
                                                           {Filter::Key::Has, "has"},
                                                           {Filter::Key::Now, "now"},
                                                           {Filter::Key::Is, "is"},
                                                           {Filter::Key::Name, "name"},
                                                           {Filter::Key::Address, "address"},
                                                           {Filter::Key::Fd, "fd"}}};

struct RowStateWord {
    RowState state;
    std::string_view word;
};
inline constexpr std::array<RowStateWord, 8> kRowStates{{{RowState::Ready, "ready"},
                                                         {RowState::Ended, "ended"},
                                                         {RowState::Listening, "listening"},
                                                         {RowState::Connecting, "connecting"},
                                                         {RowState::Open, "open"},
                                                         {RowState::Refused, "refused"},
                                                         {RowState::Error, "error"},
                                                         {RowState::Watched, "watched"}}};

std::optional<Filter::Key> filterKeyNamed(QStringView word);
std::optional<RowState> rowStateNamed(QStringView word);
Events filterEventNamed(QStringView word); // the empty set for what is none

// "tcp" stands for "tcp-listen" too; "listener", "client" and "accepted" for all of that part.
QStringList filterKinds();
bool isOfKind(Kind kind, QStringView word);

// What may follow the key; none where it is any text, or a number.
QStringList filterValues(Filter::Key key);

} // namespace readyscope
