// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/addressparts.h"

#include <algorithm>
#include <vector>

namespace readyscope::addressing {

namespace {

const Sentence kMissing{READYSCOPE_TEXT("missing"), {}};

enum class Which : unsigned char { All, Fitting };
std::vector<std::string_view> optionNames(Which which, Kind kind) {
    std::vector<std::string_view> names;
    for (const OptionEntry& option : kOptions)
        if (which == Which::All || fits(option, kind))
            names.push_back(option.name);
    return names;
}

AddressError unknownOption(Piece word, Kind kind) {
    const Sentence reason{READYSCOPE_TEXT("not an option"), {}};
    const std::string subject = subjectOf("option", word.text);
    std::string offered = joined(optionNames(Which::Fitting, kind));
    std::string near = nearest(word.text, optionNames(Which::All, kind));
    if (near.empty())
        return wrong(word,
                     {READYSCOPE_TEXT("“%1” is not an option. %2 takes %3."),
                      {std::string(word.text), std::string(nameOf(kind)), std::move(offered)}},
                     reason, subject);
    return wrong(word,
                 {READYSCOPE_TEXT("“%1” is not an option. The nearest is “%2”; %3 takes %4."),
                  {std::string(word.text), std::move(near), std::string(nameOf(kind)), std::move(offered)}},
                 reason, subject);
}

// Whether this option can be given here at all, whatever its value.
Wrong checkOption(const OptionEntry& option, Piece word, Kind kind) {
    if (fits(option, kind))
        return std::nullopt;
    std::vector<std::string_view> kinds;
    for (int other = 0; other < kKindCount; ++other) {
        const std::string_view name = nameOf(static_cast<Kind>(other));
        const bool named = std::find(kinds.begin(), kinds.end(), name) != kinds.end();
        if (fits(option, static_cast<Kind>(other)) && !named)
            kinds.push_back(name);
    }
    return wrong(word,
                 {READYSCOPE_TEXT("“%1” is not for %2. It is for %3."),
                  {std::string(option.name), std::string(nameOf(kind)), joined(kinds)}},
                 {READYSCOPE_TEXT("not for %1"), {std::string(nameOf(kind))}}, subjectOf("option", word.text));
}

// IPV6_V6ONLY can be set on an IPv6 socket alone (ipv6(7)).
Wrong checkV6Only(const Address& address, Piece word) {
    const std::string& host = address.place.host;
    if (!address.v6Only || !(host.empty() || host.find_first_not_of("0123456789.") == std::string::npos))
        return std::nullopt;
    return wrong(
        word,
        {READYSCOPE_TEXT("“v6only” needs an IPv6 host or *, and this one is %1."), {host.empty() ? "127.0.0.1" : host}},
        {READYSCOPE_TEXT("the host is not IPv6"), {}}, subjectOf("option", word.text));
}

Wrong setOption(const OptionEntry& option, Piece piece, Piece word, Address& address) {
    const bool hasValue = word.end() < piece.end();
    const Piece value = piece.from(hasValue ? word.text.size() + 1 : piece.text.size());
    if (value.text.empty() && (hasValue || option.example != nullptr))
        return wrong(
            value,
            {READYSCOPE_TEXT("A value is missing after “%1”, such as %2."),
             {std::string(option.name), option.example != nullptr ? option.example : std::string(option.name) + "=on"}},
            kMissing, "value of " + std::string(option.name));
    if (Wrong problem = option.set(address, value))
        return problem;
    return option.name == "v6only" ? checkV6Only(address, word) : std::nullopt;
}

} // namespace

Wrong parseOption(Piece piece, Address& address, unsigned& seen) {
    const Piece word = piece.first(piece.text.find('='));
    if (word.text.empty())
        return wrong(
            word,
            {READYSCOPE_TEXT(
                 "An option is missing after the comma. A comma that belongs to a path stands behind a backslash."),
             {}},
            kMissing, "option");
    for (std::size_t i = 0; i < kOptions.size(); ++i) {
        const OptionEntry& option = kOptions[i];
        if (!sameWord(option.name, word.text))
            continue;
        if (Wrong problem = checkOption(option, word, address.kind))
            return problem;
        if ((seen & (1U << i)) != 0)
            return wrong(word, {READYSCOPE_TEXT("“%1” is given twice."), {std::string(option.name)}},
                         {READYSCOPE_TEXT("given twice"), {}}, subjectOf("option", word.text));
        seen |= 1U << i;
        return setOption(option, piece, word, address);
    }
    return unknownOption(word, address.kind);
}

} // namespace readyscope::addressing
