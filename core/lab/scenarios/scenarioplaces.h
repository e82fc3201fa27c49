// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The {places} of a scenario's addresses.

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace readyscope {

// "web" of "tcp-listen:{port},name=web"; empty where none is given.
std::string nameInAddress(std::string_view address);
// The same address with another name, where it has one.
std::string renamed(std::string_view address, std::string_view name);

// `valueOf` is asked for each word between braces; nothing where it knows one of them not.
using PlaceValue = std::function<std::optional<std::string>(std::string_view place)>;
std::optional<std::string> filledIn(std::string_view address, const PlaceValue& valueOf);

bool hasPlace(std::string_view address, std::string_view place);

// 0 of "port", 2 of "port+2"; nothing of other words.
std::optional<int> portOffset(std::string_view place);

} // namespace readyscope
