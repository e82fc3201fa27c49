// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// QtTest data rows, one a backend: a case is written once and runs over all seven.

#include "core/multiplexer/registry.h"

#include <QTest>

#include <cerrno>
#include <csignal>
#include <vector>

namespace readyscope::test {

inline void backendRows() {
    QTest::addColumn<readyscope::Backend>("backend");
    for (const Backend backend : kBackends)
        QTest::newRow(nameOf(backend).data()) << backend;
}

// Why this machine cannot run the row; empty where it can.
inline QString whyNot(Backend backend) {
    static const std::vector<BackendInfo> kProbed = probeBackends();
    const BackendInfo& info = kProbed.at(static_cast<std::size_t>(backend));
    return info.works ? QString() : QString::fromStdString(inEnglish(info.note));
}

// A ring that was closed, as by the probe above, leaves work for its task behind (io_ring_exit_work), and that
// interrupts a wait of epoll as a signal does: EINTR, though no handler ran. The other calls are begun again by the
// kernel.
inline Outcome waitBesideClosedRings(Multiplexer& multiplexer, Nanos timeout, const sigset_t* mask,
                                     std::vector<Ready>& ready) {
    Outcome outcome;
    do
        outcome = multiplexer.wait(timeout, mask, ready);
    while (outcome.error == EINTR);
    return outcome;
}

} // namespace readyscope::test

Q_DECLARE_METATYPE(readyscope::Backend)

// First in a test with backendRows(): declares `backend`.
#define READYSCOPE_FETCH_BACKEND()                                                                                     \
    QFETCH(readyscope::Backend, backend);                                                                              \
    if (const QString reason = readyscope::test::whyNot(backend); !reason.isEmpty())                                   \
    QSKIP(qPrintable(reason))
