// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/gototimedialog.h"

#include "ui/common/look.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace readyscope {

namespace {
constexpr int kWidth = 380; // px
} // namespace

GoToTimeDialog::GoToTimeDialog(const TimeContext& context, std::function<QString(Nanos)> words, QWidget* parent)
    : QDialog(parent), m_context(context), m_words(std::move(words)), m_field(new QLineEdit(this)),
      m_judgement(new QLabel(this)) {
    setWindowTitle(tr("Go To Time"));
    m_field->setObjectName(QStringLiteral("time"));
    m_field->setMinimumWidth(kWidth);
    m_field->setPlaceholderText(tr("6.272 5 s, +1.5 ms, or 14:03:07.272"));
    m_field->setAccessibleName(tr("Time"));
    m_judgement->setObjectName(QStringLiteral("judgement"));
    m_judgement->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_go = buttons->addButton(tr("Go"), QDialogButtonBox::AcceptRole);
    m_go->setDefault(true);
    auto* form = new QFormLayout(this);
    form->addRow(tr("Time"), m_field);
    form->addRow(QString(), m_judgement);
    form->addRow(buttons);
    connect(m_field, &QLineEdit::textChanged, this, &GoToTimeDialog::judge);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        emit chosen(*readTime(m_field->text(), m_context).time);
        accept();
    });
    judge();
}

void GoToTimeDialog::judge() {
    const TimeReading reading = readTime(m_field->text(), m_context);
    m_go->setEnabled(reading.time.has_value());
    if (!reading.time)
        say(reading.problem, !m_field->text().trimmed().isEmpty());
    else if (*reading.time < m_context.begin)
        say(tr("%1, before the trace begins: its beginning is shown.").arg(m_words(*reading.time)), false);
    else if (*reading.time > m_context.end)
        say(tr("%1, after what is known: the end is shown.").arg(m_words(*reading.time)), false);
    else
        say(m_words(*reading.time), false);
}

void GoToTimeDialog::say(const QString& words, bool isProblem) {
    const Look& look = Look::of(palette());
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, isProblem ? look.error : look.dim);
    m_judgement->setPalette(colors);
    m_judgement->setText(words);
    m_field->setAccessibleDescription(words);
}

} // namespace readyscope
