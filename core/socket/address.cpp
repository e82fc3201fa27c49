// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/address.h"

#include "core/socket/addressparts.h"

namespace readyscope {

using namespace addressing;

Address defaultAddress(Kind kind) {
    Address address;
    address.kind = kind;
    address.policy = isListener(kind) ? Policy::Accept : Policy::Observe;
    address.reuseAddress = kind == Kind::TcpListener;
    return address;
}

namespace {

// Shortens `piece` to the place itself.
Wrong parsePlace(const KindEntry& kind, Piece& piece, Address& address) {
    if (kind.place == Place::UnixPath || kind.place == Place::FilePath)
        return parsePath(piece, kind.place == Place::UnixPath ? PathRule::Unix : PathRule::File, address.path);
    piece = piece.first(piece.text.find(','));
    if (kind.place == Place::Client || kind.place == Place::Listener)
        return parseHostPort(piece, kind.place == Place::Client ? PortRule::Client : PortRule::Listener, address.place);
    if (kind.place != Place::Nothing)
        return parseSpecial(piece, kind.place, address);
    if (piece.text.empty())
        return std::nullopt;
    return wrong(
        piece,
        {READYSCOPE_TEXT("Nothing stands after “%1:” but options, each behind a comma."), {std::string(kind.name)}},
        {READYSCOPE_TEXT("nothing stands after “%1:”"), {std::string(kind.name)}}, subjectOf("place", piece.text));
}

// Options up to the end of the text; `rest` is empty or begins with a comma.
Wrong parseOptions(Piece rest, Address& address) {
    unsigned seen = 0;
    while (!rest.text.empty()) {
        const Piece option = rest.from(1).first(rest.from(1).text.find(','));
        if (Wrong problem = parseOption(option, address, seen))
            return problem;
        rest = rest.from(1 + option.text.size());
    }
    return std::nullopt;
}

// What is missing in the middle of the text is shown at the character that stands there instead.
AddressError placed(AddressError error, std::string_view text) {
    if (error.length == 0 && error.position < text.size())
        error.length = 1;
    return error;
}

} // namespace

AddressResult parseAddress(std::string_view text) {
    const auto kind = kindOf(text);
    if (const auto* error = std::get_if<AddressError>(&kind))
        return placed(*error, text);
    const KindEntry& entry = *std::get<const KindEntry*>(kind);
    Address address = defaultAddress(*entry.kind);
    address.text = text;
    const Piece rest = Piece{text, 0}.from(entry.name.size() + 1);
    Piece place = rest;
    Wrong problem = parsePlace(entry, place, address);
    if (!problem)
        problem = parseOptions(rest.from(place.text.size()), address);
    if (problem)
        return placed(*std::move(problem), text);
    return address;
}

} // namespace readyscope
