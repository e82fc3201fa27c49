// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// QtTest data rows, one a backend: a case is written once and runs over all seven.

#include "core/multiplexer/registry.h"

#include <QTest>

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

} // namespace readyscope::test

Q_DECLARE_METATYPE(readyscope::Backend)

// First in a test with backendRows(): declares `backend`.
#define READYSCOPE_FETCH_BACKEND()                                                                                     \
    QFETCH(readyscope::Backend, backend);                                                                              \
    if (const QString reason = readyscope::test::whyNot(backend); !reason.isEmpty())                                   \
    QSKIP(qPrintable(reason))
