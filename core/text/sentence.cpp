// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/sentence.h"

#include <cstring>

namespace readyscope {

bool Sentence::operator==(const Sentence& other) const {
    return std::strcmp(source, other.source) == 0 && arguments == other.arguments;
}

// In one pass, so that a "%1" inside an argument stays what the user wrote.
std::string inEnglish(const Sentence& sentence) {
    std::string text;
    for (const char* at = sentence.source; *at != '\0'; ++at) {
        if (*at == '%' && at[1] >= '1' && at[1] <= '9') {
            const auto index = static_cast<std::size_t>(at[1] - '1');
            if (index < sentence.arguments.size()) {
                text += sentence.arguments[index];
                ++at;
                continue;
            }
        }
        text += *at;
    }
    return text;
}

} // namespace readyscope
