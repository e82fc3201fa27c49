// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/tracefiles.h"

#include "core/engine/captureheader.h"
#include "core/text/errors.h"
#include "core/trace/jsonloader.h"
#include "core/trace/jsonsaver.h"
#include "ui/common/settings.h"
#include "ui/common/texts.h"
#include "ui/main/capturepage.h"
#include "ui/main/demorunner.h"
#include "ui/main/tracedialogs.h"
#include "ui/main/usesrunner.h"
#include "ui/sockets/sockettableview.h"
#include "ui/timeline/timelineview.h"

#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <optional>

namespace readyscope {

namespace {

QString lastPart(const QString& path) { return QFileInfo(path).fileName(); }

QString recordsText(const TraceTotals& totals) {
    const QString transitions = totals.transitions == 1
                                    ? TraceFiles::tr("1 transition")
                                    : TraceFiles::tr("%1 transitions").arg(countText(totals.transitions));
    return totals.waits == 1 ? TraceFiles::tr("%1 and 1 wait").arg(transitions)
                             : TraceFiles::tr("%1 and %2 waits").arg(transitions, countText(totals.waits));
}

bool sameRecords(const TraceTotals& a, const TraceTotals& b) {
    return a.begin == b.begin && a.transitions == b.transitions && a.waits == b.waits;
}

} // namespace

TraceFiles::TraceFiles(QWidget& window, Controller& controller, DemoRunner& demo, UsesRunner& uses, CapturePage& page,
                       Settings& settings)
    : QObject(&window), m_window(window), m_controller(controller), m_demo(demo), m_uses(uses), m_page(page),
      m_settings(settings), m_job(this) {
    connect(&controller.engine(), &EngineThread::socketsChanged, this, [this](const QVector<SocketInfo>& sockets) {
        const bool could = canSave();
        for (const SocketInfo& socket : sockets)
            m_log.add(socket);
        if (could != canSave())
            emit changed();
    });
    connect(&controller.engine(), &EngineThread::errorsArrived, this, [this](const QVector<ErrorRecord>& errors) {
        for (const ErrorRecord& error : errors)
            m_log.add(error);
    });
}

TraceFiles::~TraceFiles() = default;

QString TraceFiles::fileName() const { return lastPart(m_path); }

EngineSettings TraceFiles::lastSettings() const {
    const auto snapshot = m_opened->store->snapshot();
    const CaptureHeader last = headerAt(m_opened->notes.header, *snapshot, snapshot->totals().now);
    EngineSettings settings;
    settings.backend = last.backend;
    settings.timeout = last.timeout;
    settings.mode = last.mode;
    return settings;
}

bool TraceFiles::canSave() const { return m_opened || !m_log.empty(); }

// What the demo does it does again at a key, and so do the five uses.
bool TraceFiles::isUnsaved() const {
    if (m_marked)
        return true;
    if (m_opened || m_log.empty() || sameRecords(m_controller.engine().source().snapshot()->totals(), m_saved))
        return false;
    const TraceNotes notes = m_log.notes();
    return std::any_of(notes.sockets.begin(), notes.sockets.end(), [this](const SharedSocketInfo& socket) {
        return !m_demo.isOf(*socket) && !m_uses.isOf(*socket);
    });
}

bool TraceFiles::refuseWhileBusy() {
    if (!m_job.isRunning() && !m_ending)
        return false;
    emit said({tr("%1 is not over yet. Wait for it, or cancel it.").arg(m_job.words()), true, {}, {}});
    return true;
}

void TraceFiles::askFirst(const std::function<void()>& then) {
    if (!isUnsaved()) {
        then();
        return;
    }
    const TraceTotals totals = m_controller.engine().source().snapshot()->totals();
    const QString what = m_opened ? tr("What was done to the markers of %1 would be lost.").arg(fileName())
                                  : tr("%1 would be lost.").arg(recordsText(totals));
    askToSave(
        m_window, what, [this, then] { chooseTarget({}, then); }, then);
}

void TraceFiles::chooseFile() {
    const QString folder = m_path.isEmpty() ? QDir::currentPath() : QFileInfo(m_path).absolutePath();
    connect(openDialog(m_window, folder), &QFileDialog::fileSelected, this, &TraceFiles::openFile);
}

void TraceFiles::open(const QString& path, const std::function<void(const SysError&)>& failed) {
    if (refuseWhileBusy())
        return;
    auto result = std::make_shared<std::optional<Result<OpenedTrace>>>();
    m_job.start(
        tr("Opening %1").arg(lastPart(path)),
        [result, path = path.toStdString()](FileProgress& progress) { result->emplace(openTrace(path, progress)); },
        [this, result, path, failed] {
            Result<OpenedTrace>& trace = **result;
            if (!trace) {
                sayFailure(trace.error());
                if (failed)
                    failed(trace.error());
                return;
            }
            auto opened =
                std::make_shared<std::unique_ptr<OpenedTrace>>(std::make_unique<OpenedTrace>(std::move(*trace)));
            askFirst([this, path, opened] { endCapture([this, path, opened] { show(path, std::move(*opened)); }); });
        });
}

// The sockets of a capture that was going on are closed and gone; their lanes too.
void TraceFiles::endCapture(std::function<void()> then) {
    m_ending = true;
    m_demo.stop();
    emit captureEnds();
    m_uses.stopAll();
    const auto sockets = m_controller.sockets();
    for (const SocketId socket : sockets)
        m_controller.engine().post(command::Remove{{socket, {}}, true});
    m_controller.ask(command::ClearHistory{}, [this, then = std::move(then)](const Answer&) {
        // One may have been accepted meanwhile.
        if (m_controller.socketCount() > 0) {
            endCapture(then);
            return;
        }
        m_ending = false;
        m_log.clear();
        m_saved = {};
        m_marked = false;
        m_controller.undo().clear();
        m_path.clear();
        then();
    });
}

void TraceFiles::show(const QString& path, std::unique_ptr<OpenedTrace> trace) {
    std::swap(m_opened, trace);
    m_marked = false;
    m_controller.undo().clear();
    m_path = QFileInfo(path).absoluteFilePath();
    m_page.showTrace(*m_opened->store, lastSettings().backend,
                     QVector<SocketInfo>(m_opened->sockets.begin(), m_opened->sockets.end()));
    m_settings.addRecentTrace(m_path);
    emit recentChanged();
    emit changed();
    sayOpened();
    // The one before goes now that nothing shows it any more.
}

void TraceFiles::sayOpened() {
    if (m_opened->problemCount > 0) {
        const LineProblem& first = m_opened->problems.front();
        const QString words =
            m_opened->problemCount == 1
                ? tr("%1: line %2: %3").arg(fileName(), countText(first.line), translated(first.words))
                : tr("%1: %2 lines are wrong, the first is line %3: %4")
                      .arg(fileName(), countText(m_opened->problemCount), countText(first.line),
                           translated(first.words));
        emit said({words, true, tr("Show"), [this] {
                       if (m_opened)
                           showProblems(m_window, fileName(), *m_opened);
                   }});
        return;
    }
    const QString words = tr("%1: %2").arg(fileName(), recordsText(m_opened->store->snapshot()->totals()));
    emit said({m_opened->ended ? words : tr("%1; the capture had not ended yet").arg(words), false, {}, {}});
}

void TraceFiles::close() {
    if (refuseWhileBusy())
        return;
    if (!m_opened) {
        askFirst([this] { endCapture([this] { emit changed(); }); });
        return;
    }
    askFirst([this] {
        m_page.showLive();
        m_opened.reset();
        m_marked = false;
        m_controller.undo().clear();
        m_path.clear();
        m_log.clear();
        emit changed();
    });
}

void TraceFiles::save() {
    if (m_path.isEmpty() || m_opened)
        saveAs();
    else
        saveTo(m_path, {});
}

void TraceFiles::saveAs() { chooseTarget({}, {}); }

QString TraceFiles::suggestedPath(bool whole) const {
    const QFileInfo file(m_path);
    if (!m_path.isEmpty())
        return whole ? m_path : file.dir().filePath(tr("%1 part.jsonl").arg(file.completeBaseName()));
    return QDir::current().filePath(QStringLiteral("capture-%1.jsonl")
                                        .arg(QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"))));
}

void TraceFiles::chooseTarget(const TraceSelection& selection, const std::function<void()>& then) {
    if (refuseWhileBusy())
        return;
    connect(saveDialog(m_window, suggestedPath(selection.isWhole())), &QFileDialog::fileSelected, this,
            [this, selection, then](const QString& path) { saveTo(path, selection, then); });
}

void TraceFiles::chooseSelection() {
    const ViewedTime viewed = m_page.timeline().viewed();
    SelectionChoices choices;
    choices.view = {viewed.from, viewed.from + viewed.span};
    const Cursors& cursors = m_page.timeline().cursors();
    if (cursors.areBoth())
        choices.cursors = SelectionChoices::Span{cursors.from(), cursors.to()};
    choices.area = m_page.timeline().area();
    choices.sockets = m_page.family(m_page.table().current());
    if (!choices.sockets.empty())
        choices.socket = m_page.nameOf(m_page.table().current());
    readyscope::chooseSelection(m_window, choices,
                                [this](const TraceSelection& selection) { chooseTarget(selection, {}); });
}

void TraceFiles::mark(const std::string& text, Nanos time, const std::string& was) {
    const bool wasMarked = std::exchange(m_marked, true);
    if (m_opened) {
        m_opened->store->append(Marker{time, MarkerKind::User, text, was, was.empty() ? std::string() : text});
        m_page.refresh();
    } else {
        m_controller.post(command::Mark{text, time, was});
    }
    if (!wasMarked)
        emit unsavedChanged();
}

void TraceFiles::saveTo(const QString& path, const TraceSelection& selection, const std::function<void()>& then) {
    if (refuseWhileBusy())
        return;
    if (m_opened) {
        write(path, selection, m_opened->store->snapshot(), std::make_shared<const TraceNotes>(m_opened->notes), then);
        return;
    }
    // An answer comes after all that was said of sockets before it: then the notes know each that the snapshot has.
    const auto snapshot = m_controller.engine().source().snapshot();
    const command::AskBeside asItIs{m_controller.engine().settings().askBeside};
    m_controller.ask(asItIs, [this, path, selection, snapshot, then](const Answer&) {
        if (refuseWhileBusy())
            return;
        auto notes = std::make_shared<TraceNotes>(m_log.notes());
        notes->header = headerOfLive(headerFor(m_controller.engine().settings()), *snapshot);
        write(path, selection, snapshot, notes, then);
    });
}

void TraceFiles::write(const QString& path, const TraceSelection& selection,
                       const std::shared_ptr<const Snapshot>& snapshot, const std::shared_ptr<const TraceNotes>& notes,
                       const std::function<void()>& then) {
    auto result = std::make_shared<std::optional<Result<SavedTrace>>>();
    const TraceTotals totals = snapshot->totals();
    m_writing = m_job.start(
        tr("Saving %1").arg(lastPart(path)),
        [=, path = path.toStdString()](FileProgress& progress) {
            result->emplace(saveTrace(path, *snapshot, *notes, selection, progress));
        },
        [=, this] {
            m_writing = false;
            const Result<SavedTrace>& saved = **result;
            if (!saved) {
                sayFailure(saved.error());
                emit changed();
                return;
            }
            if (selection.isWhole()) {
                m_path = QFileInfo(path).absoluteFilePath();
                m_saved = m_opened ? TraceTotals() : totals;
                m_marked = false;
            }
            m_settings.addRecentTrace(QFileInfo(path).absoluteFilePath());
            emit recentChanged();
            emit changed();
            saySaved(path, *saved);
            if (then)
                then();
        });
}

void TraceFiles::saySaved(const QString& path, const SavedTrace& saved) {
    TraceTotals totals;
    totals.transitions = saved.totals.transitions;
    totals.waits = saved.totals.waits;
    emit said({tr("%1 is saved: %2").arg(lastPart(path), recordsText(totals)), false, {}, {}});
}

void TraceFiles::sayFailure(const SysError& error) {
    const QString file = lastPart(QString::fromStdString(error.subject));
    if (error.errnum != ECANCELED)
        emit said({translated(sentenceFor(error)), true, {}, {}});
    else if (error.call == "write")
        emit said({tr("Saving was cancelled; no file was changed."), false, {}, {}});
    else
        emit said({tr("%1 was not opened: cancelled.").arg(file), false, {}, {}});
}

} // namespace readyscope
