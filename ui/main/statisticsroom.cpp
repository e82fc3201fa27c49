// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/statisticsroom.h"

#include "ui/common/lanerows.h"
#include "ui/common/texts.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/statisticspage.h"
#include "ui/sockets/sockettableview.h"
#include "ui/timeline/timelineview.h"

namespace readyscope {

namespace {
constexpr std::chrono::milliseconds kPace{250}; // while the trace grows
constexpr Nanos kShare = 20;                    // measuring takes at most a twentieth of the time
} // namespace

StatisticsRoom::StatisticsRoom(TimelineView& timeline, SocketTableView& table, Inspector& inspector, QObject* parent)
    : QObject(parent), m_timeline(timeline), m_table(table), m_inspector(inspector), m_page(inspector.statistics()) {
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &StatisticsRoom::ask);
    connect(&m_page, &StatisticsPage::shown, this, &StatisticsRoom::ask);
    connect(&m_page, &StatisticsPage::overChanged, this, &StatisticsRoom::ask);
    connect(&m_table, &SocketTableView::currentChanged, this, &StatisticsRoom::ask);
    connect(&m_timeline, &TimelineView::viewChanged, this, &StatisticsRoom::askSoon);
    connect(&m_timeline, &TimelineView::cursorsChanged, this, [this] {
        if (m_timeline.cursors().areBoth())
            choose(StatisticsOver::Range);
        else
            askSoon();
    });
    connect(&m_timeline, &TimelineView::areaChanged, this, [this] {
        if (m_timeline.area())
            choose(StatisticsOver::Area);
        else
            askSoon();
    });
    connect(&m_timeline, &TimelineView::areaSelected, this, [this] { m_inspector.setPage(Inspector::StatisticsTab); });
    offer();
}

// What was measured last by hand is what is meant.
void StatisticsRoom::choose(StatisticsOver over) {
    offer();
    m_page.setOver(over);
    m_background.cancel(); // it is of something else
    askSoon();
}

void StatisticsRoom::offer() {
    const TraceTotals totals = m_timeline.snapshot().totals();
    const Cursors& cursors = m_timeline.cursors();
    const auto& area = m_timeline.area();
    m_page.offer(StatisticsOver::Range, cursors.areBoth() ? durationText(cursors.to() - cursors.from()) : QString());
    m_page.offer(StatisticsOver::Area, area ? durationText(area->to - area->from) : QString());
    m_page.offer(StatisticsOver::View, durationText(m_timeline.scale().span()));
    m_page.offer(StatisticsOver::Trace, durationText(std::max<Nanos>(0, totals.now - totals.begin)));
    const bool gone = (m_page.over() == StatisticsOver::Range && !cursors.areBoth()) ||
                      (m_page.over() == StatisticsOver::Area && !area);
    if (gone)
        m_page.setOver(StatisticsOver::View);
}

StatisticsQuestion StatisticsRoom::question() const {
    StatisticsQuestion question;
    question.snapshot = m_timeline.sharedSnapshot();
    question.over = m_page.over();
    const TraceTotals totals = question.snapshot->totals();
    question.from = totals.begin;
    question.to = totals.now;
    if (question.over == StatisticsOver::Range) {
        question.from = m_timeline.cursors().from();
        question.to = m_timeline.cursors().to();
    } else if (question.over == StatisticsOver::Area) {
        question.from = m_timeline.area()->from;
        question.to = m_timeline.area()->to;
    } else if (question.over == StatisticsOver::View) {
        question.from = m_timeline.scale().from();
        question.to = m_timeline.scale().to();
    }
    question.to = std::min(question.to, totals.now); // nothing is known beyond
    question.from = std::min(std::max(question.from, totals.begin), question.to);
    const SocketId current = m_table.current();
    question.lanes = question.over == StatisticsOver::Area ? m_timeline.area()->lanes
                     : current == kNoSocket                ? m_table.rows()->order()
                                                           : QVector<SocketId>{current};
    for (const SocketId socket : std::as_const(question.lanes)) {
        const QString name = QString::fromStdString(m_table.rows()->info(socket).name);
        question.names.append(name.isEmpty() ? tr("socket %1").arg(socket) : name); // removed meanwhile
    }
    return question;
}

void StatisticsRoom::askSoon() {
    m_isOld = m_background.isBusy();
    if (!m_page.isVisible() || m_soon.isActive() || m_isOld)
        return;
    const Nanos due = m_asked + std::max<Nanos>(std::chrono::nanoseconds(kPace).count(), kShare * m_taken);
    m_soon.start(std::chrono::milliseconds(std::max<Nanos>(0, due - monotonicNow()) / kMillisecond));
}

void StatisticsRoom::ask() {
    if (!m_page.isVisible())
        return;
    m_soon.stop();
    m_isOld = false;
    offer();
    m_asked = monotonicNow();
    m_page.showBusy(m_taken > std::chrono::nanoseconds(kPace).count());
    const auto work = [question = question()](const Background::Cancelled& cancelled) {
        return measured(question, cancelled);
    };
    m_background.run(work, [this](const StatisticsAnswer& answer) {
        m_taken = monotonicNow() - m_asked;
        m_page.show(answer);
        emit answered();
        if (m_isOld)
            askSoon();
    });
}

} // namespace readyscope
