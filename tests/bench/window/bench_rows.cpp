// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Table and timeline of 10,000 sockets whose states change 100,000 times a second: what a frame takes while one
// scrolls, sorts and filters, and how often a second the table's model says that something is otherwise.
//
//   bench_rows [ROWS]   (10,000)

#include "tests/bench/window/arrivals.h"
#include "tests/bench/window/frameapplication.h"

#include "ui/common/look.h"
#include "ui/sockets/filter.h"
#include "ui/sockets/rowfilter.h"
#include "ui/sockets/socketmodel.h"
#include "ui/sockets/sockettableview.h"
#include "ui/timeline/timelineview.h"

#include <QScrollBar>
#include <QSplitter>
#include <QTimer>
#include <QTreeView>

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <iterator>

using namespace readyscope;
using namespace readyscope::bench;

namespace {

constexpr std::uint64_t kRate = 100'000;
constexpr std::chrono::milliseconds kRun{5'000}, kRefresh{40}, kFrame{16}, kAct{250};

SocketInfo socketOf(SocketId id) {
    SocketInfo info;
    info.id = id;
    info.name = "lane" + std::to_string(id);
    info.kind = Kind::TcpClient;
    info.state = SocketState::Open;
    info.peer = "127.0.0.1:" + std::to_string(1'024 + id);
    info.fd = static_cast<int>(id) + 10;
    return info;
}

// As the window has them side by side.
class Views {
public:
    Views(const Source& source, SocketId rows) : m_source(source), m_timeline(source, m_table.rows()) {
        QVector<SocketInfo> sockets;
        for (SocketId id = 1; id <= rows; ++id)
            sockets.append(socketOf(id));
        m_table.setSource(&source);
        m_table.socketsChanged(sockets);
        m_splitter.addWidget(&m_table);
        m_splitter.addWidget(&m_timeline);
        m_splitter.resize(1'440, 900);
        m_splitter.show();
        QObject::connect(&m_refresh, &QTimer::timeout, &m_refresh, [this] {
            const auto snapshot = m_source.snapshot();
            m_timeline.advance(snapshot);
            m_table.refresh(snapshot->totals().now, snapshot);
        });
        QObject::connect(m_table.model(), &SocketModel::dataChanged, &m_refresh, [this] { m_isOtherwise = true; });
        m_refresh.start(kRefresh);
    }

    void print(FrameApplication& application, const char* what, std::chrono::milliseconds each,
               const std::function<void(int)>& act) {
        QTimer timer;
        timer.setTimerType(Qt::PreciseTimer);
        int step = 0;
        int updates = 0;
        QObject::connect(&timer, &QTimer::timeout, &timer, [&] { act(step++); });
        const auto counting = QObject::connect(&m_refresh, &QTimer::timeout, &timer, [&] {
            updates += m_isOtherwise ? 1 : 0;
            m_isOtherwise = false;
        });
        timer.start(each);
        const FrameApplication::Run run = application.run(kRun);
        QObject::disconnect(counting);
        std::printf("| %s |", what);
        printFrames(run);
        std::printf(" %.0f | %.0f %% |\n", static_cast<double>(updates) / run.seconds, run.share * 100);
        std::fflush(stdout);
    }

    SocketTableView& table() { return m_table; }
    QTreeView& tree() { return *m_table.findChild<QTreeView*>(); }

private:
    const Source& m_source;
    QSplitter m_splitter; // ends after those in it, which take themselves out
    SocketTableView m_table;
    TimelineView m_timeline;
    QTimer m_refresh;
    bool m_isOtherwise = false;
};

Filter filterOf(const char* words) { return std::get<Filter>(parseFilter(QString::fromLatin1(words))); }

} // namespace

int main(int argc, char** argv) {
    FrameApplication application(argc, argv);
    applyTheme(application, Theme::Light);
    const auto rows = static_cast<SocketId>(argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 10'000);
    Arrivals arrivals(rows, kRate, 1'000'000);
    arrivals.start();
    Views views(arrivals.store(), rows);
    std::printf(
        "#### %u rows, %llu transitions a second\n\n"
        "| meanwhile | frame, median / p99 / longest, ms | frames a second | updates of the model a second | of "
        "a core |\n| --- | --: | --: | --: | --: |\n",
        rows, static_cast<unsigned long long>(kRate));
    views.print(application, "nothing", kRun, [](int) {});
    QScrollBar& bar = *views.tree().verticalScrollBar();
    views.print(application, "scrolling, three rows a frame", kFrame, [&bar](int step) {
        const int steps = std::max(1, bar.maximum() / 3);
        bar.setValue(step / steps % 2 == 0 ? step % steps * 3 : bar.maximum() - step % steps * 3);
    });
    views.print(application, "sorting, four times a second", kAct, [&views](int step) {
        views.tree().sortByColumn(step / 2 % 3, step % 2 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
    });
    constexpr const char* kTyped[] = {"l", "la", "lane7", "has:ERR", "is:ready", ""};
    views.print(application, "filtering, a key four times a second", kAct, [&](int step) {
        views.table().filter().setFilter(filterOf(kTyped[static_cast<std::size_t>(step) % std::size(kTyped)]));
    });
    return 0;
}
