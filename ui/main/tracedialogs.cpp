// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/tracedialogs.h"

#include "ui/common/texts.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace readyscope {

namespace {

constexpr int kLeastWidth = 360; // px: so that the window's title is seen

class Words {
    Q_DECLARE_TR_FUNCTIONS(readyscope::TraceDialogs)
};

QRadioButton* addChoice(QVBoxLayout& column, const QString& name, const QString& words, bool checked) {
    auto* button = new QRadioButton(words);
    button->setObjectName(name);
    button->setChecked(checked);
    column.addWidget(button);
    return button;
}

QString spanWords(const QString& what, const SelectionChoices::Span& span) {
    return Words::tr("%1, %2").arg(what, durationText(span.to - span.from));
}

QFileDialog* fileDialog(QWidget& window, const QString& title) {
    auto* dialog = new QFileDialog(&window, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilters({Words::tr("Traces as JSON Lines (*.jsonl)"), Words::tr("All files (*)")});
    dialog->setDefaultSuffix(QStringLiteral("jsonl"));
    return dialog;
}

} // namespace

void chooseSelection(QWidget& window, const SelectionChoices& choices,
                     const std::function<void(const TraceSelection&)>& chosen) {
    auto* dialog = new QDialog(&window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("saveSelection"));
    dialog->setWindowTitle(Words::tr("Save Selection"));
    dialog->setMinimumWidth(kLeastWidth);
    auto* time = new QGroupBox(Words::tr("Time"), dialog);
    auto* times = new QVBoxLayout(time);
    const auto& area = choices.area;
    const bool ranged = choices.cursors.has_value();
    auto* selected = area ? addChoice(*times, QStringLiteral("selectedArea"),
                                      spanWords(Words::tr("The selected a&rea"), {area->from, area->to}), true)
                          : nullptr;
    auto* cursors = ranged ? addChoice(*times, QStringLiteral("betweenCursors"),
                                       spanWords(Words::tr("&Between the cursors"), *choices.cursors), !area)
                           : nullptr;
    auto* view = addChoice(*times, QStringLiteral("inView"), spanWords(Words::tr("What is in &view"), choices.view),
                           !area && !ranged);
    addChoice(*times, QStringLiteral("wholeTime"), Words::tr("&All"), false);
    auto* rows = new QGroupBox(Words::tr("Sockets"), dialog);
    auto* sockets = new QVBoxLayout(rows);
    auto* lanes =
        area ? addChoice(
                   *sockets, QStringLiteral("areaSockets"),
                   Words::tr("&Those of the area, %1").arg(countText(static_cast<std::uint64_t>(area->lanes.size()))),
                   true)
             : nullptr;
    addChoice(*sockets, QStringLiteral("allSockets"), Words::tr("A&ll"), !area);
    auto* one =
        choices.socket.isEmpty()
            ? nullptr
            : addChoice(*sockets, QStringLiteral("oneSocket"),
                        choices.sockets.size() > 1 ? Words::tr("&Only %1 and what it accepted").arg(choices.socket)
                                                   : Words::tr("&Only %1").arg(choices.socket),
                        false);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, dialog);
    buttons->addButton(Words::tr("&Save…"), QDialogButtonBox::AcceptRole)->setDefault(true);
    auto* layout = new QVBoxLayout(dialog);
    layout->addWidget(time);
    layout->addWidget(rows);
    layout->addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(dialog, &QDialog::accepted, &window, [=] {
        TraceSelection selection;
        const auto take = [&selection](const auto& span) {
            selection.from = span.from;
            selection.to = span.to;
        };
        if (selected && selected->isChecked())
            take(*choices.area);
        else if (cursors && cursors->isChecked())
            take(*choices.cursors);
        else if (view->isChecked())
            take(choices.view);
        if (lanes && lanes->isChecked())
            selection.sockets.emplace(choices.area->lanes.begin(), choices.area->lanes.end());
        else if (one && one->isChecked())
            selection.sockets = choices.sockets;
        chosen(selection);
    });
    dialog->open();
}

QFileDialog* openDialog(QWidget& window, const QString& folder) {
    QFileDialog* dialog = fileDialog(window, Words::tr("Open Trace"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setDirectory(folder);
    dialog->open();
    return dialog;
}

QFileDialog* saveDialog(QWidget& window, const QString& suggested) {
    QFileDialog* dialog = fileDialog(window, Words::tr("Save Trace"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->selectFile(suggested);
    dialog->open();
    return dialog;
}

QMessageBox* askToSave(QWidget& window, const QString& what, const std::function<void()>& save,
                       const std::function<void()>& discard) {
    auto* box = new QMessageBox(QMessageBox::NoIcon, Words::tr("Save Trace"), Words::tr("This capture is not saved."),
                                QMessageBox::NoButton, &window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(QStringLiteral("askToSave"));
    box->setInformativeText(what);
    QPushButton* saves = box->addButton(Words::tr("&Save…"), QMessageBox::AcceptRole);
    QPushButton* discards = box->addButton(Words::tr("&Throw Away"), QMessageBox::DestructiveRole);
    box->addButton(Words::tr("&Keep It"), QMessageBox::RejectRole);
    box->setDefaultButton(saves);
    QObject::connect(box, &QMessageBox::buttonClicked, &window, [=](QAbstractButton* button) {
        if (button == saves)
            save();
        else if (button == discards)
            discard();
    });
    box->open();
    return box;
}

void showProblems(QWidget& window, const QString& file, const OpenedTrace& trace) {
    auto* dialog = new QDialog(&window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("lineProblems"));
    dialog->setWindowTitle(Words::tr("Lines of %1").arg(file));
    dialog->resize(680, 360);
    auto* table = new QTableWidget(static_cast<int>(trace.problems.size()), 3, dialog);
    table->setHorizontalHeaderLabels({Words::tr("Line"), Words::tr("What is wrong"), Words::tr("In the trace")});
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    table->verticalHeader()->hide();
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setAccessibleName(dialog->windowTitle());
    int row = 0;
    for (const LineProblem& problem : trace.problems) {
        auto* line = new QTableWidgetItem(countText(problem.line));
        line->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        table->setItem(row, 0, line);
        table->setItem(row, 1, new QTableWidgetItem(translated(problem.words)));
        table->setItem(row, 2, new QTableWidgetItem(problem.left ? Words::tr("no") : Words::tr("yes")));
        ++row;
    }
    auto* layout = new QVBoxLayout(dialog);
    layout->addWidget(table);
    if (trace.problemCount > trace.problems.size())
        layout->addWidget(new QLabel(
            Words::tr("%1 more are not listed.").arg(countText(trace.problemCount - trace.problems.size())), dialog));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    layout->addWidget(buttons);
    dialog->show();
}

} // namespace readyscope
