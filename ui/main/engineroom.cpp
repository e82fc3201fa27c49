// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/engineroom.h"

#include "ui/engine/comparepanel.h"
#include "ui/engine/comparisonrunner.h"
#include "ui/engine/enginepage.h"
#include "ui/engine/enginestrip.h"
#include "ui/main/actions.h"
#include "ui/main/capturechoices.h"
#include "ui/main/controller.h"
#include "ui/main/enginebar.h"
#include "ui/main/pageframe.h"

namespace readyscope {

namespace {

// The engine is within a wait from the last return until the next, as far as the totals can tell.
EngineSample sampleOf(const EngineThread& engine) {
    EngineSample sample;
    const auto snapshot = engine.source().snapshot();
    sample.figures = engine.figures();
    sample.time = monotonicNow();
    if (engine.isCapturing() && snapshot->endWait() > snapshot->firstWait())
        sample.waitingSince = snapshot->wait(snapshot->endWait() - 1).returned;
    return sample;
}

} // namespace

EngineRoom::EngineRoom(Controller& controller, Actions& actions, PageFrame& frame, TimelineView& timeline,
                       QObject* parent)
    : QObject(parent), m_controller(controller), m_engine(controller.engine()), m_actions(actions), m_frame(frame),
      m_timeline(timeline) {
    connect(&frame, &PageFrame::closed, this, &EngineRoom::drop);
}

void EngineRoom::open() {
    if (!m_page)
        make();
    m_frame.showPage(m_page);
    m_page->setFocus();
}

bool EngineRoom::isShown() const { return m_page && m_frame.current() == m_page; }

CaptureChoices& EngineRoom::choices() const { return m_bar->choices(); }

void EngineRoom::make() {
    m_bar = new EngineBar(m_actions);
    const auto nameOfSocket = [this](SocketId socket) { return m_controller.info(socket).name; };
    m_page = new EnginePage(
        m_engine.source(), [this] { return sampleOf(m_engine); }, nameOfSocket, m_bar);
    m_page->addActions({m_actions.run, m_actions.single, m_actions.pause});
    m_frame.addPage(m_page, tr("Engine"));
    showWhose();
    wire();
    wireComparison();
    showSettings();
    showSocketCount();
    m_page->refresh();
}

void EngineRoom::wire() {
    EngineStrip& strip = m_page->strip();
    connectChoices(m_bar->choices(), m_controller);
    connect(m_page, &EnginePage::placeChanged, m_bar, &EngineBar::showPlace);
    connect(m_bar, &EngineBar::besideChosen, &m_controller,
            [this](bool on) { m_controller.post(command::AskBeside{on}); });
    connect(m_bar, &EngineBar::previousAsked, &strip, &EngineStrip::selectPrevious);
    connect(m_bar, &EngineBar::nextAsked, &strip, &EngineStrip::selectNext);
    connect(&m_engine, &EngineThread::settingsChanged, m_page, [this] { showSettings(); });
    connect(&m_controller, &Controller::said, m_page, [this] { showSettings(); });
    const auto refresh = [this] {
        if (m_page->isVisible())
            m_page->refresh();
    };
    connect(&m_engine, &EngineThread::advanced, m_page, refresh);
    connect(&m_frame, &PageFrame::currentChanged, m_page, refresh);
    // One view is paused with the other, and goes on with it.
    strip.setPaused(m_timeline.isPaused());
    connect(&m_timeline, &TimelineView::pausedChanged, &strip, &TimelineView::setPaused);
    connect(&strip, &TimelineView::pausedChanged, &m_timeline, &TimelineView::setPaused);
    strip.setWallClock(m_timeline.isWallClock());
    connect(&m_timeline, &TimelineView::wallClockChanged, &strip, &TimelineView::setWallClock);
    connect(&strip, &TimelineView::wallClockChanged, &m_timeline, &TimelineView::setWallClock);
}

// The page's own, so that it ends with the page.
void EngineRoom::wireComparison() {
    auto* runner = new ComparisonRunner(m_engine, m_page);
    ComparePanel& panel = m_page->compare();
    connect(&panel, &ComparePanel::runAsked, runner, [this, runner, &panel] {
        runner->run(panel.options(), static_cast<std::uint64_t>(m_controller.socketCount()));
    });
    connect(&panel, &ComparePanel::cancelAsked, runner, &ComparisonRunner::cancel);
    connect(runner, &ComparisonRunner::changed, &panel,
            [runner, &panel] { panel.show(*runner->comparison(), monotonicNow()); });
    connect(&m_controller, &Controller::socketCountChanged, m_page, [this] { showSocketCount(); });
    connect(&m_engine, &EngineThread::capturingChanged, &panel, &ComparePanel::setCapturing);
    panel.setCapturing(m_engine.isCapturing());
}

void EngineRoom::setFileShown(bool file) {
    m_fileShown = file;
    if (m_page)
        showWhose();
}

void EngineRoom::showWhose() { m_frame.setSecond(m_page, m_fileShown ? tr("live, not of the file") : QString()); }

void EngineRoom::showSocketCount() {
    m_page->compare().setSockets(static_cast<std::uint64_t>(m_controller.socketCount()));
}

void EngineRoom::showSettings() {
    m_bar->choices().showSettings(m_engine.settings());
    m_bar->showBeside(m_engine.settings().askBeside);
    m_page->showSettings(m_engine.settings());
}

void EngineRoom::drop(QWidget* page) {
    if (page != m_page)
        return;
    m_bar = nullptr;
    delete std::exchange(m_page, nullptr); // at once: the engine's signals still come to it
}

} // namespace readyscope
