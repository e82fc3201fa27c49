// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Runs of every model over every transport, as rows of a test.

#include "core/lab/models/model.h"
#include "core/lab/models/modelrunner.h"
#include "core/multiplexer/registry.h"
#include "core/text/errors.h"

#include <QTest>

#include <string>

Q_DECLARE_METATYPE(const readyscope::Model*)
Q_DECLARE_METATYPE(readyscope::Transport)

namespace readyscope::test {

inline constexpr int kEvents = 60;

// POSIX aio gets no stamps of streams.
inline bool isPossible(const Model& model, Transport transport) {
    return transport == Transport::Udp || !model.readsInLibrary();
}

inline void addRows(Transport transport) {
    for (const Model& model : models())
        if (isPossible(model, transport))
            QTest::addRow("%s %s", nameOf(transport).data(), model.name.data()) << &model << transport;
}

inline void addColumns() {
    QTest::addColumn<const Model*>("model");
    QTest::addColumn<Transport>("transport");
}

inline void modelRows() {
    addColumns();
    addRows(Transport::Udp);
    addRows(Transport::Tcp);
}

inline void streamRows() {
    addColumns();
    addRows(Transport::Tcp);
}

// Why it cannot be run here; empty where it can.
inline std::string reasonAgainst(const Model& model) {
    const bool needsRing = model.backend == Backend::IoUring || model.name == "asynchronous";
    const BackendInfo info = probeBackend(needsRing ? Backend::IoUring : Backend::Poll);
    return info.works ? std::string() : inEnglish(info.note);
}

inline ModelRun runOf(const Model& model, int descriptors, Transport transport = Transport::Udp) {
    ModelRun run;
    run.model = &model;
    run.descriptors = descriptors;
    run.events = kEvents;
    run.rate = 2'000;
    run.size = 300;
    run.transport = transport;
    return run;
}

} // namespace readyscope::test

// In a test whose rows they are: skips what cannot be run here.
#define READYSCOPE_FETCH_MODEL()                                                                                       \
    QFETCH(const Model*, model);                                                                                       \
    QFETCH(Transport, transport);                                                                                      \
    if (const std::string reason = reasonAgainst(*model); !reason.empty())                                             \
    QSKIP(reason.c_str())
