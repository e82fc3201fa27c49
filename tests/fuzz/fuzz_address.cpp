// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Any text is either an address that comes back the same from its formatted text, or an error that points into the
// text and says why.

#include "core/socket/address.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace readyscope;

namespace {

void require(bool holds) {
    if (!holds)
        std::abort();
}

void checkError(std::string_view text, const AddressError& error) {
    require(error.position <= text.size() && error.length <= text.size() - error.position);
    require((error.length == 0) == (error.position == text.size()));
    require(!inEnglish(error.sentence).empty() && !inEnglish(error.reason).empty() && !error.subject.empty());
    for (const char c : commandLineMessage(text, error))
        require(c != '\n' && c != '\0');
}

void checkRoundTrip(Address address) {
    const std::string text = formatAddress(address);
    const AddressResult result = parseAddress(text);
    const Address* again = std::get_if<Address>(&result);
    require(again != nullptr && again->text == text);
    address.text = text;
    require(*again == address);
    require(formatAddress(*again) == text);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const AddressResult result = parseAddress(text);
    if (const auto* error = std::get_if<AddressError>(&result))
        checkError(text, *error);
    else
        checkRoundTrip(std::get<Address>(result));
    return 0;
}
