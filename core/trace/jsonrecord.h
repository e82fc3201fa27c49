// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One line of JSON Lines to the record that it tells: what appendJson() writes, read back field by field. Fields that
// are not known are passed over, and so are types. A line that is wrong in any field is no record but a sentence about
// it, for nothing is to be shown that no call has said.

#include "core/text/sentence.h"
#include "core/trace/jsonlines.h"

#include <memory>
#include <variant>

namespace readyscope {

struct UnknownRecord {}; // of a type that a later version may know
struct CaptureRecord {
    std::int64_t version = 1;
    CaptureHeader header;
};
using JsonRecord = std::variant<UnknownRecord, CaptureRecord, ClockPair, SocketInfo, Transition, Hit, Wait, Marker, Gap,
                                ToldError, CaptureTotals>;

// No time of a trace is later, so that sums of two have room: 146 years after the machine started.
inline constexpr Nanos kLastTime = Nanos{1} << 62;

class JsonRecordReader {
public:
    // So many bytes after a line may be read, whatever they are.
    static constexpr std::size_t kPadding = 64;

    JsonRecordReader();
    ~JsonRecordReader();
    JsonRecordReader(const JsonRecordReader&) = delete;
    JsonRecordReader& operator=(const JsonRecordReader&) = delete;

    // Without its line feed.
    std::variant<JsonRecord, Sentence> read(std::string_view line);

private:
    struct Private;
    std::unique_ptr<Private> m;
};

} // namespace readyscope
