// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/programdialog.h"

#include "core/lab/models/model.h"
#include "ui/lab/figurewords.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

namespace readyscope {

namespace {
constexpr QSize kOne{760, 720};
constexpr QSize kTwo{1320, 760};
} // namespace

QVector<ProgramChoice> modelPrograms(int descriptors) {
    QVector<ProgramChoice> choices;
    for (const Model& model : models())
        choices.append({ProgramDialog::tr("%1: %2").arg(familyText(model), variantText(model)),
                        QString::fromUtf8(model.name.data(), static_cast<qsizetype>(model.name.size())),
                        [&model, descriptors] {
                            const int most = model.mostDescriptors > 0 ? model.mostDescriptors : descriptors;
                            return programOf(model, std::min(descriptors, most));
                        },
                        ProgramDialog::tr("It prints its ports, and what comes to them: printf hi | nc -u -w0 "
                                          "127.0.0.1 PORT. After ten datagrams, or as many as you say, it ends.")});
    return choices;
}

int programIndex(const Model* model) { return model == nullptr ? 0 : static_cast<int>(model - models().data()); }

ProgramDialog::ProgramDialog(QVector<ProgramChoice> choices, int first, QWidget* parent)
    : QDialog(parent), m_choices(std::move(choices)), m_first(new ProgramPane(m_choices, this)),
      m_second(new ProgramPane(m_choices, this)), m_beside(new QCheckBox(tr("Another &beside it"), this)),
      m_note(new QLabel(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("programDialog"));
    setWindowTitle(tr("C Program"));
    m_first->setObjectName(QStringLiteral("program"));
    m_second->setObjectName(QStringLiteral("otherProgram"));
    m_beside->setObjectName(QStringLiteral("programBeside"));
    auto* panes = new QSplitter(Qt::Horizontal, this);
    panes->addWidget(m_first);
    panes->addWidget(m_second);
    panes->setChildrenCollapsible(false);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_beside);
    foot->addSpacing(12);
    foot->addWidget(m_note);
    foot->addStretch(1);
    foot->addWidget(buttons);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(panes, 1);
    layout->addLayout(foot);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_beside, &QCheckBox::toggled, this, &ProgramDialog::showSecond);
    m_first->choose(first);
    m_second->choose(first + 1 < m_choices.size() ? first + 1 : 0);
    m_second->hide();
    resize(kOne);
}

void ProgramDialog::setNote(const QString& words) { m_note->setText(words); }

void ProgramDialog::showSecond(bool on) {
    m_second->setVisible(on);
    resize(on ? size().expandedTo(kTwo) : QSize(kOne.width(), height()));
}

} // namespace readyscope
