// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Qt's own dispatcher for Unix (over ppoll): a QSocketNotifier a pair.

#include "tests/bench/drivers.h"
#include "tests/bench/inthread.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QSocketNotifier>

#include <memory>

namespace readyscope::bench {

namespace {

void loop(Chain& chain) {
    QEventLoop loop;
    std::vector<std::unique_ptr<QSocketNotifier>> notifiers;
    for (int pair = 0; pair < chain.pairs(); ++pair) {
        notifiers.push_back(std::make_unique<QSocketNotifier>(chain.readEnd(pair), QSocketNotifier::Read));
        QObject::connect(notifiers.back().get(), &QSocketNotifier::activated, [&chain, pair] { chain.readable(pair); });
    }
    chain.onEnd([&loop] { loop.quit(); });
    chain.start();
    loop.exec();
}

} // namespace

std::vector<Driver> qtDrivers() {
    // With GLib its main loop would be measured; the variable is read when a thread gets its dispatcher.
    qputenv("QT_NO_GLIB", "1");
    static int argc = 1;
    static char name[] = "bench";
    static char* argv[] = {name, nullptr};
    static const QCoreApplication kApplication(argc, argv);
    return {{"Qt", "ppoll", inThread<loop>}};
}

} // namespace readyscope::bench
