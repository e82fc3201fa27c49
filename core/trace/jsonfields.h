// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The fields of one line, asked for by name. The first that is missing or wrong is kept as a sentence; what is asked
// after it still answers something harmless.

#include "core/text/sentence.h"
#include "core/trace/jsonrecord.h"
#include "core/trace/laneids.h"

#include <simdjson.h>

#include <optional>

namespace readyscope {

class JsonFields {
public:
    JsonFields(simdjson::dom::object object, LaneIds& lanes) : m_object(object), m_lanes(lanes) {}

    bool has(std::string_view name) const;

    Nanos time(std::string_view name);
    Nanos timeOr(std::string_view name, Nanos absent);
    Nanos timeOrNull(std::string_view name, Nanos null); // the field must be there
    std::uint64_t count(std::string_view name);
    std::int32_t number(std::string_view name, std::int32_t least);
    std::int32_t numberOrNull(std::string_view name, std::int32_t null);
    SocketId socket(std::string_view name);
    SocketId socketOrNull(std::string_view name);
    std::string text(std::string_view name);
    std::string textOrNull(std::string_view name);
    Events events(std::string_view name);
    bool boolean(std::string_view name);
    // A word that `valueOf` knows.
    template <typename Value> Value word(std::string_view name, std::optional<Value> (*valueOf)(std::string_view)) {
        const std::string said = text(name);
        const std::optional<Value> value = valueOf(said);
        if (!value)
            complainOfWord(name, said);
        return value.value_or(Value{});
    }

    void complain(Sentence sentence);
    void complainOfWord(std::string_view name, const std::string& word);
    const Sentence& complaint() const { return m_complaint; }

private:
    std::optional<simdjson::dom::element> find(std::string_view name);
    bool isNull(std::string_view name);

    simdjson::dom::object m_object;
    LaneIds& m_lanes;
    Sentence m_complaint;
};

} // namespace readyscope
