// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/durationdialog.h"

#include "ui/dialogs/durationedit.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

namespace readyscope {

DurationDialog::DurationDialog(const QString& title, const QString& label, QWidget* parent)
    : QDialog(parent), m_edit(new DurationEdit(this)), m_note(new QLabel(this)) {
    setWindowTitle(title);
    m_edit->setObjectName(QStringLiteral("duration"));
    m_edit->setChoices({kMillisecond, 2 * kMillisecond, 5 * kMillisecond, 10 * kMillisecond, 100 * kMillisecond});
    m_note->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton* set = buttons->addButton(tr("Set"), QDialogButtonBox::AcceptRole);
    set->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &DurationDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_edit, &DurationEdit::messageChanged, set, [set](const QString& message) {
        set->setEnabled(message.isEmpty());
        set->setToolTip(message);
    });
    auto* form = new QFormLayout(this);
    form->addRow(label, m_edit);
    form->addRow(m_note);
    form->addRow(buttons);
    m_edit->setFocus();
}

void DurationDialog::setDuration(Nanos duration) { m_edit->setDuration(duration); }

void DurationDialog::setLimits(Nanos least, bool infiniteAllowed) { m_edit->setLimits(least, infiniteAllowed); }

void DurationDialog::setNote(const QString& note) { m_note->setText(note); }

void DurationDialog::choose() {
    if (!m_edit->isCorrect())
        return;
    emit chosen(m_edit->duration());
    accept();
}

} // namespace readyscope
