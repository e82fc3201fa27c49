// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/useoutside.h"

#include "ui/common/bands.h"
#include "ui/common/dimlabel.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace readyscope {

UseOutside::UseOutside(QWidget* parent)
    : QWidget(parent), m_title(new QLabel(tr("With a port"), this)), m_sentence(new QLabel(this)),
      m_lines(new QVBoxLayout) {
    setObjectName(QStringLiteral("useOutside"));
    m_sentence->setObjectName(QStringLiteral("usePortSentence"));
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_lines->setSpacing(2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 8, 8);
    column->setSpacing(6);
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    column->addLayout(m_lines);
    column->addStretch();
    tint();
}

void UseOutside::show(const QString& sentence, const QStringList& commands) {
    m_sentence->setText(sentence);
    if (commands == m_commands)
        return;
    m_commands = commands;
    while (const QLayoutItem* item = m_lines->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const QString& command : commands)
        m_lines->addWidget(makeLine(command));
}

QWidget* UseOutside::makeLine(const QString& command) {
    auto* line = new QWidget(this);
    auto* words = new QLabel(command, line);
    words->setTextFormat(Qt::PlainText);
    words->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    words->setMinimumWidth(1);
    words->setToolTip(command);
    auto* copy = new QToolButton(line);
    copy->setText(tr("Copy"));
    copy->setAutoRaise(true);
    copy->setFocusPolicy(Qt::TabFocus);
    copy->setAccessibleName(tr("Copy %1").arg(command));
    connect(copy, &QToolButton::clicked, copy, [command] { QApplication::clipboard()->setText(command); });
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(words, 1);
    row->addWidget(copy);
    return line;
}

void UseOutside::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

void UseOutside::tint() {
    m_title->setFont(strongFont(font()));
    dim(*m_sentence, palette());
}

} // namespace readyscope
