// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/labroom.h"

#include "core/lab/models/model.h"
#include "ui/common/filebytes.h"
#include "ui/common/settings.h"
#include "ui/common/texts.h"
#include "ui/lab/chartpanel.h"
#include "ui/lab/costpanel.h"
#include "ui/lab/labpage.h"
#include "ui/lab/labrunner.h"
#include "ui/lab/programdialog.h"
#include "ui/main/labbar.h"
#include "ui/main/pageframe.h"

#include <QAction>
#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>
#include <QStandardPaths>

namespace readyscope {

LabRoom::LabRoom(PageFrame& frame, Settings& settings, QObject* parent)
    : QObject(parent), m_frame(frame), m_settings(settings),
      m_earlier(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/lab")) {
    connect(&frame, &PageFrame::closed, this, &LabRoom::drop);
}

bool LabRoom::isShown() const { return m_page && m_frame.current() == m_page; }

void LabRoom::open() {
    if (!m_page)
        make();
    m_frame.showPage(m_page);
    m_page->setFocus();
}

void LabRoom::make() {
    m_bar = new LabBar;
    m_page = new LabPage(m_bar);
    m_runner = new LabRunner(m_page); // the page's own, so that it ends with the page
    m_page->addActions({m_bar->run(), m_bar->cancel()});
    m_frame.addPage(m_page, tr("I/O models"));
    m_bar->setOptions(m_settings.series());
    m_page->setModels(m_bar->models());
    m_page->costs().setEarlier(m_earlier.entries());
    makeExports();
    wire();
}

void LabRoom::wire() {
    connect(m_bar->run(), &QAction::triggered, m_page, [this] { run(); });
    connect(m_bar->cancel(), &QAction::triggered, m_runner, &LabRunner::cancel);
    connect(m_bar, &LabBar::modelsChanged, m_page, [this] {
        if (m_runner->series() == nullptr)
            m_page->setModels(m_bar->models());
    });
    connect(m_runner, &LabRunner::changed, m_page, [this] { showRun(); });
    connect(m_runner, &LabRunner::progressed, m_page,
            [this] { m_bar->showProgress(*m_runner->series(), m_runner->left()); });
    connect(m_runner, &LabRunner::ended, m_page, [this](bool isComplete) { keep(isComplete); });
    connect(m_page, &LabPage::programAsked, this, &LabRoom::showProgram);
    connect(m_page, &LabPage::readOnAsked, this, &LabRoom::guideAsked);
    connect(&m_page->costs(), &CostPanel::besideChosen, this, &LabRoom::compareWith);
    connect(&m_page->costs(), &CostPanel::besideFileAsked, this, &LabRoom::askFile);
}

void LabRoom::makeExports() {
    QMenu& menu = m_page->costs().exports();
    const auto add = [this, &menu](const QString& words, const QString& suggested, std::function<QByteArray()> bytes) {
        connect(menu.addAction(words), &QAction::triggered, m_page,
                [this, words, suggested, bytes = std::move(bytes)] { exportTo(words, suggested, bytes); });
    };
    add(tr("Table as &CSV…"), QStringLiteral("models.csv"),
        [this] { return QByteArray::fromStdString(seriesCsv(m_page->rows())); });
    add(tr("&Figures as PNG…"), QStringLiteral("figures.png"), [this] { return pngOf(m_page->picture()); });
    add(tr("Cha&rt as PNG…"), QStringLiteral("chart.png"), [this] { return pngOf(m_page->chart().picture()); });
    add(tr("Whole &Page as PNG…"), QStringLiteral("models.png"), [this] { return pngOf(m_page->grab()); });
}

void LabRoom::run() {
    const std::optional<SeriesOptions> options = m_bar->options();
    if (!options)
        return;
    m_settings.setSeries(*options);
    m_page->show(nullptr); // the runner gives up the one that was shown
    m_page->setModels(options->models);
    m_runner->start(*options);
}

void LabRoom::showRun() {
    m_page->show(m_runner->series());
    if (m_runner->isRunning())
        m_bar->showProgress(*m_runner->series(), m_runner->left());
    else
        m_bar->showEnd();
    m_frame.setSecond(m_page, m_runner->isRunning()
                                  ? tr("%1 of %2").arg(m_runner->series()->done()).arg(m_runner->series()->runs())
                                  : QString());
}

void LabRoom::keep(bool isComplete) {
    if (!isComplete) {
        emit said(
            tr("Cancelled: %1 of %2 runs were done.").arg(m_runner->series()->done()).arg(m_runner->series()->runs()));
        return;
    }
    const QString problem = m_earlier.keep(m_runner->series()->rows(), QDateTime::currentDateTime());
    emit said(problem.isEmpty() ? tr("All %1 runs are done.").arg(m_runner->series()->runs()) : problem);
    m_page->costs().setEarlier(m_earlier.entries());
    m_page->costs().showBeside(m_beside); // one from elsewhere, or that was just given up, too
}

void LabRoom::compareWith(const QString& file) {
    m_beside.clear();
    if (file.isEmpty())
        return m_page->setEarlier({});
    const auto read = readSeriesFile(file);
    if (const auto* rows = std::get_if<std::vector<SeriesRow>>(&read)) {
        m_beside = file;
        m_page->costs().showBeside(file);
        m_page->setEarlier(*rows);
        return;
    }
    m_page->costs().showBeside({});
    m_page->setEarlier({});
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Compare"), translated(std::get<Sentence>(read)),
                                QMessageBox::Ok, m_page);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void LabRoom::askFile() {
    auto* dialog = new QFileDialog(m_page, tr("Compare With"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Tables as CSV (*.csv)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, m_page, [this](const QString& file) { compareWith(file); });
    connect(dialog, &QDialog::rejected, m_page, [this] { m_page->costs().showBeside(m_beside); });
    dialog->open();
}

void LabRoom::exportTo(const QString& title, const QString& suggested, const std::function<QByteArray()>& bytes) {
    auto* dialog = new QFileDialog(m_page, QString(title).remove(QLatin1Char('&')).remove(QChar(0x2026)));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suggested.section(QLatin1Char('.'), -1));
    dialog->selectFile(suggested);
    connect(dialog, &QFileDialog::fileSelected, m_page, [this, bytes](const QString& file) {
        const QString problem = writeFile(file, bytes());
        emit said(problem.isEmpty() ? tr("Written: %1").arg(file) : problem);
    });
    dialog->open();
}

void LabRoom::showProgram(const Model* model) {
    const SeriesOptions options = m_runner->series() != nullptr ? m_runner->series()->options() : SeriesOptions{};
    auto* dialog = new ProgramDialog(modelPrograms(options.descriptors.front()), programIndex(model), m_page);
    if (options.transport == Transport::Tcp)
        dialog->setNote(tr("The programs receive datagrams, as in the book."));
    dialog->show();
}

void LabRoom::drop(QWidget* page) {
    if (page != m_page)
        return;
    m_bar = nullptr;
    m_runner = nullptr;
    m_beside.clear();
    delete std::exchange(m_page, nullptr); // at once, and its worker with it
}

} // namespace readyscope
