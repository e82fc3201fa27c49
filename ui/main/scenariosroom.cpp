// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/scenariosroom.h"

#include "ui/common/filebytes.h"
#include "ui/common/settings.h"
#include "ui/main/controller.h"
#include "ui/main/pageframe.h"
#include "ui/main/usesrunner.h"
#include "ui/scenarios/recipeview.h"
#include "ui/scenarios/scenariopanel.h"
#include "ui/scenarios/scenariospage.h"
#include "ui/scenarios/socketview.h"
#include "ui/scenarios/socketwords.h"
#include "ui/scenarios/stepsexport.h"
#include "ui/scenarios/useview.h"

#include <QAction>
#include <QFileDialog>
#include <QMenu>
#include <QPixmap>

#include <utility>

namespace readyscope {

ScenariosRoom::ScenariosRoom(PageFrame& frame, UsesRunner& runner, Controller& controller, Settings& settings,
                             QObject* parent)
    : QObject(parent), m_frame(frame), m_runner(runner), m_controller(controller), m_settings(settings) {
    connect(&frame, &PageFrame::closed, this, &ScenariosRoom::drop);
    connect(&runner, &UsesRunner::runningChanged, this, [this](const QString& name, bool running) {
        if (!running)
            m_startedHere.remove(name);
        showUse(name);
    });
    connect(&runner, &UsesRunner::rowsChanged, this, &ScenariosRoom::showUse);
    connect(&runner, &UsesRunner::advanced, this, [this] {
        if (isShown() && &m_page->view() == m_uses)
            m_uses->show(m_runner.state(m_uses->scenario()));
    });
    connect(&controller, &Controller::socketChanged, this, [this](SocketId socket) {
        if (m_sockets)
            m_sockets->watches().take(m_controller.info(socket));
    });
    connect(&controller.engine(), &EngineThread::capturingChanged, this, [this](bool capturing) {
        if (!capturing)
            stopWatching();
    });
}

void ScenariosRoom::find() { m_page->panel().find(); }

bool ScenariosRoom::isShown() const { return m_page && m_frame.current() == m_page; }

void ScenariosRoom::open() {
    if (!m_page)
        make();
    m_frame.showPage(m_page);
    m_page->setFocus();
}

void ScenariosRoom::show(const QString& entry) {
    open();
    m_page->select(entry);
}

void ScenariosRoom::runRecipe(const QString& name) {
    open();
    const recipes::Recipe* recipe = recipes::recipeNamed(name.toStdString());
    if (recipe == nullptr)
        return;
    m_page->select(RecipeView::entryOf(*recipe));
    m_page->run();
}

void ScenariosRoom::watch(SocketId socket) {
    const SocketInfo info = m_controller.info(socket);
    if (info.id == kNoSocket) {
        emit said(tr("That socket was removed from the capture, so there is nothing to ask about."));
        return;
    }
    const QString name = QString::fromStdString(info.name);
    if (!m_controller.engine().isCapturing()) {
        emit said(tr("The capture is stopped, and who watches beside it would be alone. Run it first (Space)."));
        return;
    }
    open();
    if (m_sockets->watches().find(socket) == nullptr && m_sockets->watches().isFull())
        emit said(tr("%1 sockets are in the list already, seven observers each. Take one out first (Delete).")
                      .arg(SocketWatches::kMost));
    else if (!m_sockets->watches().watch(info))
        emit said(tr("%1 is not open any more, so there is nothing to ask about.").arg(name));
    else
        m_page->select(entryOf(socket));
}

void ScenariosRoom::stopWatching() {
    if (m_sockets)
        m_sockets->watches().stopAll();
}

std::optional<PageStatus> ScenariosRoom::status() const {
    return isShown() ? std::optional(m_page->status()) : std::nullopt;
}

void ScenariosRoom::make() {
    m_page = new ScenariosPage;
    makeUses();
    makeSockets();
    m_page->restoreLayout(m_settings);
    makeExports();
    m_frame.addPage(m_page, tr("Scenarios"));
    connect(m_page, &ScenariosPage::caseAsked, this, &ScenariosRoom::caseAsked);
    connect(&m_page->recipes(), &RecipeView::captureAsked, this, &ScenariosRoom::captureAsked);
    connect(m_page, &ScenariosPage::statusChanged, this, &ScenariosRoom::showStatus);
}

void ScenariosRoom::makeUses() {
    m_uses = new UseView;
    m_page->addView(m_uses, 0);
    for (const Scenario& scenario : scenarios())
        m_uses->show(m_runner.state(scenario));
    m_uses->setWhyNone(m_whyNoUses);
    connect(m_uses, &UseView::startAsked, this, &ScenariosRoom::startUse);
    connect(m_uses, &UseView::stopAsked, &m_runner, &UsesRunner::stop);
    connect(m_uses, &UseView::rowAsked, this, &ScenariosRoom::rowAsked);
    connect(m_uses, &UseView::captureAsked, this,
            [this](const Scenario& scenario) { emit rowAsked(m_runner.firstRow(scenario)); });
}

void ScenariosRoom::startUse(const ScenarioChoice& choice) {
    m_startedHere.insert(QString::fromStdString(choice.scenario->name));
    m_runner.start(choice);
}

void ScenariosRoom::showUse(const QString& name) {
    if (m_uses)
        m_uses->show(m_runner.state(*scenarioNamed(name.toStdString())));
}

void ScenariosRoom::setWhyNoUses(const QString& why) {
    m_whyNoUses = why;
    if (m_uses)
        m_uses->setWhyNone(why);
}

void ScenariosRoom::makeSockets() {
    m_sockets = new SocketView(m_controller.engine().inspection());
    m_page->addView(m_sockets, 1);
    connect(m_sockets, &SocketView::watchAsked, this, &ScenariosRoom::watch);
    connect(m_sockets, &SocketView::rowAsked, this, &ScenariosRoom::rowAsked);
}

void ScenariosRoom::showStatus() {
    const RecipeRunner& runner = m_page->recipes().runner();
    m_frame.setSecond(m_page, runner.isSeries() ? tr("%1 of %2").arg(runner.done()).arg(runner.total()) : QString());
    emit statusChanged();
}

void ScenariosRoom::makeExports() {
    const auto add = [this](const QString& words, const QString& ending, std::function<QByteArray()> bytes) {
        connect(m_page->recipes().exports().addAction(words), &QAction::triggered, m_page,
                [this, words, ending, bytes = std::move(bytes)] { exportTo(words, ending, bytes); });
    };
    add(tr("Steps as &CSV…"), QStringLiteral("csv"),
        [this] { return stepsCsv(*m_page->recipes().recipe(), m_page->recipes().result()->report); });
    add(tr("Steps as &JSON Lines…"), QStringLiteral("jsonl"),
        [this] { return stepsJsonLines(*m_page->recipes().recipe(), m_page->recipes().result()->report); });
    add(tr("Whole &Page as PNG…"), QStringLiteral("png"), [this] { return pngOf(m_page->grab()); });
}

// What is written is what was shown when it was asked for, whatever runs while the name is chosen.
void ScenariosRoom::exportTo(const QString& title, const QString& ending, const std::function<QByteArray()>& bytes) {
    if (m_page->recipes().result() == nullptr)
        return;
    auto* dialog = new QFileDialog(m_page, QString(title).remove(QLatin1Char('&')).remove(QChar(0x2026)));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    dialog->selectFile(QString::fromStdString(m_page->recipes().recipe()->name) + QLatin1Char('.') + ending);
    connect(dialog, &QFileDialog::fileSelected, m_page, [this, written = bytes()](const QString& file) {
        const QString problem = writeFile(file, written);
        emit said(problem.isEmpty() ? tr("Written: %1").arg(file) : problem);
    });
    dialog->open();
}

void ScenariosRoom::save() {
    if (m_page)
        m_page->saveLayout(m_settings);
}

void ScenariosRoom::drop(QWidget* page) {
    if (page != m_page)
        return;
    save();
    m_uses = nullptr;
    m_sockets = nullptr;
    delete std::exchange(m_page, nullptr); // at once, and its run with it
    const QSet<QString> started = std::exchange(m_startedHere, {});
    for (const QString& name : started)
        m_runner.stop(*scenarioNamed(name.toStdString()));
}

} // namespace readyscope
