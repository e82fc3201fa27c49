// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/jsonsaver.h"

#include "core/text/duration.h"
#include "core/trace/safefile.h"

#include <cerrno>

namespace readyscope {

namespace {

void setFrom(CaptureHeader& header, MarkerKind kind, const std::string& value) {
    if (kind == MarkerKind::Backend)
        header.backend = backendNamed(value).value_or(header.backend);
    if (kind == MarkerKind::Mode)
        header.mode = modeNamed(value).value_or(header.mode);
    if (kind != MarkerKind::Timeout)
        return;
    const auto parsed = parseDuration(value);
    if (const Nanos* const duration = std::get_if<Nanos>(&parsed))
        header.timeout = *duration;
}

} // namespace

CaptureHeader headerAt(const CaptureHeader& header, const Snapshot& snapshot, Nanos time) {
    CaptureHeader then = header;
    for (const Marker& marker : snapshot.markers(std::numeric_limits<Nanos>::min(), time))
        setFrom(then, marker.kind, marker.to);
    then.clock = {time, snapshot.realtimeAt(time)};
    return then;
}

CaptureHeader headerOfLive(CaptureHeader now, const Snapshot& snapshot) {
    const Nanos begin = snapshot.totals().begin;
    const std::vector<Marker> markers = snapshot.markers(begin, std::numeric_limits<Nanos>::max());
    for (auto marker = markers.rbegin(); marker != markers.rend(); ++marker)
        setFrom(now, marker->kind, marker->from);
    now.clock = {begin, snapshot.realtimeAt(begin)};
    return now;
}

Result<SavedTrace> saveTrace(const std::string& path, const Snapshot& snapshot, const TraceNotes& notes,
                             const TraceSelection& selection, FileProgress& progress) {
    Result<SafeFile> file = SafeFile::create(path);
    if (!file)
        return file.error();
    TraceSlices slices(snapshot, notes, selection);
    progress.total = slices.records();
    const bool whole = selection.from == std::numeric_limits<Nanos>::min();
    JsonOrder order;
    order.countLeftOut(selection.isWhole() ? notes.waitsLeftOut : 0);
    SavedTrace saved;
    std::string text;
    appendJson(text, whole ? notes.header : headerAt(notes.header, snapshot, slices.begin()));
    const auto flush = [&]() -> Status {
        saved.bytes += text.size();
        Status written = file->write(text);
        text.clear();
        return written;
    };
    while (const std::optional<Nanos> horizon = slices.next(order)) {
        order.take(*horizon, text);
        if (const Status written = flush(); !written)
            return written.error();
        progress.done = slices.taken();
        if (progress.cancelled)
            return SysError{"write", ECANCELED, path, {}};
    }
    order.finish(slices.end(), text);
    if (const Status written = flush(); !written)
        return written.error();
    if (const Status committed = file->commit(); !committed)
        return committed.error();
    saved.totals = order.totals();
    return saved;
}

} // namespace readyscope
