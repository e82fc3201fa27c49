// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/programpane.h"

#include "ui/common/codeview.h"
#include "ui/common/filebytes.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace readyscope {

ProgramPane::ProgramPane(const QVector<ProgramChoice>& choices, QWidget* parent)
    : QWidget(parent), m_choices(choices), m_choice(new QComboBox(this)), m_text(new CodeView(this)),
      m_compile(new QLabel(this)) {
    m_choice->setObjectName(QStringLiteral("programChoice"));
    m_choice->setAccessibleName(tr("Program"));
    fill();
    m_text->setObjectName(QStringLiteral("programText"));
    m_text->setAccessibleName(tr("C program"));
    m_compile->setObjectName(QStringLiteral("compile"));
    m_compile->setTextFormat(Qt::PlainText);
    m_compile->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_compile->setMinimumWidth(1);
    m_compile->setWordWrap(true);
    auto* copies = new QPushButton(tr("Copy"), this);
    copies->setObjectName(QStringLiteral("copy"));
    auto* saves = new QPushButton(tr("Save As…"), this);
    saves->setObjectName(QStringLiteral("save"));
    auto* head = new QHBoxLayout;
    head->addWidget(m_choice, 1);
    head->addWidget(copies);
    head->addWidget(saves);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(head);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_compile);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &ProgramPane::showProgram);
    connect(copies, &QPushButton::clicked, this, &ProgramPane::copy);
    connect(saves, &QPushButton::clicked, this, &ProgramPane::save);
    showProgram();
}

void ProgramPane::choose(int index) { m_choice->setCurrentIndex(index); }

int ProgramPane::chosen() const { return m_choice->currentIndex(); }

void ProgramPane::fill() {
    const QSignalBlocker blocker(m_choice);
    const int before = chosen();
    m_choice->clear();
    for (const ProgramChoice& choice : m_choices)
        m_choice->addItem(choice.title);
    if (m_choice->count() > 0)
        m_choice->setCurrentIndex(std::clamp(before, 0, m_choice->count() - 1));
}

void ProgramPane::refresh() {
    fill();
    showProgram();
}

void ProgramPane::markLine(int line) { m_text->markLine(line); }

void ProgramPane::showProgram() {
    if (chosen() < 0)
        return;
    m_program = m_choices[chosen()].make();
    m_text->setText(QString::fromStdString(m_program.text));
    say(compileText(m_choices[chosen()].name));
    emit shown();
}

// With the name that it was saved under.
QString ProgramPane::compileText(const QString& name) const {
    const QString own = m_choices[chosen()].name;
    QString words = QString::fromStdString(m_program.compile);
    words.replace(QStringLiteral(" -o %1 %1.c").arg(own), QStringLiteral(" -o %1 %1.c").arg(name));
    const QString hint = m_choices[chosen()].hint;
    return hint.isEmpty() ? words : words + QLatin1Char('\n') + hint;
}

void ProgramPane::copy() {
    QApplication::clipboard()->setText(m_text->toPlainText());
    say(tr("Copied. %1").arg(compileText(m_choices[chosen()].name)));
}

void ProgramPane::save() {
    auto* dialog = new QFileDialog(this, tr("Save C Program"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("C programs (*.c)"), tr("All files (*)")});
    dialog->setDefaultSuffix(QStringLiteral("c"));
    dialog->selectFile(m_choices[chosen()].name + QStringLiteral(".c"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        const QString problem = writeFile(file, QByteArray::fromStdString(m_program.text));
        say(problem.isEmpty() ? tr("Saved as %1. %2").arg(file, compileText(QFileInfo(file).completeBaseName()))
                              : problem);
    });
    dialog->open();
}

void ProgramPane::say(const QString& words) { m_compile->setText(words); }

} // namespace readyscope
